from pathlib import Path
from threading import current_thread

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some
from sqlalchemy import insert, select
from sqlalchemy.exc import IntegrityError, StatementError

from couples.domain.refusal import Reason, Refused
from couples.store.connecting import raw
from couples.store.database import Store, StoreBusy, StoreTrouble, Unit
from couples.store.keyring import Keyring
from couples.store.tables import seats, tries
from couples.store.threads import ThreadingRuntime, Ticket
from couples.store.trouble import KeyTrouble
from tests.store.shelf import EVENING, a_couple, a_gate, a_store, a_try, child, opened, tries_in


def test_what_was_written_is_read_back_also_by_the_next_start(store: Store, tmp_path: Path) -> None:
    assert store.write(a_try("one")) == "one"
    assert tries_in(store) == {"one"}
    store.close()
    with opened(tmp_path) as again:
        assert tries_in(again) == {"one"}


def test_a_failing_work_undoes_itself_and_does_not_hurt_its_neighbours(store: Store) -> None:
    def fail(unit: Unit) -> None:
        a_try("half")(unit)
        raise Refused(Reason.NO_SEAT)

    gate = a_gate(store)
    before, failing, after = store.submit(a_try("before")), store.submit(fail), store.submit(a_try("after"))
    gate.open()
    assert (before.wait(), after.wait()) == ("before", "after")
    with pytest.raises(Refused) as refused:
        failing.wait()
    assert refused.value.reason is Reason.NO_SEAT
    assert tries_in(store) == {"before", "after"}


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=30)
@given(fates=some.lists(some.sampled_from(["well", "fails", "clashes"]), min_size=1, max_size=12))
def test_in_any_group_just_the_good_works_are_kept(store: Store, fates: list[str]) -> None:
    def submit(number: int, fate: str) -> Ticket[str]:
        def deed(unit: Unit) -> str:
            a_try(f"{number}")(unit)
            if fate == "clashes":
                a_try(f"{number}")(unit)
            if fate == "fails":
                raise ValueError(fate)
            return fate

        return store.submit(deed)

    store.write(lambda unit: unit.conn.execute(tries.delete()))
    gate = a_gate(store)
    tickets = [submit(number, fate) for number, fate in enumerate(fates)]
    gate.open()
    for ticket, fate in zip(tickets, fates, strict=True):
        try:
            assert ticket.wait() == fate
        except (ValueError, IntegrityError):
            assert fate != "well"
    assert tries_in(store) == {f"{number}" for number, fate in enumerate(fates) if fate == "well"}


def test_waiting_works_share_one_commit(store: Store) -> None:
    gate = a_gate(store)
    tickets = [store.submit(lambda unit: id(unit.conn.get_transaction())) for _ in range(5)]
    gate.open()
    assert len({ticket.wait() for ticket in tickets}) == 1


def test_tickets_are_settled_in_order_and_only_after_the_commit(store: Store) -> None:
    runtime = ThreadingRuntime()
    told, through = [], runtime.ticket()
    gate = a_gate(store)
    for number in range(50):
        store.submit(a_try(f"{number:02}")).then(lambda name, _error: told.append(name))
    store.submit(lambda _unit: None).then(lambda _value, _error: through.settle(None))
    assert told == []
    gate.open()
    through.wait()
    assert told == [f"{number:02}" for number in range(50)]
    assert tries_in(store) == set(told)


def test_all_works_run_on_the_one_database_thread(store: Store) -> None:
    threads = {store.read(lambda _unit: current_thread().name), store.write(lambda _unit: current_thread().name)}
    assert threads == {"database"}


def test_a_reading_work_cannot_write(store: Store) -> None:
    with pytest.raises(StoreTrouble):
        store.read(a_try("sneaked"))
    assert store.write(a_try("honest")) == "honest"
    assert tries_in(store) == {"honest"}


