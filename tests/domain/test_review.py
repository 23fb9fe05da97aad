"""Each chooses alone; what comes out is the gentler of two choices, and the same whoever chose what."""

from datetime import UTC, datetime, timedelta
from itertools import product
from random import Random

import pytest

from couples.domain import review
from couples.domain.refusal import Reason, Refused
from couples.domain.review import GENTLEST_FIRST, LINE_LENGTH, READY_FOR, Choice, Outcome, Part, Stand, Stood

NOW = datetime(2026, 11, 22, 20, 0, tzinfo=UTC)
THINGS = ("goal/1", "goal/2", "line/1")


def a_part(dice: Random) -> Part:
    part = Part()
    for thing in THINGS:
        if stand := dice.choice([None, *Stand]):
            part = review.choose(part, thing, Choice(stand, dice.choice(["", "b", "a", "same"])))
    return part


@pytest.mark.parametrize(("one", "other"), list(product(Stand, Stand)))
def test_of_two_choices_the_gentler_one_stands(one: Stand, other: Stand) -> None:
    parts = [review.choose(Part(), "goal/1", Choice(stand)) for stand in (one, other)]
    out = review.outcome(THINGS, parts[0], parts[1], NOW)
    assert out.stood == (Stood("goal/1", min(one, other, key=GENTLEST_FIRST.index)),)


def test_dropping_is_gentler_than_easing_than_keeping_than_deepening() -> None:
    assert GENTLEST_FIRST == (Stand.DROP, Stand.EASE, Stand.KEEP, Stand.DEEPEN)


def test_what_comes_out_is_the_same_whichever_of_the_two_chose_what() -> None:
    dice = Random(11)
    for _ in range(500):
        one, other = a_part(dice), a_part(dice)
        swapped = [Part(dict(one.choices)), Part(dict(other.choices))]
        for thing in THINGS:  # any single thing may change places as well
            if dice.random() < 0.5:
                mine, theirs = (dict(part.choices) for part in swapped)
                held = mine.pop(thing, None), theirs.pop(thing, None)
                mine |= {thing: held[1]} if held[1] else {}
                theirs |= {thing: held[0]} if held[0] else {}
                swapped = [Part(mine), Part(theirs)]
        assert review.outcome(THINGS, one, other, NOW) == review.outcome(THINGS, swapped[0], swapped[1], NOW)


def test_nothing_of_a_thing_that_one_skipped_comes_out() -> None:
    dice = Random(12)
    for _ in range(300):
        one, other = a_part(dice), a_part(dice)
        out = review.outcome(THINGS, one, other, NOW)
        assert [stood.thing for stood in out.stood] == [t for t in THINGS if t in one.choices and t in other.choices]
        left_out = [choice.line for thing, choice in one.choices.items() if thing not in other.choices]
        said = [line for stood in out.stood for line in stood.lines]
        allowed = [
            part.choices[stood.thing].line for part in (one, other) for stood in out.stood if stood.thing in THINGS
        ]
        assert sorted(said) == sorted(line for line in allowed if line), left_out


def test_a_changed_mind_ends_being_ready_and_the_same_choice_does_not() -> None:
    part = review.ready(review.choose(Part(), "goal/1", Choice(Stand.KEEP, " fine ")), NOW)
    assert part.choices["goal/1"].line == "fine"
    assert review.choose(part, "goal/1", Choice(Stand.KEEP, "fine")) == part
    assert review.choose(part, "goal/1", Choice(Stand.EASE)).ready_at is None
    assert review.skip(part, "goal/1") == Part()
    assert review.skip(part, "goal/2") == part
    assert review.not_yet(part).ready_at is None


def test_being_ready_lapses() -> None:
    part = review.ready(Part(), NOW)
    assert part.stands_ready(NOW + READY_FOR - timedelta(seconds=1))
    assert not part.stands_ready(NOW + READY_FOR)
    assert not Part().stands_ready(NOW)


def test_a_line_may_be_short() -> None:
    with pytest.raises(Refused) as refused:
        review.choose(Part(), "goal/1", Choice(Stand.KEEP, "x" * (LINE_LENGTH + 1)))
    assert (refused.value.reason, refused.value.field) == (Reason.TOO_LONG, "line")


def test_either_takes_a_thing_off_and_it_comes_out_again_after_a_night() -> None:
    out = Outcome(NOW, (Stood("goal/1", Stand.KEEP), Stood("line/1", Stand.DROP, ("a", "b"))))
    assert out.without("goal/1").stood == (Stood("line/1", Stand.DROP, ("a", "b")),)
    assert out.without("gone") == out
    assert out.again_from() == NOW + timedelta(hours=24)
