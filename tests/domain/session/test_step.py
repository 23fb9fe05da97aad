"""Inside a step: the floor, the prompts, the end of it."""

import pytest

from couples.domain.refusal import Reason, Refused
from couples.domain.session import commands as ask
from couples.domain.session import events as did
from couples.domain.session.evolve import evolve
from couples.domain.session.state import Phase, State
from couples.domain.session.view import Screen
from tests.makers import A, B, a_gate, a_lobby, a_step


def test_the_one_who_proposed_speaks_first_and_only_they_may() -> None:
    evening = a_step("talk")
    assert evening.plays(A)["my_floor"]
    assert evening.moves(B, "said") == Refused(Reason.NOT_YOUR_TURN)
    assert evening.moves(A, "said") == (did.Moved(side=None, move="said"),)


def test_the_floor_goes_speak_say_back_check_and_passes_on() -> None:
    evening = a_step("talk")
    for side, move, stage in (
        (A, "said", "saying-back"),
        (B, "said-back", "checking"),
        (A, "not-quite", "speaking"),
        (A, "said", "saying-back"),
        (B, "said-back", "checking"),
        (A, "thats-it", "speaking"),
        (A, "pass", "speaking"),
    ):
        evening.moves(side, move)
        assert evening.plays(A)["stage"] == stage
    assert evening.plays(B)["my_floor"]
    assert evening.plays(B)["turn"] == 1


def test_the_listener_cannot_pass_judge_or_take_the_floor() -> None:
    evening = a_step("talk")
    for move in ("said", "pass", "said-back", "thats-it", "not-quite"):
        assert evening.moves(B, move) == Refused(Reason.NOT_YOUR_TURN)
    evening.moves(A, "said")
    assert evening.moves(A, "said-back") == Refused(Reason.NOT_YOUR_TURN)


def test_a_double_click_moves_once() -> None:
    evening = a_step("talk")
    evening.moves(A, "pass", moves=0)
    assert evening.moves(A, "pass", moves=0) == Refused(Reason.OVERTAKEN)


def test_whoever_held_the_floor_before_a_pause_holds_it_after() -> None:
    evening = a_step("talk")
    evening.moves(A, "pass")
    evening.pauses(A)
    assert evening.moves(B, "said") == Refused(Reason.HELD)
    evening.answers(A)
    evening.answers(B)
    assert evening.plays(B)["my_floor"]


def test_the_next_prompt_comes_when_both_are_ready_and_nobody_sees_who_waits() -> None:
    evening = a_step("two-steps")
    before = evening.sees(B)
    evening.moves(A, "ready")
    assert evening.sees(B) == before
    assert evening.plays(A)["ready"]
    assert evening.moves(B, "ready") == (did.Marked(side=B, key="ready", value="0"), did.Moved(side=None, move="on"))
    assert not evening.plays(A)["ready"]
    assert evening.moves(A, "ready", moves=0) == Refused(Reason.OVERTAKEN)
    evening.moves(A, "ready")
    evening.moves(B, "ready")
    assert evening.moves(A, "ready") == Refused(Reason.NOT_NOW)


def test_moves_fit_their_kind_of_step() -> None:
    assert a_step("talk").moves(A, "ready") == Refused(Reason.UNKNOWN, "move")
    assert a_step().moves(A, "said") == Refused(Reason.NOT_NOW)
    assert a_lobby().moves(A, "ready") == Refused(Reason.NOT_NOW)


def test_one_is_enough_to_finish_a_step_and_twice_finishes_it_once() -> None:
    evening = a_step("two-steps")
    finish = ask.FinishStep(by=B, id="f", step=0)
    evening.asks(finish)
    assert evening.state.step == 1
    assert evening.asks(finish) == Refused(Reason.NOT_NOW)
    evening.answers(A)
    evening.answers(B)
    assert evening.asks(finish) == Refused(Reason.OVERTAKEN)
    evening.pauses(A)
    assert evening.asks(ask.FinishStep(by=B, id="g", step=1)) == Refused(Reason.HELD)
    evening.answers(A)
    evening.answers(B)
    evening.asks(ask.FinishStep(by=B, id="h", step=1))
    assert evening.state.phase is Phase.DEBRIEF


def test_putting_aside_where_there_is_nothing_changes_nothing() -> None:
    from couples.domain.session.state import Aside

    assert a_lobby().asks(ask.SetAside(by=A, id="s", until=Aside.LATER)) == ()


def test_f17_ending_before_any_exercise_closes_and_after_one_opens_the_debrief() -> None:
    evening = a_lobby()
    assert evening.asks(ask.End(by=A, id="e")) == (did.Closed(),)
    assert evening.asks(ask.End(by=B, id="e2")) == ()
    assert evening.sees(A).screen is Screen.CLOSED
    evening = a_gate()
    assert evening.asks(ask.End(by=A, id="e")) == (did.DebriefOpened(),)


def test_sessions_going_off_end_one_as_either_of_the_two_would_and_both_read_why() -> None:
    for evening in (a_lobby(), a_gate()):
        asked = evening.asks(ask.NoticeOff())
        ended = did.Closed() if evening.state.phase is Phase.CLOSED else did.DebriefOpened()
        assert asked == (did.SwitchedOff(), ended)
        for seen in (evening.sees(A).debrief, evening.sees(B).debrief):
            assert seen is None if ended == did.Closed() else seen and seen.off
        assert evening.asks(ask.NoticeOff()) == ()
    ended_already = a_gate()
    ended_already.asks(ask.End(by=A, id="e"))
    assert ended_already.asks(ask.NoticeOff()) == ()
    seen = ended_already.sees(A).debrief
    assert seen
    assert not seen.off  # it did not end because of that


def test_what_is_offered_no_more_goes_from_the_lobby_and_what_has_begun_goes_on() -> None:
    evening = a_lobby()
    assert evening.asks(ask.NoticeUnoffered()) == ()
    evening.proposes(A)
    assert evening.asks(ask.NoticeUnoffered()) == (did.ProposalClosed(),)
    assert evening.asks(ask.NoticeUnoffered()) == ()
    for running in (a_gate(), a_step()):
        assert running.asks(ask.NoticeUnoffered()) == ()


def test_after_the_end_everything_but_the_end_is_refused_in_words() -> None:
    evening = a_lobby()
    evening.asks(ask.NoticeLate())
    assert evening.state.phase is Phase.CLOSED
    assert evening.proposes(A) == Refused(Reason.CLOSED)
    assert evening.asks(ask.NoticeRestart()) == ()
    assert evening.sees(B).go_on is None


def test_an_event_nobody_knows_is_an_error_not_a_guess() -> None:
    with pytest.raises(TypeError):
        evolve(State(), did.Shared())
    with pytest.raises(TypeError):
        evolve(State(), did.Private(side=A))


def test_an_old_journal_without_a_proposal_or_a_speaker_does_not_break() -> None:
    state = evolve(evolve(State(), did.ExerciseAgreed(length=2, depth=1)), did.Moved(side=None, move="said"))
    assert (state.plan, state.board) == (None, None)
    assert evolve(state, did.NotNow()).not_now
    assert evolve(state, did.StepAgreed(at=1.0)).step_seconds() == 0
