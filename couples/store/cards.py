"""A person's cards, sealed whole; and what they show of them, sealed for the couple, unreadable once it is unlinked.

Of a card nothing stands in clear, not even its deck. What is shown is a copy of its own (``Seen``): the partner's page
never opens the card itself, so nothing beside what is shown can slip out with it.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from pydantic import TypeAdapter
from sqlalchemy import bindparam, func, insert, select, update
from sqlalchemy import delete as delete_from

from couples.domain.card import Audience, Card, Seen
from couples.domain.people import Seat
from couples.store.tables import cards, shown_cards
from couples.store.unit import Unit
from couples.store.vault import Owner, Place

PAGE_BLOCK = 1024  # characters: a card with a note is as long as one without
_CARD, _SEEN = TypeAdapter(Card), TypeAdapter(Seen)


@dataclass(frozen=True, slots=True)
class Showing:
    """One card shown to one audience."""

    id: str
    card_id: str
    audience: Audience


def of_person(unit: Unit, person_id: str, seat: Seat | None) -> list[Card]:
    """All of their cards, each with whom it is shown to in this couple; none of the others' cards."""
    shown = _audiences(showings(unit, person_id, seat))
    rows = unit.conn.execute(_OF_PERSON, {"person": person_id})
    return [_opened(unit, person_id, row.id, row.card_sealed, shown.get(row.id, frozenset())) for row in rows]


def by_id(unit: Unit, person_id: str, card_id: str, seat: Seat | None) -> Card | None:
    """One of their own cards; None for anybody else's."""
    row = unit.conn.execute(_BY_ID, {"person": person_id, "card": card_id}).first()
    if row is None:
        return None
    shown = _audiences(showing for showing in showings(unit, person_id, seat) if showing.card_id == card_id)
    return _opened(unit, person_id, row.id, row.card_sealed, shown.get(row.id, frozenset()))


def keep(unit: Unit, person_id: str, card: Card) -> None:
    """Write a card, new or changed."""
    text = _CARD.dump_json(replace(card, shown_to=frozenset())).decode()
    sealed = unit.vault.seal(Owner.person(person_id), _card_place(card.id), _filled(text))
    changed = unit.conn.execute(_CHANGE, {"card": card.id, "person": person_id, "sealed": sealed})
    if not changed.rowcount:
        unit.conn.execute(insert(cards), {"id": card.id, "person_id": person_id, "card_sealed": sealed})


def count(unit: Unit, person_id: str) -> int:
    """How many they have."""
    return unit.conn.scalar(select(func.count()).where(cards.c.person_id == person_id)) or 0


def delete(unit: Unit, person_id: str, card_id: str) -> None:
    """Gone for good, and from everybody's sight; somebody else's stays."""
    unit.conn.execute(delete_from(cards).where(cards.c.id == card_id, cards.c.person_id == person_id))


def showings(unit: Unit, person_id: str, seat: Seat | None) -> list[Showing]:
    """What this person shows in this couple."""
    if seat is None:
        return []
    which = {"person": person_id, "couple": seat.couple_id, "epoch": seat.epoch}
    return [Showing(row.id, row.card_id, Audience(row.audience)) for row in unit.conn.execute(_SHOWINGS, which)]


def show(unit: Unit, seat: Seat, showing: Showing, seen: Seen) -> None:
    """Show this much of a card, in place of what this audience saw of it before."""
    hide(unit, seat.person_id, showing.card_id, showing.audience)
    row = {
        "id": showing.id,
        "card_id": showing.card_id,
        "person_id": seat.person_id,
        "couple_id": seat.couple_id,
        "couple_epoch": seat.epoch,
        "audience": showing.audience.value,
        "seen_sealed": unit.vault.seal(_couple(seat), _seen_place(showing.id), _filled(_SEEN.dump_json(seen).decode())),
    }
    unit.conn.execute(insert(shown_cards), row)


def hide(unit: Unit, person_id: str, card_id: str, audience: Audience) -> None:
    """This audience sees nothing of it any more."""
    unit.conn.execute(
        delete_from(shown_cards).where(
            shown_cards.c.card_id == card_id,
            shown_cards.c.person_id == person_id,
            shown_cards.c.audience == audience.value,
        )
    )


def shown_by(unit: Unit, seat: Seat, audience: Audience) -> list[Seen]:
    """What the person in this seat shows to an audience: all that this audience can ever be handed (R4)."""
    which = {"person": seat.person_id, "couple": seat.couple_id, "epoch": seat.epoch, "audience": audience.value}
    rows = unit.conn.execute(_SHOWN, which)
    return [
        _SEEN.validate_json(unit.vault.open_text(_couple(seat), _seen_place(row.id), row.seen_sealed)) for row in rows
    ]


def hide_all_of_couple(unit: Unit, couple_id: str, *audiences: Audience) -> None:
    """The couple ended, or their therapist is out: nothing is shown to these any more."""
    to = [audience.value for audience in audiences or Audience]
    unit.conn.execute(
        delete_from(shown_cards).where(shown_cards.c.couple_id == couple_id, shown_cards.c.audience.in_(to))
    )


def _opened(unit: Unit, person_id: str, card_id: str, sealed: bytes, shown_to: frozenset[Audience]) -> Card:
    card = _CARD.validate_json(unit.vault.open_text(Owner.person(person_id), _card_place(card_id), sealed))
    return replace(card, shown_to=shown_to)


def _audiences(showings: Iterable[Showing]) -> dict[str, frozenset[Audience]]:
    shown: dict[str, frozenset[Audience]] = {}
    for showing in showings:
        shown[showing.card_id] = shown.get(showing.card_id, frozenset()) | {showing.audience}
    return shown


def _filled(text: str) -> str:
    return text.ljust(-(-len(text) // PAGE_BLOCK) * PAGE_BLOCK)


def _couple(seat: Seat) -> Owner:
    return Owner.couple(seat.couple_id, seat.epoch)


def _card_place(row: str) -> Place:
    return Place("cards", "card_sealed", row)


def _seen_place(row: str) -> Place:
    return Place("shown_cards", "seen_sealed", row)


_OF_PERSON = (
    select(cards.c.id, cards.c.card_sealed).where(cards.c.person_id == bindparam("person")).order_by(cards.c.id)
)
_BY_ID = select(cards.c.id, cards.c.card_sealed).where(
    cards.c.id == bindparam("card"), cards.c.person_id == bindparam("person")
)
_CHANGE = (
    update(cards)
    .where(cards.c.id == bindparam("card"), cards.c.person_id == bindparam("person"))
    .values(card_sealed=bindparam("sealed"))
)
_OF_COUPLE = (
    shown_cards.c.person_id == bindparam("person"),
    shown_cards.c.couple_id == bindparam("couple"),
    shown_cards.c.couple_epoch == bindparam("epoch"),
)
_SHOWINGS = select(shown_cards.c.id, shown_cards.c.card_id, shown_cards.c.audience).where(*_OF_COUPLE)
_SHOWN = (
    select(shown_cards.c.id, shown_cards.c.seen_sealed)
    .where(*_OF_COUPLE, shown_cards.c.audience == bindparam("audience"))
    .order_by(shown_cards.c.id)
)
