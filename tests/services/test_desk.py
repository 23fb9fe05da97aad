"""A desk with many couples asks the database a few times, however many there are; new is what was not read yet."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from sqlalchemy import Engine, event

from couples.domain.admission import Acceptance, Policy
from couples.domain.card import Audience
from couples.domain.handed import Item
from couples.domain.people import Person, Role
from couples.machine import SystemDice
from couples.store import admissions, couples, people
from couples.store.database import Unit
from tests.accounts import Accounts
from tests.services.practice import Practice, a_practice


@pytest.fixture
def practice(accounts: Accounts) -> Practice:
    return a_practice(accounts)


@contextmanager
def counted() -> Iterator[list[str]]:
    """Every question that is put to the database meanwhile."""
    asked: list[str] = []

    def note(*said: object) -> None:
        asked.append(str(said[2]))

    event.listen(Engine, "before_cursor_execute", note)
    try:
        yield asked
    finally:
        event.remove(Engine, "before_cursor_execute", note)


def is_new(practice: Practice) -> bool:
    (couple,) = practice.accounts.admitting.couples_of(practice.noa)
    return couple.new


def test_new_is_what_was_shared_since_they_last_looked_and_nothing_else(practice: Practice) -> None:
    ana, ben, handing = practice.ana, practice.ben, practice.handing
    assert not is_new(practice)
    practice.space()
    line = practice.keeps_a_line(ana, "Mine")
    practice.shows_a_card(ben, "only for Ana", Audience.PARTNER)
    practice.lasting.aiming.propose(ana, "Ours")
    goal = practice.lasting.aiming.ours(ana)[0].id
    practice.lasting.aiming.say_yes(ben, goal)
    handing.hand(ana, Item.OURS, goal)
    assert not is_new(practice)  # of both, and only one has said so
    for share in (lambda: handing.hand(ana, Item.LINE, line), lambda: practice.shows_a_card(ben, "tea")):
        share()
        assert is_new(practice)
        practice.space()
        assert not is_new(practice)
    handing.hand(ben, Item.OURS, goal)
    assert is_new(practice)
    practice.space()
    assert not is_new(practice)
    handing.take_back(ana, Item.LINE, line)
    assert not is_new(practice)
    handing.hand(ana, Item.LINE, line)
    assert is_new(practice)
    handing.take_back(ana, Item.LINE, line)
    assert not is_new(practice)
    practice.accounts.admitting.end(ana)
    practice.lets_in(practice.max)
    (couple,) = practice.accounts.admitting.couples_of(practice.max)
    assert not couple.new


def many(practice: Practice, count: int) -> None:
    """So many more couples that let Noa in, each with a name of its own."""
    dice = SystemDice()

    def work(unit: Unit) -> None:
        for n in range(count):
            couple, link = dice.id(), dice.id()
            two = [
                Person(dice.id(), Role.PARTNER, f"{couple}{m}", f"P{n:03}{m}", "", "auto", calm=False, time_zone="UTC")
                for m in "ab"
            ]
            for person in two:
                people.insert(unit, person, password_hash="-", now=practice.accounts.clock().wall)
            couples.link(unit, couple, two[0].id, two[1].id)
            for person in two:
                admissions.keep(unit, Acceptance(person.id, couple, practice.noa, link, Policy.LIMITED))

    practice.accounts.store.write(work)


def test_two_hundred_couples_cost_as_many_questions_as_two(practice: Practice) -> None:
    asked, there = [], practice.accounts.admitting.couples_of(practice.noa)
    for count in (1, 198):
        many(practice, count)
        practice.accounts.store.write(lambda unit: unit.vault._known.clear())  # as after a start
        with counted() as questions:
            there = practice.accounts.admitting.couples_of(practice.noa)
        asked.append(len(questions))
    assert len(there) == 200
    assert [couple.people[0].chosen_name for couple in there] == sorted(each.people[0].chosen_name for each in there)
    assert asked[0] == asked[1] <= 8
    assert practice.accounts.admitting.couples_of(practice.noa, 20, 20) == there[20:40]
