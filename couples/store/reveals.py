"""Who is ready for a reveal, sealed for themselves alone; and what came out, sealed for the couple.

Both are filled up to one size, whatever they hold: neither the file nor its growth tells how many yeses there were.
"""

from dataclasses import dataclass

from pydantic import TypeAdapter
from sqlalchemy import bindparam, insert, select
from sqlalchemy import delete as delete_from

from couples.domain.people import Seat
from couples.domain.reveal import Ready, Revealed
from couples.store.tables import ready_decks, revealed_decks
from couples.store.unit import Unit
from couples.store.vault import Owner, Place

PAGE = 98_304  # bytes: more than a whole deck with the longest conditions of both, in any script
_READY, _REVEALED = TypeAdapter(Ready), TypeAdapter(Revealed)


@dataclass(frozen=True, slots=True)
class ReadyRow:
    """One row: being ready."""

    id: str
    ready: Ready


@dataclass(frozen=True, slots=True)
class RevealedRow:
    """One row: what came out."""

    id: str
    revealed: Revealed


def ready_of(unit: Unit, seat: Seat, deck: str) -> ReadyRow | None:
    """This person's own yeses to a deck, if they said that they are ready."""
    which = {"person": seat.person_id, "couple": seat.couple_id}
    for row in unit.conn.execute(_READY_OF, which):
        sealed = unit.vault.open(Owner.person(seat.person_id), _place("ready_decks", row.id), row.ready_sealed)
        if (ready := _READY.validate_json(sealed)).deck == deck:
            return ReadyRow(row.id, ready)
    return None


def keep_ready(unit: Unit, seat: Seat, row: ReadyRow) -> None:
    """In place of what they were ready with before."""
    forget_ready(unit, seat, row.ready.deck)
    sealed = unit.vault.seal(
        Owner.person(seat.person_id), _place("ready_decks", row.id), _filled(_READY.dump_json(row.ready))
    )
    values = {"id": row.id, "person_id": seat.person_id, "couple_id": seat.couple_id, "ready_sealed": sealed}
    unit.conn.execute(insert(ready_decks), values)


def forget_ready(unit: Unit, seat: Seat, deck: str) -> None:
    if row := ready_of(unit, seat, deck):
        unit.conn.execute(delete_from(ready_decks).where(ready_decks.c.id == row.id))


def revealed_of(unit: Unit, seat: Seat, deck: str) -> RevealedRow | None:
    """What came out of a deck for this couple."""
    which = {"couple": seat.couple_id, "epoch": seat.epoch}
    for row in unit.conn.execute(_REVEALED_OF, which):
        sealed = unit.vault.open(_couple(seat), _place("revealed_decks", row.id), row.revealed_sealed)
        if (revealed := _REVEALED.validate_json(sealed)).deck == deck:
            return RevealedRow(row.id, revealed)
    return None


def keep_revealed(unit: Unit, seat: Seat, row: RevealedRow) -> None:
    """In place of what came out of this deck before."""
    if before := revealed_of(unit, seat, row.revealed.deck):
        unit.conn.execute(delete_from(revealed_decks).where(revealed_decks.c.id == before.id))
    sealed = unit.vault.seal(
        _couple(seat), _place("revealed_decks", row.id), _filled(_REVEALED.dump_json(row.revealed))
    )
    values = {"id": row.id, "couple_id": seat.couple_id, "couple_epoch": seat.epoch, "revealed_sealed": sealed}
    unit.conn.execute(insert(revealed_decks), values)


def forget_couple(unit: Unit, couple_id: str) -> None:
    """The couple ended: what waited is cancelled, what came out is gone."""
    for table in (ready_decks, revealed_decks):
        unit.conn.execute(delete_from(table).where(table.c.couple_id == couple_id))


def _filled(text: bytes) -> bytes:
    if len(text) > PAGE:
        raise ValueError("a deck is larger than the page that hides its size")
    return text.ljust(PAGE)


def _couple(seat: Seat) -> Owner:
    return Owner.couple(seat.couple_id, seat.epoch)


def _place(table: str, row: str) -> Place:
    return Place(table, "ready_sealed" if table == "ready_decks" else "revealed_sealed", row)


_READY_OF = select(ready_decks.c.id, ready_decks.c.ready_sealed).where(
    ready_decks.c.person_id == bindparam("person"), ready_decks.c.couple_id == bindparam("couple")
)
_REVEALED_OF = select(revealed_decks.c.id, revealed_decks.c.revealed_sealed).where(
    revealed_decks.c.couple_id == bindparam("couple"), revealed_decks.c.couple_epoch == bindparam("epoch")
)
