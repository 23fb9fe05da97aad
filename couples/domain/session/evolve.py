"""How the session changes when something has happened. Never refuses, never asks; replaying a journal is only this.

``evolve(state, event)`` counts ``seq`` for shared events and the owner's ``count`` for private ones.
"""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from functools import reduce
from typing import TypeVar

from couples.domain.session import events as did
from couples.domain.session.state import (
    CONSENT_MISSING,
    LONG_AGO,
    SETTLED_KEPT,
    Aside,
    Cause,
    Floor,
    Hold,
    Own,
    Phase,
    Presented,
    SealedAnswer,
    SentSignal,
    SharedLine,
    Side,
    Speaking,
    Stage,
    State,
    Vote,
)

Mark = TypeVar("Mark")


def replay(state: State, events: Iterable[did.Event]) -> State:
    """The session after all of these, in order."""
    return reduce(evolve, events, state)


def evolve(state: State, event: did.Event) -> State:
    """The session after this one event."""
    if isinstance(event, did.Private):
        own = _own_page(state.own[event.side], event)
        return state.with_own(event.side, replace(own, count=own.count + 1))
    return _shared(replace(state, seq=state.seq + 1), event)


def _own_page(own: Own, event: did.Private) -> Own:
    match event:
        case did.AnswerSealed(step=step, epoch=epoch, choice=choice, at=at, ask_again=ask_again):
            return replace(own, answer=SealedAnswer(step, epoch, choice, at), ask_again=ask_again)
        case did.VoteCast(epoch=epoch, at=at):
            return replace(own, vote=Vote(epoch, at))
        case did.TakenBack():
            return replace(own, answer=None, vote=None, back_in=None)
        case did.YesUnseen():
            return replace(own, answer=own.answer and replace(own.answer, at=LONG_AGO))
        case did.SignNoted(sign=sign):
            return replace(own, sign=sign)
        case did.ReturnPicked(minutes=minutes):
            return replace(own, back_in=minutes)
        case did.ReadyMarked(moves=moves):
            return replace(own, ready=moves)
        case did.LineWritten(field=field, text=text):
            lines = {key: line for key, line in own.lines.items() if key is not field}
            return replace(own, lines={**lines, field: text} if text else lines)
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
            return _anew(replace(state, proposal=plan, aside=None))
        case did.ProposalClosed():
            return _anew(replace(state, proposal=None))
        case did.ExerciseAgreed(length=length, depth=depth):
            agreed = replace(state.proposal, length=length, depth=depth) if state.proposal else None
            return replace(state, plan=agreed, proposal=None, met=True, aside=None)
        case did.GateOpened(step=step):
            return _anew(_step_cleared(replace(state, phase=Phase.GATE, step=step), also=CONSENT_MISSING))
        case did.StepAgreed(at=at):
            return _begun(_rested(replace(state, phase=Phase.STEP, holds=frozenset(), since=at)))
        case did.NotNow():
            return _anew(_not_now(state))
        case did.TermsChanged(at=at):
            return _anew(_not_now(_stopped(state, at, CONSENT_MISSING)))
        case did.PutAside(until=until):
            return _to_lobby(state, until)
        case did.Paused(side=side, command_id=command_id, at=at):
            return _paused(state, side, command_id, at)
        case did.NeedAdded(side=side, need=need):
            return replace(state, needs={**state.needs, side: need})
        case did.SignSent(side=side, sign=sign):
            return replace(state, signs={**state.signs, side: sign})
        case did.SignTakenBack(side=side):
            return replace(state, signs=_without(state.signs, side))
        case did.SignalSent(side=side, signal=signal):
            return replace(state, signal=SentSignal(side, signal))
        case did.ReturnSettled(at=when):
            return _unpicked(replace(state, back_at=when))
        case did.ReturnLetGo():
            return _unpicked(replace(state, back_at=None))
        case did.WentAway(side=side, at=at):
            return _anew(_held(state, at, Hold(Cause.AWAY, side)))
        case did.Restarted():
            return _anew(_held(state, None, Hold(Cause.RESTART)))
        case did.ConsentLapsed(at=at):
            return _anew(_stopped(state, at, CONSENT_MISSING))
        case did.Resumed():
            holds = state.holds & {CONSENT_MISSING}
            return _rested(replace(state, holds=holds))
        case did.FloorTaken(floor=floor):
            return replace(state, moves=state.moves + 1, speaking=_floor(state.speaking, floor))
        case did.MovedOn():
            return replace(state, moves=state.moves + 1)
        case did.StepFinished():
            return replace(state, since=None)
        case did.DebriefOpened():
            return _anew(_step_cleared(replace(state, phase=Phase.DEBRIEF, proposal=None, aside=None, presented=None)))
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
            return _unsealed(replace(state, phase=Phase.CLOSED, proposal=None, since=None, presented=None))
    raise TypeError(event)


