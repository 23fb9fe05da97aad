"""Signs, signals and a time to come back: never a condition of a pause, never a way to make anything run."""

from dataclasses import replace
from datetime import timedelta

import pytest

from couples.domain.refusal import Reason, Refused
from couples.domain.session import commands as ask
from couples.domain.session import events as did
from couples.domain.session.state import LASTS, Aside, Choice, Phase, Side, Sign, Signal
from couples.domain.session.view import Screen, SignalView
from tests.makers import A, B, Evening, a_debrief, a_gate, a_lobby, a_step


def notes(evening: Evening, side: Side, sign: Sign | None) -> object:
    return evening.asks(ask.NoteSign(by=side, id=evening.id(), sign=sign))


def sends(evening: Evening, side: Side, sign: Sign | None = None) -> object:
    """The one that is noted, unless another is named."""
    return evening.asks(ask.SendSign(by=side, id=evening.id(), sign=sign or evening.state.own[side].sign or Sign.GUILT))


def signals(evening: Evening, side: Side, signal: Signal) -> object:
    return evening.asks(ask.SendSignal(by=side, id=evening.id(), signal=signal))


def picks(evening: Evening, side: Side, minutes: int) -> object:
    return evening.asks(
        ask.PickReturn(by=side, id=evening.id(), epoch=evening.state.epoch, heard=evening.mono, minutes=minutes)
    )


def test_a_sign_is_for_oneself_until_it_is_sent() -> None:
    evening = a_step()
    assert notes(evening, A, Sign.PANIC) == Refused(Reason.NOT_NOW)
    evening.pauses(A)
    assert sends(evening, A) == Refused(Reason.NOT_NOW)
    before, seq = evening.sees(B), evening.state.seq
    notes(evening, A, Sign.PANIC)
    assert (evening.sees(B), evening.state.seq) == (before, seq)
    assert evening.sees(A).pause.my_sign is Sign.PANIC
    sends(evening, A)
    assert evening.sees(B).pause.their_sign is Sign.PANIC
    assert evening.sees(A).pause.sign_sent


def test_a_sent_sign_is_taken_back_by_noting_something_else_and_goes_when_both_go_on() -> None:
    evening = a_step()
    evening.pauses(A)
    notes(evening, A, Sign.MEMORY)
    sends(evening, A)
    notes(evening, A, None)
    assert evening.sees(B).pause.their_sign is None
    notes(evening, A, Sign.GUILT)
    sends(evening, A)
    evening.answers(A)
    evening.answers(B)
    assert evening.sees(A).pause.my_sign is None
    assert evening.sees(B).pause.their_sign is None


def test_a_new_pause_begins_without_the_old_sign() -> None:
    evening = a_debrief()
    evening.pauses(A)
    notes(evening, A, Sign.FAR_AWAY)
    sends(evening, A)
    evening.resumes(A)
    evening.resumes(B)
    evening.pauses(A)
    assert evening.sees(B).pause.their_sign is None


def test_stepping_out_comes_with_a_pause_and_stands_until_both_go_on() -> None:
    evening = a_step()
    assert signals(evening, A, Signal.STEPPING_OUT) == Refused(Reason.NOT_NOW)
    evening.pauses(A)
    signals(evening, A, Signal.STEPPING_OUT)
    assert evening.sees(B).signal == SignalView(mine=False, signal=Signal.STEPPING_OUT)
    evening.answers(A)
    evening.answers(B)
    assert evening.sees(B).signal is None


def test_one_is_enough_to_step_back_and_the_earlier_step_is_asked_for_again() -> None:
    evening = a_step("two-steps")
    evening.asks(ask.FinishStep(by=A, id="f", step=0))
    evening.answers(A)
    evening.answers(B)
    signals(evening, B, Signal.STEP_BACK)
    assert (evening.state.phase, evening.state.step) == (Phase.GATE, 0)
    assert evening.sees(A).signal == SignalView(mine=False, signal=Signal.STEP_BACK)
    signals(evening, B, Signal.STEP_BACK)
    assert evening.state.step == 0
    evening.answers(A)
    assert evening.sees(A).screen is Screen.GATE


def test_stepping_back_leaves_a_pause_standing() -> None:
    evening = a_step("two-steps")
    evening.pauses(A)
    signals(evening, B, Signal.STEP_BACK)
    assert evening.state.paused_by == {A}


def test_doing_it_differently_stops_and_asks_both_again() -> None:
    evening = a_step()
    signals(evening, B, Signal.DIFFERENTLY)
    assert evening.sees(A).screen is Screen.HELD
    assert evening.sees(A).signal == SignalView(mine=False, signal=Signal.DIFFERENTLY)
    signals(evening, A, Signal.DIFFERENTLY)
    assert evening.sees(A).signal == SignalView(mine=True, signal=Signal.DIFFERENTLY)
    evening.answers(A)
    evening.answers(B)
    assert evening.sees(A).signal is None


