"""What somebody's own private answers fill in for them, on their own phone alone, until the morning (D10).

It is only filled in: whoever it is filled in for can answer as they like. The other meets an answer like any other.
"""

from collections.abc import Iterable, Mapping
from datetime import datetime

from couples.domain.now import Now
from couples.domain.session import events as did
from couples.domain.session.state import Choice, Filled, Own, Side, State
from couples.domain.steps import STEP_TYPES

STRICTER = (Choice.YES, Choice.WAIT, Choice.NO)


def calls_for(state: State, event: did.Event) -> Choice | None:
    """What a private answer fills in: after distress a stop, after a question about one's own work a wait."""
    step = state.step_outline
    match event:
        case did.SignNoted(sign=sign) if sign is not None:
            return Choice.NO
        case did.Marked() if step and STEP_TYPES[step.kind].is_distress(event):
            return Choice.NO
        case did.HeldBack():
            return Choice.WAIT
        case _:
            return None


def filled(
    state: State, events: Iterable[did.Event], now: Now, mornings: Mapping[Side, datetime]
) -> tuple[did.StopFilled, ...]:
    """What these fill in beside themselves, as far as nothing stricter stands."""
    found = []
    for event in events:
        choice = calls_for(state, event)
        if choice is not None and isinstance(event, did.Private):
            stands = standing(state.own[event.side], now)
            if stands is None or STRICTER.index(choice) > STRICTER.index(stands):
                found.append(did.StopFilled(side=event.side, choice=choice, until=mornings[event.side]))
    return tuple(found)


def standing(own: Own, now: Now) -> Choice | None:
    """What is filled in for somebody at this moment."""
    return at(own.filled, now)


def at(kept: Filled | None, now: Now) -> Choice | None:
    """The same of what was kept from an earlier evening."""
    return kept.choice if kept and now.wall < kept.until else None
