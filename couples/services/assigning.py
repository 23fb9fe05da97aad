"""A therapist proposes practice to a couple that let them in, and sees it open, done by both, or over: nothing else.

Who answered what is worked with here and never leaves: a page of theirs is made of what both told done, and of what a
person shares. What a couple leaves out of its shelf is not looked at, so that no refusal tells of it.
"""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from couples.domain import assignment
from couples.domain.admission import admitted
from couples.domain.assignment import MOST, UNTOLD, Assignment, Order, Plan, Says, Stage, Stand, Thing, Told
from couples.domain.own_exercise import door_of, parts_of, ref_at
from couples.domain.refusal import Reason, Refused
from couples.domain.sieve import Note, Track
from couples.domain.talk import told_apart
from couples.services.ports import Clock
from couples.services.trying import TOGETHER
from couples.services.unoffering import nobody_looks
from couples.store import admissions, assignments, lent, people
from couples.store.assignments import Answered, Link
from couples.store.database import Store, Unit
from couples.store.library import Exercise, Library
from couples.store.library_own import own_exercise, own_practice
from couples.store.library_words import LANGUAGES, UNFILLED, Words
from couples.store.solo import MADE, OWN, PROGRAMMES


@dataclass(frozen=True, slots=True)
class Shared:
    """What one of the two lets the therapist read of their answer."""

    person_id: str
    name: str
    says: Says
    words: str


@dataclass(frozen=True, slots=True)
class Proposed:
    """A proposal as its therapist sees it."""

    id: str
    plan: Plan
    stage: Stage
    opens: datetime | None
    closes: datetime | None
    shared: tuple[Shared, ...] = ()


@dataclass(frozen=True, slots=True)
class AtDesk:
    """A couple on the desk: what stands first, and whether a change is asked for; who, their page says."""

    next: Proposed | None = None
    asking: bool = False


PLACES = 4  # figures of a proposal's name that count the things of a programme


class Assigning:
    """The therapist's side."""

    def __init__(
        self, *, store: Store, clock: Clock, library: Library, look_over: Callable[[str], None] = nobody_looks
    ) -> None:
        self._store, self._clock, self._look_over = store, clock, look_over
        self._things = things(library)

    def thing(self, therapist_id: str, door: str) -> Thing:
        """What can be proposed under this name. Refused(NOT_FOUND) for what neither the library nor they have."""
        return self._store.read(lambda unit: self._thing(unit, therapist_id, door))

    def can_be_proposed(self, therapist_id: str, doors: Iterable[str]) -> list[str]:
        """Of these, what a therapist finds in the list to choose from: of their own only what is newest."""
        own = self._store.read(lambda unit: OWN.of_person(unit, therapist_id))
        mine = {each.door for each in own if each.door and not each.retired}
        return [door for door in doors if door in self._things or door in mine]

    def fitting(self, therapist_id: str, plan: Plan) -> Plan:
        """The plan as it can be kept, or Refused beside the field that does not fit."""
        return assignment.fitting(plan, self.thing(therapist_id, plan.door))

    def propose(self, therapist_id: str, couple_id: str, plan: Plan, name: str) -> None:
        """One thing, at the end of what stands. The same name again is the same proposal, made once."""
        fits = self.fitting(therapist_id, plan)
        self._store.write(lambda unit: self._add(unit, therapist_id, couple_id, {name: fits}))

    def propose_programme(self, therapist_id: str, couple_id: str, programme_id: str, name: str) -> None:
        """All of it in its order, once under a name; the first does not wait for anything that stood there before."""

        def work(unit: Unit) -> None:
            found = PROGRAMMES.by_id(unit, therapist_id, programme_id)
            if found is None or found.retired or not found.parts:
                raise Refused(Reason.NOT_FOUND)
            first, *more = (
                assignment.fitting(part, self._thing(unit, therapist_id, part.door)) for part in found.parts
            )
            plans = [replace(first, order=Order.FREE, delay=0), *more]
            named = {f"{name[:-PLACES]}{at:0{PLACES}x}": plan for at, plan in enumerate(plans)}
            self._add(unit, therapist_id, couple_id, named)

        self._store.write(work)

    def take_back(self, therapist_id: str, couple_id: str, assignment_id: str) -> None:
        """Gone from everybody's pages, with what was said on it; twice is once."""

        def work(unit: Unit) -> None:
            link = link_of(unit, therapist_id, couple_id)
            assignments.delete_one(unit, link, assignment_id)
            lent.keep_only(unit, couple_id, {ref_at(each.plan.door) for each in assignments.of_link(unit, link)})

        self._store.write(work)
        self._store.scrub()
        self._look_over(couple_id)

    def of_couple(self, therapist_id: str, couple_id: str) -> list[Proposed]:
        """Everything that stands for one couple, in its order."""

        def look(unit: Unit) -> list[Proposed]:
            link = link_of(unit, therapist_id, couple_id)
            told = {person_id: assignments.told_by(unit, person_id) for person_id in link.people}
            names = _names(unit, link.people)
            stands = seen_by_therapist(assignments.of_link(unit, link), list(told.values()), now)
            return [
                _proposed(stand, [(one, names[one], told[one][stand.assignment.id]) for one in link.people], now)
                for stand in stands
            ]

        now = self._clock().wall
        return self._store.read(look)

    def desk(self, therapist_id: str, couple_ids: Collection[str]) -> dict[str, AtDesk]:
        """These of their couples as the desk shows them; one look at the database however many there are."""
        now = self._clock().wall
        found = self._store.read(lambda unit: assignments.at_desk(unit, therapist_id, couple_ids))
        return {couple_id: _at_desk(rows, now) for couple_id, rows in found.items()}

    def _add(self, unit: Unit, therapist_id: str, couple_id: str, plans: Mapping[str, Plan]) -> None:
        link, now = link_of(unit, therapist_id, couple_id), self._clock().wall
        there = {each.id for each in assignments.of_link(unit, link)}
        if there.isdisjoint(plans):
            if len(there) + len(plans) > MOST:
                raise Refused(Reason.FULL)
            assignments.add(unit, link, [Assignment(name, plan, now) for name, plan in plans.items()])
            for plan in plans.values():
                if made := MADE.by_id(unit, therapist_id, ref_at(plan.door)):
                    lent.lend(unit, link, made)

    def _thing(self, unit: Unit, therapist_id: str, door: str) -> Thing:
        found = self._things.get(door) or _own_thing(unit, therapist_id, door)
        if found is None:
            raise Refused(Reason.NOT_FOUND)
        return found


