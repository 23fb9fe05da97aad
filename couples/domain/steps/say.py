"""Said aloud, line by line: the next one comes when both are ready, and nobody sees who waits."""

from typing import Any

from couples.domain.now import Now
from couples.domain.refusal import Reason, Refused
from couples.domain.session import commands as ask
from couples.domain.session.state import Side
from couples.domain.step_type import READY, Decision, Slot, StepType, Stretch, marked, moved


class Say(StepType):
    """Prompts to say aloud, each in turn; it is over after the last one."""

    kind = "say"
    timed = True
    words = {"prompts": Slot("prompts")}

    def decide(self, at: Stretch, move: ask.Move, now: Now) -> Decision:
        """Ready for the next prompt; it comes with the second."""
        if move.move != READY or at.moves >= len(at.step.ids["prompts"]):
            return Refused(Reason.NOT_NOW)
        mine = marked(move.by, READY, str(at.moves))
        both = at.marks[move.by.other].get(READY) == str(at.moves)
        return (mine, moved("on")) if both else (mine,)

    def view(self, at: Stretch, side: Side) -> dict[str, Any]:
        """How many prompts there are, whether one is ready, and whether the last is over."""
        count = len(at.step.ids["prompts"])
        return {"prompts": count, "ready": at.marks[side].get(READY) == str(at.moves), "over": at.moves >= count}
