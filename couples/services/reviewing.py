"""Now and then each looks alone at what the two do; once both are ready, what both chose for comes out (T5)."""

from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from couples.domain import review
from couples.domain.handed import Item
from couples.domain.people import Seat
from couples.domain.refusal import Reason, Refused
from couples.domain.review import Choice, Outcome, Part
from couples.services.belonging import seat_of
from couples.services.ports import Clock
from couples.store import agreements, common_sheets, handings
from couples.store.database import Store, Unit


class ThingKind(StrEnum):
    """What can be looked at."""

    GOAL = "goal"
    LINE = "line"  # of the agreement
    PRACTICE = "practice"


@dataclass(frozen=True, slots=True)
class Thing:
    """One thing to look at. ``text`` is empty for a practice: its words are the library's."""

    kind: ThingKind
    id: str
    text: str = ""

    @property
    def name(self) -> str:
        return f"{self.kind}/{self.id}"


@dataclass(frozen=True, slots=True)
class Standing:
    """How the review stands for one of the two. Nothing in it depends on the other, until it has come out.

    ``near``: how many of the things come first, as they are of both by now; after them all that could be done.
    """

    things: tuple[Thing, ...]
    near: int
    part: Part
    ready: bool
    outcome: Outcome | None
    again_from: datetime | None


class Reviewing:
    """A couple's review. Everything here is Refused(NOT_LINKED) for one alone."""

    def __init__(self, *, store: Store, clock: Clock, practices: tuple[str, ...]) -> None:
        self._store, self._clock = store, clock
        self._practices = practices

    def standing(self, person_id: str) -> Standing:
        """What there is to look at, one's own part, and what came out last; of what is gone, nothing."""

        def look(unit: Unit) -> Standing:
            seat, now = seat_of(unit, person_id), self._clock().wall
            things, part = self._things(unit, seat), common_sheets.part_of(unit, seat)
            common = common_sheets.of_couple(unit, seat)
            out, lately = common.outcome, common.at_hand
            again = out.again_from() if out else None
            return Standing(
                things=things,
                near=sum(thing.kind is not ThingKind.PRACTICE or thing.id in lately for thing in things),
                part=part,
                ready=part.stands_ready(now),
                outcome=_of_what_is_there(out, things),
                again_from=again if again and now < again else None,
            )

        return self._store.read(look)

    def choose(self, person_id: str, thing: str, choice: Choice | None) -> None:
        """Choose for one thing, or with None skip it. A changed mind ends being ready."""

        def work(unit: Unit) -> None:
            seat = seat_of(unit, person_id)
            if all(each.name != thing for each in self._things(unit, seat)):
                raise Refused(Reason.OVERTAKEN)
            part = common_sheets.part_of(unit, seat)
            common_sheets.keep_part(
                unit, seat, review.choose(part, thing, choice) if choice else review.skip(part, thing)
            )

        self._store.write(work)
        self._store.scrub()

    def ready(self, person_id: str) -> None:
        """Let it come out as soon as the other is ready too, with the choices as they are now."""

        def work(unit: Unit) -> None:
            seat, now = seat_of(unit, person_id), self._clock().wall
            common = common_sheets.of_couple(unit, seat)
            if common.outcome and now < common.outcome.again_from():
                raise Refused(Reason.TOO_SOON)
            mine = review.ready(common_sheets.part_of(unit, seat), now)
            theirs = common_sheets.part_of(unit, seat.of_partner)
            if not theirs.stands_ready(now):
                common_sheets.keep_part(unit, seat, mine)
                return
            names = [thing.name for thing in self._things(unit, seat)]
            handings.lapse_of_both(unit, seat.couple_id, Item.OUTCOME)
            for each in (seat, seat.of_partner):
                common_sheets.forget_part(unit, each)
            common_sheets.keep(unit, seat, replace(common, outcome=review.outcome(names, mine, theirs, now)))

        self._store.write(work)
        self._store.scrub()

    def not_yet(self, person_id: str) -> None:
        """Not ready after all; doing it twice is doing it once."""

        def work(unit: Unit) -> None:
            seat = seat_of(unit, person_id)
            common_sheets.keep_part(unit, seat, review.not_yet(common_sheets.part_of(unit, seat)))

        self._store.write(work)

    def take_back(self, person_id: str, thing: str) -> None:
        """Off both pages; either can do it, and nothing says who did."""

        def work(unit: Unit) -> None:
            seat = seat_of(unit, person_id)
            common = common_sheets.of_couple(unit, seat)
            handings.lapse_of_both(unit, seat.couple_id, Item.OUTCOME, thing)
            if common.outcome:
                common_sheets.keep(unit, seat, replace(common, outcome=common.outcome.without(thing)))

        self._store.write(work)
        self._store.scrub()

    def _things(self, unit: Unit, seat: Seat) -> tuple[Thing, ...]:
        common = common_sheets.of_couple(unit, seat)
        goals = (goal for goal in common.goals if goal.ours)
        lines = (line for line in agreements.of_couple(unit, seat).lines if line.stands)
        return (
            *(Thing(ThingKind.GOAL, goal.id, goal.text) for goal in goals),
            *(Thing(ThingKind.LINE, line.id, line.text) for line in lines),
            *(Thing(ThingKind.PRACTICE, practice) for practice in common.at_hand if practice in self._practices),
            *(Thing(ThingKind.PRACTICE, practice) for practice in self._practices if practice not in common.at_hand),
        )


def _of_what_is_there(outcome: Outcome | None, things: tuple[Thing, ...]) -> Outcome | None:
    names = {thing.name for thing in things}
    return replace(outcome, stood=tuple(one for one in outcome.stood if one.thing in names)) if outcome else None
