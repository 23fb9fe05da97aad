"""One rung of a ladder: done for a short while, weather in private if one likes, then each says how it goes on."""

from typing import Any

from couples.domain.exercise import StepOutline
from couples.domain.now import Now
from couples.domain.refusal import Reason, Refused
from couples.domain.session import commands as ask
from couples.domain.session import events as did
from couples.domain.session.state import Side
from couples.domain.step_type import LINE_LENGTH, NOTHING, Decision, Slot, StepType, Stretch, marked, moved
from couples.domain.steps.choose import GENTLER, PICK, picked

WEATHER = "weather"
DISTRESS = "numb"  # the word for being far away from one's own body; a chip's id


class Rung(StepType):
    """Its dials stand in its gate, filled in at the gentlest; none is skipped, one back is free."""

    kind = "rung"
    timed = True
    words = {"dials": Slot("dials", least=0, needed=False)}
    in_turn = False
    waits = True

    def decide(self, at: Stretch, move: ask.Move, now: Now) -> Decision:
        """A private word on the weather, or how it goes on."""
        match move.move:
            case "weather" if len(move.value) <= LINE_LENGTH:
                return (marked(move.by, WEATHER, move.value.strip()),)
            case "pick" if move.key in GENTLER:
                return picked(at, move.by, move.key)
            case _:
                return Refused(Reason.UNKNOWN, "move")

    def is_distress(self, marked: did.Marked) -> bool:
        """Being far away from one's own body."""
        return (marked.key, marked.value) == (WEATHER, DISTRESS)

    def unsay(self, at: Stretch, by: Side, key: str) -> Decision:
        """A pick that has not come out is taken back."""
        return (marked(by, PICK, ""),)

    def finish(self, at: Stretch) -> tuple[did.Event, ...]:
        """Either says "enough of this": it is over, and nothing is chosen by that."""
        return NOTHING if at.board else (moved("enough"),)

    def evolve(self, board: bool | None, step: StepOutline, moved: did.Moved) -> bool:  # noqa: FBT001 - a board, not a flag
        """Whether the doing is over."""
        return True

    def view(self, at: Stretch, side: Side) -> dict[str, Any]:
        """Whether it is over early, and one's own weather and pick."""
        mine = at.marks[side]
        return {"over": bool(at.board), "weather": mine.get(WEATHER, ""), "pick": mine.get(PICK) or None}
