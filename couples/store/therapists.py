"""Therapists: their line and what their phone's digits are made from, sealed with their own key."""

from sqlalchemy import delete, insert, select

from couples.domain.therapist import Therapist
from couples.store.tables import therapists
from couples.store.unit import Unit
from couples.store.vault import Owner, Place


def of_person(unit: Unit, person_id: str) -> Therapist | None:
    """None for everybody who is not one."""
    row = unit.conn.execute(select(therapists).where(therapists.c.person_id == person_id)).one_or_none()
    if row is None:
        return None
    owner = Owner.person(person_id)
    return Therapist(
        person_id=person_id,
        practice=unit.vault.open_text(owner, _place("practice_sealed", person_id), row.practice_sealed),
        secret=unit.vault.open_text(owner, _place("secret_sealed", person_id), row.secret_sealed),
        proved=row.proved,
        last_step=row.last_step,
    )


def keep(unit: Unit, therapist: Therapist) -> None:
    """As it is now, in the place of what was."""
    person_id, owner = therapist.person_id, Owner.person(therapist.person_id)
    unit.conn.execute(delete(therapists).where(therapists.c.person_id == person_id))
    row = {
        "person_id": person_id,
        "practice_sealed": unit.vault.seal(owner, _place("practice_sealed", person_id), therapist.practice),
        "secret_sealed": unit.vault.seal(owner, _place("secret_sealed", person_id), therapist.secret),
        "proved": therapist.proved,
        "last_step": therapist.last_step,
    }
    unit.conn.execute(insert(therapists), row)


def _place(column: str, person_id: str) -> Place:
    return Place("therapists", column, person_id)
