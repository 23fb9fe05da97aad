"""Questions that each answers alone. An answer stays with its giver, who may show it, and take it back as easily."""

from collections.abc import Mapping
from typing import Any

from couples.domain.exercise import StepOutline
from couples.domain.now import Now
from couples.domain.refusal import Reason, Refused
from couples.domain.session import commands as ask
from couples.domain.session import events as did
from couples.domain.session.state import Side
from couples.domain.step_type import NOTHING, READY, Decision, Slot, StepType, Stretch, marked, moved, written

Told = Mapping[tuple[Side, str], str]


class Ask(StepType):
    """One question per screen, each skippable, each at an own pace; over when both say that they are done."""

    kind = "ask"
    words = {"questions": Slot("questions")}
    in_turn = False

    def begin(self, step: StepOutline, first: Side) -> Told:
        """Nothing is shown yet."""
        return {}

    def decide(self, at: Stretch, move: ask.Move, now: Now) -> Decision:
        """Write for oneself, show one's own answer, or be done."""
        match move.move:
            case "write":
                return written(move.by, move, at.step.ids["questions"])
            case "show":
                return self._show(at, move)
            case "ready":
                return self._done(at, move.by)
            case _:
                return Refused(Reason.UNKNOWN, "move")

    def _show(self, at: Stretch, move: ask.Move) -> Decision:
        tellable = move.key in at.step.ids["questions"] and move.key not in at.step.ids.get("private", ())
        text = at.marks[move.by].get(move.key, "") if tellable else ""
        return (moved("shown", by=move.by, key=move.key, value=text),) if text else Refused(Reason.NOT_NOW, "key")

    def _done(self, at: Stretch, by: Side) -> Decision:
        mine = marked(by, READY, "yes")
        return (mine, moved("done")) if at.marks[by.other].get(READY) else (mine,)

    def unsay(self, at: Stretch, by: Side, key: str) -> Decision:
        """What was shown leaves both screens; the own words stay with their owner."""
        return (moved("unsaid", by=by, key=key),) if (by, key) in at.board else NOTHING

    def evolve(self, board: Told, step: StepOutline, moved: did.Moved) -> Told:
        """What stands shown after the move; ``done`` stands under no name."""
        if moved.side is None:
            return {**board, (Side.A, ""): "done"}
        rest = {at: text for at, text in board.items() if at != (moved.side, moved.key)}
        return {**rest, (moved.side, moved.key): moved.value} if moved.move == "shown" else rest

    def view(self, at: Stretch, side: Side) -> dict[str, Any]:
        """One's own answers, which of them are shown, and what the other shows."""
        board: Told = at.board or {}
        return {
            "mine": {key: text for key, text in at.marks[side].items() if key != READY and text},
            "shown": [key for (whose, key) in board if whose is side and key],
            "theirs": {key: text for (whose, key), text in board.items() if whose is side.other and key},
            "ready": bool(at.marks[side].get(READY)),
            "over": (Side.A, "") in board,
        }
