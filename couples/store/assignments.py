"""What a therapist proposed to a couple, under the key of their admission, and what each of the two says to it.

Both have a row for every proposal from its first moment, each sealed for its own person and filled up to one size:
neither the file nor its growth tells who answered, what, or whether. When the admission ends, all of it goes.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from pydantic import TypeAdapter
from sqlalchemy import ColumnElement, bindparam, delete, func, insert, select, update

from couples.domain.assignment import UNTOLD, Assignment, Told
from couples.store import handings
from couples.store.tables import assignment_answers, assignments
from couples.store.unit import Unit
from couples.store.vault import Owner, Place

PAGE = 4096  # bytes: more than the most words in the longest letters
_ASSIGNMENT, _TOLD = TypeAdapter(Assignment), TypeAdapter(Told)


@dataclass(frozen=True, slots=True)
class Link:
    """Between whom it is: the admission, its therapist, its couple, and both of them."""

    id: str
    therapist_id: str
    couple_id: str
    people: tuple[str, str]


@dataclass(frozen=True, slots=True)
class Answered:
    """A proposal and what each of the two says to it, by person: for working out what a therapist may read."""

    assignment: Assignment
    told: dict[str, Told]


def add(unit: Unit, link: Link, new: Iterable[Assignment]) -> None:
    """At the end, in this order; nobody has said anything to it."""
    last = unit.conn.scalar(_LAST, {"couple": link.couple_id}) or 0
    handings.with_key(unit, Owner.guide(link.id))
    for place, each in enumerate(new, last + 1):
        _add_at(unit, link, place, each)


def put_in_place(unit: Unit, link: Link, old_id: str, new: Assignment) -> None:
    """Another one where that one stood. What was said to the old one goes with it; to the new one nothing is said."""
    mine = (assignments.c.id == old_id) & (assignments.c.link_id == link.id)
    place = unit.conn.scalar(select(assignments.c.place).where(mine, assignments.c.couple_id == link.couple_id))
    if place is not None and delete_one(unit, link, old_id):
        _add_at(unit, link, place, new)


def of_link(unit: Unit, link: Link) -> list[Assignment]:
    """In their order."""
    rows = unit.conn.execute(_OF_LINK, {"link": link.id, "couple": link.couple_id}).all()
    return [_opened(unit, link.id, row.id, row.assignment_sealed) for row in rows]


def at_desk(unit: Unit, therapist_id: str, couple_ids: Collection[str]) -> dict[str, list[Answered]]:
    """What stands for these of their couples and what is said to it, by couple; at one look however many they are."""
    found: dict[str, dict[str, Answered]] = {}
    rows = unit.conn.execute(_AT_DESK, {"therapist": therapist_id, "couples": list(couple_ids)}).all()
    unit.vault.prepare(owner for row in rows for owner in (Owner.guide(row.link_id), Owner.person(row.person_id)))
    for row in rows:
        mine = found.setdefault(row.couple_id, {})
        if row.id not in mine:
            mine[row.id] = Answered(_opened(unit, row.link_id, row.id, row.assignment_sealed), {})
        mine[row.id].told[row.person_id] = _told(unit, row.id, row.person_id, row.told_sealed)
    return {couple_id: list(mine.values()) for couple_id, mine in found.items()}


def told_by(unit: Unit, person_id: str) -> dict[str, Told]:
    """What this person said, by proposal; nobody else's row is looked at."""
    rows = unit.conn.execute(_TOLD_BY, {"person": person_id}).all()
    return {row.assignment_id: _told(unit, row.assignment_id, person_id, row.told_sealed) for row in rows}


def keep_told(unit: Unit, assignment_id: str, person_id: str, told: Told) -> None:
    """In place of what this person said before."""
    row = _answer(unit, assignment_id, person_id, told)
    which = {"assignment": assignment_id, "person": person_id, "sealed": row["told_sealed"]}
    unit.conn.execute(_CHANGE, which)


def delete_one(unit: Unit, link: Link, assignment_id: str) -> bool:
    """Whether it was there."""
    mine = (assignments.c.id == assignment_id) & (assignments.c.link_id == link.id)
    mine &= assignments.c.couple_id == link.couple_id
    return bool(unit.conn.execute(delete(assignments).where(mine)).rowcount)


def forget(unit: Unit, couple_id: str) -> None:
    """The admission ended: nothing of it is left."""
    unit.conn.execute(delete(assignments).where(assignments.c.couple_id == couple_id))


def _add_at(unit: Unit, link: Link, place: int, new: Assignment) -> None:
    sealed = unit.vault.seal(Owner.guide(link.id), _place(new.id), _filled(_ASSIGNMENT.dump_json(new)))
    row = {
        "id": new.id,
        "couple_id": link.couple_id,
        "therapist_id": link.therapist_id,
        "link_id": link.id,
        "place": place,
        "assignment_sealed": sealed,
    }
    unit.conn.execute(insert(assignments), row)
    for person_id in link.people:
        unit.conn.execute(insert(assignment_answers), _answer(unit, new.id, person_id, UNTOLD))


def _opened(unit: Unit, link_id: str, id_: str, sealed: bytes) -> Assignment:
    return _ASSIGNMENT.validate_json(unit.vault.open(Owner.guide(link_id), _place(id_), sealed))


def _told(unit: Unit, assignment_id: str, person_id: str, sealed: bytes) -> Told:
    place = _answer_place(assignment_id, person_id)
    return _TOLD.validate_json(unit.vault.open(Owner.person(person_id), place, sealed))


def _answer(unit: Unit, assignment_id: str, person_id: str, told: Told) -> dict[str, str | bytes]:
    place = _answer_place(assignment_id, person_id)
    sealed = unit.vault.seal(Owner.person(person_id), place, _filled(_TOLD.dump_json(told)))
    return {"assignment_id": assignment_id, "person_id": person_id, "told_sealed": sealed}


def _filled(text: bytes) -> bytes:
    if len(text) > PAGE:
        raise ValueError("a proposal is larger than the page that hides its size")
    return text.ljust(PAGE)


def _place(row: str) -> Place:
    return Place("assignments", "assignment_sealed", row)


def _answer_place(assignment_id: str, person_id: str) -> Place:
    return Place("assignment_answers", "told_sealed", f"{assignment_id}/{person_id}")


def _which() -> ColumnElement[bool]:
    answers = assignment_answers.c
    return (answers.assignment_id == bindparam("assignment")) & (answers.person_id == bindparam("person"))


_LAST = select(func.max(assignments.c.place)).where(assignments.c.couple_id == bindparam("couple"))
_OF_LINK = (
    select(assignments.c.id, assignments.c.assignment_sealed)
    .where(assignments.c.link_id == bindparam("link"), assignments.c.couple_id == bindparam("couple"))
    .order_by(assignments.c.place)
)
_AT_DESK = (
    select(assignments, assignment_answers.c.person_id, assignment_answers.c.told_sealed)
    .join(assignment_answers, assignment_answers.c.assignment_id == assignments.c.id)
    .where(
        assignments.c.therapist_id == bindparam("therapist"),
        assignments.c.couple_id.in_(bindparam("couples", expanding=True)),
    )
    .order_by(assignments.c.couple_id, assignments.c.place, assignment_answers.c.person_id)
)
_TOLD_BY = select(assignment_answers.c.assignment_id, assignment_answers.c.told_sealed).where(
    assignment_answers.c.person_id == bindparam("person")
)
_CHANGE = update(assignment_answers).where(_which()).values(told_sealed=bindparam("sealed"))
