"""A therapist's notes are theirs alone, and stay theirs when it has ended."""

import pytest

from couples.domain.refusal import Reason
from couples.services.noting import NOTE_LENGTH
from tests.accounts import PASSWORD, Accounts, refused
from tests.services.practice import Practice, a_practice


@pytest.fixture
def practice(accounts: Accounts) -> Practice:
    return a_practice(accounts)


def rows(practice: Practice) -> int:
    store = practice.accounts.store
    return int(store.read(lambda unit: unit.conn.exec_driver_sql("SELECT count(*) FROM therapist_notes").scalar_one()))


def test_they_are_kept_for_one_couple_and_read_by_nobody_else(practice: Practice) -> None:
    noting, before = practice.guided.noting, practice.space()
    noting.write(practice.noa, practice.couple, "Ask about\r\nthe summer  ")
    assert noting.of_couple(practice.noa, practice.couple) == "Ask about\nthe summer"
    for who in (practice.max, practice.ana, practice.ben):
        with refused(Reason.NOT_FOUND):
            noting.of_couple(who, practice.couple)
        with refused(Reason.NOT_FOUND):
            noting.write(who, practice.couple, "mine")
        noting.delete(who, practice.couple)
    assert noting.of_couple(practice.noa, practice.couple) == "Ask about\nthe summer"
    assert practice.space() == before
    with refused(Reason.TOO_LONG, "text"):
        noting.write(practice.noa, practice.couple, "x" * (NOTE_LENGTH + 1))
    noting.write(practice.noa, practice.couple, "")
    assert rows(practice) == 0


def test_they_stay_when_it_ends_and_go_with_their_writer(practice: Practice) -> None:
    noting = practice.guided.noting
    noting.write(practice.noa, practice.couple, "Ask about the summer")
    assert noting.from_before(practice.noa) == {}
    practice.accounts.admitting.end(practice.ana)
    with refused(Reason.NOT_FOUND):
        noting.of_couple(practice.noa, practice.couple)
    assert noting.from_before(practice.noa) == {practice.couple: "Ask about the summer"}
    assert noting.from_before(practice.max) == {}
    practice.lets_in(practice.noa)
    assert noting.of_couple(practice.noa, practice.couple) == "Ask about the summer"
    practice.accounts.admitting.end(practice.ben)
    practice.accounts.departing.leave_account(practice.noa, PASSWORD)
    assert rows(practice) == 0
