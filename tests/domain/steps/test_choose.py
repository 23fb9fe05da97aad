"""Choosing how it goes on."""

import pytest

from couples.domain.refusal import Reason, Refused
from couples.domain.session.state import Phase, Side
from tests.makers import A, B, an_evening_of


@pytest.mark.parametrize(
    ("one", "other", "phase", "step"),
    [
        ("on", "on", Phase.GATE, 3),
        ("on", "again", Phase.GATE, 1),
        ("back", "again", Phase.GATE, 0),
        ("on", "stop", Phase.DEBRIEF, 2),
    ],
)
def test_the_gentler_of_two_picks_leads_on(one: str, other: str, phase: Phase, step: int) -> None:
    for first, second in ((A, B), (B, A)):
        evening = an_evening_of("say", "timer", "choose", "notice", reaching=2)
        evening.moves(first, "pick", one)
        evening.moves(second, "pick", other)
        assert (evening.state.phase, evening.state.step) == (phase, step)


def test_a_pick_is_sealed_and_can_be_taken_back() -> None:
    evening = an_evening_of("timer", "choose", reaching=1)
    before = evening.sees(B)
    evening.moves(A, "pick", "on")
    assert evening.sees(B) == before
    assert evening.plays(A) == {"pick": "on"}
    evening.unsays(A)
    evening.moves(B, "pick", "on")
    assert evening.state.running


def test_a_pick_from_before_a_pause_counts_no_more() -> None:
    evening = an_evening_of("timer", "choose", reaching=1)
    evening.moves(A, "pick", "on")
    evening.pauses(B)
    evening.both_go_on()
    evening.moves(B, "pick", "on")
    assert evening.plays(A) == {"pick": None}
    assert evening.state.running


def test_only_what_is_offered_can_be_picked() -> None:
    evening = an_evening_of("timer", "choose", reaching=1)
    assert evening.moves(A, "pick", "skip") == Refused(Reason.UNKNOWN, "key")
    assert evening.moves(A, "ready", "on") == Refused(Reason.UNKNOWN, "key")


def test_on_from_the_last_step_leads_to_the_look_back() -> None:
    evening = an_evening_of("timer", "choose", reaching=1)
    for side in Side:
        evening.moves(side, "pick", "on")
    assert evening.state.phase is Phase.DEBRIEF
