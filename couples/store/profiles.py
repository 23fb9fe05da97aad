"""What someone needs so that a session fits them, sealed for themselves alone."""

from collections.abc import Callable

from pydantic import TypeAdapter
from sqlalchemy import bindparam, insert, select, update

from couples.domain.profile import Profile
from couples.store.tables import profiles
from couples.store.unit import Unit
from couples.store.vault import Owner, Place

PAGE = 4096  # bytes: a full profile looks like an empty one
_PROFILE = TypeAdapter(Profile)


def of_person(unit: Unit, person_id: str) -> Profile:
    """An empty one for who never filled it in."""
    sealed = unit.conn.scalar(_OF_PERSON, {"person": person_id})
    if sealed is None:
        return Profile()
    return _PROFILE.validate_json(unit.vault.open(Owner.person(person_id), _place(person_id), sealed))


def keep(unit: Unit, person_id: str, profile: Profile) -> None:
    text = _PROFILE.dump_json(profile)
    sealed = unit.vault.seal(Owner.person(person_id), _place(person_id), text.ljust(-(-len(text) // PAGE) * PAGE))
    changed = unit.conn.execute(update(profiles).where(profiles.c.person_id == person_id).values(profile_sealed=sealed))
    if not changed.rowcount:
        unit.conn.execute(insert(profiles), {"person_id": person_id, "profile_sealed": sealed})


def change(unit: Unit, person_id: str, to: Callable[[Profile], Profile]) -> None:
    """Read and write in one work, so that of two pages that change different things neither undoes the other."""
    keep(unit, person_id, to(of_person(unit, person_id)))


def _place(row: str) -> Place:
    return Place("profiles", "profile_sealed", row)


_OF_PERSON = select(profiles.c.profile_sealed).where(profiles.c.person_id == bindparam("person"))
