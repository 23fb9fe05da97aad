"""Choosing how it goes on: each picks alone; when both have, the gentler of the two stands for both."""

from typing import Any

from couples.domain.now import Now
from couples.domain.refusal import Reason, Refused
from couples.domain.session import commands as ask
from couples.domain.session import events as did
from couples.domain.session.state import Side
from couples.domain.step_type import Decision, Slot, StepType, Stretch, marked, moved, onward

PICK = "ready"  # what was picked is a "ready" too: void after every hold
GENTLER = ("on", "again", "back", "stop")  # gentlest last


def picked(at: Stretch, by: Side, pick: str) -> Decision:
    """A sealed pick; the second one brings out the gentler and leads there."""
    mine, other = marked(by, PICK, pick), at.marks[by.other].get(PICK)
    if not other:
        return (mine,)
    chosen = max(pick, other, key=GENTLER.index)
    return mine, moved("chosen", key=chosen), *_leads(at, chosen)


def _leads(at: Stretch, chosen: str) -> tuple[did.Event, ...]:
    doing = at.index if at.step.kind != Choose.kind else max(0, at.index - 1)  # the step that was just done
    match chosen:
        case "on":
            return onward(at, at.index + 1)
        case "again":
            return onward(at, at.way_to(doing))
        case "back":
            return onward(at, at.way_to(max(0, doing - 1)))
        case _:
            return did.StepFinished(), did.DebriefOpened()


class Choose(StepType):
    """On, the same again, one back, or enough for today: all alike, and back is free."""

    kind = "choose"
    words = {"question": Slot("text"), "choices": Slot("chips", least=2, most=4)}
    asks = False
    in_turn = False
    waits = True

    def decide(self, at: Stretch, move: ask.Move, now: Now) -> Decision:
        """Pick one of what is offered here."""
        if move.move != "pick" or move.key not in at.step.ids["choices"]:
            return Refused(Reason.UNKNOWN, "key")
        return picked(at, move.by, move.key)

    def unsay(self, at: Stretch, by: Side, key: str) -> Decision:
        """A pick that has not come out is taken back."""
        return (marked(by, PICK, ""),)

    def view(self, at: Stretch, side: Side) -> dict[str, Any]:
        """One's own pick, sealed."""
        return {"pick": at.marks[side].get(PICK) or None}
