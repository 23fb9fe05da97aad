"""Persons and what opens their accounts. Chosen name and pronouns are sealed with the person's own key.

Signing in looks at ``secret_of`` only, which unseals nothing: a known name takes no longer than an unknown one (R10).
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from typing import Any

from sqlalchemy import ColumnElement, bindparam, select, update
from sqlalchemy import delete as delete_from
from sqlalchemy import insert as insert_into

from couples.domain.people import Person, Role
from couples.store.prepared import Prepared
from couples.store.tables import people
from couples.store.unit import Unit
from couples.store.vault import Owner, Place


@dataclass(frozen=True, slots=True)
class Secret:
    """What a password is compared with."""

    person_id: str
    sign_in_name: str
    password_hash: str
    role: Role


def insert(unit: Unit, person: Person, *, password_hash: str, now: datetime) -> None:
    """Add a person, with a new key of their own."""
    unit.vault.make_key(Owner.person(person.id))
    row = {
        "id": person.id,
        "role": person.role.value,
        "sign_in_name": person.sign_in_name,
        "password_hash": password_hash,
        "theme": person.theme,
        "calm": person.calm,
        "time_zone": person.time_zone,
        "created_at": now,
    }
    unit.conn.execute(insert_into(people), row | _sealed_names(unit, person.id, person.chosen_name, person.pronouns))


def by_id(unit: Unit, person_id: str) -> Person | None:
    row = _BY_ID.first(unit.conn, {"id": person_id})
    return None if row is None else _person(unit, person_id, row)


def many(unit: Unit, ids: Collection[str]) -> dict[str, Person]:
    """These by their id; two looks at the database, however many they are."""
    unit.vault.prepare(Owner.person(person_id) for person_id in ids)
    rows = unit.conn.execute(select(people.c.id, *_PUBLIC).where(people.c.id.in_(ids)))
    return {row.id: _person(unit, row.id, tuple(row)[1:]) for row in rows}


def name_in(unit: Unit, person_id: str, sealed: bytes) -> str:
    """What somebody calls themselves, out of the seal of their row."""
    return unit.vault.open_text(Owner.person(person_id), _place("chosen_name_sealed", person_id), sealed)


def _person(unit: Unit, person_id: str, row: Sequence[Any]) -> Person:
    role, sign_in_name, chosen_name, pronouns, theme, calm, time_zone = row
    open_text = partial(unit.vault.open_text, Owner.person(person_id))
    return Person(
        id=person_id,
        role=Role(role),
        sign_in_name=sign_in_name,
        chosen_name=name_in(unit, person_id, chosen_name),
        pronouns=open_text(_place("pronouns_sealed", person_id), pronouns),
        theme=theme,
        calm=calm,
        time_zone=time_zone,
    )


def by_sign_in_name(unit: Unit, name: str) -> Person | None:
    secret = secret_of(unit, name)
    return by_id(unit, secret.person_id) if secret else None


def secret_of(unit: Unit, sign_in_name: str) -> Secret | None:
    return _secret(unit, people.c.sign_in_name == sign_in_name)


def secret_by_id(unit: Unit, person_id: str) -> Secret | None:
    return _secret(unit, people.c.id == person_id)


def name_is_free(unit: Unit, sign_in_name: str) -> bool:
    return secret_of(unit, sign_in_name) is None


def change_password(unit: Unit, person_id: str, password_hash: str) -> None:
    unit.conn.execute(update(people).where(people.c.id == person_id).values(password_hash=password_hash))


def change_names(unit: Unit, person_id: str, chosen_name: str, pronouns: str) -> None:
    sealed = _sealed_names(unit, person_id, chosen_name, pronouns)
    unit.conn.execute(update(people).where(people.c.id == person_id).values(**sealed))


def change_theme(unit: Unit, person_id: str, theme: str) -> None:
    unit.conn.execute(update(people).where(people.c.id == person_id).values(theme=theme))


def change_calm(unit: Unit, person_id: str, *, calm: bool) -> None:
    unit.conn.execute(update(people).where(people.c.id == person_id).values(calm=calm))


def change_time_zone(unit: Unit, person_id: str, time_zone: str) -> None:
    unit.conn.execute(update(people).where(people.c.id == person_id).values(time_zone=time_zone))


def delete(unit: Unit, person_id: str) -> None:
    """Remove the person, all rows that are theirs, and for good the key of everything they sealed."""
    unit.conn.execute(delete_from(people).where(people.c.id == person_id))
    unit.vault.destroy_key(Owner.person(person_id))


def _secret(unit: Unit, which: ColumnElement[bool]) -> Secret | None:
    query = select(people.c.id, people.c.sign_in_name, people.c.password_hash, people.c.role).where(which)
    row = unit.conn.execute(query).one_or_none()
    return Secret(row.id, row.sign_in_name, row.password_hash, Role(row.role)) if row else None


def _sealed_names(unit: Unit, person_id: str, chosen_name: str, pronouns: str) -> dict[str, bytes]:
    owner = Owner.person(person_id)
    return {
        "chosen_name_sealed": unit.vault.seal(owner, _place("chosen_name_sealed", person_id), chosen_name),
        "pronouns_sealed": unit.vault.seal(owner, _place("pronouns_sealed", person_id), pronouns),
    }


_PUBLIC = (
    people.c.role,
    people.c.sign_in_name,
    people.c.chosen_name_sealed,
    people.c.pronouns_sealed,
    people.c.theme,
    people.c.calm,
    people.c.time_zone,
)
_BY_ID = Prepared(select(*_PUBLIC).where(people.c.id == bindparam("id")))


def _place(column: str, person_id: str) -> Place:
    return Place("people", column, person_id)
