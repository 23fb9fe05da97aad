"""Who is linked with whom. Two seats make a couple; without them a couple is an empty number."""

from sqlalchemy import bindparam, delete, insert, select, update

from couples.domain.people import Person, Seat
from couples.domain.session.state import Side
from couples.store import admissions, agreements, cards, common_sheets, people, reveals, sessions, showings
from couples.store.prepared import Prepared
from couples.store.tables import couples, seats
from couples.store.unit import Unit
from couples.store.vault import Owner

FIRST_EPOCH = 1


def link(unit: Unit, couple_id: str, a: str, b: str) -> None:
    """Seat two people as a new couple with a key of its own; nothing of an earlier couple of theirs comes back."""
    unit.conn.execute(insert(couples), {"id": couple_id, "epoch": FIRST_EPOCH, "linked": True})
    for side, person_id in ((Side.A, a), (Side.B, b)):
        unit.conn.execute(insert(seats), {"couple_id": couple_id, "person_id": person_id, "side": side.value})
    unit.vault.make_key(Owner.couple(couple_id, FIRST_EPOCH))


def seat_of(unit: Unit, person_id: str) -> Seat | None:
    """Where this person sits, or None when not linked."""
    row = _SEAT.first(unit.conn, {"person": person_id})
    if row is None:
        return None
    couple_id, epoch, side, partner_id = row
    return Seat(couple_id, epoch, Side(side), person_id, partner_id)


def partner_of(unit: Unit, person_id: str) -> Person | None:
    seat = seat_of(unit, person_id)
    return people.by_id(unit, seat.partner_id) if seat else None


def unlink(unit: Unit, couple_id: str) -> None:
    """End the couple: seats, sessions with their journals, and the key of everything shared go; epoch + 1 (R2)."""
    epoch = unit.conn.scalars(select(couples.c.epoch).where(couples.c.id == couple_id)).one()
    sessions.delete_of_couple(unit, couple_id)
    cards.hide_all_of_couple(unit, couple_id)
    reveals.forget_couple(unit, couple_id)
    agreements.forget(unit, couple_id)
    showings.forget_couple(unit, couple_id)
    common_sheets.forget(unit, couple_id)
    admissions.forget_couple(unit, couple_id)
    unit.conn.execute(delete(seats).where(seats.c.couple_id == couple_id))
    unit.conn.execute(update(couples).where(couples.c.id == couple_id).values(epoch=epoch + 1, linked=False))
    for past in range(FIRST_EPOCH, epoch + 1):
        unit.vault.destroy_key(Owner.couple(couple_id, past))


def persons_of(unit: Unit, couple_id: str) -> dict[str, str]:
    """Who sits on side A and who on side B; empty once unlinked."""
    return dict(_PERSONS.all(unit.conn, {"couple": couple_id}))


_other = seats.alias("other")
_SEAT = Prepared(
    select(seats.c.couple_id, couples.c.epoch, seats.c.side, _other.c.person_id)
    .join(couples, couples.c.id == seats.c.couple_id)
    .join(_other, (_other.c.couple_id == seats.c.couple_id) & (_other.c.person_id != seats.c.person_id))
    .where(seats.c.person_id == bindparam("person"), couples.c.linked)
)
_PERSONS = Prepared(select(seats.c.side, seats.c.person_id).where(seats.c.couple_id == bindparam("couple")))
