"""What the two can do together: an exercise is off the shelf while it touches what either left out, or a shown limit.

Nobody is told whose limit it is. Of two partners the narrower one decides (law 2).
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from couples.domain.card import Answer, Card, Seen, Source
from couples.domain.deck import topics_of
from couples.domain.exercise import Outline

STOPS = (Answer.WAIT, Answer.NO)


@dataclass(frozen=True, slots=True)
class Limits:
    """What holds for both: topics that either left out (W10), and cards that either shows with a no or a wait."""

    topics: frozenset[str] = frozenset()
    cards: frozenset[Source] = field(default_factory=frozenset)


def limits(left_out: Iterable[frozenset[str]], shown: Iterable[Card | Seen]) -> Limits:
    """Of both partners together."""
    return Limits(frozenset[str]().union(*left_out), frozenset(card.source for card in shown if card.answer in STOPS))


def is_off(outline: Outline, limits: Limits) -> bool:
    """Whether some step of it meets a limit. Where people name the thing themselves, naming does that."""
    topics = frozenset[str]() if outline.names else limits.topics
    return any(
        topics_of(step) & topics or {_source(card) for card in step.cards} & limits.cards for step in outline.steps
    )


def on_shelf(outlines: Mapping[str, Outline], limits: Limits) -> dict[str, Outline]:
    """What is left to choose from."""
    return {name: outline for name, outline in outlines.items() if not is_off(outline, limits)}


def _source(card: str) -> Source:
    deck, _, name = card.partition("/")
    return Source(deck, name)
