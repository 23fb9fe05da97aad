"""Letting the other know without explaining: signs and signals, and a time to come back to a pause that ran hot.

None of it is ever a condition of pausing, and none of it makes anything run.
"""

from datetime import timedelta

from couples.domain.now import Now
from couples.domain.refusal import Reason, Refused
from couples.domain.session import commands as ask
from couples.domain.session import events as did
from couples.domain.session.debriefing import NOTHING, Decision
from couples.domain.session.state import LASTS, Phase, SentSignal, Side, Sign, Signal, State
from couples.domain.steps import fed

SOONEST, LATEST = 20, 24 * 60  # minutes until coming back


def signalled(state: State, command: ask.Command, now: Now) -> Decision:
    """What happens when a sign, a signal or a time to come back is given."""
    match command:
        case ask.NoteSign(by=by, sign=sign):
            if state.own[by].sign is sign:
                return _while_paused(state, by, ())
            taken_back = (did.SignTakenBack(side=by),) if by in state.signs else ()
            return _while_paused(state, by, (did.SignNoted(side=by, sign=sign), *taken_back))
        case ask.SendSign(by=by, sign=sign):
            return _send_sign(state, by, sign)
        case ask.SendSignal(by=by, signal=signal):
            return _send_signal(state, by, signal, now)
        case ask.PickReturn(by=by, minutes=minutes):
            return _pick_return(state, by, minutes, now)
        case _:
            return (did.ReturnLetGo(),) if state.back_at else NOTHING


def _while_paused(state: State, by: Side, events: tuple[did.Event, ...]) -> Decision:
    return events if by in state.paused_by else Refused(Reason.NOT_NOW)


def _send_sign(state: State, by: Side, sign: Sign) -> Decision:
    if state.own[by].sign is not sign:  # another one by now, and that one was not meant to be told
        return Refused(Reason.NOT_NOW)
    already = state.signs.get(by) is sign
    return _while_paused(state, by, () if already else (did.SignSent(side=by, sign=sign),))


def _send_signal(state: State, by: Side, signal: Signal, now: Now) -> Decision:
    sent = did.SignalSent(side=by, signal=signal)
    if signal is Signal.STEPPING_OUT:  # comes with a pause, which the page sends first
        return _while_paused(state, by, () if state.signal == SentSignal(by, signal) else (sent,))
    if state.phase not in (Phase.GATE, Phase.STEP) or state.not_now:  # a "not now" is never asked again by a signal
        return Refused(Reason.NOT_NOW)
    if state.signal == SentSignal(by, signal):
        return NOTHING
    if signal is Signal.STEP_BACK and (state.step > 0 or state.running):
        return did.GateOpened(step=_one_back(state)), sent
    return (did.ConsentLapsed(at=now.mono), sent) if state.running else (sent,)


def _one_back(state: State) -> int:
    """The step before; where that one does what was named or set, naming or setting comes first, free to be another."""
    to = max(0, state.step - 1)
    return to - 1 if state.plan and to in fed(state.plan.outline.steps) else to


def _pick_return(state: State, by: Side, minutes: int, now: Now) -> Decision:
    if not state.paused_by or state.back_at:
        return Refused(Reason.NOT_NOW)
    if not SOONEST <= minutes <= latest_return(state, now):
        return Refused(Reason.UNKNOWN, "minutes")
    picked = did.ReturnPicked(side=by, minutes=minutes)
    other = state.own[by.other].back_in
    if other is None:
        return (picked,)
    return picked, did.ReturnSettled(at=now.wall + timedelta(minutes=max(minutes, other)))


def latest_return(state: State, now: Now) -> int:
    """The longest time to come back that this session still has, in minutes."""
    if state.opened is None:
        return LATEST
    return min(LATEST, int((state.opened + LASTS - now.wall) / timedelta(minutes=1)))
