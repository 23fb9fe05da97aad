"""After distress, stop stays filled in for its giver until four in the morning, in a new room of the same night too.

The partner learns of none of it: it changes one's own page, and after a session both have a row of one size (D10).
"""

import logging
from collections.abc import Sequence
from zoneinfo import ZoneInfo

from couples.domain.night import morning_after
from couples.domain.now import Now
from couples.domain.session import commands as ask
from couples.domain.session import events as did
from couples.domain.session.filling import STRICTER, at, calls_for, filled, standing
from couples.domain.session.state import Choice, Own
from couples.services.ports import Clock
from couples.services.seating import Table, table_of
from couples.store import nights, people
from couples.store.database import Store, Unit
from couples.store.sessions import SessionRow
from couples.store.trouble import StoreTrouble

log = logging.getLogger(__name__)


def filled_in(
    unit: Unit, table: Table, command: ask.Command | ask.Notice, decision: Sequence[did.Event], now: Now
) -> tuple[did.Event, ...]:
    """Inside a transaction: what was decided, and what it fills in; who comes in brings what stands from tonight."""
    brought: tuple[did.Event, ...] = ()
    if isinstance(command, ask.Join):
        kept = nights.of_person(unit, table.people[command.by])
        stands = standing(table.state.own[command.by], now)
        if kept and (choice := _stricter(at(kept, now), stands)) and choice is not stands:
            brought = (did.StopFilled(side=command.by, choice=choice, until=kept.until),)
    if not any(calls_for(table.state, event) for event in decision):
        return (*decision, *brought)
    mornings = {side: morning_after(now.wall, zone_of(unit, person)) for side, person in table.people.items()}
    return (*decision, *filled(table.state, decision, now, mornings), *brought)


def carry(unit: Unit, person_id: str, own: Own, now: Now) -> None:
    """At a session's close: it stays with its giver for the rest of the night; who has none gets the same empty row."""
    stands = _stricter(at(nights.of_person(unit, person_id), now), standing(own, now))
    nights.keep(unit, person_id, morning_after(now.wall, zone_of(unit, person_id)), stands)


def outlasts(unit: Unit, evening: SessionRow, now: Now) -> None:
    """The couple ends in the middle of an evening: it stays with its giver all the same, whoever of the two left.

    A page that cannot be read keeps nobody from going.
    """
    try:
        table = table_of(unit, evening)
        for side, person_id in table.people.items():
            carry(unit, person_id, table.state.own[side], now)
    except StoreTrouble:
        raise
    except Exception as error:  # noqa: BLE001 - whatever is wrong with an evening, going is never refused (R2)
        log.error("an evening that was left cannot be read: %s", type(error).__name__)  # noqa: TRY400 - may quote a person


def zone_of(unit: Unit, person_id: str) -> ZoneInfo:
    """This person's own clock."""
    person = people.by_id(unit, person_id)
    return ZoneInfo(person.time_zone if person else "UTC")


def _stricter(one: Choice | None, other: Choice | None) -> Choice | None:
    known = [choice for choice in (one, other) if choice]
    return max(known, key=STRICTER.index) if known else None


class Filling:
    """At four in the morning it is gone."""

    def __init__(self, *, store: Store, clock: Clock) -> None:
        self._store, self._clock = store, clock

    def sweep(self) -> None:
        """Delete what is over, from the disk too."""
        if self._store.write(lambda unit: nights.delete_until(unit, self._clock().wall)):
            self._store.scrub()
