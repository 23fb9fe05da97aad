"""Dials: how much of something, set by each alone; of two settings the gentler one stands, and nobody sees whose."""

from collections.abc import Mapping
from typing import Any

from couples.domain.exercise import StepOutline
from couples.domain.now import Now
from couples.domain.refusal import Reason, Refused
from couples.domain.session import commands as ask
from couples.domain.session import events as did
from couples.domain.session.state import Side
from couples.domain.step_type import READY, Decision, Slot, StepType, Stretch, marked, moved, onward


def gentler(step: StepOutline, *settings: Mapping[str, str]) -> dict[str, str]:
    """For every dial of a step the gentlest of these settings; what nobody set stays at its gentlest."""
    return {dial: _gentlest(step.ids[dial], settings, dial) for dial in step.ids.get("dials", ())}


def _gentlest(levels: tuple[str, ...], settings: tuple[Mapping[str, str], ...], dial: str) -> str:
    set_to = [levels.index(said[dial]) if said.get(dial) in levels else 0 for said in settings]
    return levels[min(set_to, default=0)]


def _comes_out(at: Stretch, stands: Mapping[str, str]) -> tuple[did.Event, ...]:
    return *(moved("set", key=dial, value=level) for dial, level in stands.items()), *onward(at, at.index + 1)


class Dials(StepType):
    """Each sets what they would like; when both are ready the gentler settings come out and go on to the next step."""

    kind = "dials"
    words = {"dials": Slot("dials")}
    asks = False
    feeds = True
    in_turn = False
    waits = True

    def decide(self, at: Stretch, move: ask.Move, now: Now) -> Decision:
        """Set a dial for oneself, or be ready."""
        ids = at.step.ids
        match move.move:
            case "set" if move.key in ids["dials"] and move.value in ids[move.key]:
                return marked(move.by, move.key, move.value), marked(move.by, READY, "")
            case "ready":
                mine = marked(move.by, READY, "yes")
                return (mine, *self._settled(at)) if at.marks[move.by.other].get(READY) else (mine,)
            case _:
                return Refused(Reason.UNKNOWN, "move")

    def _settled(self, at: Stretch) -> tuple[did.Event, ...]:
        stands = gentler(at.step, *at.marks.values())
        return _comes_out(at, stands)

    def finish(self, at: Stretch) -> tuple[did.Event, ...]:
        """Ended before both had said: the gentlest of everything is what both are asked for."""
        return _comes_out(at, gentler(at.step))

    def evolve(self, board: Mapping[str, str] | None, step: StepOutline, moved: did.Moved) -> Mapping[str, str]:
        """What has come out."""
        return {**(board or {}), moved.key: moved.value}

    def hands_on(self, board: Mapping[str, str] | None) -> Mapping[str, str]:
        """The settings go with the next step."""
        return board or {}

    def view(self, at: Stretch, side: Side) -> dict[str, Any]:
        """One's own settings."""
        mine = {dial: level for dial, level in at.marks[side].items() if dial != READY}
        return {"mine": mine, "ready": bool(at.marks[side].get(READY))}
