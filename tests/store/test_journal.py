import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some
from sqlalchemy import delete

from couples.store import journal, sessions
from couples.store.database import Store, Unit
from couples.store.journal import JournalBroken, Overtaken
from couples.store.tables import journal as rows
from tests.store.shelf import ANA, BEN, TONIGHT, a_couple


@pytest.fixture
def tonight(store: Store) -> Store:
    def begin(unit: Unit) -> None:
        a_couple(unit)
        sessions.insert(unit, TONIGHT)

    store.write(begin)
    return store


def _append(store: Store, after: int, *events: str) -> None:
    store.write(lambda unit: journal.append(unit, TONIGHT, after, events))


def _read(store: Store) -> list[str]:
    return store.read(lambda unit: journal.read(unit, TONIGHT))


def test_a_new_journal_is_empty(tonight: Store) -> None:
    assert _read(tonight) == []


def test_events_come_back_in_the_order_in_which_they_happened(tonight: Store) -> None:
    _append(tonight, 0, "began", "joined")
    _append(tonight, 2)
    _append(tonight, 2, "paused")
    assert _read(tonight) == ["began", "joined", "paused"]


def test_who_decided_on_an_older_state_is_overtaken_and_writes_nothing(tonight: Store) -> None:
    _append(tonight, 0, "began")
    for late in (["resumed"], ["resumed", "stepped"], []):
        with pytest.raises(Overtaken):
            _append(tonight, 0, *late)
    assert _read(tonight) == ["began"]


def test_f01_a_journal_never_gets_a_hole(tonight: Store) -> None:
    with pytest.raises(JournalBroken):
        _append(tonight, 1, "paused")
    assert _read(tonight) == []


def test_f18_a_journal_with_a_hole_is_not_read_on(tonight: Store) -> None:
    _append(tonight, 0, "began", "paused", "resumed")
    tonight.write(lambda unit: unit.conn.execute(delete(rows).where(rows.c.seq == 2)))
    with pytest.raises(JournalBroken):
        _read(tonight)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=25)
@given(batches=some.lists(some.lists(some.text(max_size=80), max_size=4), max_size=6))
def test_whatever_is_appended_is_read_back_whole(tonight: Store, batches: list[list[str]]) -> None:
    tonight.write(lambda unit: unit.conn.execute(delete(rows)))
    done: list[str] = []
    for events in batches:
        _append(tonight, len(done), *events)
        done.extend(events)
    assert _read(tonight) == done


def test_the_same_command_finds_its_answer_again_and_only_its_giver_s(tonight: Store) -> None:
    tonight.write(lambda unit: journal.keep_answer(unit, TONIGHT, ANA, "tap-1", "held"))
    asked = [(ANA, "tap-1"), (ANA, "tap-2"), (BEN, "tap-1")]
    answers = tonight.read(lambda unit: [journal.answer_of(unit, TONIGHT, *which) for which in asked])
    assert answers == ["held", None, None]


def test_a_command_is_answered_once(tonight: Store) -> None:
    tonight.write(lambda unit: journal.keep_answer(unit, TONIGHT, ANA, "tap-1", "held"))
    with pytest.raises(Overtaken):
        tonight.write(lambda unit: journal.keep_answer(unit, TONIGHT, ANA, "tap-1", "something else"))
    assert tonight.read(lambda unit: journal.answer_of(unit, TONIGHT, ANA, "tap-1")) == "held"


def test_each_has_a_page_of_their_own_and_the_newest_stands(tonight: Store) -> None:
    assert tonight.read(lambda unit: journal.own_page(unit, TONIGHT, ANA)) is None
    tonight.write(lambda unit: journal.write_own_page(unit, TONIGHT, ANA, 1, "wait"))
    tonight.write(lambda unit: journal.write_own_page(unit, TONIGHT, ANA, 2, "yes"))
    tonight.write(lambda unit: journal.write_own_page(unit, TONIGHT, BEN, 1, ""))
    assert tonight.read(lambda unit: journal.own_page(unit, TONIGHT, ANA)) == (2, "yes")
    assert tonight.read(lambda unit: journal.own_page(unit, TONIGHT, BEN)) == (1, "")
