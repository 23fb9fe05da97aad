"""What stops, and what a new beginning makes void: the parts of ``evolve`` that every hold has in common.

A hold only ever adds; what waits in a sealed page is deleted the moment it has done its work or lost it.
"""

from collections.abc import Mapping
from dataclasses import replace
from typing import TypeVar

from couples.domain.session.playing import step_type_of
from couples.domain.session.state import CONSENT_MISSING, SETTLED_KEPT, Cause, Choice, Hold, Side, State
from couples.domain.step_type import READY

Key = TypeVar("Key")
Mark = TypeVar("Mark")


def anew(state: State) -> State:
    """A new epoch: every answer and vote given before it is void."""
    return unsealed(replace(state, epoch=state.epoch + 1))


def asked_anew(state: State) -> State:
    """Every yes is void, but nobody's wait or no: a signal of the other is no way to be asked again."""
    asked = anew(state)
    for side, own in state.own.items():
        if own.answer and own.answer.choice is not Choice.YES:
            kept = replace(asked.own[side], answer=replace(own.answer, epoch=asked.epoch))
            asked = asked.with_own(side, kept)
    return asked


def unsealed(state: State) -> State:
    """Sealed answers and votes are deleted the moment they have done their work or lost it."""
    if not any(own.answer or own.vote or READY in own.marks for own in state.own.values()):
        return state
    own = {
        side: replace(own, answer=None, vote=None, marks=without(own.marks, READY)) for side, own in state.own.items()
    }
    return replace(state, own=own)


def rested(state: State) -> State:
    """Both go on: whatever a pause had with it goes with it."""
    own = {side: replace(own, sign=None) for side, own in state.own.items()}
    return unpicked(unsealed(replace(state, needs={}, signs={}, signal=None, back_at=None, own=own)))


def unpicked(state: State) -> State:
    """Nobody's own wish for a time to come back stands any more."""
    if all(own.back_in is None for own in state.own.values()):
        return state
    return replace(state, own={side: replace(own, back_in=None) for side, own in state.own.items()})


def without(kept: Mapping[Key, Mark], key: Key) -> dict[Key, Mark]:
    """The same but for one."""
    return {known: mark for known, mark in kept.items() if known != key}


def stopped(state: State, at: float | None, *holds: Hold) -> State:
    ran = max(0.0, at - state.since) if at is not None and state.since is not None else 0.0
    return replace(state, holds=state.holds | set(holds), since=None, spent=state.spent + ran)


def held(state: State, at: float | None, hold: Hold) -> State:
    """A hold in an exercise also takes its consent away; elsewhere it only holds."""
    step_type = step_type_of(state)
    asks = step_type is not None and step_type.asks
    return stopped(state, at, hold, *((CONSENT_MISSING,) if asks else ()))


def paused(state: State, side: Side, command_id: str, at: float) -> State:
    needs, signs = without(state.needs, side), without(state.signs, side)
    settled = (*state.settled, command_id)[-SETTLED_KEPT:]
    return anew(replace(held(state, at, Hold(Cause.PAUSED, side)), needs=needs, signs=signs, settled=settled))
