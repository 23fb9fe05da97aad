"""Alone, then together: each writes, and what both wrote comes out at the same moment, or not at all."""

from collections.abc import Mapping
from typing import Any

from couples.domain.exercise import StepOutline
from couples.domain.now import Now
from couples.domain.refusal import Reason, Refused
from couples.domain.session import commands as ask
from couples.domain.session import events as did
from couples.domain.session.state import Side
from couples.domain.step_type import NOTHING, READY, Decision, Slot, StepType, Stretch, marked, moved, written

Out = Mapping[tuple[Side, str], str]


class Reveal(StepType):
    """Own lines, sealed until both are ready; whatever was left empty stays unsaid."""

    kind = "reveal"
    words = {"questions": Slot("questions")}
    in_turn = False
    waits = True

    def decide(self, at: Stretch, move: ask.Move, now: Now) -> Decision:
        """Write, or be ready; the second ready brings everything out."""
        if at.board is not None:
            return Refused(Reason.NOT_NOW)
        match move.move:
            case "write":
                return written(move.by, move, at.step.ids["questions"])
            case "ready":
                mine = marked(move.by, READY, "yes")
                return (mine, *self._out(at)) if at.marks[move.by.other].get(READY) else (mine,)
            case _:
                return Refused(Reason.UNKNOWN, "move")

    def _out(self, at: Stretch) -> tuple[did.Event, ...]:
        lines = [
            moved("out", by=side, key=key, value=text)
            for side in Side
            for key in at.step.ids["questions"]
            if (text := at.marks[side].get(key))
        ]
        return moved("revealed"), *lines

    def unsay(self, at: Stretch, by: Side, key: str) -> Decision:
        """A line that came out is taken back from both screens, or a ready before anything came out."""
        if at.board is None:
            return (marked(by, READY, ""),) if at.marks[by].get(READY) else NOTHING
        return (moved("unsaid", by=by, key=key),) if (by, key) in at.board else NOTHING

    def evolve(self, board: Out | None, step: StepOutline, moved: did.Moved) -> Out:
        """What has come out."""
        rest = {at: text for at, text in (board or {}).items() if at != (moved.side, moved.key)}
        return {**rest, (moved.side, moved.key): moved.value} if moved.side and moved.move == "out" else rest

    def view(self, at: Stretch, side: Side) -> dict[str, Any]:
        """One's own lines; the other's only when they have come out."""
        out: Out = at.board or {}
        return {
            "mine": {key: text for key, text in at.marks[side].items() if key != READY and text},
            "shown": [key for (whose, key) in out if whose is side],
            "theirs": {key: text for (whose, key), text in out.items() if whose is side.other},
            "first": at.first is side,
            "ready": bool(at.marks[side].get(READY)),
            "over": at.board is not None,
        }
