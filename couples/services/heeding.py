"""What either leaves out or shows as a limit is obeyed at every gate, also when it came after the agreement.

Before a decision is written it is looked at once more, in the same transaction: a wish that goes too far is refused,
and a step that meets a limit by now is not begun. Nobody is told whose it is: at a gate it is its owner's sealed no, on
their phone alone until the other has answered; then the two meet an ordinary "Not now".
"""

from couples.domain.card import Audience
from couples.domain.exercise import Outline
from couples.domain.now import Now
from couples.domain.opening import needs_ground
from couples.domain.own_exercise import is_own
from couples.domain.people import Seat
from couples.domain.refusal import Reason, Refused
from couples.domain.session import events as did
from couples.domain.session.bounding import own_no
from couples.domain.session.debriefing import Decision
from couples.domain.session.evolve import replay
from couples.domain.session.state import Side, State
from couples.domain.shelf import Limits, depths_left, limits, meets
from couples.services.lending import proposed
from couples.services.opening import ground_of
from couples.services.seating import Table
from couples.services.trying import ceiling_of
from couples.store import cards, off, profiles
from couples.store.database import Unit

WISHES = (did.Proposed, did.ExerciseAgreed)
BEGINNINGS = (did.GateOpened, did.StepAgreed)


def heeded(unit: Unit, table: Table, decision: Decision, now: Now) -> Decision:
    """Inside a transaction: what was decided, as far as the limits of the two let it happen."""
    if isinstance(decision, Refused) or not any(isinstance(event, WISHES + BEGINNINGS) for event in decision):
        return decision
    seat, after = table.seat(Side.A), replay(table.state, decision)
    if any(isinstance(event, WISHES) for event in decision):
        if off.are_off(unit, table.row.couple_id):
            return Refused(Reason.SESSIONS_OFF)
        return _too_far(unit, seat, after) or _over(unit, table, after, now) or decision
    return *decision, *_stopped(unit, table, after, now)


def _stopped(unit: Unit, table: Table, state: State, now: Now) -> tuple[did.Event, ...]:
    """What a step that is off comes to: at its gate a no of whose limit it is, else "Not now" to both at once."""
    theirs = [side for side in Side if is_off_for(unit, table.seat(side), state)]
    if not theirs and not _lacks_ground(unit, table.seat(Side.A), state):
        return ()
    if not theirs or not state.at_gate:
        return (did.TermsChanged(at=now.mono),)
    first = own_no(state, theirs[0], now)
    return (*first, *own_no(replay(state, first), theirs[1], now)) if theirs[1:] else first


def is_off_for(unit: Unit, seat: Seat, state: State) -> bool:
    """Whether the step at hand meets something that this one of the two does not want in a session now."""
    plan, step = state.plan, state.step_outline
    if plan is None or step is None or state.not_now:
        return False
    return meets(plan.outline, step, limits_of_one(unit, seat))


def _lacks_ground(unit: Unit, seat: Seat, state: State) -> bool:
    """Whether it is touch, and something that has to stand before it is gone."""
    plan, step = state.plan, state.step_outline
    touch = plan is not None and step is not None and not state.not_now and step.touch and needs_ground(plan.outline)
    return touch and not ground_of(unit, seat).holds


def depths_of(unit: Unit, seat: Seat, outline: Outline) -> tuple[int, ...]:
    """How deep the two can go with it now. Refused(OFF_THE_SHELF) if nowhere, Refused(NOT_OPEN_YET) before touch is."""
    left = depths_left(outline, limits_of(unit, seat))
    if not left:
        raise Refused(Reason.OFF_THE_SHELF)
    if needs_ground(outline) and not ground_of(unit, seat).holds:
        raise Refused(Reason.NOT_OPEN_YET)
    return left


def limits_of(unit: Unit, seat: Seat) -> Limits:
    """What holds for both of a couple."""
    one, other = (limits_of_one(unit, each) for each in (seat, seat.of_partner))
    return Limits(one.topics | other.topics, one.cards | other.cards)


def limits_of_one(unit: Unit, seat: Seat) -> Limits:
    """What one of them leaves out, and shows a no or a wait to."""
    left_out = profiles.of_person(unit, seat.person_id).left_out
    return limits([left_out], cards.shown_by(unit, seat, Audience.PARTNER))


def _too_far(unit: Unit, seat: Seat, state: State) -> Refused | None:
    """Why what would be proposed or agreed cannot be now."""
    plan = state.proposal or state.plan
    if plan is None:
        return None
    if is_own(plan.outline.id) and proposed(unit, seat.couple_id, plan.outline.id) is None:
        return Refused(Reason.OFF_THE_SHELF)
    try:
        left = depths_of(unit, seat, plan.outline)
    except Refused as refused:
        return refused
    return None if plan.depth in left else Refused(Reason.OFF_THE_SHELF)


def _over(unit: Unit, table: Table, state: State, now: Now) -> Refused | None:
    """Whether it goes further than the therapist proposes to whoever proposes it here."""
    plan = state.proposal
    if plan is None:
        return None
    most = ceiling_of(unit, table.seat(plan.lead).person_id, plan.outline.id, now.wall)
    lengths, depths = most.under(plan.outline.lengths, plan.outline.depths)
    return None if plan.length in lengths and plan.depth in depths else Refused(Reason.OFF_THE_SHELF)
