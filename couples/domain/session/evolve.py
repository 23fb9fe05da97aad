"""How the session changes when something has happened. Never refuses, never asks; replaying a journal is only this.

``evolve(state, event)`` counts ``seq`` for shared events and the owner's ``count`` for private ones.
"""

from collections.abc import Iterable
from dataclasses import replace
from functools import reduce

from couples.domain.session import events as did
from couples.domain.session.holding import anew, asked_anew, held, paused, rested, stopped, unpicked, unsealed, without
from couples.domain.session.playing import step_type_of
from couples.domain.session.state import (
    CONSENT_MISSING,
    LONG_AGO,
    WEATHER,
    Again,
    Aside,
    Asked,
    Cause,
    Filled,
    Hold,
    Own,
    Phase,
    Presented,
    SealedAnswer,
    SentSignal,
    SharedLine,
    State,
    Vote,
)
from couples.domain.step_type import READY


def replay(state: State, events: Iterable[did.Event]) -> State:
    """The session after all of these, in order."""
    return reduce(evolve, events, state)


def evolve(state: State, event: did.Event) -> State:
    """The session after this one event."""
    if isinstance(event, did.Private):
        own = _own_page(state.own[event.side], event)
        return state.with_own(event.side, replace(own, count=own.count + 1))
    return _shared(replace(state, seq=state.seq + 1), event)


def _own_page(own: Own, event: did.Private) -> Own:  # noqa: C901 - one line an event, read as a table
    match event:
        case did.AnswerSealed(step=step, epoch=epoch, choice=choice, at=at):
            answer = SealedAnswer(step, epoch, choice, at, event.dials, event.changed)
            return replace(own, answer=answer, ask_again=event.ask_again)
        case did.HeldBack():
            return own
        case did.StopFilled(choice=choice, until=until):
            return replace(own, filled=Filled(choice, until))
        case did.VoteCast(epoch=epoch, at=at):
            return replace(own, vote=Vote(epoch, at))
        case did.TakenBack():
            return replace(own, answer=None, vote=None, back_in=None, marks=without(own.marks, READY))
        case did.PausedAgain(epoch=epoch, at=at):
            return replace(own, paused_again=Again(epoch, at))
        case did.YesUnseen():
            return replace(own, answer=own.answer and replace(own.answer, at=LONG_AGO))
        case did.SignNoted(sign=sign):
            return replace(own, sign=sign)
        case did.ReturnPicked(minutes=minutes):
            return replace(own, back_in=minutes)
        case did.Marked(key=key, value=value):
            others = without(own.marks, key)
            return replace(own, marks={**others, key: value} if value else others)
        case did.LineWritten(field=field, text=text):
            rest = without(own.lines, field)
            kept = own.weather_kept and field not in WEATHER
            return replace(own, lines={**rest, field: text} if text else rest, weather_kept=kept)
        case did.WeatherKept():
            return replace(own, weather_kept=True)
        case did.KeepChosen(fields=fields):
            return replace(own, keep=fields)
        case did.NextPicked(next=choice):
            return replace(own, next=choice)
    raise TypeError(event)


