"""The evenings of a couple. A closed one keeps nothing but the fact that it was; after a while not even that."""

from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import bindparam, select, update
from sqlalchemy import delete as delete_from
from sqlalchemy import insert as insert_into

from couples.store.prepared import Prepared
from couples.store.tables import handled, journal, own_pages, presented, session_exercises, sessions
from couples.store.unit import Unit


@dataclass(frozen=True, slots=True)
class SessionRow:
    """One session; ``couple_epoch`` says under which key of the couple its journal is sealed."""

    id: str
    couple_id: str
    couple_epoch: int
    opened_at: datetime
    closed: bool


def insert(unit: Unit, row: SessionRow) -> None:
    unit.conn.execute(insert_into(sessions), asdict(row))


def by_id(unit: Unit, session_id: str) -> SessionRow | None:
    row = _BY_ID.first(unit.conn, {"id": session_id})
    return SessionRow(*row) if row else None


def open_of(unit: Unit, couple_id: str) -> SessionRow | None:
    """The session of this couple that is not closed; the newest, should there ever be two."""
    return _one(unit.conn.execute(_OPEN_OF, {"couple_id": couple_id}))


def all_open(unit: Unit) -> list[SessionRow]:
    """Every session not closed, oldest first: after a restart each of them is held (rule F13)."""
    return [_session(row) for row in unit.conn.execute(_ALL_OPEN)]


def close(unit: Unit, session_id: str) -> None:
    """End it for good: what was said and done in it is deleted. A second time changes nothing."""
    unit.remembered.clear()
    unit.conn.execute(update(sessions).where(sessions.c.id == session_id).values(closed=True))
    for table in (journal, handled, own_pages, presented, session_exercises):
        unit.conn.execute(delete_from(table).where(table.c.session_id == session_id))


def delete_older(unit: Unit, opened_before: datetime) -> list[str]:
    """Delete sessions with all that belongs to them, open or closed; gives their ids."""
    return _delete(unit, unit.conn.scalars(select(sessions.c.id).where(sessions.c.opened_at < opened_before)))


def delete_of_couple(unit: Unit, couple_id: str) -> list[str]:
    """Delete every session of this couple with all that belongs to it; gives their ids."""
    return _delete(unit, unit.conn.scalars(select(sessions.c.id).where(sessions.c.couple_id == couple_id)))


def _delete(unit: Unit, found: Iterable[str]) -> list[str]:
    ids = list(found)
    if ids:
        unit.remembered.clear()
    for session_id in ids:  # the rest goes by ON DELETE CASCADE
        unit.conn.execute(delete_from(sessions).where(sessions.c.id == session_id))
    return ids


def _one(rows: Iterable[Sequence[Any]]) -> SessionRow | None:
    return next((_session(row) for row in rows), None)


def _session(row: Sequence[Any]) -> SessionRow:
    return SessionRow(*row)


_COLUMNS = select(sessions.c.id, sessions.c.couple_id, sessions.c.couple_epoch, sessions.c.opened_at, sessions.c.closed)
_BY_ID = Prepared(_COLUMNS.where(sessions.c.id == bindparam("id")))
_ALL_OPEN = _COLUMNS.where(~sessions.c.closed).order_by(sessions.c.opened_at, sessions.c.id)
_OPEN_OF = (
    _COLUMNS.where(sessions.c.couple_id == bindparam("couple_id"), ~sessions.c.closed)
    .order_by(sessions.c.opened_at.desc(), sessions.c.id)
    .limit(1)
)
