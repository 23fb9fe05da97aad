"""Someone gathers their own things for a sheet of paper: all that is theirs alone, with its day, and no word of others.

It works for one alone as for one of two. Nothing is kept of what they choose: choosing happens on their own page.
"""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from zoneinfo import ZoneInfo

from couples.domain.handed import Handed, Item, Mark
from couples.services.handed_words import own
from couples.store import keepsakes, kept, own_sheets, people, weathers
from couples.store.database import Store, Unit
from couples.store.solo import ENTRIES

Found = tuple[Item, str, datetime | None]


class Gathering:
    """What one person has of their own."""

    def __init__(self, *, store: Store) -> None:
        self._store = store

    def of_person(self, person_id: str) -> list[Handed]:
        """All that can be put on a sheet, read the way a therapist would read it; ``on`` is its own day."""

        def look(unit: Unit) -> list[Handed]:
            person = people.by_id(unit, person_id)
            zone = ZoneInfo(person.time_zone if person else "UTC")
            there = list(_things(unit, person_id))
            marks = [
                Mark(f"{item}/{of}", item, of, at.astimezone(zone).date() if at else None) for item, of, at in there
            ]
            days = {mark.id: mark.on for mark in marks}
            return [replace(one, on=days[one.id]) for one in own(unit, person_id, marks).values()]

        return self._store.read(look)


def _things(unit: Unit, person_id: str) -> Iterator[Found]:
    sheet = own_sheets.of_person(unit, person_id)
    yield from ((Item.PART, part.value, None) for part in sheet.intake)
    yield from ((Item.GOAL, goal.id, None) for goal in sheet.goals)
    yield from ((item, "", None) for item in (Item.NUMBER, Item.CARE, Item.MAP))
    yield from ((Item.LINE, line.id, line.kept_at) for line in kept.of_person(unit, person_id))
    yield from ((Item.KEEPSAKE, each.id, None) for each in keepsakes.of_person(unit, person_id))
    yield from ((Item.WEATHER, each.id, each.at) for each in weathers.of_person(unit, person_id))
    yield from ((Item.ENTRY, each.id, each.begun) for each in ENTRIES.of_person(unit, person_id))
