import shutil
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy import select

from couples.domain.talk import Message
from couples.domain.therapist import Therapist
from couples.store import handings, journal, messages, sessions, therapists
from couples.store.database import Store, StoreTrouble, Unit
from couples.store.tables import couples, people, seats, tombstones
from couples.store.tombstones import TombstoneFile
from couples.store.trouble import KeyGone
from couples.store.vault import Owner
from tests.store.shelf import (
    ANA,
    ANA_OWNS,
    BEN,
    BEN_OWNS,
    BOTH_OWN,
    COUPLE,
    TONIGHT,
    a_couple,
    a_person,
    an_evening,
    keys_in,
    opened,
)


def test_a_restored_backup_does_not_bring_a_destroyed_key_back(tmp_path: Path) -> None:
    _destroy_after_backup_and_restore(tmp_path, lambda unit: unit.vault.destroy_key(BOTH_OWN))
    with opened(tmp_path) as restored:
        assert keys_in(restored) == 2
        with pytest.raises(KeyGone):
            restored.read(lambda unit: unit.vault.newest_version(BOTH_OWN))
        assert restored.read(lambda unit: unit.vault.newest_version(BEN_OWNS)) == 1


def test_a_restored_backup_does_not_link_again_who_unlinked(tmp_path: Path) -> None:
    _destroy_after_backup_and_restore(tmp_path, lambda unit: unit.vault.destroy_key(BOTH_OWN))
    with opened(tmp_path) as restored:
        assert restored.read(lambda unit: unit.conn.execute(select(seats)).all()) == []
        row = restored.read(lambda unit: unit.conn.execute(select(couples.c.epoch, couples.c.linked)).one())
        assert tuple(row) == (2, False)
        assert restored.read(lambda unit: sessions.open_of(unit, COUPLE)) is None


def test_a_restored_backup_does_not_bring_back_who_left(tmp_path: Path) -> None:
    _destroy_after_backup_and_restore(tmp_path, lambda unit: unit.vault.destroy_key(ANA_OWNS))
    with opened(tmp_path) as restored:
        assert restored.read(lambda unit: unit.conn.scalars(select(people.c.id)).all()) == [BEN]


def test_a_tombstone_of_an_earlier_epoch_leaves_the_present_link_alone(tmp_path: Path) -> None:
    with opened(tmp_path) as store:
        store.write(an_evening)
        store.write(lambda unit: unit.vault.destroy_key(Owner.couple(COUPLE, 0)))
    with opened(tmp_path) as again:
        assert len(again.read(lambda unit: unit.conn.execute(select(seats)).all())) == 2
        assert again.read(lambda unit: journal.read(unit, TONIGHT)) == ["event 1", "event 2", "event 3"]


def test_a_lost_tombstone_file_is_written_again_from_the_database(tmp_path: Path) -> None:
    with opened(tmp_path) as store:
        store.write(an_evening)
        store.write(lambda unit: unit.vault.destroy_key(ANA_OWNS))
    file = tmp_path / "keys" / "keys.gone"
    before = file.read_text()
    file.unlink()
    with opened(tmp_path):
        assert file.read_text() == before == f"person {ANA} 0\n"
        assert file.stat().st_mode & 0o777 == 0o600


def test_when_the_disk_refuses_the_file_it_is_written_with_the_next_one(tmp_path: Path) -> None:
    file = TombstoneFile(tmp_path / "missing" / "keys.gone")
    file.add([ANA_OWNS])
    file.path.parent.mkdir()
    file.add([BEN_OWNS])
    assert file.owners() == {ANA_OWNS, BEN_OWNS}


def test_a_damaged_tombstone_file_is_refused_in_words(tmp_path: Path) -> None:
    with opened(tmp_path) as store:
        store.write(an_evening)
    (tmp_path / "keys" / "keys.gone").write_text("person ana\n")
    with pytest.raises(StoreTrouble, match="damaged"), opened(tmp_path):
        pass


def _destroy_after_backup_and_restore(folder: Path, destroy: Callable[[Unit], None]) -> None:
    with opened(folder) as store:
        store.write(an_evening)
    backup = shutil.copy(store.path, folder / "backup.db")
    with opened(folder) as store:
        store.write(destroy)
        _is_remembered(store)
    shutil.copy(backup, store.path)


def _is_remembered(store: Store) -> None:
    assert len(store.read(lambda unit: unit.conn.execute(select(tombstones)).all())) == 1


def test_a_restored_backup_brings_nobody_s_words_back_onto_a_page(tmp_path: Path) -> None:
    def written(unit: Unit) -> None:
        a_couple(unit)
        a_person(unit, "noa", "Noa", "")
        therapists.keep(unit, Therapist("noa", "", "secret"))
        handings.with_key(unit, Owner.guide("link"))
        for by in (ANA, "noa"):
            message = Message(f"by-{by}", by, "words", datetime(2026, 11, 23, tzinfo=UTC))
            messages.keep(unit, messages.Sheet("link", ANA), message, unread=True)

    backup = tmp_path / "backup"
    with opened(tmp_path) as store:
        store.write(written)
        store.scrub().wait()
        shutil.copy(store.path, backup)
        store.write(lambda unit: unit.vault.destroy_key(Owner.guide("link")))
        path = store.path
    shutil.copy(backup, path)
    with opened(tmp_path) as restored:
        assert restored.read(lambda unit: messages.on(unit, messages.Sheet("link", ANA))) == []
        assert [each.by for each in restored.read(lambda unit: messages.from_before(unit, ANA))] == [ANA]
        assert restored.read(lambda unit: messages.ids_by(unit, "noa")) == frozenset()
