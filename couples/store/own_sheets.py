"""What someone has one of between sessions, sealed for themselves alone and always of one size."""

from collections.abc import Callable

from pydantic import TypeAdapter
from sqlalchemy import bindparam, insert, select, update

from couples.domain.sheet import Sheet
from couples.store.tables import own_sheets
from couples.store.unit import Unit
from couples.store.vault import Owner, Place

PAGE = 98_304  # bytes: more than the fullest sheet in the longest letters
_SHEET = TypeAdapter(Sheet)


def of_person(unit: Unit, person_id: str) -> Sheet:
    """An empty one for who wrote nothing on it."""
    sealed = unit.conn.scalar(_OF_PERSON, {"person": person_id})
    if sealed is None:
        return Sheet()
    return _SHEET.validate_json(unit.vault.open(Owner.person(person_id), _place(person_id), sealed))


def change(unit: Unit, person_id: str, to: Callable[[Sheet], Sheet]) -> Sheet:
    """Read and write in one work; gives the sheet as it is now."""
    before = of_person(unit, person_id)
    after = to(before)
    if after != before:
        _keep(unit, person_id, after)
    return after


def _keep(unit: Unit, person_id: str, sheet: Sheet) -> None:
    sealed = unit.vault.seal(Owner.person(person_id), _place(person_id), _filled(_SHEET.dump_json(sheet)))
    changed = unit.conn.execute(
        update(own_sheets).where(own_sheets.c.person_id == person_id).values(sheet_sealed=sealed)
    )
    if not changed.rowcount:
        unit.conn.execute(insert(own_sheets), {"person_id": person_id, "sheet_sealed": sealed})


def _filled(text: bytes) -> bytes:
    if len(text) > PAGE:
        raise ValueError("a sheet is larger than the page that hides its size")
    return text.ljust(PAGE)


def _place(row: str) -> Place:
    return Place("own_sheets", "sheet_sealed", row)


_OF_PERSON = select(own_sheets.c.sheet_sealed).where(own_sheets.c.person_id == bindparam("person"))
