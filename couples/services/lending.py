"""Two do together what their therapist wrote as they do what the library has: one shelf, each thing by a name.

The name of a therapist's own exercise holds its version (``domain/own_exercise``). A couple meets it only while it
stands proposed to them by somebody both admitted; what has begun keeps its words until the evening is over, whatever
becomes of it meanwhile. What is for one alone is met in the same way, and keeps its words in its owner's entry.
"""

from collections.abc import Collection, Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime

from couples.domain.deck import topics_of
from couples.domain.exercise import Outline
from couples.domain.own_exercise import Made, company_of, door_of, is_own
from couples.domain.people import Role
from couples.domain.session import commands as ask
from couples.domain.session.state import State
from couples.domain.sieve import Company
from couples.services.ports import Clock
from couples.services.trying import stands_for
from couples.store import couples, lent, people, sessions
from couples.store.database import Store, Unit
from couples.store.library_exercises import Exercise
from couples.store.library_own import own_exercise, own_practice
from couples.store.library_practices import PracticeOnShelf
from couples.store.library_words import UNFILLED, Words, offered
from couples.store.sessions import SessionRow
from couples.store.solo import MADE


@dataclass(frozen=True, slots=True)
class Lent:
    """What a therapist wrote, by its names: for two together, and for one alone."""

    together: Mapping[str, Exercise] = field(default_factory=dict)
    alone: Mapping[str, PracticeOnShelf] = field(default_factory=dict)


class Lending:
    """A therapist's own exercises, as far as somebody may see them."""

    def __init__(self, *, store: Store, clock: Clock) -> None:
        self._store, self._clock = store, clock

    def seen_by(self, person_id: str, refs: Collection[str] | None = None) -> Lent:
        """A therapist sees every version they finished; one of two what stands proposed and is there for them.

        With ``refs`` only these are looked for, so that a page of many couples is no slower for many exercises.
        """
        wanted = None if refs is None else {each for each in refs if is_own(each)}
        if wanted == set():
            return Lent()
        found = self._store.read(lambda unit: self._made_for(unit, person_id, wanted))
        return Lent(whole_of(found), alone_of(found))

    def seen_in(self, unit: Unit, person_id: str) -> dict[str, Exercise]:
        """Inside a transaction: what is for two."""
        return whole_of(self._made_for(unit, person_id, None))

    def _made_for(self, unit: Unit, person_id: str, refs: Collection[str] | None) -> list[Made]:
        if refs is not None:
            found = (MADE.by_id(unit, person_id, each) for each in refs)
            return [made for made in found if made]
        person = people.by_id(unit, person_id)
        if person is not None and person.role is Role.THERAPIST:
            return MADE.of_person(unit, person_id)
        return there_for(unit, person_id, self._clock().wall)

    def exercise(self, person_id: str, ref: str) -> Exercise | None:
        """One by its name: a therapist's own, or what stands for this couple or came up in their evening."""

        def look(unit: Unit) -> Exercise | None:
            seat = couples.seat_of(unit, person_id)
            if seat is not None:
                return at_hand(unit, seat.couple_id, ref)
            made = MADE.by_id(unit, person_id, ref)
            return whole_of([made] if made else []).get(ref)

        return self._store.read(look) if is_own(ref) else None

    def words(self, person_id: str, ref: str, lang: str) -> Words | None:
        """Its words with ``{minutes}`` left standing."""
        found = self.exercise(person_id, ref)
        return found.words[offered(lang), UNFILLED] if found else None

    def topics(self, person_id: str, ref: str, step: int) -> frozenset[str]:
        """What one of its steps touches."""
        found = self.exercise(person_id, ref)
        steps = found.outline.steps if found else ()
        return topics_of(steps[step]) if 0 <= step < len(steps) else frozenset()


def nothing_own(unit: Unit, person_id: str) -> Mapping[str, Exercise]:  # noqa: ARG001 -- as it is asked
    """For a shelf that has only the library's."""
    return {}


def proposed(unit: Unit, couple_id: str, ref: str) -> Exercise | None:
    """Inside a transaction: the exercise, if it stands proposed to this couple now."""
    if not is_own(ref):
        return None
    return whole_of(made for made in lent.of_couple(unit, couple_id) if made.id == ref).get(ref)


def at_hand(unit: Unit, couple_id: str, ref: str) -> Exercise | None:
    """The same, or what came up in the evening that is open now."""
    evening = sessions.open_of(unit, couple_id)
    taken = lent.of_session(unit, evening, ref) if evening else None
    return whole_of([taken]).get(ref) if taken else proposed(unit, couple_id, ref)


def with_own(unit: Unit, couple_id: str, command: object, shelf: Mapping[str, Outline]) -> Mapping[str, Outline]:
    """The shelf that a command is decided on: also what the command names, if it stands proposed to them."""
    found = proposed(unit, couple_id, command.exercise) if isinstance(command, ask.Propose) else None
    return {**shelf, found.outline.id: found.outline} if found else shelf


def take_along(unit: Unit, session: SessionRow, before: State, after: State) -> None:
    """What one of the two proposes now stays in this evening as it is."""
    plan = after.proposal
    if plan is None or plan == before.proposal or not is_own(plan.outline.id):
        return
    for made in lent.of_couple(unit, session.couple_id):
        if made.id == plan.outline.id:
            lent.take_along(unit, session, made)


def there_for(unit: Unit, person_id: str, now: datetime) -> list[Made]:
    """Inside a transaction: every version that stands proposed and is there for this person."""
    stands = stands_for(unit, person_id, now)
    doors = {stand.assignment.plan.door for stand in stands if stand.is_there(now)}
    seat = couples.seat_of(unit, person_id) if doors else None
    found = lent.of_couple(unit, seat.couple_id) if seat else []
    return [made for made in found if door_of(made) in doors]


def whole_of(found: Iterable[Made]) -> dict[str, Exercise]:
    """Those for two, by name. What a newer house cannot read any more is not there, and keeps no shelf from opening."""
    whole = {}
    for made in found:
        with suppress(ValueError):
            if company_of(made.draft) is Company.TOGETHER:
                whole[made.id] = own_exercise(made)
    return whole


def alone_of(found: Iterable[Made]) -> dict[str, PracticeOnShelf]:
    """Those for one alone, in the same way."""
    whole = {}
    for made in found:
        with suppress(ValueError):
            if company_of(made.draft) is Company.ALONE:
                whole[made.id] = own_practice(made)
    return whole