def test_a_work_that_waits_for_another_is_refused_instead_of_hanging(store: Store) -> None:
    with pytest.raises(RuntimeError, match="one database thread"):
        store.write(lambda _unit: store.read(lambda _inner: 1))
    assert store.write(lambda _unit: store.submit(a_try("later"))).wait() == "later"


def test_references_hold_and_errors_quote_nothing_that_was_written(store: Store) -> None:
    row = {"person_id": "nobody", "couple_id": "what Ana wrote", "side": "A"}
    with pytest.raises(IntegrityError) as refused:
        store.write(lambda unit: unit.conn.execute(insert(seats), row))
    assert "Ana" not in str(refused.value)


def test_deleted_text_is_overwritten_and_commits_survive_a_power_cut(store: Store) -> None:
    def settings_of(unit: Unit) -> dict[str, object]:
        names = "journal_mode", "synchronous", "foreign_keys", "secure_delete"
        return {name: raw(unit.conn).execute(f"PRAGMA {name}").fetchone()[0] for name in names}

    wanted = {"journal_mode": "wal", "synchronous": 2, "foreign_keys": 1, "secure_delete": 1}
    assert store.read(settings_of) == store.write(settings_of) == wanted


def test_a_moment_without_a_time_zone_is_refused_and_comes_back_in_utc(store: Store) -> None:
    store.write(a_try("one"))
    assert store.read(lambda unit: unit.conn.scalars(select(tries.c.at)).one()) == EVENING
    naive = {"id": "two", "kind": "test", "key_hash": b"-", "at": EVENING.replace(tzinfo=None)}
    with pytest.raises(StatementError, match="without a time zone"):
        store.write(lambda unit: unit.conn.execute(insert(tries), naive))


def test_closing_finishes_what_waits_and_then_refuses(tmp_path: Path) -> None:
    store = a_store(tmp_path)
    with pytest.raises(StoreTrouble, match="not open"):
        store.write(a_try("too soon"))
    store.open()
    tickets = [store.submit(a_try(f"{number}")) for number in range(1200)]
    store.close()
    assert [ticket.wait() for ticket in tickets] == [f"{number}" for number in range(1200)]
    with pytest.raises(StoreTrouble, match="not open"):
        store.write(a_try("too late"))
    store.close()
    with pytest.raises(RuntimeError, match="opened once"):
        store.open()


def test_f19_a_second_process_is_refused_in_a_clear_sentence(store: Store, tmp_path: Path) -> None:
    with child("open_too", tmp_path) as other:
        said, _ = other.communicate(timeout=20)
    assert "Another process is serving the database" in said
    with pytest.raises(StoreBusy):
        a_store(tmp_path).open()
    assert store.write(a_try("one")) == "one"


def test_after_closing_another_may_open(tmp_path: Path) -> None:
    for _ in range(3):
        with opened(tmp_path) as store:
            store.read(lambda unit: unit)


def test_the_database_is_for_its_owner_alone(store: Store) -> None:
    store.write(a_try("one"))
    modes = {path.name: path.stat().st_mode & 0o777 for path in store.path.parent.iterdir()}
    assert set(modes.values()) == {0o600}
    assert store.path.parent.stat().st_mode & 0o777 == 0o700


def test_a_database_without_its_key_file_is_refused_in_words(store: Store, tmp_path: Path) -> None:
    store.write(a_couple)
    store.close()
    other = Store(url=f"sqlite:///{store.path}", keyring=Keyring(tmp_path / "new.json"), runtime=ThreadingRuntime())
    with pytest.raises(KeyTrouble, match="Put back the key file"):
        other.open()
    with opened(tmp_path) as again:
        assert len(again.read(lambda unit: unit.conn.execute(select(seats)).all())) == 2


@pytest.mark.parametrize("url", ["sqlite://", "sqlite:///:memory:", "postgresql://db/couples"])
def test_only_a_database_file_is_taken(tmp_path: Path, url: str) -> None:
    with pytest.raises(StoreTrouble, match="SQLite file"):
        Store(url=url, keyring=Keyring(tmp_path / "keys.json"), runtime=ThreadingRuntime())
