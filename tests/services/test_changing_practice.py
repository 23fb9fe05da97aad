"""What a therapist changes in a proposal is put to both anew; whoever had said what, nobody learns of it."""

from dataclasses import replace
from itertools import product

import pytest

from couples.domain.assignment import Order, Says, Stage
from couples.domain.refusal import Reason
from couples.machine import SystemDice
from tests.accounts import Accounts, refused
from tests.services.proposing import FIRST_RUNG, LISTEN, House, a_house


@pytest.fixture
def house(town: Accounts) -> House:
    return a_house(town)


def changes(house: House, id_: str, name: str = "", **more: object) -> str:
    plan = replace(house.revising.standing(house.noa, house.couple, id_), **more)  # type: ignore[arg-type]  # of a plan
    named = name or SystemDice().id()
    house.revising.change(house.noa, house.couple, id_, plan, named)
    return named


def test_what_was_said_to_other_words_is_gone_and_both_are_asked_anew(house: House) -> None:
    id_ = house.proposes(window=7)
    house.trying.tell(house.ana, id_, Says.TAKES)
    house.trying.put_into_words(house.ana, id_, "Gladly")
    house.trying.share(house.ana, id_, Says.TAKES, "Gladly")
    house.accounts.clock.passes(days=6)
    new = changes(house, id_, reason="To hear, and to rest", window=3)
    for person in (house.ana, house.ben):
        (mine,) = house.trying.all(person).open
        assert (mine.id, mine.told.says, mine.told.words, mine.changed) == (new, Says.NOTHING, "", True)
        with refused(Reason.NOT_FOUND):  # a page from before cannot say yes to what it did not show
            house.trying.tell(person, id_, Says.TAKES)
    (seen,) = house.assigning.of_couple(house.noa, house.couple)
    assert (seen.stage, seen.plan.reason, seen.shared) == (Stage.OPEN, "To hear, and to rest", ())
    house.accounts.clock.passes(days=2)  # its days begin anew
    assert house.stages() == [Stage.OPEN]


def test_the_therapist_reads_the_same_whoever_had_said_what(house: House) -> None:
    worlds = []
    for hers, his in product([Says.NOTHING, Says.TAKES, Says.CHANGE, Says.LEAVES, Says.DONE], repeat=2):
        if hers is his is Says.DONE:
            continue
        id_ = house.proposes()
        house.trying.tell(house.ana, id_, hers)
        house.trying.tell(house.ben, id_, his)
        new = changes(house, id_, reason="Anew")
        (seen,) = house.assigning.of_couple(house.noa, house.couple)
        (mine,) = house.trying.all(house.ben).open
        assert seen.opens
        worlds.append((replace(seen, id="", opens=None), replace(mine, id="")))
        house.assigning.take_back(house.noa, house.couple, new)
    assert all(world == worlds[0] for world in worlds)


def test_it_keeps_its_place_and_the_same_plan_or_a_second_tap_changes_nothing(house: House) -> None:
    first, last = house.proposes(reason="One"), house.proposes(reason="Two", order=Order.AFTER)
    house.trying.tell(house.ana, first, Says.TAKES)
    changes(house, first)
    assert house.trying.one(house.ana, first).told.says is Says.TAKES
    new = changes(house, first, reason="Another")
    house.trying.tell(house.ana, new, Says.TAKES)
    house.revising.change(house.noa, house.couple, first, replace(LISTEN, reason="Another"), new)
    assert [each.id for each in house.assigning.of_couple(house.noa, house.couple)] == [new, last]
    assert house.trying.one(house.ana, new).told.says is Says.TAKES
    with refused(Reason.OVERTAKEN):  # the same form with other words, after it was made
        house.revising.change(house.noa, house.couple, first, replace(LISTEN, reason="A third"), new)


def test_touch_never_gets_a_window(house: House) -> None:
    id_ = house.proposes(FIRST_RUNG)
    with refused(Reason.NO_DATE_FOR_TOUCH, "window"):
        changes(house, id_, window=7)
    assert house.revising.standing(house.noa, house.couple, id_).window == 0


def test_what_is_over_done_or_taken_back_is_not_changed_and_nothing_becomes_something_else(house: House) -> None:
    done, over = house.proposes(), house.proposes(window=1)
    house.both(done, Says.DONE)
    house.accounts.clock.passes(days=2)
    for id_ in (done, over):
        with refused(Reason.OVERTAKEN):
            house.revising.standing(house.noa, house.couple, id_)
        with refused(Reason.OVERTAKEN):
            house.revising.change(house.noa, house.couple, id_, replace(LISTEN, reason="Anew"), SystemDice().id())
    gone = house.proposes()
    with refused(Reason.OVERTAKEN):
        house.revising.change(house.noa, house.couple, gone, replace(FIRST_RUNG, reason="Anew"), SystemDice().id())
    house.assigning.take_back(house.noa, house.couple, gone)
    with refused(Reason.NOT_FOUND):
        house.revising.standing(house.noa, house.couple, gone)
    with refused(Reason.OVERTAKEN):
        house.revising.change(house.noa, house.couple, gone, LISTEN, SystemDice().id())


def test_nobody_but_their_therapist_changes_it(house: House) -> None:
    id_ = house.proposes()
    with refused(Reason.NOT_FOUND):
        house.revising.standing(house.max, house.couple, id_)
    with refused(Reason.NOT_FOUND):
        house.revising.change(house.max, house.couple, id_, LISTEN, SystemDice().id())
