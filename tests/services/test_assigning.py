"""A therapist proposes, each of the two answers alone; a page never holds what it was not given."""

from dataclasses import replace

import pytest

from couples.domain.admission import Policy
from couples.domain.assignment import MOST, Order, Plan, Says, Stage
from couples.domain.ceiling import Ceiling
from couples.domain.refusal import Reason
from couples.services.assigning import Shared, things
from tests.accounts import Accounts, refused
from tests.services.proposing import FIRST_RUNG, LISTEN, House, a_house, library

ALONE = Plan("practices/checkpoint", "To notice", 0, 1)


@pytest.fixture
def house(town: Accounts) -> House:
    return a_house(town)


def test_it_is_open_until_both_told_done_and_open_again_when_one_takes_it_back(house: House) -> None:
    id_ = house.proposes()
    assert house.stages() == [Stage.OPEN]
    house.trying.tell(house.ana, id_, Says.DONE)
    assert house.stages() == [Stage.OPEN]
    house.trying.tell(house.ben, id_, Says.DONE)
    assert house.stages() == [Stage.DONE]
    house.trying.tell(house.ana, id_, Says.NOTHING)
    assert house.stages() == [Stage.OPEN]
    assert house.trying.one(house.ben, id_).told.says is Says.DONE


def test_it_is_closed_when_its_days_are_over_whoever_said_what(house: House) -> None:
    id_ = house.proposes(window=7)
    house.trying.tell(house.ana, id_, Says.TAKES)
    house.accounts.clock.passes(days=7)
    assert house.stages() == [Stage.CLOSED]
    with refused(Reason.OVERTAKEN):
        house.trying.tell(house.ana, id_, Says.DONE)
    assert [each.id for each in house.trying.all(house.ana).earlier] == [id_]


@pytest.mark.parametrize("says", [Says.TAKES, Says.CHANGE, Says.LEAVES, Says.DONE])
def test_one_answer_changes_nothing_for_anybody_else(house: House, says: Says) -> None:
    first = house.proposes()
    house.proposes(order=Order.AFTER, window=7)
    before = house.sees(), house.trying.all(house.ben), house.trying.ceiling(house.ben, "speaker-and-listener")
    house.trying.tell(house.ana, first, says)
    house.trying.put_into_words(house.ana, first, "only mine")
    house.accounts.clock.passes(days=2)
    assert before == (house.sees(), house.trying.all(house.ben), Ceiling())


def test_the_next_opens_for_who_left_the_one_before_and_the_partner_reads_nothing_of_it(house: House) -> None:
    first = house.proposes()
    then = house.proposes(order=Order.AFTER)
    house.trying.tell(house.ana, first, Says.LEAVES)
    assert [each.id for each in house.trying.all(house.ana).open] == [then]
    assert [each.id for each in house.trying.all(house.ben).open] == [first]
    assert house.stages() == [Stage.OPEN, Stage.LATER]
    with refused(Reason.NOT_FOUND):
        house.trying.one(house.ben, then)


def test_what_a_person_shares_is_read_with_their_name_and_withdrawn_at_once(house: House) -> None:
    id_ = house.proposes()
    house.trying.tell(house.ana, id_, Says.CHANGE)
    house.trying.put_into_words(house.ana, id_, "shorter, please")
    house.trying.tell(house.ben, id_, Says.LEAVES)
    house.trying.share(house.ana, id_, Says.CHANGE, "shorter, please")
    (seen,), desk = house.sees()
    assert seen.shared == (Shared(house.ana, "Ana", Says.CHANGE, "shorter, please"),)
    assert desk[house.couple].asking
    house.trying.withdraw(house.ana, id_)
    assert house.sees()[0][0].shared == ()
    assert not house.sees()[1][house.couple].asking


def test_other_words_and_another_answer_are_not_shared(house: House) -> None:
    id_ = house.proposes()
    house.trying.tell(house.ana, id_, Says.CHANGE)
    house.trying.share(house.ana, id_, Says.CHANGE, "")
    house.trying.put_into_words(house.ana, id_, "longer")
    assert house.sees()[0][0].shared == ()
    house.trying.share(house.ana, id_, Says.CHANGE, "longer")
    house.trying.tell(house.ana, id_, Says.TAKES)
    assert house.sees()[0][0].shared == ()


