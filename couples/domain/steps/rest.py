"""A pause with a time to come back: each says how long, the longer stands, and nobody has to be ready then (E8)."""

from datetime import datetime, timedelta
from typing import Any

from couples.domain.exercise import StepOutline
from couples.domain.now import Now
from couples.domain.refusal import Reason, Refused
from couples.domain.session import commands as ask
from couples.domain.session import events as did
from couples.domain.session.state import Side
from couples.domain.step_type import READY, Decision, Slot, StepType, Stretch, marked, moved

SOONEST = 20  # minutes
IN = "in"  # the mark of how many minutes


class Rest(StepType):
    """Apart for a while, each with what soothes them; at the agreed time: ready, or more."""

    kind = "rest"
    words = {"meanwhile": Slot("lines"), "back": Slot("lines")}
    asks = False
    in_turn = False
    waits = True

    def decide(self, at: Stretch, move: ask.Move, now: Now) -> Decision:
        """Pick a time, be ready to come back, or need more."""
        match move.move:
            case "pick" if at.board is None and move.value.isdecimal():
                return self._pick(at, move.by, int(move.value), now)
            case "more" if at.board is not None:
                return moved("more"), *(marked(side, key, "") for side in Side for key in (IN, READY))
            case "ready" if at.board is not None:
                mine = marked(move.by, READY, "yes")
                return (mine, *self.finish(at)) if at.marks[move.by.other].get(READY) else (mine,)
            case _:
                return Refused(Reason.NOT_NOW)

    def _pick(self, at: Stretch, by: Side, minutes: int, now: Now) -> Decision:
        if not SOONEST <= minutes <= at.latest:
            return Refused(Reason.UNKNOWN, "value")
        mine, other = marked(by, IN, str(minutes)), at.marks[by.other].get(IN)
        if not other:
            return (mine,)
        back = now.wall + timedelta(minutes=max(minutes, int(other)))
        return mine, moved("back-at", value=back.isoformat())

    def evolve(self, board: datetime | None, step: StepOutline, moved: did.Moved) -> datetime | None:
        """The time both come back to; none after "more"."""
        return datetime.fromisoformat(moved.value) if moved.move == "back-at" else None

    def view(self, at: Stretch, side: Side) -> dict[str, Any]:
        """The agreed time, one's own pick (sealed until both have), and whether one is ready."""
        mine = at.marks[side]
        picked = mine.get(IN)
        return {
            "at": at.board.isoformat() if at.board else None,
            "picked": int(picked) if picked else None,
            "ready": bool(mine.get(READY)),
        }
