"""Both answer a deck alone, both say that they are ready, and what both said yes to comes out for both at once."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from couples.domain import reveal
from couples.domain.deck import Deck
from couples.domain.handed import Item
from couples.domain.people import Seat
from couples.domain.refusal import Reason, Refused
from couples.domain.reveal import Revealed
from couples.domain.session.state import Side
from couples.services.ports import Clock, Dice
from couples.store import cards, couples, handings, reveals
from couples.store.database import Store, Unit
from couples.store.reveals import ReadyRow, RevealedRow


@dataclass(frozen=True, slots=True)
class Standing:
    """How a deck stands for one of the two. Nothing in it depends on the other, until it has come out."""

    left: int  # own cards without an answer
    ready: bool
    revealed: Revealed | None
    again_from: datetime | None
    side: Side


class Revealing:
    """A couple's reveals."""

    def __init__(self, *, store: Store, clock: Clock, dice: Dice, decks: Mapping[str, Deck]) -> None:
        self._store, self._clock, self._dice = store, clock, dice
        self._decks = decks

    def standing(self, person_id: str, deck_id: str) -> Standing:
        """Refused(NOT_LINKED) for one alone, Refused(NOT_FOUND) for a deck that is not for both."""
        deck = self._deck(deck_id)

        def look(unit: Unit) -> Standing:
            seat, now = _seat(unit, person_id), self._clock().wall
            mine, out = reveals.ready_of(unit, seat, deck.id), reveals.revealed_of(unit, seat, deck.id)
            again = out.revealed.again_from() if out else None
            return Standing(
                left=reveal.left(deck, cards.of_person(unit, person_id, seat)),
                ready=mine is not None and mine.ready.stands(now),
                revealed=out.revealed if out else None,
                again_from=again if again and now < again else None,
                side=seat.side,
            )

        return self._store.read(look)

    def ready(self, person_id: str, deck_id: str) -> None:
        """Say that one is ready, with the answers as they are now. The second of the two lets it come out."""
        deck = self._deck(deck_id)

        def work(unit: Unit) -> None:
            seat, now = _seat(unit, person_id), self._clock().wall
            out = reveals.revealed_of(unit, seat, deck.id)
            if out and now < out.revealed.again_from():
                raise Refused(Reason.TOO_SOON)
            mine = reveal.ready(deck, cards.of_person(unit, person_id, seat), now)
            reveals.keep_ready(unit, seat, ReadyRow(self._dice.id(), mine))
            theirs = reveals.ready_of(unit, seat.of_partner, deck.id)
            if theirs is None or not theirs.ready.stands(now):
                return
            both = {seat.side: mine, seat.side.other: theirs.ready}
            for each in (seat, seat.of_partner):
                reveals.forget_ready(unit, each, deck.id)
            handings.lapse_of_both(unit, seat.couple_id, Item.REVEAL, deck.id)
            reveals.keep_revealed(unit, seat, RevealedRow(self._dice.id(), reveal.revealed(deck, both, now)))

        self._store.write(work)

    def not_yet(self, person_id: str, deck_id: str) -> None:
        """Not ready after all; doing it twice is doing it once."""
        deck = self._deck(deck_id)
        self._store.write(lambda unit: reveals.forget_ready(unit, _seat(unit, person_id), deck.id))

    def take_back(self, person_id: str, deck_id: str, card: str) -> None:
        """A match is gone from both screens; either can do it, and nothing says who did."""
        deck = self._deck(deck_id)

        def work(unit: Unit) -> None:
            seat = _seat(unit, person_id)
            if out := reveals.revealed_of(unit, seat, deck.id):
                handings.lapse_of_both(unit, seat.couple_id, Item.REVEAL, deck.id)
                reveals.keep_revealed(unit, seat, RevealedRow(self._dice.id(), out.revealed.without(card)))

        self._store.write(work)
        self._store.scrub()

    def _deck(self, deck_id: str) -> Deck:
        deck = self._decks.get(deck_id)
        if deck is None or not deck.together:
            raise Refused(Reason.NOT_FOUND)
        return deck


def _seat(unit: Unit, person_id: str) -> Seat:
    seat = couples.seat_of(unit, person_id)
    if seat is None:
        raise Refused(Reason.NOT_LINKED)
    return seat
