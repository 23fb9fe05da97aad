"""Inside a step: the floor, the prompts, the end of it."""

import pytest

from couples.domain.refusal import Reason, Refused
from couples.domain.session import commands as ask
from couples.domain.session import events as did
from couples.domain.session.evolve import evolve
from couples.domain.session.state import Floor, Phase, Side, Stage, State
from couples.domain.session.view import Screen
from tests.makers import A, B, Evening, a_gate, a_lobby, a_step


def floor(evening: Evening, side: Side, move: Floor, moves: int | None = None) -> object:
    seen = evening.state.moves if moves is None else moves
    return evening.asks(
        ask.TakeFloor(by=side, id=evening.id(), epoch=evening.state.epoch, heard=evening.mono, moves=seen, floor=move)
    )


def ready(evening: Evening, side: Side, moves: int | None = None) -> object:
    seen = evening.state.moves if moves is None else moves
    return evening.asks(ask.Ready(by=side, id=evening.id(), epoch=evening.state.epoch, heard=evening.mono, moves=seen))


def test_the_one_who_proposed_speaks_first_and_only_they_may() -> None:
    evening = a_step("talk")
    assert evening.sees(A).step.my_floor  # type: ignore[union-attr]  # in a step
    assert floor(evening, B, Floor.SAID) == Refused(Reason.NOT_YOUR_TURN)
    assert floor(evening, A, Floor.SAID) == (did.FloorTaken(floor=Floor.SAID),)


def test_the_floor_goes_speak_say_back_check_and_passes_on() -> None:
    evening = a_step("talk")
    for side, move, stage in (
        (A, Floor.SAID, Stage.SAYING_BACK),
        (B, Floor.SAID_BACK, Stage.CHECKING),
        (A, Floor.NOT_QUITE, Stage.SPEAKING),
        (A, Floor.SAID, Stage.SAYING_BACK),
        (B, Floor.SAID_BACK, Stage.CHECKING),
        (A, Floor.THATS_IT, Stage.SPEAKING),
        (A, Floor.PASS, Stage.SPEAKING),
    ):
        floor(evening, side, move)
        assert evening.sees(A).step.stage is stage  # type: ignore[union-attr]  # in a step
    assert evening.sees(B).step.my_floor  # type: ignore[union-attr]  # in a step
    assert evening.sees(B).step.turn == 1  # type: ignore[union-attr]  # in a step


def test_the_listener_cannot_pass_judge_or_take_the_floor() -> None:
    evening = a_step("talk")
    for move in (Floor.SAID, Floor.PASS, Floor.SAID_BACK, Floor.THATS_IT, Floor.NOT_QUITE):
        assert floor(evening, B, move) == Refused(Reason.NOT_YOUR_TURN)
    floor(evening, A, Floor.SAID)
    assert floor(evening, A, Floor.SAID_BACK) == Refused(Reason.NOT_YOUR_TURN)


def test_a_double_click_moves_once() -> None:
    evening = a_step("talk")
    floor(evening, A, Floor.PASS, 0)
    assert floor(evening, A, Floor.PASS, 0) == Refused(Reason.OVERTAKEN)


def test_whoever_held_the_floor_before_a_pause_holds_it_after() -> None:
    evening = a_step("talk")
    floor(evening, A, Floor.PASS)
    evening.pauses(A)
    assert floor(evening, B, Floor.SAID) == Refused(Reason.HELD)
    evening.answers(A)
    evening.answers(B)
    assert evening.sees(B).step.my_floor  # type: ignore[union-attr]  # in a step


def test_the_next_prompt_comes_when_both_are_ready_and_nobody_sees_who_waits() -> None:
    evening = a_step("two-steps")
    before = evening.sees(B)
    ready(evening, A)
    assert evening.sees(B) == before
    assert evening.sees(A).step.ready  # type: ignore[union-attr]  # in a step
    assert ready(evening, B) == (did.ReadyMarked(side=B, moves=0), did.MovedOn())
    assert not evening.sees(A).step.ready  # type: ignore[union-attr]  # in a step
    assert ready(evening, A, 0) == Refused(Reason.OVERTAKEN)
    ready(evening, A)
    ready(evening, B)
    assert ready(evening, A) == Refused(Reason.NOT_NOW)


def test_moves_fit_their_kind_of_step() -> None:
    assert ready(a_step("talk"), A) == Refused(Reason.NOT_NOW)
    assert floor(a_step(), A, Floor.SAID) == Refused(Reason.NOT_NOW)
    assert ready(a_lobby(), A) == Refused(Reason.NOT_NOW)


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
    state = evolve(evolve(State(), did.ExerciseAgreed(length=2, depth=1)), did.FloorTaken(floor=Floor.SAID))
    assert (state.plan, state.speaking) == (None, None)
    assert evolve(state, did.StepAgreed(at=1.0)).step_seconds() == 0
