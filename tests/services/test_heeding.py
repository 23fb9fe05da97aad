"""A limit that comes after the agreement holds at every later gate, and reads as an ordinary "Not now" (law 9, F7)."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from couples.domain.card import Answer, Audience, Said, Source
from couples.domain.exercise import Outline, StepOutline
from couples.domain.refusal import Reason, Refused
from couples.domain.session.state import Side
from couples.machine import SystemDice
from couples.services.comforting import Comforting
from couples.services.shelving import Shelving
from tests.evening import Night, a_night
from tests.homes import library
from tests.makers import PROMPTS, A, B
from tests.services.test_shelving import answering


def walk(*steps: StepOutline, **over: Any) -> Outline:
    return Outline("walk", 1, (3,), (1,), steps, **over)


TALK = StepOutline("talk", "notice", ids=PROMPTS)
VOICES = StepOutline("voices", "notice", topics=("voice",), ids=PROMPTS)
REST = StepOutline("rest", "notice", topics=("breath",), ids=PROMPTS)
ROOM = walk(TALK, REST)


@pytest.fixture
def night(tmp_path: Path) -> Iterator[Night]:
    with a_night(tmp_path) as night:
        yield night


def begins(night: Night, outline: Outline = ROOM) -> None:
    """Agreed, and its first step runs."""
    night.conducting._shelf = {outline.id: outline}
    wish = {"length": 3, "depth": 1}
    assert night.permits(A, "Propose", exercise=outline.id, option="", **wish).refused is None
    night.permits(B, "Agree", **wish)
    both_say_yes(night, 0)
    assert night.view(A)["running"]


def both_say_yes(night: Night, step: int) -> None:
    for side in Side:
        night.permits(side, "Answer", step=step, choice="yes")


def goes_on(night: Night, step: int = 0) -> list[Any]:
    """This step is over; gives both screens."""
    night.says(A, "FinishStep", step=step)
    return [night.view(side) for side in Side]


def other_says_yes(night: Night, whose: Side, step: int) -> list[Any]:
    """All that somebody can do whose partner's limit stands at the gate; gives both screens."""
    night.permits(whose.other, "Answer", step=step, choice="yes")
    return [night.view(side) for side in Side]


def leaves_out(night: Night, side: Side, *topics: str) -> None:
    shelf = Shelving(store=night.accounts.store, outlines=library().outlines, conducting=night.conducting)
    shelf.leave_out(night.people[side], frozenset(topics))


@pytest.mark.parametrize("whose", [A, B])
def test_a_topic_left_out_since_is_not_begun_and_nobody_reads_whose_it_was(night: Night, whose: Side) -> None:
    begins(night)
    before = [night.scene(side)["seq"] for side in Side]
    leaves_out(night, whose, "breath")
    assert [night.scene(side)["seq"] for side in Side] == before, "what runs and touches nothing of it goes on"
    goes_on(night)
    mine, theirs = night.view(whose)["gate"], night.view(whose.other)["gate"]
    assert (mine["answer"], mine["changed"]) == ("no", True), "only their own phone says so"
    assert (theirs["answer"], theirs["changed"], night.view(whose.other)["screen"]) == (None, False, "gate")
    for view in other_says_yes(night, whose, 1):
        assert (view["screen"], view["running"], view["gate"]["open"], view["holds"]) == (
            "not-now", False, False, ["consent"],
        )  # fmt: skip
    night.says(whose.other, "SetAside", until="something-else")
    assert [night.view(side)["screen"] for side in Side] == ["lobby", "lobby"]
    wish = {"exercise": "walk", "length": 3, "depth": 1, "option": ""}
    assert night.permits(B, "Propose", **wish).refused == Refused(Reason.OFF_THE_SHELF)


def test_both_screens_are_the_same_whoever_left_it_out(tmp_path: Path) -> None:
    screens = []
    for whose in Side:
        with a_night(tmp_path / whose) as night:
            begins(night)
            leaves_out(night, whose, "breath")
            goes_on(night)
            screens.append(other_says_yes(night, whose, 1))
    assert screens[0] == screens[1]


def test_it_reads_like_a_gate_that_both_answered(tmp_path: Path) -> None:
    with a_night(tmp_path / "answered") as night:
        begins(night)
        goes_on(night)
        night.permits(B, "Answer", step=1, choice="no")
        answered = [night.scene(A), *other_says_yes(night, B, 1)]
    with a_night(tmp_path / "limit") as night:
        begins(night)
        leaves_out(night, B, "breath")
        goes_on(night)
        stopped = [night.scene(A), *other_says_yes(night, B, 1)]
    assert answered == stopped


