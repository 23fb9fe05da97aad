from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import insert

from couples.store import journal, kept, sessions, tables
from couples.store.database import Store, Unit
from tests.store.shelf import ANA, BEN, COUPLE, EVENING, SESSION, TONIGHT, an_evening

LAST_WEEK = replace(TONIGHT, id="last-week", opened_at=EVENING - timedelta(days=7))


@pytest.fixture
def evening(store: Store) -> Store:
    store.write(an_evening)
    return store


def test_a_session_comes_back_as_it_was_put(evening: Store) -> None:
    assert evening.read(lambda unit: sessions.by_id(unit, SESSION)) == TONIGHT
    assert evening.read(lambda unit: sessions.by_id(unit, "another")) is None


def test_the_open_session_of_a_couple_is_found_until_it_closes(evening: Store) -> None:
    assert evening.read(lambda unit: sessions.open_of(unit, COUPLE)) == TONIGHT
    evening.write(lambda unit: sessions.close(unit, SESSION))
    assert evening.read(lambda unit: sessions.open_of(unit, COUPLE)) is None
    assert evening.read(lambda unit: sessions.by_id(unit, SESSION)) == replace(TONIGHT, closed=True)


def test_all_open_sessions_are_found_after_a_restart(evening: Store) -> None:
    evening.write(lambda unit: sessions.insert(unit, LAST_WEEK))
    evening.write(lambda unit: sessions.insert(unit, replace(TONIGHT, id="closed", closed=True)))
    assert evening.read(sessions.all_open) == [LAST_WEEK, TONIGHT]


def test_closing_deletes_what_was_said_but_not_what_somebody_kept(evening: Store) -> None:
    evening.write(lambda unit: sessions.close(unit, SESSION))
    evening.write(lambda unit: sessions.close(unit, SESSION))
    assert evening.read(lambda unit: journal.read(unit, TONIGHT)) == []
    assert evening.read(lambda unit: journal.answer_of(unit, TONIGHT, ANA, "command-1")) is None
    assert evening.read(lambda unit: journal.own_page(unit, TONIGHT, BEN)) is None
    assert [line.line for line in evening.read(lambda unit: kept.of_person(unit, ANA))] == ["line 1"]


def test_old_sessions_go_with_all_that_belongs_to_them(evening: Store) -> None:
    evening.write(lambda unit: sessions.insert(unit, LAST_WEEK))
    day_ago = EVENING - timedelta(hours=24)
    assert evening.write(lambda unit: sessions.delete_older(unit, day_ago)) == ["last-week"]
    assert evening.read(sessions.all_open) == [TONIGHT]
    assert evening.write(lambda unit: sessions.delete_older(unit, EVENING + timedelta(seconds=1))) == [SESSION]
    assert evening.read(lambda unit: journal.read(unit, TONIGHT)) == []


def test_unlinking_takes_the_sessions_of_that_couple_only(evening: Store) -> None:
    def another_couple(unit: Unit) -> None:
        unit.conn.execute(insert(tables.couples), {"id": "others", "epoch": 1, "linked": True})
        sessions.insert(unit, replace(TONIGHT, id="theirs", couple_id="others"))

    evening.write(another_couple)
    assert evening.write(lambda unit: sessions.delete_of_couple(unit, COUPLE)) == [SESSION]
    assert [row.id for row in evening.read(sessions.all_open)] == ["theirs"]
