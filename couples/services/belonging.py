"""Where somebody sits and what day it is for them, read inside a transaction: what many use cases begin with."""

from datetime import date
from zoneinfo import ZoneInfo

from couples.domain.now import Now
from couples.domain.people import Seat
from couples.domain.refusal import Reason, Refused
from couples.store import couples, people
from couples.store.database import Unit


def seat_of(unit: Unit, person_id: str) -> Seat:
    """Refused(NOT_LINKED) for one alone."""
    seat = couples.seat_of(unit, person_id)
    if seat is None:
        raise Refused(Reason.NOT_LINKED)
    return seat


def today_of(unit: Unit, person_id: str, now: Now) -> date:
    """The day by this person's own clock."""
    person = people.by_id(unit, person_id)
    return now.wall.astimezone(ZoneInfo(person.time_zone if person else "UTC")).date()
