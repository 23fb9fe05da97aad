import sqlite3
from contextlib import closing
from pathlib import Path
from threading import Timer

import pytest

from couples.store.connecting import raw
from couples.store.database import Store, StoreTrouble, Unit
from tests.store.shelf import a_gate, a_lock_held_elsewhere, a_try, child, opened, tries_in


@pytest.mark.parametrize("lines", [1, 60, 700])
def test_no_acknowledged_write_is_lost_when_the_process_is_killed(tmp_path: Path, lines: int) -> None:
    with opened(tmp_path):
        pass
    with child("write_for_ever", tmp_path) as writer:
        assert writer.stdout is not None
        acknowledged = {writer.stdout.readline().strip() for _ in range(lines)}
        writer.kill()
        acknowledged |= {line.strip() for line in writer.stdout if line.endswith("\n")}
    with opened(tmp_path) as store:
        assert acknowledged - tries_in(store) == set()
        assert store.read(lambda unit: raw(unit.conn).execute("PRAGMA integrity_check").fetchone()) == ("ok",)


def test_a_write_lock_held_by_another_process_delays_but_does_not_fail(store: Store, tmp_path: Path) -> None:
    store.write(a_try("before"))
    told: list[object] = []
    with a_lock_held_elsewhere(tmp_path) as let_go:
        tickets = [store.submit(a_try(f"{number}")) for number in range(20)]
        tickets[0].then(lambda name, _error: told.append(name))
        assert tries_in(store) == {"before"}, "reads go on meanwhile"
        assert tries_in(store) == {"before"}
        assert told == []
        let_go()
        assert [ticket.wait() for ticket in tickets] == [f"{number}" for number in range(20)]


def test_a_lock_that_never_ends_is_told_and_the_next_write_is_tried_again(tmp_path: Path) -> None:
    with opened(tmp_path, patience=0.2) as store, closing(sqlite3.connect(store.path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(StoreTrouble, match="locked"):
            store.write(a_try("never"))
        assert tries_in(store) == set()
        other.execute("ROLLBACK")
        assert store.write(a_try("then")) == "then"


def test_closing_waits_for_the_lock_too(store: Store, tmp_path: Path) -> None:
    with a_lock_held_elsewhere(tmp_path) as let_go:
        ticket = store.submit(a_try("last"))
        Timer(0.2, let_go).start()
        store.close()
    assert ticket.wait() == "last"


def test_when_the_database_gives_up_a_transaction_all_in_it_are_told_and_the_next_goes_on(store: Store) -> None:
    """SQLite may roll everything back by itself, as with a full disk; nobody may then hear "recorded"."""
    gate = a_gate(store)
    before = store.submit(a_try("before"))
    giving_up = store.submit(lambda unit: raw(unit.conn).execute("ROLLBACK"))
    after = store.submit(a_try("after"))
    gate.open()
    for ticket in (before, giving_up, after):
        with pytest.raises(StoreTrouble, match="nothing was kept"):
            ticket.wait()
    assert tries_in(store) == set()
    assert store.write(a_try("next")) == "next"


def test_when_the_connection_breaks_all_who_wait_are_told_and_the_next_work_finds_a_new_one(store: Store) -> None:
    store.write(a_try("kept"))
    for ask in (store.read, store.write):
        with pytest.raises(StoreTrouble, match="could not be reached"):
            ask(lambda unit: raw(unit.conn).close())
        assert tries_in(store) == {"kept"}
    assert store.write(a_try("next")) == "next"


def test_a_database_that_went_away_is_told_and_no_empty_one_is_put_in_its_place(store: Store) -> None:
    store.write(a_try("kept"))
    away = store.path.rename(store.path.with_suffix(".away"))
    with pytest.raises(StoreTrouble):
        store.read(lambda unit: raw(unit.conn).close())
    for ask in (store.read, store.write):
        with pytest.raises(StoreTrouble, match="could not be reached"):
            ask(lambda unit: unit.vault.mark())
    with pytest.raises(StoreTrouble):
        store.scrub().wait()
    assert not store.path.exists()
    away.rename(store.path)
    assert tries_in(store) == {"kept"}


def test_a_full_disk_is_told_and_nothing_half_is_kept(store: Store) -> None:
    def fill(unit: Unit) -> None:
        pages = raw(unit.conn).execute("PRAGMA page_count").fetchone()[0]
        raw(unit.conn).execute(f"PRAGMA max_page_count={pages + 2}")
        for number in range(500):
            a_try(f"{number}" * 8)(unit)

    with pytest.raises(StoreTrouble):
        store.write(fill)
    assert tries_in(store) == set()


def test_a_file_that_is_no_database_is_told_in_words_and_left_alone(tmp_path: Path) -> None:
    with opened(tmp_path) as store:
        path = store.path
    path.write_bytes(b"this is no database" * 1000)
    with pytest.raises(StoreTrouble, match="cannot be used"), opened(tmp_path):
        pass
    assert path.read_bytes() == b"this is no database" * 1000


def test_a_place_where_nothing_can_be_made_is_told_in_words(tmp_path: Path) -> None:
    (tmp_path / "data").write_text("a file where the folder should be")
    with pytest.raises(StoreTrouble, match="cannot be made"), opened(tmp_path):
        pass