def _shared(state: State, event: did.Shared) -> State:  # noqa: C901, PLR0912 - one line an event, read as a table
    match event:
        case did.Joined(side=side):
            return replace(state, joined=state.joined | {side})
        case did.Proposed(plan=plan):
            return anew(replace(state, proposal=plan, aside=None))
        case did.ProposalClosed():
            return anew(replace(state, proposal=None))
        case did.ExerciseAgreed(length=length, depth=depth):
            agreed = replace(state.proposal, length=length, depth=depth) if state.proposal else None
            started = agreed.first if agreed else None
            return replace(state, plan=agreed, proposal=None, met=True, aside=None, started=started)
        case did.GateOpened(step=step):
            return anew(_reached(state, step))
        case did.StepAgreed(at=at, dials=dials):
            handed = {**state.handed, **dials}
            return _begun(rested(replace(state, phase=Phase.STEP, holds=frozenset(), since=at, handed=handed)))
        case did.NotNow():
            return anew(_not_now(state))
        case did.TermsChanged(at=at):
            return anew(_not_now(stopped(state, at, CONSENT_MISSING)))
        case did.PutAside(until=until):
            return _to_lobby(state, until)
        case did.Paused(side=side, command_id=command_id, at=at):
            return paused(state, side, command_id, at)
        case did.NeedAdded(side=side, need=need):
            return replace(state, needs={**state.needs, side: need})
        case did.SignSent(side=side, sign=sign):
            return anew(replace(state, signs={**state.signs, side: sign}))
        case did.SignTakenBack(side=side):
            return replace(state, signs=without(state.signs, side))
        case did.SignalSent(side=side, signal=signal):
            return asked_anew(replace(state, signal=SentSignal(side, signal)))
        case did.ReturnSettled(at=when):
            return unpicked(replace(state, back_at=when))
        case did.ReturnLetGo():
            return unpicked(replace(state, back_at=None))
        case did.WentAway(side=side, at=at):
            return anew(held(state, at, Hold(Cause.AWAY, side)))
        case did.Restarted():
            return anew(held(state, None, Hold(Cause.RESTART)))
        case did.ConsentLapsed(at=at):
            return anew(stopped(state, at, CONSENT_MISSING))
        case did.Resumed():
            holds = state.holds & {CONSENT_MISSING}
            return rested(replace(state, holds=holds))
        case did.Moved():
            return _moved(state, event)
        case did.StepFinished():
            return _finished(state)
        case did.SwitchedOff():
            return replace(state, off=True)
        case did.DebriefOpened():
            return anew(_step_cleared(_looking_back(state)))
        case did.LineShared(side=side, field=field, text=text):
            kept = tuple(line for line in state.lines if (line.side, line.field) != (side, field))
            return replace(state, lines=(*kept, SharedLine(side, field, text)))
        case did.LineWithdrawn(side=side, field=field):
            return replace(state, lines=tuple(x for x in state.lines if (x.side, x.field) != (side, field)))
        case did.Thanked(side=side, field=field):
            thanked = (replace(x, thanked=True) if (x.side, x.field) == (side, field) else x for x in state.lines)
            return replace(state, lines=tuple(thanked))
        case did.NextSettled(next=choice):
            return replace(state, next=choice)
        case did.DraftPresented(side=side, item=item):
            return replace(state, presented=Presented(side, item))
        case did.DraftPutAway():
            return replace(state, presented=None)
        case did.ThanksGiven():
            return replace(state, presented=state.presented and replace(state.presented, thanked=True))
        case did.Parted(side=side):
            return replace(state, parted=state.parted | {side})
        case did.Closed():
            return unsealed(replace(state, phase=Phase.CLOSED, proposal=None, since=None, presented=None))
    raise TypeError(event)


def _looking_back(state: State) -> State:
    """The weather of before has passed: everyone begins to look back with empty lines."""
    own = {side: replace(own, lines={}, weather_kept=False) for side, own in state.own.items()}
    blank = replace(state, own=own, lines=(), proposal=None, aside=None, presented=None)
    return replace(blank, phase=Phase.DEBRIEF)


def _not_now(state: State) -> State:
    """A no is a complete answer: whoever asked for it does not ask again in this session (law 4)."""
    plan = state.plan
    if plan is None:
        return replace(state, not_now=True)
    named = state.handed.get("what")
    asked = Asked(plan.starts(state.step - 1), plan.outline.id, named.casefold()) if named else plan.asked
    return replace(state, not_now=True, asked=state.asked | {asked})


def _step_cleared(state: State, also: Hold | None = None) -> State:
    """Nothing of the last step remains, but pauses and absences still stand."""
    holds = (state.holds - {CONSENT_MISSING}) | ({also} if also else set())
    own = {side: replace(own, marks={}) for side, own in state.own.items()}
    blank = replace(state, not_now=False, since=None, spent=0.0, moves=0, board=None, signal=None)
    return replace(blank, holds=frozenset(holds), own=own)


def _begun(state: State) -> State:
    """At the first yes of a step its board is laid out; after a hold it still lies as it did."""
    step, plan, step_type = state.step_outline, state.plan, step_type_of(state)
    if step is None or plan is None or step_type is None or state.board is not None:
        return state
    return replace(state, board=step_type.begin(step, plan.starts(state.step)))


def _reached(state: State, step: int) -> State:
    """Both come to a step: they are asked for it, unless nothing is done there that needs a yes."""
    there = _step_cleared(replace(state, phase=Phase.GATE, step=step))
    step_type = step_type_of(there)
    if step_type is None or step_type.asks:
        return replace(there, holds=there.holds | {CONSENT_MISSING})
    return _begun(replace(there, phase=Phase.STEP))


def _moved(state: State, event: did.Moved) -> State:
    step, step_type = state.step_outline, step_type_of(state)
    if step is None or step_type is None:
        return state
    return replace(state, moves=state.moves + 1, board=step_type.evolve(state.board, step, event))


def _finished(state: State) -> State:
    step_type = step_type_of(state)
    return replace(state, since=None, handed=step_type.hands_on(state.board) if step_type else {})


def _to_lobby(state: State, until: Aside) -> State:
    cleared = _step_cleared(replace(state, phase=Phase.WAITING, plan=None, step=0, aside=until, handed={}))
    return anew(cleared)
