"""What a deck is without its words: which cards it has, how close it comes, and what each card touches."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from couples.domain.card import Kind, Source
from couples.domain.exercise import StepOutline


class Use(StrEnum):
    """Whether a deck is for one alone, or also fit for what both said yes to."""

    SOLO = "solo"
    TOGETHER = "together"


class Area(StrEnum):
    """What part of life a deck is about."""

    TOUCH = "touch"
    PACE = "pace"
    WORDS = "words"
    PLACE = "place"
    TIME = "time"
    DIGITAL = "digital"
    SENSORY = "sensory"
    CARE = "care"
    US = "us"


@dataclass(frozen=True, slots=True)
class DeckCard:
    """One card of a deck; ``topics`` are words of ``TOPICS``."""

    id: str
    topics: frozenset[str]


@dataclass(frozen=True, slots=True)
class Deck:
    """A deck: ``intensity`` from 1, light, to 3, close to the skin."""

    id: str
    kind: Kind
    area: Area
    intensity: int
    use: frozenset[Use]
    cards: tuple[DeckCard, ...]

    def source(self, card: DeckCard) -> Source:
        return Source(self.id, card.id)

    @property
    def together(self) -> bool:
        """Whether both may answer it for a reveal (R5)."""
        return Use.TOGETHER in self.use


def card_of(decks: Mapping[str, Deck], source: Source) -> DeckCard | None:
    """The printed card that a person's card comes from; None for one's own, and for one that no deck has any more."""
    deck = decks.get(source.deck)
    return next((card for card in deck.cards if card.id == source.card), None) if deck else None


def topics_of(step: StepOutline) -> frozenset[str]:
    """What a step touches. A step with touch that names nothing in particular touches all of it."""
    return frozenset(step.topics) or (TOUCH if step.touch else frozenset())


TOUCH = frozenset("hands arms shoulders back hair face feet hug closeness warmth fabric".split())
TOPICS = TOUCH | frozenset(
    "eye-contact breath voice silence sound light scent humour questions conflict past family friends faith money "
    "health body-image phone photos messages privacy sleep alone surprise pace leaving time".split()
)
