"""What the two can do together: nothing goes as far as what either left out, or a shown limit.

No step on the way is left out; an exercise that can end before the limit stays, at the depths that do.

Nobody is told whose limit it is. Of two partners the narrower one decides (law 2).
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from couples.domain.card import Answer, Card, Seen, Source
from couples.domain.deck import topics_of
from couples.domain.exercise import Outline, StepOutline

STOPS = (Answer.WAIT, Answer.NO)


@dataclass(frozen=True, slots=True)
class Limits:
    """What holds for both: topics that either left out (W10), and cards that either shows with a no or a wait."""

    topics: frozenset[str] = frozenset()
    cards: frozenset[Source] = field(default_factory=frozenset)


def limits(left_out: Iterable[frozenset[str]], shown: Iterable[Card | Seen]) -> Limits:
    """Of both partners together."""
    return Limits(frozenset[str]().union(*left_out), frozenset(card.source for card in shown if card.answer in STOPS))


def depths_left(outline: Outline, limits: Limits) -> tuple[int, ...]:
    """The depths whose steps all keep clear of the limits. Where people name the thing themselves, naming does that."""
    met = [meets(outline, step, limits) for step in outline.steps]
    return tuple(depth for depth in outline.depths if not any(met[: outline.last(depth) + 1]))


def meets(outline: Outline, step: StepOutline, limits: Limits) -> bool:
    """Whether this one step of an exercise touches on a limit."""
    topics = frozenset[str]() if outline.names else limits.topics
    return bool(topics_of(step) & topics or set(map(_source, step.cards)) & limits.cards)


def ideas_left(step: StepOutline, limits: Limits) -> tuple[str, ...]:
    """Of what could be named in a step, all that neither shows a no or a wait to."""
    met = {
        idea: set(map(_source, step.ids.get(f"ideas/{idea}", ()))) & limits.cards for idea in step.ids.get("ideas", ())
    }
    return tuple(idea for idea, cards in met.items() if not cards)


def is_off(outline: Outline, limits: Limits) -> bool:
    """Whether there is no depth at which it keeps clear of the limits."""
    return not depths_left(outline, limits)


def on_shelf(outlines: Mapping[str, Outline], limits: Limits) -> dict[str, Outline]:
    """What is left to choose from."""
    return {name: outline for name, outline in outlines.items() if not is_off(outline, limits)}


def _source(card: str) -> Source:
    deck, _, name = card.partition("/")
    return Source(deck, name)
