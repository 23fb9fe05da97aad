"""A therapist keeps what they propose again and again as programmes: sealed for them, seen by nobody else."""

from collections.abc import Callable
from typing import Any

from couples.domain import programme
from couples.domain.assignment import Plan
from couples.domain.programme import MOST_PROGRAMMES, Programme
from couples.domain.refusal import Reason, Refused
from couples.services.assigning import Assigning
from couples.services.authoring import Authoring
from couples.services.lending import Lending
from couples.services.ports import Clock
from couples.services.revising import Revising
from couples.services.trying import Trying
from couples.services.unoffering import nobody_looks
from couples.store.database import Store, Unit
from couples.store.library import Library
from couples.store.solo import PROGRAMMES


class Composing:
    """One therapist's programmes."""

    def __init__(self, *, store: Store, assigning: Assigning) -> None:
        self._store, self._assigning = store, assigning

    def all(self, therapist_id: str) -> list[Programme]:
        """By their names."""
        found = self._store.read(lambda unit: PROGRAMMES.of_person(unit, therapist_id))
        return sorted(found, key=lambda each: each.name.casefold())

    def one(self, therapist_id: str, programme_id: str) -> Programme:
        """Refused(NOT_FOUND) for anybody else's."""
        return self._store.read(lambda unit: _own(unit, therapist_id, programme_id))

    def make(self, therapist_id: str, programme_id: str, name: str) -> None:
        """An empty one, made once under its id."""
        self._new(therapist_id, programme_id, lambda _: programme.named(Programme(programme_id, ""), name))

    def duplicate(self, therapist_id: str, of: str, programme_id: str, name: str) -> None:
        """The same once more, under another name."""
        self._new(
            therapist_id, programme_id, lambda unit: programme.copied(_own(unit, therapist_id, of), programme_id, name)
        )

    def add(self, therapist_id: str, programme_id: str, part: Plan) -> None:
        fits = self._assigning.fitting(therapist_id, part)
        self.change(therapist_id, programme_id, lambda found: programme.added(found, fits))

    def put(self, therapist_id: str, programme_id: str, at: int, part: Plan, was: str = "") -> None:
        """Another plan in the place of one that is there. Put there once, the same again changes nothing.

        ``was``: the mark of what its page showed, wherever that moved.
        """
        fits = self._assigning.fitting(therapist_id, part)

        def put(found: Programme) -> Programme:
            there = found.parts[at : at + 1]
            return found if there == (fits,) else programme.changed(found, programme.place_of(found, was, at), fits)

        self.change(therapist_id, programme_id, put)

    def change(self, therapist_id: str, programme_id: str, how: Callable[[Programme], Programme]) -> None:
        """As the ground's ``programme`` knows to change it."""

        def work(unit: Unit) -> None:
            PROGRAMMES.keep(unit, therapist_id, how(_own(unit, therapist_id, programme_id)))

        self._store.write(work)

    def delete(self, therapist_id: str, programme_id: str) -> None:
        """Gone, from the disk too; what was proposed of it stays with the couples."""

        def work(unit: Unit) -> None:
            _own(unit, therapist_id, programme_id)
            PROGRAMMES.delete(unit, therapist_id, programme_id)

        self._store.write(work)
        self._store.scrub()

    def _new(self, therapist_id: str, programme_id: str, how: Callable[[Unit], Programme]) -> None:
        def work(unit: Unit) -> None:
            if PROGRAMMES.by_id(unit, therapist_id, programme_id) is not None:
                return
            if PROGRAMMES.count(unit, therapist_id) >= MOST_PROGRAMMES:
                raise Refused(Reason.FULL)
            PROGRAMMES.keep(unit, therapist_id, how(unit))

        self._store.write(work)


def practice_of(
    *, store: Store, clock: Clock, library: Library, look_over: Callable[[str], None] = nobody_looks
) -> dict[str, Any]:
    """Everything about practice, for the house: what is proposed, what each says to it, and the templates."""
    assigning = Assigning(store=store, clock=clock, library=library, look_over=look_over)
    return {
        "assigning": assigning,
        "revising": Revising(store=store, clock=clock, assigning=assigning),
        "composing": Composing(store=store, assigning=assigning),
        "trying": Trying(store=store, clock=clock),
        "authoring": Authoring(store=store, library=library),
        "lending": Lending(store=store, clock=clock),
    }


def _own(unit: Unit, therapist_id: str, programme_id: str) -> Programme:
    found = PROGRAMMES.by_id(unit, therapist_id, programme_id)
    if found is None:
        raise Refused(Reason.NOT_FOUND)
    return found
