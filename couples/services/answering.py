"""Someone answers cards for themselves, and shows one, or takes it back, whenever they like.

One way through for every change of a card: read it, change it, write it, put what is shown of it in step, and let a
session that runs on it stop ("Not now" to both, F7), all in one transaction.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from zoneinfo import ZoneInfo

from couples.domain import card as cards_of
from couples.domain.card import Audience, Card, Kind, Said, Seen, Source
from couples.domain.deck import Deck, card_of
from couples.domain.people import Seat
from couples.domain.refusal import Reason, Refused
from couples.services.conducting import Answered, Conducting
from couples.services.ports import Clock, Dice
from couples.store import cards, couples, people, reveals
from couples.store.cards import Showing
from couples.store.database import Store, Unit
from couples.store.reveals import RevealedRow

MOST_CARDS = 1000  # of one person: more than all decks and a few hundred of one's own

Which = str | Source  # one's own card by its id, or a deck's card by where it comes from


@dataclass(frozen=True, slots=True)
class Written:
    """All that someone wrote on one card. ``seen`` is the mark of the card as their page showed it, empty if unknown.

    ``text`` stands in place of the deck's words; ``to`` sees it from now on, besides who does already.
    """

    said: Said
    text: str = ""
    seen: str = ""
    to: Audience | None = None


class Answering:
    """A person's own cards, and what they show of them."""

    def __init__(
        self, *, store: Store, clock: Clock, dice: Dice, decks: Mapping[str, Deck], conducting: Conducting
    ) -> None:
        self._store, self._clock, self._dice = store, clock, dice
        self._decks = decks
        self._conducting = conducting

    def box(self, person_id: str) -> list[Card]:
        """All of one's own cards, answered, starred, or set aside."""
        return self._store.read(lambda unit: cards.of_person(unit, person_id, couples.seat_of(unit, person_id)))

    def to_look_at(self, person_id: str) -> list[Card]:
        """Those that their owner wanted to look at again by now."""
        today = self._store.read(lambda unit: self._today(unit, person_id))
        return [card for card in self.box(person_id) if card.fits and card.review_on and card.review_on <= today]

    def card(self, person_id: str, which: Which) -> Card:
        """One of one's own cards, an unanswered one too. Refused(NOT_FOUND) for anybody else's."""
        return self._store.read(lambda unit: self._find(unit, person_id, which, couples.seat_of(unit, person_id)))

    def say(self, person_id: str, which: Which, said: Said) -> Card:
        """Answer it, or change one's mind."""
        return self._changed(person_id, which, lambda card, today: cards_of.say(card, said, today))

    def reword(self, person_id: str, which: Which, text: str) -> Card:
        """Say it in one's own words; nothing brings a deck's words back."""
        return self._changed(person_id, which, lambda card, today: cards_of.reword(card, text, today))

    def save(self, person_id: str, which: Which, written: Written) -> Card:
        """All of it or nothing. Refused(OVERTAKEN) when it would change what is not any more what their page showed."""

        def change(card: Card, today: date) -> Card:
            after = cards_of.reword(cards_of.say(card, written.said, today), written.text, today)
            after = cards_of.show(after, written.to) if written.to else after
            if written.seen and written.seen != card.mark and after != card:  # a form sent twice changes nothing more
                raise Refused(Reason.OVERTAKEN)
            return after

        return self._changed(person_id, which, change)

    def star(self, person_id: str, which: Which, *, starred: bool) -> Card:
        """Mark it, or take the mark away; twice is once."""
        return self._changed(person_id, which, lambda card, _: replace(card, starred=starred))

    def set_aside(self, person_id: str, which: Which) -> Card:
        """It does not fit: gone without a reason, from everybody's sight. Gives it as it was."""
        return self._change(person_id, which, lambda card, _: cards_of.set_aside(card))[0]

    def put_back(self, person_id: str, which: Which) -> Card:
        """Back into its deck, unanswered."""
        return self._changed(person_id, which, lambda card, _: replace(card, fits=True))

    def show(self, person_id: str, which: Which, to: Audience) -> Card:
        """Let the partner (or the therapist) see it. Refused(NOT_LINKED) alone, Refused(NOTHING_SAID) unanswered."""
        return self._changed(person_id, which, lambda card, _: cards_of.show(card, to))

    def withdraw(self, person_id: str, which: Which, audience: Audience) -> Card:
        """Take it back; it is off their pages with the next thing they ask for."""
        return self._changed(person_id, which, lambda card, _: cards_of.withdraw(card, audience))

    def add(self, person_id: str, kind: Kind, text: str, card_id: str = "") -> Card:
        """A card in one's own words; asked for again under the same id, the one that is there."""
        card = cards_of.own(card_id or self._dice.id(), kind, text)

        def work(unit: Unit) -> Card:
            if there := cards.by_id(unit, person_id, card.id, None):
                return there
            self._room_for_one(unit, person_id)
            cards.keep(unit, person_id, card)
            return card

        return self._store.write(work)

    def delete(self, person_id: str, which: Which) -> Card:
        """Gone for good, from the disk too. Gives it as it was."""

        def work(unit: Unit) -> tuple[Card, Answered | None]:
            seat = couples.seat_of(unit, person_id)
            card = self._find(unit, person_id, which, seat)
            cards.delete(unit, person_id, card.id)
            if seat is None:
                return card, None
            self._revealed_no_more(unit, seat, card)
            limits = card.kind in cards_of.CHANGES_CONSENT or cards_of.is_a_limit(card)
            return card, self._conducting.terms_changed(unit, seat) if limits else None

        card, answered = self._store.write(work)
        self._conducting.told(answered)
        self._store.scrub()
        return card

    def bring_back(self, person_id: str, card: Card) -> Card:
        """As it was, but shown to nobody. Refused(OVERTAKEN) when another answer stands in its place by now."""

        def work(unit: Unit) -> tuple[Card, Answered | None]:
            seat = couples.seat_of(unit, person_id)
            now = next((one for one in cards.of_person(unit, person_id, seat) if cards_of.same_card(one, card)), None)
            if now and now.fits:
                raise Refused(Reason.OVERTAKEN)
            if not now:
                self._room_for_one(unit, person_id)
            before = now or Card(card.id or self._dice.id(), card.kind, card.source)
            back = replace(card, id=before.id, version=before.version + 1, shown_to=frozenset())
            cards.keep(unit, person_id, back)
            if seat:
                self._revealed_no_more(unit, seat, back)
            return back, self._heeded(unit, seat, before, back) if seat else None

        back, answered = self._store.write(work)
        self._conducting.told(answered)
        return back

    def shown_by_partner(self, person_id: str) -> list[Seen]:
        """What the partner shows this person now; empty alone, and just as empty when nothing is shown."""
        return self._shown(person_id, Audience.PARTNER, lambda seat: seat.of_partner)

    def on_topics(self, person_id: str, topics: frozenset[str]) -> tuple[list[Card], list[Seen]]:
        """What bears on a step of these topics: one's own cards, and those that the partner shows now."""
        mine = [card for card in self.box(person_id) if card.fits and self._bears_on(card, topics)]
        return mine, [seen for seen in self.shown_by_partner(person_id) if self._bears_on(seen, topics)]

    def needs(self, person_id: str) -> tuple[list[Card], list[Seen]]:
        """What a session should be like: one's own needs, and those that the partner shows now."""
        mine = [card for card in self.box(person_id) if card.fits and cards_of.is_a_need(card)]
        return mine, [seen for seen in self.shown_by_partner(person_id) if cards_of.is_a_need(seen)]

    def _bears_on(self, card: Card | Seen, topics: frozenset[str]) -> bool:
        """How to stop is always there; an own boundary, which has no topics, wherever a step has some."""
        printed = card_of(self._decks, card.source)
        touched = bool(topics & printed.topics) if printed else bool(topics)
        return cards_of.is_a_limit(card) and (touched or card.kind is Kind.STOP)

    def as_seen(self, person_id: str, audience: Audience) -> list[Seen]:
        """What this audience sees of one's own cards: read the way they read it."""
        return self._shown(person_id, audience, lambda seat: seat)

    def _shown(self, person_id: str, to: Audience, whose: Callable[[Seat], Seat]) -> list[Seen]:
        def look(unit: Unit) -> list[Seen]:
            seat = couples.seat_of(unit, person_id)
            return cards.shown_by(unit, whose(seat), to) if seat else []

        return self._store.read(look)

    def _changed(self, person_id: str, which: Which, change: Callable[[Card, date], Card]) -> Card:
        return self._change(person_id, which, change)[1]

    def _change(self, person_id: str, which: Which, change: Callable[[Card, date], Card]) -> tuple[Card, Card]:
        def work(unit: Unit) -> tuple[Card, Card, Answered | None]:
            seat = couples.seat_of(unit, person_id)
            before = self._find(unit, person_id, which, seat)
            after = change(before, self._today(unit, person_id))
            if after == before:
                return before, before, None
            if not before.id:
                self._room_for_one(unit, person_id)
                after = replace(after, id=self._dice.id())
            cards.keep(unit, person_id, after)
            if seat and cards_of.says_otherwise(before, after):
                self._revealed_no_more(unit, seat, after)
            self._put_in_step(unit, person_id, seat, before, after)
            return before, after, self._heeded(unit, seat, before, after) if seat else None

        before, after, answered = self._store.write(work)
        self._conducting.told(answered)
        return before, after

    def _find(self, unit: Unit, person_id: str, which: Which, seat: Seat | None) -> Card:
        if isinstance(which, str):
            card = cards.by_id(unit, person_id, which, seat)
        else:
            mine = (card for card in cards.of_person(unit, person_id, seat) if card.source == which)
            printed = card_of(self._decks, which)
            blank = Card(id="", kind=self._decks[which.deck].kind, source=which) if printed else None
            card = next(mine, blank)
        if card is None:
            raise Refused(Reason.NOT_FOUND)
        return card

    def _put_in_step(self, unit: Unit, person_id: str, seat: Seat | None, before: Card, after: Card) -> None:
        """What others see of it becomes what it says now, or nothing."""
        for audience in before.shown_to - after.shown_to:
            cards.hide(unit, person_id, after.id, audience)
        for audience in after.shown_to:
            if seat is None:
                raise Refused(Reason.NOT_LINKED)
            showing = Showing(self._dice.id(), after.id, audience)
            cards.show(unit, seat, showing, cards_of.seen(after, showing.id))

    def _revealed_no_more(self, unit: Unit, seat: Seat, card: Card) -> None:
        """Who changes their mind is not ready any more, and what came out of the card is gone from both (R5)."""
        reveals.forget_ready(unit, seat, card.source.deck)
        out = reveals.revealed_of(unit, seat, card.source.deck)
        if out and any(match.card == card.source.card for match in out.revealed.matches):
            reveals.keep_revealed(unit, seat, RevealedRow(self._dice.id(), out.revealed.without(card.source.card)))

    def _heeded(self, unit: Unit, seat: Seat, before: Card, after: Card) -> Answered | None:
        changed = cards_of.changes_consent(before, after)
        return self._conducting.terms_changed(unit, seat) if changed else self._conducting.heed(unit, seat)

    def _room_for_one(self, unit: Unit, person_id: str) -> None:
        if cards.count(unit, person_id) >= MOST_CARDS:
            raise Refused(Reason.FULL)

    def _today(self, unit: Unit, person_id: str) -> date:
        person = people.by_id(unit, person_id)
        return self._clock().wall.astimezone(ZoneInfo(person.time_zone if person else "UTC")).date()
