"""One's own goes to the therapist by one's own yes, what both made by two; nothing else ever stands there."""

from collections.abc import Callable

import pytest

from couples.domain.card import Answer, Audience, Said
from couples.domain.handed import Handed, Item
from couples.domain.intake import Part
from couples.domain.keepsake import Kind
from couples.domain.practice import Answer as Given
from couples.domain.refusal import Reason
from couples.domain.review import Choice, Stand
from couples.domain.session.state import Side
from tests.accounts import PASSWORD, Accounts, refused
from tests.services.homes import LIBRARY
from tests.services.practice import Practice, a_practice


@pytest.fixture
def practice(accounts: Accounts) -> Practice:
    return a_practice(accounts)


def the_only(practice: Practice) -> Handed:
    (one,) = practice.space().handed
    return one


def some_of_everything(practice: Practice, who: str) -> dict[Item, str]:
    """One thing of each sort that is a person's own, handed to nobody; by sort, its id."""
    lasting = practice.lasting
    line = practice.keeps_a_line(who, "It was good to be asked")
    win = lasting.remembering.keep(who, Kind.WIN, "", "We laughed")
    lasting.weathering.keep(who, {"body": "heavy rain"})
    lasting.aiming.aim(who, "To ask for what I need")
    for question in range(4):
        practice.measuring.answer(who, question, 3)
    name = next(iter(LIBRARY.practices))
    entry = practice.practising.begin(who, name)
    at = next(n for n, each in enumerate(LIBRARY.practices[name].outline.questions, 1) if each.write)
    practice.practising.answer(who, entry, at, Given((), "Warm and slow"), at + 1)
    lasting.beginning.write(who, Part.HEALTH, "Tired knees")
    return {
        Item.PART: Part.HEALTH,
        Item.LINE: line,
        Item.KEEPSAKE: win,
        Item.WEATHER: lasting.weathering.of_person(who)[0].id,
        Item.GOAL: lasting.aiming.mine(who)[0].id,
        Item.NUMBER: "",
        Item.ENTRY: entry,
    }


def words_of(one: Handed) -> str:
    match one.item:
        case Item.KEEPSAKE:
            return one.line.words if one.line else ""
        case Item.WEATHER:
            return (one.weather or {}).get("body", "")
        case Item.NUMBER:
            return str(one.number)
        case Item.ENTRY:
            return "".join(said.text for said in one.entry.answers.values()) if one.entry else ""
        case _:
            return one.text


def test_each_thing_is_handed_by_itself_in_its_owners_words_and_taken_back(practice: Practice) -> None:
    said = {
        "Tired knees",
        "It was good to be asked",
        "We laughed",
        "heavy rain",
        "To ask for what I need",
        "12",
        "Warm and slow",
    }
    things = some_of_everything(practice, practice.ana)
    some_of_everything(practice, practice.ben)
    assert practice.space().handed == ()
    for item, of in things.items():
        practice.handing.hand(practice.ana, item, of)
        practice.handing.hand(practice.ana, item, of)
        one = the_only(practice)
        assert (one.item, one.by) == (item, frozenset({Side.A}))
        assert words_of(one) in said
        said.remove(words_of(one))
        assert practice.handing.hands(practice.ana).says(item, of) == "open"
        assert practice.handing.hands(practice.ben).says(item, of) == ""
        assert practice.handing.as_seen(practice.ana) == [one]
        assert practice.handing.as_seen(practice.ben) == []
        for person in (practice.ben, practice.ana, practice.ana):
            practice.handing.take_back(person, item, of)
            assert len(practice.space().handed) == (person == practice.ben)
    assert said == set()


def test_what_changes_or_goes_is_not_there_any_more_and_comes_back_handed_to_nobody(practice: Practice) -> None:
    ana, lasting = practice.ana, practice.lasting
    things = some_of_everything(practice, ana)
    for item, of in things.items():
        practice.handing.hand(ana, item, of)
    assert len(practice.space().handed) == len(things)
    lasting.aiming.reword(ana, things[Item.GOAL], "To rest more")
    practice.measuring.answer(ana, 0, 2)
    lasting.beginning.write(ana, Part.HEALTH, "Tired")
    entry = practice.practising.one(ana, things[Item.ENTRY])
    questions = LIBRARY.practices[entry.practice].outline.questions
    (at,) = (n for n, each in enumerate(questions, 1) if each.id in entry.answers)
    practice.practising.answer(ana, entry.id, at, Given((), "Warm and slow"), at + 1)  # the same again: still there
    assert {one.item for one in practice.space().handed} == {Item.LINE, Item.KEEPSAKE, Item.WEATHER, Item.ENTRY}
    practice.practising.answer(ana, entry.id, at, Given((), "Something else"), at + 1)
    gone = [
        practice.keeping.delete(ana, things[Item.LINE]),
        lasting.remembering.delete(ana, things[Item.KEEPSAKE]),
        lasting.weathering.delete(ana, things[Item.WEATHER]),
    ]
    assert practice.space().handed == ()
    practice.keeping.bring_back(ana, gone[0])  # type: ignore[arg-type]  # in this order
    lasting.remembering.bring_back(ana, gone[1])  # type: ignore[arg-type]  # as above
    lasting.weathering.bring_back(ana, gone[2])  # type: ignore[arg-type]  # as above
    assert practice.space().handed == ()
    assert practice.handing.hands(ana).given == {}


def ours(practice: Practice) -> str:
    practice.lasting.aiming.propose(practice.ana, "One slow evening")
    (goal,) = practice.lasting.aiming.ours(practice.ana)
    return goal.id


