"""A therapist's couples in the order of their names: of two hundred only what putting them in order takes is read."""

from dataclasses import dataclass

from sqlalchemy import bindparam, select

from couples.domain.admission import Policy
from couples.domain.session.state import Side
from couples.store import people
from couples.store.prepared import Prepared
from couples.store.tables import acceptances, seats
from couples.store.tables import people as persons
from couples.store.unit import Unit
from couples.store.vault import Owner


@dataclass(frozen=True, slots=True)
class Line:
    """A couple on the desk: the two by their ids, in the order in which they stand everywhere."""

    couple_id: str
    policy: Policy
    person_ids: tuple[str, str]


def lines(unit: Unit, therapist_id: str) -> list[Line]:
    """Every couple of which both let this therapist in, by the first one's name; one look, however many they are."""
    rows = _LINES.all(unit.conn, {"therapist": therapist_id, "side": Side.A.value})
    unit.vault.prepare(Owner.person(row[2]) for row in rows)
    named = [
        (people.name_in(unit, one, name).casefold(), couple_id, Line(couple_id, Policy(policy), (one, other)))
        for couple_id, policy, one, other, name in rows
    ]
    return [line for *_, line in sorted(named, key=lambda each: each[:2])]


_other = acceptances.alias("other")
_LINES = Prepared(
    select(
        acceptances.c.couple_id,
        acceptances.c.policy,
        acceptances.c.person_id,
        _other.c.person_id,
        persons.c.chosen_name_sealed,
    )
    .join(
        _other,
        (_other.c.couple_id == acceptances.c.couple_id)
        & (_other.c.invitation_id == acceptances.c.invitation_id)
        & (_other.c.person_id != acceptances.c.person_id),
    )
    .join(seats, (seats.c.person_id == acceptances.c.person_id) & (seats.c.side == bindparam("side")))
    .join(persons, persons.c.id == acceptances.c.person_id)
    .where(acceptances.c.therapist_id == bindparam("therapist"))
)
