"""Pause always wins (law 1), and only both together go on (law 2)."""

from collections.abc import Callable

import pytest

from couples.domain.refusal import Reason, Refused
from couples.domain.session import commands as ask
from couples.domain.session import events as did
from couples.domain.session.state import Aside, Cause, Choice, Hold, Need, Phase, Side
from couples.domain.session.view import GoOn, Screen
from tests.makers import A, B, Evening, a_debrief, a_gate, a_lobby, a_step


@pytest.mark.parametrize("evening_of", [Evening, a_lobby, a_gate, a_step, a_debrief])
@pytest.mark.parametrize("side", [A, B])
def test_f03_one_partner_is_enough_to_pause_in_every_phase(evening_of: Callable[[], Evening], side: Side) -> None:
    evening = evening_of()
    epoch = evening.state.epoch
    assert evening.pauses(side) == (did.Paused(side=side, command_id=f"c{evening.count}", at=evening.mono),)
    assert side in evening.state.paused_by
    assert evening.state.epoch == epoch + 1
    assert not evening.state.running
    assert evening.sees(side).pause.mine
    assert evening.sees(side.other).pause.theirs


def test_f17_a_pause_is_refused_only_by_the_end() -> None:
    evening = a_lobby()
    evening.asks(ask.End(by=A, id="x"))
    assert evening.pauses(B) == Refused(Reason.CLOSED)


def test_a_pause_takes_over_both_screens_in_a_step() -> None:
    evening = a_step()
    evening.pauses(B)
    assert evening.sees(A).screen is Screen.PAUSED
    assert evening.sees(B).screen is Screen.PAUSED
    assert evening.sees(A).go_on is GoOn.GATE


def test_pausing_again_changes_nothing_that_the_other_could_see() -> None:
    evening = a_step()
    evening.pauses(A)
    before, seen = evening.state.seq, evening.sees(B)
    assert evening.pauses(A) == (did.PausedAgain(side=A, epoch=evening.state.epoch, at=evening.mono),)
    assert (evening.state.seq, evening.sees(B)) == (before, seen)


def test_pausing_again_voids_a_waiting_wish_to_go_on_of_either() -> None:
    evening = a_debrief()
    evening.pauses(A)
    evening.resumes(B)
    seq = evening.state.seq
    again = did.PausedAgain(side=A, epoch=evening.state.epoch, at=evening.mono)
    assert evening.pauses(A) == (did.TakenBack(side=B), again)
    assert evening.state.seq == seq
    evening.resumes(A)
    assert evening.state.paused_by == {A}


@pytest.mark.parametrize("evening_of", [a_step, a_debrief])
def test_a_yes_from_before_one_paused_again_counts_for_nothing_however_late_it_comes(
    evening_of: Callable[[], Evening],
) -> None:
    """Yes, then pause, tapped in a tunnel: the old line brings the yes after the new line brought the pause."""
    evening = evening_of()
    evening.pauses(A)
    goes_on = evening.answers if evening.state.at_gate else evening.resumes
    tapped = evening.mono
    evening.mono += 1
    evening.pauses(A)
    assert goes_on(A, heard=tapped) == Refused(Reason.TOO_OLD)
    goes_on(B)
    assert evening.state.paused_by == {A}
    evening.mono += 1
    goes_on(A)
    assert evening.state.paused_by == frozenset(), "one tapped since counts"
    evening.pauses(B)
    goes_on(A, heard=tapped + 0.5)
    goes_on(B)
    assert evening.state.paused_by == frozenset(), "a new pause asks both anew, and by its epoch"


def test_a_yes_that_comes_after_the_no_that_followed_it_counts_for_nothing() -> None:
    evening = a_gate()
    tapped = evening.mono
    evening.mono += 1
    evening.answers(A, Choice.NO)
    assert evening.answers(A, heard=tapped) == Refused(Reason.TOO_OLD)
    assert not isinstance(evening.answers(A, Choice.WAIT, heard=tapped), Refused), "what narrows is never too old here"
    assert not isinstance(evening.answers(A), Refused), "another mind, since"


def test_pausing_again_voids_a_yes_that_waits_at_the_gate_too() -> None:
    evening = a_step()
    evening.pauses(A)
    evening.answers(B)
    evening.pauses(A)
    evening.answers(A)
    assert not evening.state.running
    assert evening.state.paused_by == {A}


def test_a_wish_to_go_on_and_a_pause_end_held_whatever_the_order() -> None:
    for order in ("resume first", "pause first"):
        evening = a_debrief()
        evening.pauses(A)
        epoch = evening.state.epoch
        evening.resumes(B)
        if order == "resume first":
            evening.resumes(A)
            evening.pauses(B)
        else:
            evening.pauses(B)
            assert evening.resumes(A, epoch=epoch) == Refused(Reason.OVERTAKEN)
        assert B in evening.state.paused_by