def test_c6_touch_is_refused_a_date_with_words_and_has_none(house: House) -> None:
    with refused(Reason.NO_DATE_FOR_TOUCH, "window"):
        house.proposes(FIRST_RUNG, window=7)
    house.proposes(FIRST_RUNG)
    assert house.sees()[0][0].closes is None


def test_c6_everything_with_a_touch_step_or_touch_among_its_notes_counts_as_touch() -> None:
    known = things(library())
    for name, outline in library().outlines.items():
        if outline.proposer_starts:
            continue
        words = library().words(name, "en")
        touch = "touch" in words["content_notes"] or words["track"] == "touch"
        touch |= any(step.touch for step in outline.steps)
        assert known[f"exercises/{name}"].touch is touch, name


def test_t11_what_only_the_hurt_person_brings_up_is_not_a_therapists_to_propose(house: House) -> None:
    with refused(Reason.NOT_FOUND):
        house.proposes(replace(LISTEN, door="exercises/boundary-repair"))
    asked = ["exercises/boundary-repair", LISTEN.door]
    assert house.assigning.can_be_proposed(house.noa, asked) == [LISTEN.door]


def test_only_the_therapist_whom_they_let_in_proposes_looks_or_takes_back(house: House) -> None:
    id_ = house.proposes()
    with refused(Reason.NOT_FOUND):
        house.assigning.propose(house.max, house.couple, LISTEN, "name")
    with refused(Reason.NOT_FOUND):
        house.assigning.of_couple(house.max, house.couple)
    with refused(Reason.NOT_FOUND):
        house.assigning.take_back(house.max, house.couple, id_)
    assert house.assigning.desk(house.max, [house.couple]) == {}
    for _ in range(2):
        house.assigning.take_back(house.noa, house.couple, id_)
    assert house.trying.all(house.ana).open == ()


@pytest.mark.parametrize("by", ["ana", "ben", "noa"])
def test_with_the_admission_all_of_it_ends_at_once_and_letting_in_again_brings_nothing_back(
    house: House, by: str
) -> None:
    id_ = house.proposes()
    house.trying.tell(house.ana, id_, Says.TAKES)
    if by == "noa":
        house.accounts.admitting.let_go(house.noa, house.couple)
    else:
        house.accounts.admitting.end(getattr(house, by))
    for person in (house.ana, house.ben):
        assert house.trying.all(person).guide == ""
        with refused(Reason.NOT_FOUND):
            house.trying.one(person, id_)
        assert house.trying.taken_up(person) == []
        assert house.trying.ceiling(person, "speaker-and-listener") == Ceiling()
    with refused(Reason.NOT_FOUND):
        house.assigning.of_couple(house.noa, house.couple)
    assert house.assigning.desk(house.noa, [house.couple]) == {}
    code = house.accounts.admitting.invite(house.noa, Policy.LIMITED)
    for person in (house.ana, house.ben):
        house.accounts.admitting.accept(person, house.accounts.admitting.offer(person, code).ticket)
    assert house.assigning.of_couple(house.noa, house.couple) == []


def test_what_somebody_took_up_together_stands_in_their_own_lobby_and_its_ceiling_is_kept(house: House) -> None:
    id_ = house.proposes(length=10, most_length=10, most_depth=1)
    thing = house.assigning.thing(house.noa, ALONE.door)
    alone = house.proposes(ALONE, length=thing.lengths[0], depth=thing.depths[0])
    assert house.trying.taken_up(house.ana) == []
    house.trying.tell(house.ana, id_, Says.TAKES)
    house.trying.tell(house.ana, alone, Says.TAKES)
    assert [plan.door for plan in house.trying.taken_up(house.ana)] == [LISTEN.door]
    assert house.trying.taken_up(house.ben) == []
    assert house.trying.ceiling(house.ben, "speaker-and-listener") == Ceiling(10, 1)


def test_there_is_an_end_to_what_stands(house: House) -> None:
    for _ in range(MOST):
        house.proposes()
    with refused(Reason.FULL):
        house.proposes()


def test_the_desk_shows_what_stands_first(house: House) -> None:
    assert house.assigning.desk(house.noa, [house.couple]) == {}
    first = house.proposes()
    then = house.proposes(order=Order.AFTER)
    assert house.sees()[1][house.couple].next == house.sees()[0][0]
    house.both(first, Says.DONE)
    desk = house.sees()[1][house.couple].next
    assert desk
    assert (desk.id, desk.stage) == (then, Stage.OPEN)
    house.both(then, Says.DONE)
    assert house.sees()[1][house.couple].next is None
