"""A therapist's programmes become practice in their order; changing one changes nothing that was proposed."""

from dataclasses import replace
from typing import Any

import pytest

from couples.domain import programme
from couples.domain.assignment import Order, Says, Stage
from couples.domain.programme import MOST_PROGRAMMES
from couples.domain.refusal import Reason
from couples.machine import SystemDice
from tests.accounts import Accounts, refused
from tests.services.proposing import FIRST_RUNG, LISTEN, House, a_house


@pytest.fixture
def house(town: Accounts) -> House:
    return a_house(town)


def made(house: House, name: str) -> str:
    """An empty one."""
    id_ = SystemDice().id()
    house.composing.make(house.noa, id_, name)
    return id_


def a_month(house: House, **more: Any) -> str:
    id_ = made(house, "A first month")
    house.composing.add(house.noa, id_, LISTEN)
    house.composing.add(house.noa, id_, replace(LISTEN, reason="Once more", order=Order.AFTER, **more))
    return id_


def test_a_programme_becomes_practice_in_its_order(house: House) -> None:
    house.proposes()
    month, name = a_month(house, window=14), SystemDice().id()
    for _ in range(2):
        house.assigning.propose_programme(house.noa, house.couple, month, name)
    assert house.stages() == [Stage.OPEN, Stage.OPEN, Stage.LATER]
    second = house.sees()[0][1].id
    house.both(second, Says.DONE)
    assert house.stages() == [Stage.OPEN, Stage.DONE, Stage.OPEN]


def test_changing_a_programme_changes_nothing_that_was_proposed(house: House) -> None:
    id_ = a_month(house)
    house.assigning.propose_programme(house.noa, house.couple, id_, SystemDice().id())
    before = house.sees()
    house.composing.put(house.noa, id_, 0, replace(LISTEN, reason="Something else"))
    house.composing.change(house.noa, id_, programme.retired)
    assert house.sees() == before
    with refused(Reason.NOT_FOUND):
        house.assigning.propose_programme(house.noa, house.couple, id_, SystemDice().id())
    house.composing.delete(house.noa, id_)
    assert house.sees() == before


def test_programmes_are_their_makers_alone_and_an_empty_one_is_not_proposed(house: House) -> None:
    id_ = made(house, "Empty")
    copy = SystemDice().id()
    for _ in range(2):
        house.composing.duplicate(house.noa, id_, copy, "A copy")
    assert [each.name for each in house.composing.all(house.noa)] == ["A copy", "Empty"]
    assert house.composing.one(house.noa, copy).name == "A copy"
    assert house.composing.all(house.max) == []
    for therapist, which in ((house.noa, id_), (house.max, a_month(house))):
        with refused(Reason.NOT_FOUND):
            house.assigning.propose_programme(therapist, house.couple, which, SystemDice().id())
    with refused(Reason.NOT_FOUND):
        house.composing.one(house.max, id_)


def test_what_does_not_fit_never_comes_into_a_programme(house: House) -> None:
    id_ = made(house, "Slow")
    with refused(Reason.NO_DATE_FOR_TOUCH, "window"):
        house.composing.add(house.noa, id_, replace(FIRST_RUNG, window=3))
    with refused(Reason.NOT_FOUND):
        house.composing.add(house.noa, id_, replace(LISTEN, door="exercises/nothing"))
    for _ in range(MOST_PROGRAMMES - 1):
        made(house, "More")
    with refused(Reason.FULL):
        made(house, "Too many")
