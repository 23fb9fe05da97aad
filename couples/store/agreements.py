"""A couple's agreement: one row, sealed for both, always of one size, and gone when they take it back or unlink.

Neither the file nor its growth tells how many lines there are, whether any stands, or when one changed.
"""

from pydantic import TypeAdapter
from sqlalchemy import bindparam, insert, select, update
from sqlalchemy import delete as delete_from

from couples.domain.agreement import Agreement
from couples.domain.people import Seat
from couples.store.tables import agreements
from couples.store.unit import Unit
from couples.store.vault import Owner, Place

PAGE = 65_536  # bytes: more than the most lines in the longest letters
_AGREEMENT = TypeAdapter(Agreement)


def of_couple(unit: Unit, seat: Seat) -> Agreement:
    """An empty one for two who wrote nothing down."""
    sealed = unit.conn.scalar(_OF_COUPLE, {"couple": seat.couple_id, "epoch": seat.epoch})
    if sealed is None:
        return Agreement()
    return _AGREEMENT.validate_json(unit.vault.open(_couple(seat), _place(seat), sealed))


def keep(unit: Unit, seat: Seat, agreement: Agreement) -> None:
    """In place of what stood before; without a line, not even the row is left."""
    if not agreement.lines:
        forget(unit, seat.couple_id)
        return
    sealed = unit.vault.seal(_couple(seat), _place(seat), _filled(_AGREEMENT.dump_json(agreement)))
    which = {"couple": seat.couple_id, "sealed": sealed, "in_epoch": seat.epoch}
    if not unit.conn.execute(_CHANGE, which).rowcount:
        row = {"couple_id": seat.couple_id, "couple_epoch": seat.epoch, "agreement_sealed": sealed}
        unit.conn.execute(insert(agreements), row)


def forget(unit: Unit, couple_id: str) -> None:
    """The two took it back, or are not a couple any more."""
    unit.conn.execute(delete_from(agreements).where(agreements.c.couple_id == couple_id))


def _filled(text: bytes) -> bytes:
    if len(text) > PAGE:
        raise ValueError("an agreement is larger than the page that hides its size")
    return text.ljust(PAGE)


def _couple(seat: Seat) -> Owner:
    return Owner.couple(seat.couple_id, seat.epoch)


def _place(seat: Seat) -> Place:
    return Place("agreements", "agreement_sealed", seat.couple_id)


_OF_COUPLE = select(agreements.c.agreement_sealed).where(
    agreements.c.couple_id == bindparam("couple"), agreements.c.couple_epoch == bindparam("epoch")
)
_CHANGE = (
    update(agreements)
    .where(agreements.c.couple_id == bindparam("couple"))
    .values(agreement_sealed=bindparam("sealed"), couple_epoch=bindparam("in_epoch"))
)
