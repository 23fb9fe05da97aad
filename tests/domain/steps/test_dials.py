"""How much of something."""

from dataclasses import replace

from couples.domain.exercise import Outline, StepOutline
from couples.domain.refusal import Reason, Refused
from couples.domain.session import commands as ask
from couples.domain.session.state import Phase, Plan, Signal, State
from tests.makers import A, B, an_evening_of


def test_of_two_settings_the_gentler_stands_and_nobody_sees_whose() -> None:
    evening = an_evening_of("dials", "timer")
    before = evening.sees(B)
    evening.moves(A, "set", "pressure", "light")
    evening.moves(A, "ready")
    assert evening.sees(B) == before
    assert evening.plays(A) == {"mine": {"pressure": "light"}, "ready": True}
    evening.moves(B, "set", "pressure", "steady")
    evening.moves(B, "ready")
    assert evening.state.at_gate
    assert evening.sees(A).step.handed == {"pressure": "light"}  # type: ignore[union-attr]  # at a gate


def test_what_nobody_set_stays_at_its_gentlest() -> None:
    evening = an_evening_of("dials", "timer")
    evening.moves(A, "ready")
    evening.moves(B, "ready")
    assert evening.state.handed == {"pressure": "barely"}


def test_setting_it_anew_takes_a_ready_back() -> None:
    evening = an_evening_of("dials", "timer")
    evening.moves(A, "ready")
    evening.moves(A, "set", "pressure", "light")
    evening.moves(B, "ready")
    assert not evening.state.at_gate


def test_a_dial_or_level_that_is_not_there_is_refused() -> None:
    evening = an_evening_of("dials", "timer")
    assert evening.moves(A, "set", "speed", "light") == Refused(Reason.UNKNOWN, "move")
    assert evening.moves(A, "set", "pressure", "hard") == Refused(Reason.UNKNOWN, "move")


def test_a_dial_of_time_says_how_long_the_next_step_lasts() -> None:
    times = {"time": ("brief", "long"), "time/seconds": ("30", "90")}
    outline = Outline("slow", 1, (2,), (1,), (StepOutline("rest", "timer", seconds=60, ids=times),))
    state = State(phase=Phase.STEP, plan=Plan(outline, 2, 1, "", None, A, A))
    for handed, seconds in (({"time": "brief"}, 30), ({"time": "long"}, 90), ({"pressure": "light"}, 60)):
        assert replace(state, handed=handed).step_seconds() == seconds


def test_ended_before_both_have_said_both_are_asked_for_the_gentlest_whatever_one_had_set() -> None:
    evening = an_evening_of("dials", "timer")
    for side in (A, B):
        evening.moves(side, "set", "pressure", "steady")
    evening.finishes(B)
    assert evening.state.at_gate
    assert evening.state.handed == {"pressure": "barely"}


def test_one_step_back_to_what_was_set_begins_with_setting_it_anew() -> None:
    evening = an_evening_of("dials", "timer", "timer")
    evening.moves(A, "ready")
    evening.moves(B, "ready")
    evening.both_go_on()
    evening.finishes(A)
    evening.asks(ask.SendSignal(by=B, id="back", signal=Signal.STEP_BACK))
    assert (evening.state.step, evening.state.running) == (0, True)
