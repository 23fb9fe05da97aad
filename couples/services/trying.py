"""Each of two looks alone at what their therapist proposes, and says to it what they like, or nothing, or later.

A page here is made from the proposals and from one's own answers alone; the partner's row is never opened for it.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from couples.domain import assignment
from couples.domain.admission import admitted
from couples.domain.assignment import Plan, Says, Stage, Stand, Told
from couples.domain.ceiling import Ceiling, ceiling
from couples.domain.refusal import Reason, Refused
from couples.services.ports import Clock
from couples.store import admissions, assignments, people
from couples.store.assignments import Link
from couples.store.database import Store, Unit

TOGETHER = "exercises/"


@dataclass(frozen=True, slots=True)
class Mine:
    """A proposal as one of the two sees it. ``over``: nothing new can be said to it."""

    id: str
    plan: Plan
    stage: Stage
    closes: datetime | None
    told: Told
    over: bool
    changed: bool = False  # since it was first proposed

    @property
    def together(self) -> bool:
        return self.plan.door.startswith(TOGETHER)


@dataclass(frozen=True, slots=True)
class Proposals:
    """Everything that is there for one person now, and who proposed it; ``guide`` is empty where nobody is let in."""

    guide: str
    open: tuple[Mine, ...] = ()
    earlier: tuple[Mine, ...] = ()


class Trying:
    """A partner's side."""

    def __init__(self, *, store: Store, clock: Clock) -> None:
        self._store, self._clock = store, clock

    def all(self, person_id: str) -> Proposals:
        """What is open, and what is behind them."""

        def look(unit: Unit) -> Proposals:
            link = _link(unit, person_id)
            if link is None:
                return Proposals("")
            guide = people.by_id(unit, link.therapist_id)
            mine = [_mine(stand, now) for stand in _stands(unit, person_id, link, now) if stand.is_there(now)]
            is_open = [each for each in mine if each.stage is Stage.OPEN and each.told.says is not Says.LEAVES]
            earlier = [each for each in mine if each not in is_open]
            return Proposals(guide.chosen_name if guide else "", tuple(is_open), tuple(earlier))

        now = self._clock().wall
        return self._store.read(look)

    def one(self, person_id: str, assignment_id: str) -> Mine:
        """Refused(NOT_FOUND) for what is not there for this person."""
        now = self._clock().wall
        return _mine(self._store.read(lambda unit: self._stand(unit, person_id, assignment_id, now)), now)

    def tell(self, person_id: str, assignment_id: str, says: Says) -> None:
        """Say it, or take it back; nobody learns of it."""
        now = self._clock().wall
        self._change(person_id, assignment_id, lambda stand: assignment.tell(stand, says, now))

    def put_into_words(self, person_id: str, assignment_id: str, words: str) -> None:
        self._change(person_id, assignment_id, lambda stand: assignment.put_into_words(stand.told, words))

    def share(self, person_id: str, assignment_id: str, says: Says, words: str) -> None:
        """The therapist may read this answer with these words from now on."""
        self._change(person_id, assignment_id, lambda stand: assignment.share(stand.told, says, words))

    def withdraw(self, person_id: str, assignment_id: str) -> None:
        self._change(person_id, assignment_id, lambda stand: assignment.withdraw(stand.told))

    def taken_up(self, person_id: str) -> list[Plan]:
        """What this person would like to try together, for the lobby of their own phone."""
        found = self.all(person_id).open
        return [each.plan for each in found if each.together and each.told.says is Says.TAKES]

    def ceiling(self, person_id: str, exercise: str) -> Ceiling:
        """How far the therapist proposes to go with an exercise, whatever this person answered."""
        now = self._clock().wall
        return self._store.read(lambda unit: ceiling_of(unit, person_id, exercise, now))

    def _change(self, person_id: str, assignment_id: str, how: Callable[[Stand], Told]) -> None:
        now = self._clock().wall

        def work(unit: Unit) -> None:
            told = how(self._stand(unit, person_id, assignment_id, now))
            assignments.keep_told(unit, assignment_id, person_id, told)

        self._store.write(work)
        self._store.scrub()

    def _stand(self, unit: Unit, person_id: str, assignment_id: str, now: datetime) -> Stand:
        link = _link(unit, person_id)
        for stand in _stands(unit, person_id, link, now) if link else ():
            if stand.assignment.id == assignment_id and stand.is_there(now):
                return stand
        raise Refused(Reason.NOT_FOUND)


def stands_for(unit: Unit, person_id: str, now: datetime) -> list[Stand]:
    """Inside a transaction: everything that is proposed to this person, on their own timeline."""
    link = _link(unit, person_id)
    return _stands(unit, person_id, link, now) if link else []


def ceiling_of(unit: Unit, person_id: str, exercise: str, now: datetime) -> Ceiling:
    """Inside a transaction: how far this person can go with an exercise while proposals of it stand."""
    return ceiling(stands_for(unit, person_id, now), TOGETHER + exercise, now)


def _stands(unit: Unit, person_id: str, link: Link, now: datetime) -> list[Stand]:
    return assignment.timeline(assignments.of_link(unit, link), assignments.told_by(unit, person_id), now)


def _link(unit: Unit, person_id: str) -> Link | None:
    mine = admissions.of_person(unit, person_id)
    yeses = admissions.of_couple(unit, mine.couple_id) if mine else ()
    if mine is None or not admitted(yeses):
        return None
    return Link(mine.invitation_id, mine.therapist_id, mine.couple_id, (yeses[0].person_id, yeses[1].person_id))


def _mine(stand: Stand, now: datetime) -> Mine:
    one, over = stand.assignment, stand.is_over(now)
    return Mine(one.id, one.plan, stand.stage(now), stand.closes, stand.told, over, one.changed)