def test_signals_belong_to_an_exercise_and_go_with_it() -> None:
    for evening in (a_lobby(), a_debrief()):
        assert signals(evening, A, Signal.STEP_BACK) == Refused(Reason.NOT_NOW)
    evening = a_gate()
    signals(evening, A, Signal.DIFFERENTLY)
    evening.asks(ask.SetAside(by=A, id="s", until=Aside.LATER))
    assert evening.sees(A).signal is None


def test_of_two_times_to_come_back_the_later_stands() -> None:
    evening = a_step()
    assert picks(evening, A, 30) == Refused(Reason.NOT_NOW)
    evening.pauses(A)
    before = evening.sees(B)
    picks(evening, A, 30)
    assert evening.sees(B) == before
    assert evening.sees(A).back.picked == 30
    picks(evening, B, 120)
    expected = evening.now.wall + timedelta(minutes=120)
    assert evening.sees(A).back.at == evening.sees(B).back.at == expected
    assert evening.sees(A).back.picked is None
    assert picks(evening, A, 30) == Refused(Reason.NOT_NOW)
    assert evening.state.paused_by == {A}


def test_needing_more_time_is_enough_to_let_the_time_go() -> None:
    evening = a_step()
    evening.pauses(A)
    assert evening.asks(ask.NeedMore(by=B, id="n")) == ()
    picks(evening, A, 20)
    picks(evening, B, 20)
    assert evening.asks(ask.NeedMore(by=B, id="m")) == (did.ReturnLetGo(),)
    assert evening.sees(A).back.at is None
    picks(evening, A, 60)
    evening.asks(ask.TakeBack(by=A, id="t"))
    assert evening.sees(A).back.picked is None


def test_going_on_needs_no_time_and_clears_it() -> None:
    evening = a_step()
    evening.pauses(A)
    picks(evening, A, 20)
    picks(evening, B, 20)
    evening.answers(A)
    evening.answers(B)
    assert evening.sees(A).screen is Screen.STEP
    assert evening.sees(A).back.at is None


@pytest.mark.parametrize("minutes", [0, 19, 24 * 60 + 1])
def test_a_time_to_come_back_is_between_twenty_minutes_and_a_day(minutes: int) -> None:
    evening = a_step()
    evening.pauses(A)
    assert picks(evening, A, minutes) == Refused(Reason.UNKNOWN, "minutes")


def test_nobody_is_promised_a_time_after_the_session_is_over() -> None:
    evening = a_step()
    evening.pauses(A)
    evening.state = replace(evening.state, opened=evening.now.wall - LASTS + timedelta(minutes=45))
    assert evening.sees(A).back.latest == 45
    assert picks(evening, A, 60) == Refused(Reason.UNKNOWN, "minutes")
    assert not isinstance(picks(evening, A, 45), Refused)


def test_a_not_now_is_never_asked_again_by_a_signal() -> None:
    evening = a_gate("two-steps")
    evening.answers(A, Choice.NO)
    evening.answers(B)
    for signal in (Signal.STEP_BACK, Signal.DIFFERENTLY):
        assert signals(evening, B, signal) == Refused(Reason.NOT_NOW)
    assert evening.sees(A).screen is Screen.NOT_NOW


def test_a_signal_at_the_first_gate_leaves_a_sealed_no_where_it_is() -> None:
    evening = a_gate()
    evening.answers(A, Choice.NO)
    signals(evening, B, Signal.STEP_BACK)
    signals(evening, B, Signal.DIFFERENTLY)
    assert evening.sees(A).gate.answer is Choice.NO


def test_the_same_sign_or_signal_again_is_nothing_new() -> None:
    evening = a_step()
    signals(evening, A, Signal.DIFFERENTLY)
    assert signals(evening, A, Signal.DIFFERENTLY) == ()
    evening.pauses(A)
    for _ in range(2):
        notes(evening, A, Sign.PANIC)
        sends(evening, A)
    assert notes(evening, A, Sign.PANIC) == ()
    assert sends(evening, A) == ()
    signals(evening, A, Signal.STEPPING_OUT)
    assert signals(evening, A, Signal.STEPPING_OUT) == ()


def test_whoever_wants_it_differently_at_a_gate_voids_every_yes_that_waits() -> None:
    for first, second in ((A, B), (B, A)):
        evening = a_gate()
        evening.answers(first)
        signals(evening, second, Signal.DIFFERENTLY)
        evening.answers(second)
        assert not evening.state.running, "both answer again, as both screens say"
        evening.answers(first)
        assert evening.state.running


def test_only_the_sign_that_was_meant_is_told() -> None:
    evening = a_step()
    evening.pauses(A)
    notes(evening, A, Sign.FAR_AWAY)
    notes(evening, A, Sign.MEMORY)
    assert sends(evening, A, Sign.FAR_AWAY) == Refused(Reason.NOT_NOW)
    assert evening.sees(B).pause.their_sign is None
