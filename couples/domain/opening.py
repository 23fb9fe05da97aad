"""When touch together opens: each has something of their own to hold on to, pause was practised, a stop word is known.

Both always read the same neutral line; nobody is told whose part is missing (T7).
"""

from collections.abc import Iterable
from dataclasses import dataclass

from couples.domain.card import Answer, Card, Kind, Seen
from couples.domain.exercise import Outline


@dataclass(frozen=True, slots=True)
class Ground:
    """What stands for the two together. ``toolkits``: each has at least one thing that settles them."""

    toolkits: bool
    practised: bool
    stop_word: bool

    @property
    def holds(self) -> bool:
        """Whether all of it is there."""
        return self.toolkits and self.practised and self.stop_word


def needs_ground(outline: Outline) -> bool:
    """Touch that the house proposes. What people name themselves they ask each other for, word by word."""
    return not outline.names and any(step.touch for step in outline.steps)


def knows_a_stop(shown: Iterable[Card | Seen]) -> bool:
    """Whether one of the two showed the other a word or sign that means stop."""
    return any(card.kind is Kind.STOP and card.answer in (Answer.YES, Answer.YES_IF) for card in shown)