def things(library: Library) -> dict[str, Thing]:
    """Everything in the library that a therapist can propose, by its name there.

    What only the one of the two whom it concerns may bring up is not for a therapist to propose: it would tell, or ask.
    """
    found = {}
    for name, exercise in library.exercises.items():
        if exercise.outline.proposer_starts:
            continue
        found[TOGETHER + name] = _of(exercise)
    alone = [(f"practices/{each.outline.id}", each.words("en")) for each in library.practices.values()]
    alone += [(f"toolkit/{each.id}", each.words("en")) for each in library.tools.values()]
    return found | {door: _alone(door, words) for door, words in alone}


def _of(exercise: Exercise) -> Thing:
    outline = exercise.outline
    touch = any(step.touch for step in outline.steps) or _speaks_of_touch(exercise.words[LANGUAGES[0], UNFILLED])
    return Thing(TOGETHER + outline.id, outline.lengths, outline.depths, touch)


def _alone(door: str, words: Words) -> Thing:
    return Thing(door, (words["minutes"],), (words["depth"],), _speaks_of_touch(words))


def _own_thing(unit: Unit, therapist_id: str, door: str) -> Thing | None:
    """A version of their own; one that is retired is proposed to nobody anew."""
    made = MADE.by_id(unit, therapist_id, ref) if (ref := ref_at(door)) else None
    own = OWN.by_id(unit, therapist_id, parts_of(ref)[0]) if made else None
    if made is None or own is None or own.retired or door_of(made) != door:
        return None
    return (
        _of(own_exercise(made)) if door.startswith(TOGETHER) else _alone(door, own_practice(made).words(LANGUAGES[0]))
    )


def link_of(unit: Unit, therapist_id: str, couple_id: str) -> Link:
    """Refused(NOT_FOUND) for every couple that did not let this therapist in."""
    yeses = admissions.of_couple(unit, couple_id)
    if not admitted(yeses) or yeses[0].therapist_id != therapist_id:
        raise Refused(Reason.NOT_FOUND)
    return Link(yeses[0].invitation_id, therapist_id, couple_id, (yeses[0].person_id, yeses[1].person_id))


def seen_by_therapist(rows: Sequence[Assignment], told: Sequence[Mapping[str, Told]], now: datetime) -> list[Stand]:
    """Made from what both told done, and from nothing else."""
    one, other = told if len(told) == 2 else ({}, {})  # noqa: PLR2004  # the two of them
    return assignment.of_therapist(rows, one, other, now)


def _proposed(stand: Stand, said: Iterable[tuple[str, str, Told]], now: datetime) -> Proposed:
    shared = tuple(Shared(one, name, told.says, told.words) for one, name, told in said if told.shared)
    return Proposed(stand.assignment.id, stand.assignment.plan, stand.stage(now), stand.opens, stand.closes, shared)


def _at_desk(rows: Sequence[Answered], now: datetime) -> AtDesk:
    both = sorted({person_id for row in rows for person_id in row.told})
    each_said = [{row.assignment.id: row.told.get(one, UNTOLD) for row in rows} for one in both]
    stands = seen_by_therapist([row.assignment for row in rows], each_said, now)
    first = next((stand for stand in stands if stand.stage(now) in (Stage.OPEN, Stage.LATER)), None)
    asking = any(one.shared and one.says is Says.CHANGE for said in each_said for one in said.values())
    return AtDesk(_proposed(first, (), now) if first else None, asking)


def _names(unit: Unit, pair: Collection[str]) -> dict[str, str]:
    """By id, told apart: who takes the other's name must not be taken for them."""
    known = people.many(unit, [*pair])
    return told_apart({id_: (known[id_].chosen_name, known[id_].pronouns) for id_ in pair})


def _speaks_of_touch(words: Mapping[str, object]) -> bool:
    return words["track"] == Track.TOUCH or Note.TOUCH in words["content_notes"]  # type: ignore[operator]  # a list of words
