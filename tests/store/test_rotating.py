import random
import time
from pathlib import Path

import pytest
from sqlalchemy import delete, select, update

from couples.store import rotating
from couples.store.database import Store, StoreTrouble, Unit
from couples.store.keyring import Keyring
from couples.store.rotating import reseal, rotate_wrapping
from couples.store.sealed import SEALED
from couples.store.tables import data_keys, kept_lines
from couples.store.vault import version_of
from tests.store.shelf import ANA_OWNS, a_store, an_evening, child, keys_in, opened, reads_well

EVENTS = 450  # more than two pages of rows


@pytest.fixture
def evening(store: Store) -> Store:
    store.write(lambda unit: an_evening(unit, EVENTS))
    return store


def _wrappings(store: Store) -> set[str]:
    return store.read(lambda unit: set(unit.conn.scalars(select(data_keys.c.wrapping))))


def _versions_of_seals(store: Store) -> set[int]:
    columns = [column for sealed in SEALED for column in sealed.columns]
    return store.read(
        lambda unit: {version_of(seal) for column in columns for seal in unit.conn.scalars(select(column))}
    )


def _well(store: Store) -> bool:
    return store.read(lambda unit: reads_well(unit, EVENTS))


def test_a_new_wrapping_key_takes_over_and_the_old_one_leaves_the_key_file(evening: Store, tmp_path: Path) -> None:
    old = evening.keyring.newest
    assert rotate_wrapping(evening) == 3
    assert _well(evening)
    assert _wrappings(evening) == {evening.keyring.newest}
    evening.close()
    assert old not in evening.keyring.path.read_text()
    with opened(tmp_path) as again:
        assert _well(again)


def test_resealing_gives_every_seal_a_new_key_and_drops_the_old_ones(evening: Store, tmp_path: Path) -> None:
    assert reseal(evening) == EVENTS + 7
    assert _versions_of_seals(evening) == {2}
    assert keys_in(evening) == 3
    assert _well(evening)
    assert reseal(evening) == EVENTS + 7
    evening.close()
    with opened(tmp_path) as again:
        assert _well(again)


def test_what_nobody_can_read_is_left_as_it_is(evening: Store) -> None:
    evening.write(lambda unit: unit.conn.execute(delete(data_keys).where(data_keys.c.owner_id == ANA_OWNS.id)))
    evening.close()
    evening = a_store(evening.path.parent.parent)
    evening.open()
    assert reseal(evening) == EVENTS + 3
    evening.close()


@pytest.mark.parametrize("where", ["_rewrap", "drop_wrapping_keys"])
def test_a_rotation_cut_off_anywhere_loses_nothing_and_can_be_given_again(
    evening: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, where: str
) -> None:
    with monkeypatch.context() as cut:
        cut.setattr(Keyring if where == "drop_wrapping_keys" else rotating, where, _power_fails)
        with pytest.raises(PowerFailed):
            rotate_wrapping(evening)
    evening.close()
    with opened(tmp_path) as again:
        assert len(again.keyring.names) == 2
        assert _well(again)
        rotate_wrapping(again)
        assert _well(again)
        assert list(again.keyring.names) == [again.keyring.newest]


@pytest.mark.parametrize("cut_after", range(7))
def test_a_resealing_cut_off_between_any_two_transactions_can_be_given_again(
    evening: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, cut_after: int
) -> None:
    left = iter(range(cut_after))
    write = Store.write

    def write_or_fail(store: Store, work: object) -> object:
        if next(left, None) is None:
            raise PowerFailed
        return write(store, work)  # type: ignore[arg-type]  # two kinds of work in one place

    with monkeypatch.context() as cut:
        cut.setattr(Store, "write", write_or_fail)
        with pytest.raises(PowerFailed):
            reseal(evening)
    evening.close()
    with opened(tmp_path) as again:
        assert _well(again)
        reseal(again)
        assert _well(again)
        assert keys_in(again) == 3
        assert len(_versions_of_seals(again)) == 1


@pytest.mark.parametrize("deed", ["rotate_for_ever", "reseal_for_ever"])
def test_a_process_killed_while_keys_change_loses_nothing(evening: Store, tmp_path: Path, deed: str) -> None:
    evening.close()
    dice = random.Random(deed)
    for _ in range(2):
        with child(deed, tmp_path) as other:
            assert other.stdout is not None
            other.stdout.readline()
            time.sleep(dice.random() * 0.2)
            other.kill()
        with opened(tmp_path) as again:
            assert _well(again)
    with opened(tmp_path) as again:
        reseal(again)
        rotate_wrapping(again)
        assert keys_in(again) == 3
        assert len(_wrappings(again)) == len(again.keyring.names) == 1
        assert _well(again)


def test_an_old_key_stays_as_long_as_anything_needs_it(evening: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as forgetful:
        forgetful.setattr(rotating, "SEALED", tuple(sealed for sealed in SEALED if sealed.table is not kept_lines))
        forgetful.setattr(rotating, "_drop_older_keys", lambda _unit: None)
        reseal(evening)
    with pytest.raises(StoreTrouble, match="kept_lines"):
        evening.write(rotating._drop_older_keys)
    assert _well(evening)


def test_a_changed_seal_stops_the_resealing_before_any_key_is_dropped(evening: Store) -> None:
    def damage(unit: Unit) -> None:
        seal = unit.conn.scalars(select(kept_lines.c.line_sealed)).one()
        unit.conn.execute(update(kept_lines).values(line_sealed=seal[:-1] + bytes([seal[-1] ^ 1])))

    evening.write(damage)
    with pytest.raises(Exception, match="kept_lines"):
        reseal(evening)
    assert keys_in(evening) == 6


class PowerFailed(Exception):
    pass


def _power_fails(*_: object) -> None:
    raise PowerFailed
