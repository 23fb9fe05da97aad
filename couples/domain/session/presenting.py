"""The rules of presenting: one brings a prepared draft into the lobby, the other takes it in and owes no answer (E20).

Either puts it away, from both screens at once. While it stands nothing else is begun; a pause covers it like anything.
"""

from couples.domain.refusal import Reason, Refused
from couples.domain.session import commands as ask
from couples.domain.session import events as did
from couples.domain.session.debriefing import NOTHING, Decision
from couples.domain.session.state import Phase, Side, State

ITEM_LENGTH = 32


def presented(state: State, command: ask.Present | ask.PutAway | ask.GiveThanks) -> Decision:
    """What happens when something is brought, put away or met with thanks."""
    match command:
        case ask.Present(by=by, item=item):
            return _present(state, by, item)
        case ask.PutAway():
            return (did.DraftPutAway(),) if state.presented else NOTHING
        case _:
            return _thanks(state, command.by)


def _present(state: State, by: Side, item: str) -> Decision:
    if state.phase is not Phase.WAITING or state.proposal:
        return Refused(Reason.NOT_NOW)
    if state.holds:
        return Refused(Reason.HELD)
    if state.joined != frozenset(Side):
        return Refused(Reason.NOT_HERE_YET)
    if state.presented and state.presented.side is not by:
        return Refused(Reason.NOT_YOUR_TURN)
    if not 0 < len(item) <= ITEM_LENGTH:
        return Refused(Reason.UNKNOWN)
    return (did.DraftPresented(side=by, item=item),)


def _thanks(state: State, by: Side) -> Decision:
    if state.presented is None or state.presented.side is by:
        return Refused(Reason.NOT_NOW)
    if state.holds:
        return Refused(Reason.HELD)
    return NOTHING if state.presented.thanked else (did.ThanksGiven(),)