def test_one_alone_never_ends_a_pause() -> None:
    evening = a_debrief()
    evening.pauses(A)
    for _ in range(3):
        evening.resumes(A)
        evening.resumes(A)
    assert evening.state.paused_by == {A}
    evening.resumes(B)
    assert evening.log[-1] == did.Resumed()
    assert not evening.state.holds


def test_after_a_pause_in_a_step_two_new_yeses_are_the_way_on() -> None:
    evening = a_step()
    evening.pauses(A)
    assert evening.resumes(A) == Refused(Reason.NOT_NOW)
    evening.answers(A)
    assert evening.sees(B).screen is Screen.PAUSED
    evening.answers(B)
    assert evening.sees(B).screen is Screen.STEP
    assert evening.state.holds == frozenset()


def test_a_pause_in_the_gate_voids_the_answer_that_was_waiting() -> None:
    evening = a_gate()
    evening.answers(A)
    evening.pauses(B)
    assert evening.state.own[A].answer is None
    evening.answers(B)
    assert not evening.state.running


def test_the_time_held_does_not_count_as_time_of_the_step() -> None:
    evening = a_step()
    evening.mono += 30
    evening.pauses(A)
    evening.mono += 200
    evening.answers(A)
    evening.answers(B)
    evening.mono += 5
    assert evening.state.elapsed(evening.now) == pytest.approx(35)


def test_what_would_help_is_added_afterwards_and_goes_with_the_pause() -> None:
    evening = a_step()
    assert evening.asks(ask.AddNeed(by=A, id="n", need=Need.SPACE)) == Refused(Reason.NOT_NOW)
    evening.pauses(A)
    need = ask.AddNeed(by=A, id="n", need=Need.COMFORT)
    assert evening.asks(need) == (did.NeedAdded(side=A, need=Need.COMFORT),)
    assert evening.asks(need) == ()
    assert evening.sees(B).pause.their_need is Need.COMFORT
    assert evening.sees(A).pause.my_need is Need.COMFORT
    evening.answers(A)
    evening.answers(B)
    assert evening.sees(B).pause.their_need is None


def test_a_new_pause_starts_without_the_old_need() -> None:
    evening = a_debrief()
    evening.pauses(A)
    evening.asks(ask.AddNeed(by=A, id="n", need=Need.SPACE))
    evening.resumes(A)
    evening.resumes(B)
    evening.pauses(A)
    assert evening.sees(B).pause.their_need is None


def test_either_may_change_it_while_the_pause_goes_on_standing() -> None:
    evening = a_step()
    evening.pauses(A)
    evening.asks(ask.SetAside(by=B, id="s", until=Aside.SOMETHING_ELSE))
    assert evening.state.phase is Phase.WAITING
    assert evening.state.holds == {Hold(Cause.PAUSED, A)}
    assert evening.sees(A).screen is Screen.PAUSED
    assert evening.sees(A).go_on is GoOn.VOTE
    assert evening.proposes(B) == Refused(Reason.HELD)
    evening.resumes(A)
    evening.resumes(B)
    assert evening.sees(A).screen is Screen.LOBBY


def test_either_may_end_while_paused_and_the_pause_stands_in_the_debrief() -> None:
    evening = a_step()
    evening.pauses(A)
    assert evening.asks(ask.End(by=B, id="e")) == (did.DebriefOpened(),)
    assert evening.state.paused_by == {A}
    assert evening.asks(ask.End(by=A, id="e2")) == ()


def test_pausing_while_it_says_not_now_keeps_both() -> None:
    evening = a_gate()
    evening.answers(A, Choice.NO)
    evening.answers(B)
    evening.pauses(B)
    assert evening.sees(A).screen is Screen.PAUSED
    assert evening.sees(A).go_on is GoOn.VOTE
    evening.resumes(A)
    evening.resumes(B)
    assert evening.sees(A).screen is Screen.NOT_NOW
    assert not evening.state.running


def test_two_who_go_on_after_a_pause_are_still_not_in_what_was_called_off() -> None:
    evening = a_step()
    evening.asks(ask.NoticeTerms(side=A))
    evening.pauses(A)
    evening.resumes(A)
    evening.resumes(B)
    assert evening.state.holds == {Hold(Cause.CONSENT)}
    assert not evening.state.running


def test_only_the_newest_settled_pauses_are_named() -> None:
    evening = a_debrief()
    for _ in range(20):
        evening.pauses(A)
        evening.resumes(A)
        evening.resumes(B)
    assert len(evening.sees(B).settled) == 16
