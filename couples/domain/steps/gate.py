"""Naming what one would like, before the next step's gate asks both for exactly that (E1, E10)."""

from collections.abc import Mapping
from typing import Any

from couples.domain.exercise import StepOutline
from couples.domain.now import Now
from couples.domain.refusal import Reason, Refused
from couples.domain.session import commands as ask
from couples.domain.session import events as did
from couples.domain.session.state import Side
from couples.domain.step_type import LINE_LENGTH, NOTHING, Decision, Slot, StepType, Stretch, moved, onward


class Gate(StepType):
    """One of the two names one thing. It is only a question: the yes or no comes at the gate that follows."""

    kind = "gate"
    words = {"question": Slot("text"), "waiting": Slot("text"), "ideas": Slot("ideas", needed=False)}
    asks = False
    feeds = True
    in_turn = False

    def decide(self, at: Stretch, move: ask.Move, now: Now) -> Decision:
        """Only whoever starts may name; what was "not now" today is not asked by the same person again."""
        what = " ".join(move.value.split())
        if move.move != "name":
            return Refused(Reason.UNKNOWN, "move")
        if move.by is not at.first:
            return Refused(Reason.NOT_YOUR_TURN)
        if not what:
            return Refused(Reason.NAME_MISSING, "value")
        if len(what) > LINE_LENGTH:
            return Refused(Reason.TOO_LONG, "value")
        if (move.by, what.casefold()) in at.asked_before:
            return Refused(Reason.ASKED_ALREADY, "value")
        return moved("named", by=move.by, value=what), *onward(at, at.index + 1)

    def finish(self, at: Stretch) -> tuple[did.Event, ...]:
        """Nothing is named this time: nobody is asked for it, and what comes after it comes next."""
        return onward(at, at.index + 2)

    def evolve(self, board: str | None, step: StepOutline, moved: did.Moved) -> str:
        """What was named."""
        return moved.value

    def unsay(self, at: Stretch, by: Side, key: str) -> Decision:
        """What is named goes on at once; there is nothing left here to take back."""
        return NOTHING

    def hands_on(self, board: str | None) -> Mapping[str, str]:
        """The next gate asks for exactly this."""
        return {"what": board} if board else {}

    def view(self, at: Stretch, side: Side) -> dict[str, Any]:
        """Whether one is the one who names."""
        return {"mine": at.first is side}