@pytest.mark.parametrize("whose", [A, B])
def test_a_topic_left_out_while_it_is_asked_for_or_done_stops_at_once(night: Night, whose: Side) -> None:
    begins(night, walk(TALK, REST, VOICES))
    goes_on(night)
    leaves_out(night, whose, "photos")
    assert night.view(A)["screen"] == "gate"
    night.permits(whose.other, "Answer", step=1, choice="yes")
    leaves_out(night, whose, "breath")
    assert [night.view(side)["screen"] for side in Side] == ["not-now", "not-now"]
    assert night.view(whose.other)["gate"]["answer"] is None, "the yes is void"


def test_a_running_step_stops_when_its_topic_is_left_out(night: Night) -> None:
    begins(night, walk(REST))
    leaves_out(night, B, "breath")
    assert [night.view(side)["screen"] for side in Side] == ["not-now", "not-now"]
    assert not night.view(A)["running"]


def test_a_shown_no_to_a_wish_that_a_later_step_does_is_obeyed_too(night: Night) -> None:
    wish = Source("quiet-wishes", library().deck_outlines["quiet-wishes"].cards[0].id)
    begins(night, walk(TALK, StepOutline("wish", "notice", cards=(f"{wish.deck}/{wish.card}",), ids=PROMPTS)))
    answering(night).say(night.people[B], wish, Said(Answer.NO))
    answering(night).show(night.people[B], wish, Audience.PARTNER)
    assert night.view(A)["running"], "a wish alone voids no yes"
    goes_on(night)
    assert [view["screen"] for view in other_says_yes(night, B, 1)] == ["not-now", "not-now"]


def test_what_is_brought_back_in_time_is_begun(night: Night) -> None:
    begins(night)
    leaves_out(night, B, "breath")
    leaves_out(night, B)
    assert [view["screen"] for view in goes_on(night)] == ["gate", "gate"]
    both_say_yes(night, 1)
    assert night.view(A)["running"]


def test_the_same_step_again_is_looked_at_again(night: Night) -> None:
    rung = StepOutline("rung", "rung", seconds=60, topics=("breath",))
    begins(night, walk(rung, TALK))
    for side in Side:
        night.permits(side, "Move", move="pick", key="again", value="", moves=night.view(A)["step"]["moves"])
    assert night.view(A)["screen"] == "gate"
    leaves_out(night, A, "breath")
    assert night.view(B)["screen"] == "gate"
    assert other_says_yes(night, A, 0)[1]["screen"] == "not-now"


def test_a_yes_over_ones_own_limit_begins_nothing(night: Night) -> None:
    begins(night)
    leaves_out(night, B, "breath")
    goes_on(night)
    night.says(B, "TakeBack")
    night.permits(B, "Answer", step=1, choice="yes")
    assert [view["screen"] for view in other_says_yes(night, B, 1)] == ["not-now", "not-now"]


def test_what_both_left_out_needs_no_tap(night: Night) -> None:
    begins(night)
    for side in Side:
        leaves_out(night, side, "breath")
    assert [view["screen"] for view in goes_on(night)] == ["not-now", "not-now"]


def test_whoever_changes_something_else_at_the_gate_learns_nothing_of_the_others_limit(night: Night) -> None:
    begins(night)
    leaves_out(night, B, "breath")
    goes_on(night)
    before = night.scene(A)
    leaves_out(night, A, "photos")
    assert night.scene(A) == before


def test_touch_whose_ground_is_gone_is_not_begun(night: Night) -> None:
    night.opens_touch()
    begins(night, walk(TALK, StepOutline("near", "say", touch=True, ids={"prompts": ("0",)})))
    kit = Comforting(store=night.accounts.store, dice=SystemDice())
    for thing in kit.kit(night.people[A]):
        kit.let_go(night.people[A], thing.id)
    assert [view["screen"] for view in goes_on(night)] == ["not-now", "not-now"]


def test_ground_that_went_while_both_answered_lets_nothing_begin(night: Night) -> None:
    night.opens_touch()
    begins(night, walk(TALK, StepOutline("near", "say", touch=True, ids={"prompts": ("0",)})))
    goes_on(night)
    kit = Comforting(store=night.accounts.store, dice=SystemDice())
    for thing in kit.kit(night.people[A]):
        kit.let_go(night.people[A], thing.id)
    both_say_yes(night, 1)
    assert [night.view(side)["screen"] for side in Side] == ["not-now", "not-now"]


def test_what_people_name_themselves_goes_by_their_words_not_by_topics(night: Night) -> None:
    outline = walk(TALK, REST, names=True)
    night.conducting._shelf = {"walk": outline}
    naming = {"what": "a walk", "where": "outside", "how_long": "an hour", "ends": "at the door"}
    night.permits(A, "Propose", exercise="walk", length=3, depth=1, option="", naming=naming)
    night.permits(B, "Agree", length=3, depth=1)
    both_say_yes(night, 0)
    leaves_out(night, B, "breath")
    assert [view["screen"] for view in goes_on(night)] == ["gate", "gate"]
