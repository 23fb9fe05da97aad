"""A rung of a ladder."""

import pytest

from couples.domain.refusal import Reason, Refused
from couples.domain.session.state import Choice, Phase, Side
from tests.makers import A, B, an_evening_of


def test_its_dials_stand_in_the_gate_and_the_gentler_of_two_yeses_stands() -> None:
    evening = an_evening_of("rung", answered=False)
    before = evening.sees(B)
    evening.answers(A, dials={"pressure": "steady"})
    assert evening.sees(B) == before
    evening.answers(B, dials={"pressure": "light"})
    assert evening.sees(A).step.handed == {"pressure": "light"}  # type: ignore[union-attr]  # in a step


def test_a_yes_without_dials_means_the_gentlest_and_a_no_has_none() -> None:
    evening = an_evening_of("rung", answered=False)
    evening.answers(A, dials={"pressure": "steady"})
    evening.answers(B)
    assert evening.state.handed == {"pressure": "barely"}
    again = an_evening_of("rung", answered=False)
    again.answers(A, Choice.NO, dials={"pressure": "steady"})
    answer = again.state.own[A].answer
    assert answer is not None
    assert answer.dials == {}


def test_a_dial_that_is_not_there_is_refused() -> None:
    evening = an_evening_of("rung", answered=False)
    assert evening.answers(A, dials={"pressure": "hard"}) == Refused(Reason.UNKNOWN, "dials")
    assert evening.answers(A, dials={"speed": "slow"}) == Refused(Reason.UNKNOWN, "dials")


@pytest.mark.parametrize(
    ("one", "other", "step", "phase"),
    [
        ("on", "on", 2, Phase.GATE),
        ("on", "again", 1, Phase.GATE),
        ("again", "back", 0, Phase.GATE),
        ("back", "stop", 1, Phase.DEBRIEF),
    ],
)
def test_on_again_back_or_stop_the_gentler_stands(one: str, other: str, step: int, phase: Phase) -> None:
    evening = an_evening_of("rung", "rung", "rung", reaching=1)
    evening.moves(A, "pick", one)
    evening.moves(B, "pick", other)
    assert (evening.state.step, evening.state.phase) == (step, phase)


def test_back_from_the_first_rung_is_the_first_rung() -> None:
    evening = an_evening_of("rung", "rung")
    for side in Side:
        evening.moves(side, "pick", "back")
    assert (evening.state.step, evening.state.at_gate) == (0, True)


def test_enough_of_this_ends_the_doing_and_chooses_nothing() -> None:
    evening = an_evening_of("rung", "rung")
    evening.finishes(B)
    assert evening.plays(A)["over"]
    assert evening.state.step == 0
    assert evening.finishes(A) == ()


def test_weather_is_its_owners_alone() -> None:
    evening = an_evening_of("rung")
    before = evening.sees(B)
    evening.moves(A, "weather", value=" a bit tight ")
    assert evening.sees(B) == before
    assert evening.plays(A)["weather"] == "a bit tight"
    assert evening.moves(A, "weather", value="x" * 2001) == Refused(Reason.UNKNOWN, "move")


def test_a_pick_is_taken_back_and_none_is_known_that_is_not_there() -> None:
    evening = an_evening_of("rung", "rung")
    evening.moves(A, "pick", "on")
    evening.unsays(A)
    assert evening.plays(A)["pick"] is None
    assert evening.moves(A, "pick", "skip") == Refused(Reason.UNKNOWN, "move")


def test_the_depth_agreed_is_the_ceiling() -> None:
    evening = an_evening_of("rung", "rung", "rung", until={"1": "rung-1"}, reaching=1)
    assert evening.sees(A).step.count == 2  # type: ignore[union-attr]  # in a step
    for side in Side:
        evening.moves(side, "pick", "on")
    assert evening.state.phase is Phase.DEBRIEF
