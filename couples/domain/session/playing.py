"""What can be done inside a step: handed to its step type, which knows nothing of pauses, holds and old pages.

Those are looked at here, the same for every kind: nothing moves while anything is held, and an own word can always be
taken back.
"""

from couples.domain.now import Now
from couples.domain.refusal import Reason, Refused
from couples.domain.session import commands as ask
from couples.domain.session.signalling import latest_return
from couples.domain.session.state import Phase, Side, State
from couples.domain.step_type import NOTHING, READY, Decision, StepType, Stretch
from couples.domain.steps import STEP_TYPES, fed


def played(state: State, command: ask.Move | ask.Unsay | ask.FinishStep, now: Now) -> Decision:
    """What happens when something is done in the step at hand, taken back, or brought to its end."""
    at = stretch(state, now)
    if at is None or state.phase is not Phase.STEP:
        return NOTHING if isinstance(command, ask.Unsay) else Refused(Reason.NOT_NOW)
    step_type = STEP_TYPES[at.step.kind]
    match command:
        case ask.Unsay(by=by, key=key):
            return step_type.unsay(at, by, key)
        case ask.FinishStep(step=step):
            return _barred(state) or step_type.finish(at) if step == state.step else Refused(Reason.OVERTAKEN)
        case _:
            seen_older = step_type.in_turn and command.moves != state.moves
            return _barred(state) or (Refused(Reason.OVERTAKEN) if seen_older else step_type.decide(at, command, now))


def _barred(state: State) -> Refused | None:
    return None if state.running else Refused(Reason.HELD)


def stretch(state: State, now: Now) -> Stretch | None:
    """The step at hand as its type sees it."""
    step, plan = state.step_outline, state.plan
    if step is None or plan is None:
        return None
    return Stretch(
        step=step,
        first=plan.starts(state.step),
        board=state.board,
        moves=state.moves,
        marks={side: state.own[side].marks for side in Side},
        index=state.step,
        last=plan.outline.last(plan.depth),
        asked_before=frozenset((asked.by, asked.what) for asked in state.asked if asked.exercise == plan.outline.id),
        handed=state.handed,
        fed=fed(plan.outline.steps),
        latest=latest_return(state, now),
    )


def step_type_of(state: State) -> StepType | None:
    """The kind of the step at hand, if there is one."""
    step = state.step_outline
    return STEP_TYPES[step.kind] if step else None


def waits(state: State, side: Side) -> bool:
    """Whether somebody's "ready" waits for the other's, in a step where that brings something out for both."""
    step_type = step_type_of(state)
    return step_type is not None and step_type.waits and bool(state.own[side].marks.get(READY))
