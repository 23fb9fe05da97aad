"""Lines that someone chose to keep for themselves when a session closed. Nobody else can open them.

Which question a line answered is sealed with it: a file tells neither what was said nor what was asked.
"""

from datetime import datetime

from sqlalchemy import bindparam, insert, select
from sqlalchemy import delete as delete_from

from couples.domain.kept import KeptLine
from couples.store.tables import kept_lines
from couples.store.unit import Unit
from couples.store.vault import Owner, Place

BETWEEN = "\x1f"  # the sign between two fields of one record; no keyboard has it


def keep(unit: Unit, id: str, person_id: str, at: datetime, line: str, of: str = "") -> None:  # noqa: A002 -- the row's own word
    sealed = unit.vault.seal(Owner.person(person_id), _place(id), f"{of}{BETWEEN}{line}")
    unit.conn.execute(insert(kept_lines), {"id": id, "person_id": person_id, "kept_at": at, "line_sealed": sealed})


def of_person(unit: Unit, person_id: str) -> list[KeptLine]:
    """Everything this person kept, oldest first."""
    owner = Owner.person(person_id)
    return [
        _line(row.id, row.kept_at, unit.vault.open_text(owner, _place(row.id), row.line_sealed))
        for row in unit.conn.execute(_OF_PERSON, {"person": person_id})
    ]


def delete(unit: Unit, person_id: str, id: str) -> None:  # noqa: A002 -- the row's own word
    """Delete one's own line; somebody else's, or none, is left as it is."""
    unit.conn.execute(delete_from(kept_lines).where(kept_lines.c.id == id, kept_lines.c.person_id == person_id))


def _line(row: str, at: datetime, text: str) -> KeptLine:
    """As it was kept; a line from before questions were kept with it answers none."""
    of, between, line = text.partition(BETWEEN)
    return KeptLine(row, at, line, of) if between else KeptLine(row, at, text)


def _place(row: str) -> Place:
    return Place("kept_lines", "line_sealed", row)


_OF_PERSON = (
    select(kept_lines.c.id, kept_lines.c.kept_at, kept_lines.c.line_sealed)
    .where(kept_lines.c.person_id == bindparam("person"))
    .order_by(kept_lines.c.kept_at, kept_lines.c.id)
)