def test_what_is_of_both_needs_both_and_one_is_enough_to_take_it_back(practice: Practice) -> None:
    ana, ben, handing = practice.ana, practice.ben, practice.handing
    goal = ours(practice)
    with refused(Reason.NOT_FOUND):  # not of both yet
        handing.hand(ana, Item.OURS, goal)
    practice.lasting.aiming.say_yes(ben, goal)
    for first, second in ((ana, ben), (ben, ana)):
        before = handing.hands(second)
        handing.hand(first, Item.OURS, goal)
        assert handing.hands(first).says("ours", goal) == "waiting"
        assert handing.hands(second) == before  # nobody sees a waiting yes
        assert practice.space().handed == ()
        handing.take_back(second, Item.OURS, goal)  # who said nothing undoes nothing
        assert handing.hands(first).says("ours", goal) == "waiting"
        handing.hand(second, Item.OURS, goal)
        assert (the_only(practice).text, the_only(practice).by) == ("One slow evening", frozenset(Side))
        handing.take_back(second, Item.OURS, goal)
        assert practice.space().handed == ()
        assert handing.hands(first).given == handing.hands(second).given == {}
    for person in (ana, ben):
        handing.hand(person, Item.OURS, goal)
    practice.lasting.aiming.let_go(ben, goal)
    assert practice.space().handed == ()


def test_what_came_out_of_a_review_goes_by_two_yeses_and_goes_with_the_next(practice: Practice) -> None:
    ana, ben, reviewing = practice.ana, practice.ben, practice.lasting.reviewing
    goal = ours(practice)
    practice.lasting.aiming.say_yes(ben, goal)
    exercise = next(iter(sorted(LIBRARY.exercises)))
    things = (f"goal/{goal}", f"practice/{exercise}")
    for person in (ana, ben):
        for thing in things:
            reviewing.choose(person, thing, Choice(Stand.KEEP, "with tea"))
        reviewing.ready(person)
    for thing in things:
        for person in (ana, ben):
            practice.handing.hand(person, Item.OUTCOME, thing)
    handed = practice.space().handed
    assert {one.text for one in handed} == {"One slow evening", ""}
    assert all(one.stood and one.stood.lines == ("with tea", "with tea") for one in handed)
    reviewing.take_back(ben, things[0])
    assert [one.stood.thing for one in practice.space().handed if one.stood] == [things[1]]
    practice.accounts.clock.passes(hours=25)
    for person in (ana, ben):
        reviewing.choose(person, things[1], Choice(Stand.DROP))
        reviewing.ready(person)
    assert practice.space().handed == ()  # what comes out now, nobody has handed to anybody


def test_nobody_hands_what_is_not_theirs_or_not_there(practice: Practice) -> None:
    things = some_of_everything(practice, practice.ben)
    del things[Item.NUMBER], things[Item.PART]
    noticed = practice.lasting.remembering.keep(practice.ana, Kind.BREATH, "", "softer")
    for item, of in [*things.items(), (Item.NUMBER, ""), (Item.KEEPSAKE, noticed), (Item.LINE, "")]:
        with refused(Reason.NOT_FOUND):
            practice.handing.hand(practice.ana, item, of)
    practice.accounts.admitting.end(practice.ben)
    with refused(Reason.NO_THERAPIST):
        practice.handing.hand(practice.ben, Item.LINE, things[Item.LINE])
    practice.accounts.departing.unlink(practice.ana)
    with refused(Reason.NOT_LINKED):
        practice.handing.hand(practice.ben, Item.LINE, things[Item.LINE])
    practice.handing.take_back(practice.ben, Item.LINE, things[Item.LINE])
    assert practice.handing.hands(practice.ben).therapist == ""
    assert practice.handing.as_seen(practice.ben) == []


def test_whoever_ends_it_nothing_that_was_handed_is_there_for_the_next_therapist(practice: Practice) -> None:
    accounts = practice.accounts
    ends: tuple[Callable[[], None], ...] = (
        lambda: accounts.admitting.end(practice.ana),
        lambda: accounts.admitting.end(practice.ben),
        lambda: accounts.admitting.let_go(practice.noa, practice.couple),
    )
    line = practice.keeps_a_line(practice.ana, "Ours")
    for end in ends:
        card = practice.shows_a_card(practice.ana, "tea in bed")
        practice.handing.hand(practice.ana, Item.LINE, line)
        assert len(practice.space().cards) == len(practice.space().handed) == 1
        end()
        with refused(Reason.NOT_FOUND):
            practice.space()
        assert practice.answering.card(practice.ana, card).shown_to == frozenset()
        practice.lets_in(practice.max)
        space = practice.guiding.space(practice.max, practice.couple)
        assert (space.cards, space.handed) == ((), ())
        accounts.admitting.end(practice.ana)
        practice.lets_in(practice.noa)
        assert (practice.space().cards, practice.space().handed) == ((), ())
    accounts.departing.leave_account(practice.noa, PASSWORD)
    assert practice.handing.hands(practice.ana).therapist == ""


def test_a_therapist_s_card_stands_there_until_it_is_taken_back_and_a_partner_s_never(practice: Practice) -> None:
    card = practice.shows_a_card(practice.ana, "tea in bed")
    practice.shows_a_card(practice.ben, "only for Ana", Audience.PARTNER)
    ((side, seen),) = practice.space().cards
    assert (side, seen.text) == (Side.A, "tea in bed")
    practice.answering.say(practice.ana, card, Said(Answer.NOT_SAYING))
    assert practice.space().cards == ()
