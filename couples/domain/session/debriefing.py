"""The rules of the debrief: everyone writes alone, shares what they like, takes it back as easily, and parts gently.

Weather can be written, kept and shared in the same way at any time before. A pause holds what is shared; one's own
writing stays open. Nothing here widens for the other: one's own line needs only oneself.
"""

from couples.domain.refusal import Reason, Refused
from couples.domain.session import commands as ask
from couples.domain.session import events as did
from couples.domain.session.state import CONSENT_MISSING, WEATHER, Field, Next, Phase, Side, State

LINE_LENGTH = 2000  # characters of one written line
GENTLER = (Next.SAME, Next.EASIER, Next.PAUSE)
NOTHING: tuple[did.Event, ...] = ()

Decision = tuple[did.Event, ...] | Refused


def debriefed(state: State, command: ask.Command) -> Decision:
    """What happens when this is asked in the debrief; anywhere else all but weather waits for the debrief."""
    if isinstance(command, ask.KeepWeather):
        return _keep_weather(state, command.by)
    if state.phase is not Phase.DEBRIEF and not _of_weather(command):
        return Refused(Reason.NOT_NOW)
    if isinstance(command, ask.Permissive) and state.holds - {CONSENT_MISSING}:
        return Refused(Reason.HELD)
    match command:
        case ask.Write(by=by, field=field, text=text):
            return _write(by, field, text.strip())
        case ask.Keep(by=by, fields=fields):
            return (did.KeepChosen(side=by, fields=tuple(dict.fromkeys(fields))),)
        case ask.Share(by=by, field=field):
            return _share(state, by, field)
        case ask.Withdraw(by=by, field=field):
            return (did.LineWithdrawn(side=by, field=field),) if _shared(state, by, field) else NOTHING
        case ask.Thank(by=by, field=field):
            return _thank(state, by.other, field)
        case ask.PickNext(by=by, next=choice):
            return _pick_next(state, by, choice)
        case _:
            return _part(state, command.by)


def _of_weather(command: ask.Command) -> bool:
    return isinstance(command, ask.Write | ask.Share | ask.Withdraw) and command.field in WEATHER


def _keep_weather(state: State, by: Side) -> Decision:
    own = state.own[by]
    if state.phase is Phase.DEBRIEF or not own.lines:  # before the debrief there are no other lines
        return Refused(Reason.NOT_NOW)
    return NOTHING if own.weather_kept else (did.WeatherKept(side=by),)


def _shared(state: State, side: Side, field: Field) -> bool:
    return any((line.side, line.field) == (side, field) for line in state.lines)


def _write(by: Side, field: Field, text: str) -> Decision:
    if len(text) > LINE_LENGTH:
        return Refused(Reason.TOO_LONG, field)
    return (did.LineWritten(side=by, field=field, text=text),)


def _share(state: State, by: Side, field: Field) -> Decision:
    text = state.own[by].lines.get(field, "")
    if field is Field.HONOURED or not text:
        return Refused(Reason.NOT_NOW, field)
    return (did.LineShared(side=by, field=field, text=text),)


def _thank(state: State, whose: Side, field: Field) -> Decision:
    if not _shared(state, whose, field):
        return Refused(Reason.NOT_NOW, field)
    return (did.Thanked(side=whose, field=field),)


def _pick_next(state: State, by: Side, choice: Next) -> Decision:
    if state.next:
        return Refused(Reason.NOT_NOW)
    picked = did.NextPicked(side=by, next=choice)
    other = state.own[by.other].next
    return (picked,) if other is None else (picked, did.NextSettled(next=max(choice, other, key=GENTLER.index)))


def _part(state: State, by: Side) -> Decision:
    if by in state.parted:
        return NOTHING
    closing = (did.Closed(),) if by.other in state.parted else ()
    return (did.Parted(side=by), *closing)
