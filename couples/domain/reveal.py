"""What both said yes to comes out when both are ready, and nothing else ever does (R5).

Each answers a whole deck alone and then says that they are ready; nobody sees whether the other is. Once both are, only
the cards come out to which each said yes, or yes with a condition, and the condition with it. A wait, a no, a doubt and
a "rather not say" look all the same: like nothing.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from couples.domain.card import Answer, Card
from couples.domain.deck import Deck
from couples.domain.refusal import Reason, Refused
from couples.domain.session.state import Side

READY_FOR = timedelta(hours=24)  # nobody's yes waits longer than that
ONCE_IN = timedelta(hours=24)  # a deck comes out no more often, so that nobody can fish by answering anew
COMES_OUT = (Answer.YES, Answer.YES_IF)


@dataclass(frozen=True, slots=True)
class Yes:
    """One yes; ``words`` is its condition, or empty."""

    answer: Answer
    words: str


@dataclass(frozen=True, slots=True)
class Ready:
    """One partner's yeses to a whole deck, as they stood when they said that they are ready."""

    deck: str
    at: datetime
    yeses: Mapping[str, Yes]  # by card; what is not here is not a yes

    def stands(self, now: datetime) -> bool:
        return now - self.at < READY_FOR


@dataclass(frozen=True, slots=True)
class Match:
    """A card that both said yes to, each in their own way."""

    card: str
    yeses: Mapping[Side, Yes]


@dataclass(frozen=True, slots=True)
class Revealed:
    """What came out of one deck, and when. Either can take a match back, from both."""

    deck: str
    at: datetime
    matches: tuple[Match, ...]

    def again_from(self) -> datetime:
        """Before this moment the same deck does not come out again."""
        return self.at + ONCE_IN

    def without(self, card: str) -> "Revealed":
        return Revealed(self.deck, self.at, tuple(match for match in self.matches if match.card != card))


def left(deck: Deck, cards: Iterable[Card]) -> int:
    """How many cards of the deck this person has not answered. One set aside is answered: it does not fit."""
    said = {card.source.card for card in cards if card.source.deck == deck.id and _answered(card)}
    return sum(1 for card in deck.cards if card.id not in said)


def ready(deck: Deck, cards: Iterable[Card], now: datetime) -> Ready:
    """Say that one is ready. Refuses a deck for one alone, and one with cards left."""
    own = [card for card in cards if card.source.deck == deck.id]
    if not deck.together:
        raise Refused(Reason.NOT_NOW)
    if left(deck, own):
        raise Refused(Reason.CARDS_LEFT)
    return Ready(deck.id, now, {card.source.card: Yes(card.answer, card.words) for card in own if _is_yes(card)})


def revealed(deck: Deck, both: Mapping[Side, Ready], now: datetime) -> Revealed:
    """What both said yes to, in the order of the deck."""
    yeses = {card.id: {side: one.yeses.get(card.id) for side, one in both.items()} for card in deck.cards}
    matches = (
        Match(card, {side: yes for side, yes in found.items() if yes})
        for card, found in yeses.items()
        if all(found.values())
    )
    return Revealed(deck.id, now, tuple(matches))


def _answered(card: Card) -> bool:
    return card.answer is not Answer.UNKNOWN or not card.fits


def _is_yes(card: Card) -> bool:
    """In own words it is another card, which the other never answered."""
    return card.answer in COMES_OUT and card.fits and not card.text
