"""Drawing a card together: either draws, either leaves it without a reason, and nothing is ever completed (M8)."""

from dataclasses import dataclass
from hashlib import sha256
from typing import Any

from couples.domain.exercise import StepOutline
from couples.domain.now import Now
from couples.domain.refusal import Reason, Refused
from couples.domain.session import commands as ask
from couples.domain.session import events as did
from couples.domain.session.state import Side
from couples.domain.step_type import Decision, Slot, StepType, Stretch, moved


@dataclass(frozen=True, slots=True)
class Drawn:
    """The card that lies open, and what has lain open since the deck was shuffled."""

    card: str
    seen: frozenset[str] = frozenset()


class Draw(StepType):
    """A small deck face down; the same card lies on both screens."""

    kind = "draw"
    words = {"deck": Slot("cards", least=3, most=40)}

    def decide(self, at: Stretch, move: ask.Move, now: Now) -> Decision:
        """A card that did not lie there yet; after the last one all are shuffled again."""
        if move.move != "draw":
            return Refused(Reason.UNKNOWN, "move")
        cards, board = at.step.ids["deck"], at.board or Drawn("")
        left = [card for card in cards if card not in board.seen] or [card for card in cards if card != board.card]
        luck = int.from_bytes(sha256(move.id.encode()).digest()[:4], "big")  # the page's own dice: its command's id
        return (moved("drawn", key=left[luck % len(left)]),)

    def evolve(self, board: Drawn | None, step: StepOutline, moved: did.Moved) -> Drawn:
        """The new card lies open."""
        seen = board.seen if board and moved.key not in board.seen else frozenset[str]()
        return Drawn(moved.key, seen | {moved.key})

    def view(self, at: Stretch, side: Side) -> dict[str, Any]:
        """The card that lies open, if any; how many there are is nobody's business."""
        return {"card": at.board.card if at.board else None}