def _anew(state: State) -> State:
    """A new epoch: every answer and vote given before it is void."""
    return _unsealed(replace(state, epoch=state.epoch + 1))


def _unsealed(state: State) -> State:
    """Sealed answers and votes are deleted the moment they have done their work or lost it."""
    if not any(own.answer or own.vote for own in state.own.values()):
        return state
    return replace(state, own={side: replace(own, answer=None, vote=None) for side, own in state.own.items()})


def _not_now(state: State) -> State:
    """A no is a complete answer: whoever proposed it does not propose it again in this session (law 4)."""
    return replace(state, not_now=True, asked=state.asked | {state.plan.asked} if state.plan else state.asked)


def _rested(state: State) -> State:
    """Both go on: whatever a pause had with it goes with it."""
    own = {side: replace(own, sign=None) for side, own in state.own.items()}
    return _unpicked(_unsealed(replace(state, needs={}, signs={}, signal=None, back_at=None, own=own)))


def _unpicked(state: State) -> State:
    if all(own.back_in is None for own in state.own.values()):
        return state
    return replace(state, own={side: replace(own, back_in=None) for side, own in state.own.items()})


def _without(kept: Mapping[Side, Mark], side: Side) -> dict[Side, Mark]:
    return {who: mark for who, mark in kept.items() if who is not side}


def _step_cleared(state: State, also: Hold | None = None) -> State:
    """Nothing of the last step remains, but pauses and absences still stand."""
    holds = (state.holds - {CONSENT_MISSING}) | ({also} if also else set())
    own = {side: replace(own, ready=None) for side, own in state.own.items()}
    blank = replace(state, not_now=False, since=None, spent=0.0, moves=0, speaking=None, signal=None)
    return replace(blank, holds=frozenset(holds), own=own)


def _begun(state: State) -> State:
    """At the first yes of a step the proposer holds the floor; after a hold whoever held it still does."""
    speaking = state.speaking or (Speaking(state.plan.lead, Stage.SPEAKING, 0) if state.plan else None)
    return replace(state, speaking=speaking)


def _stopped(state: State, at: float | None, *holds: Hold) -> State:
    ran = max(0.0, at - state.since) if at is not None and state.since is not None else 0.0
    return replace(state, holds=state.holds | set(holds), since=None, spent=state.spent + ran)


def _held(state: State, at: float | None, hold: Hold) -> State:
    """A hold in an exercise also takes its consent away; elsewhere it only holds."""
    in_exercise = state.phase in (Phase.GATE, Phase.STEP)
    return _stopped(state, at, hold, *((CONSENT_MISSING,) if in_exercise else ()))


def _paused(state: State, side: Side, command_id: str, at: float) -> State:
    needs, signs = _without(state.needs, side), _without(state.signs, side)
    settled = (*state.settled, command_id)[-SETTLED_KEPT:]
    return _anew(replace(_held(state, at, Hold(Cause.PAUSED, side)), needs=needs, signs=signs, settled=settled))


def _to_lobby(state: State, until: Aside) -> State:
    cleared = _step_cleared(replace(state, phase=Phase.WAITING, plan=None, step=0, aside=until))
    return _anew(cleared)


def _floor(speaking: Speaking | None, floor: Floor) -> Speaking | None:
    if speaking is None:
        return None
    match floor:
        case Floor.SAID:
            return replace(speaking, stage=Stage.SAYING_BACK)
        case Floor.SAID_BACK:
            return replace(speaking, stage=Stage.CHECKING)
        case Floor.PASS:
            return Speaking(speaking.speaker.other, Stage.SPEAKING, speaking.turn + 1)
        case _:
            return replace(speaking, stage=Stage.SPEAKING)
