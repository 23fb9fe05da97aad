"""A therapist puts on paper what was handed to them, read anew at that moment; nothing of it is kept here.

Paper has no way back, so less goes on it than on the page: what two hold to together and what came out for both (their
agreement, a deck of both) stay on the screen, for neither may become a document (law 5, T8).
"""

from dataclasses import dataclass, replace
from datetime import date
from itertools import groupby
from zoneinfo import ZoneInfo

from couples.domain.handed import is_on_paper, is_since
from couples.services.guiding import MOST_LINES, ONE_LOOK, Guiding, Space, the_couple
from couples.services.ports import Clock
from couples.store import audits, people
from couples.store.database import Store, Unit


@dataclass(frozen=True, slots=True)
class Sheet:
    """What goes on paper. ``since``: only what was handed from that day on; None for all that stands there now."""

    space: Space
    since: date | None
    made_on: date


class Printing:
    """Sheets of a couple for their therapist."""

    def __init__(self, *, store: Store, clock: Clock, guiding: Guiding) -> None:
        self._store, self._clock, self._guiding = store, clock, guiding

    def sheet(self, therapist_id: str, couple_id: str, since: date | None) -> Sheet:
        """An opening like any other. Refused(NOT_FOUND) for a couple that does not admit this therapist now."""
        space = self._guiding.space(therapist_id, couple_id)
        handed = tuple(each for each in space.handed if is_on_paper(each) and (not since or is_since(each.on, since)))
        cards = () if since else space.cards  # a card has no day, so it belongs to no span
        today = self._store.read(lambda unit: self._clock().wall.astimezone(_zone(unit, therapist_id)).date())
        return Sheet(replace(space, handed=handed, cards=cards), since, today)

    def last_look(self, therapist_id: str, couple_id: str) -> date | None:
        """By their own clock, the day on which they opened it last, before this visit; None when it is the first."""

        def look(unit: Unit) -> date | None:
            the_couple(unit, therapist_id, couple_id)
            lines = audits.of_couple(unit, couple_id, MOST_LINES)
            looks = [at for at, _ in groupby(line.at for line in lines if line.therapist_id == therapist_id)]
            before = [at for at in looks if at + ONE_LOOK <= self._clock().wall]
            return before[0].astimezone(_zone(unit, therapist_id)).date() if before else None

        return self._store.read(look)


def _zone(unit: Unit, person_id: str) -> ZoneInfo:
    person = people.by_id(unit, person_id)
    return ZoneInfo(person.time_zone if person else "UTC")
