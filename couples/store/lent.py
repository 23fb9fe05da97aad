"""A therapist's own exercise as others have it: the version that was proposed to a couple, and the one of an evening.

What was proposed is a copy under the key of the admission, and goes with it; what the two do is a copy under their own
key, and goes with their evening. So nothing that its author changes, retires or deletes reaches either.
"""

from collections.abc import Collection
from secrets import token_hex

from pydantic import TypeAdapter
from sqlalchemy import delete, insert, select

from couples.domain.own_exercise import Made
from couples.store import handings
from couples.store.assignments import Link
from couples.store.sessions import SessionRow
from couples.store.tables import lent_exercises, session_exercises
from couples.store.unit import Unit
from couples.store.vault import Owner, Place

BLOCK = 2048  # bytes that a copy's length is rounded up to
_MADE = TypeAdapter(Made)


def lend(unit: Unit, link: Link, made: Made) -> None:
    """To this couple; the same version is there once."""
    if made.id in {each.id for each in of_couple(unit, link.couple_id)}:
        return
    owner, row = Owner.guide(link.id), token_hex(16)
    handings.with_key(unit, owner)
    sealed = unit.vault.seal(owner, _lent(row), _filled(made))
    known = {"id": row, "couple_id": link.couple_id, "link_id": link.id, "made_sealed": sealed}
    unit.conn.execute(insert(lent_exercises), known)


def of_couple(unit: Unit, couple_id: str) -> list[Made]:
    """Every version that stands proposed to them."""
    return [made for _, made in _of_couple(unit, couple_id)]


def keep_only(unit: Unit, couple_id: str, refs: Collection[str]) -> None:
    """Those that nothing proposes any more go."""
    gone = [row for row, made in _of_couple(unit, couple_id) if made.id not in refs]
    if gone:
        unit.conn.execute(delete(lent_exercises).where(lent_exercises.c.id.in_(gone)))


def forget(unit: Unit, couple_id: str) -> None:
    """The admission ended."""
    unit.conn.execute(delete(lent_exercises).where(lent_exercises.c.couple_id == couple_id))


def take_along(unit: Unit, session: SessionRow, made: Made) -> None:
    """Into this evening, where it stays as it is until the end."""
    if of_session(unit, session, made.id) is not None:
        return
    row = token_hex(16)
    sealed = unit.vault.seal(_evening(session), _taken(row), _filled(made))
    unit.conn.execute(insert(session_exercises), {"id": row, "session_id": session.id, "made_sealed": sealed})


def of_session(unit: Unit, session: SessionRow, ref: str) -> Made | None:
    """The version of this name, if it came up in this evening."""
    found = select(session_exercises).where(session_exercises.c.session_id == session.id)
    for row in unit.conn.execute(found):
        made = _MADE.validate_json(unit.vault.open(_evening(session), _taken(row.id), row.made_sealed))
        if made.id == ref:
            return made
    return None


def _of_couple(unit: Unit, couple_id: str) -> list[tuple[str, Made]]:
    rows = unit.conn.execute(select(lent_exercises).where(lent_exercises.c.couple_id == couple_id)).all()
    opened = ((row.id, unit.vault.open(Owner.guide(row.link_id), _lent(row.id), row.made_sealed)) for row in rows)
    return [(row, _MADE.validate_json(text)) for row, text in opened]


def _filled(made: Made) -> bytes:
    text = _MADE.dump_json(made)
    return text.ljust(-(-len(text) // BLOCK) * BLOCK)


def _evening(session: SessionRow) -> Owner:
    return Owner.couple(session.couple_id, session.couple_epoch)


def _lent(row: str) -> Place:
    return Place("lent_exercises", "made_sealed", row)


def _taken(row: str) -> Place:
    return Place("session_exercises", "made_sealed", row)
