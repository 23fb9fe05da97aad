"""Small things that someone keeps for themselves, each sealed whole: a file tells neither what they are nor when."""

from pydantic import TypeAdapter
from sqlalchemy import bindparam, insert, select
from sqlalchemy import delete as delete_from

from couples.domain.keepsake import Keepsake
from couples.store.tables import keepsakes
from couples.store.unit import Unit
from couples.store.vault import Owner, Place

PAGE = 2048  # bytes: more than the most words in the longest letters
_KEEPSAKE = TypeAdapter(Keepsake)


def of_person(unit: Unit, person_id: str) -> list[Keepsake]:
    """All of theirs, newest month first; within a month the order tells nothing."""
    owner = Owner.person(person_id)
    rows = unit.conn.execute(_OF_PERSON, {"person": person_id})
    found = [_KEEPSAKE.validate_json(unit.vault.open(owner, _place(row.id), row.keepsake_sealed)) for row in rows]
    return sorted(found, key=lambda each: each.month, reverse=True)


def by_id(unit: Unit, person_id: str, keepsake_id: str) -> Keepsake | None:
    """One of their own; None for anybody else's."""
    return next((each for each in of_person(unit, person_id) if each.id == keepsake_id), None)


def keep(unit: Unit, person_id: str, keepsake: Keepsake) -> None:
    text = _KEEPSAKE.dump_json(keepsake)
    if len(text) > PAGE:
        raise ValueError("a kept thing is larger than the page that hides its size")
    sealed = unit.vault.seal(Owner.person(person_id), _place(keepsake.id), text.ljust(PAGE))
    unit.conn.execute(insert(keepsakes), {"id": keepsake.id, "person_id": person_id, "keepsake_sealed": sealed})


def delete(unit: Unit, person_id: str, keepsake_id: str) -> None:
    """Gone for good; somebody else's stays."""
    unit.conn.execute(delete_from(keepsakes).where(keepsakes.c.id == keepsake_id, keepsakes.c.person_id == person_id))


def _place(row: str) -> Place:
    return Place("keepsakes", "keepsake_sealed", row)


_OF_PERSON = (
    select(keepsakes.c.id, keepsakes.c.keepsake_sealed)
    .where(keepsakes.c.person_id == bindparam("person"))
    .order_by(keepsakes.c.id)
)
