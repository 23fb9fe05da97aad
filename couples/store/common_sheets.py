"""Goals of both and what came out of their review, sealed for the couple; and each one's own part, for them alone.

All are filled up to one size: neither the file nor its growth tells how much somebody chose or what came out.
"""

from pydantic import TypeAdapter
from sqlalchemy import bindparam, insert, select, update
from sqlalchemy import delete as delete_from

from couples.domain.people import Seat
from couples.domain.review import Part
from couples.domain.sheet import Common
from couples.store.tables import common_sheets, review_parts
from couples.store.unit import Unit
from couples.store.vault import Owner, Place

PAGE = 131_072  # bytes: more than all goals, lines and choices in the longest letters
_COMMON, _PART = TypeAdapter(Common), TypeAdapter(Part)


def of_couple(unit: Unit, seat: Seat) -> Common:
    """An empty one for two who have nothing on it."""
    sealed = unit.conn.scalar(_OF_COUPLE, {"couple": seat.couple_id, "epoch": seat.epoch})
    if sealed is None:
        return Common()
    return _COMMON.validate_json(unit.vault.open(_couple(seat), _common_place(seat), sealed))


def keep(unit: Unit, seat: Seat, common: Common) -> None:
    """In place of what stood before."""
    sealed = unit.vault.seal(_couple(seat), _common_place(seat), _filled(_COMMON.dump_json(common)))
    which = {"couple": seat.couple_id, "sealed": sealed, "in_epoch": seat.epoch}
    if not unit.conn.execute(_CHANGE, which).rowcount:
        row = {"couple_id": seat.couple_id, "couple_epoch": seat.epoch, "sheet_sealed": sealed}
        unit.conn.execute(insert(common_sheets), row)


def part_of(unit: Unit, seat: Seat) -> Part:
    """This person's own part, for nobody else's eyes; an empty one for who has none."""
    sealed = unit.conn.scalar(_PART_OF, {"person": seat.person_id, "couple": seat.couple_id})
    if sealed is None:
        return Part()
    return _PART.validate_json(unit.vault.open(Owner.person(seat.person_id), _part_place(seat), sealed))


def keep_part(unit: Unit, seat: Seat, part: Part) -> None:
    forget_part(unit, seat)
    sealed = unit.vault.seal(Owner.person(seat.person_id), _part_place(seat), _filled(_PART.dump_json(part)))
    row = {"person_id": seat.person_id, "couple_id": seat.couple_id, "part_sealed": sealed}
    unit.conn.execute(insert(review_parts), row)


def forget_part(unit: Unit, seat: Seat) -> None:
    unit.conn.execute(delete_from(review_parts).where(review_parts.c.person_id == seat.person_id))


def forget(unit: Unit, couple_id: str) -> None:
    """The couple ended: what waited is cancelled, what came out is gone."""
    for table in (common_sheets, review_parts):
        unit.conn.execute(delete_from(table).where(table.c.couple_id == couple_id))


def _filled(text: bytes) -> bytes:
    if len(text) > PAGE:
        raise ValueError("a sheet is larger than the page that hides its size")
    return text.ljust(PAGE)


def _couple(seat: Seat) -> Owner:
    return Owner.couple(seat.couple_id, seat.epoch)


def _common_place(seat: Seat) -> Place:
    return Place("common_sheets", "sheet_sealed", seat.couple_id)


def _part_place(seat: Seat) -> Place:
    return Place("review_parts", "part_sealed", seat.person_id)


_OF_COUPLE = select(common_sheets.c.sheet_sealed).where(
    common_sheets.c.couple_id == bindparam("couple"), common_sheets.c.couple_epoch == bindparam("epoch")
)
_CHANGE = (
    update(common_sheets)
    .where(common_sheets.c.couple_id == bindparam("couple"))
    .values(sheet_sealed=bindparam("sealed"), couple_epoch=bindparam("in_epoch"))
)
_PART_OF = select(review_parts.c.part_sealed).where(
    review_parts.c.person_id == bindparam("person"), review_parts.c.couple_id == bindparam("couple")
)
