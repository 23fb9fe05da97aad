"""What stays filled in for somebody until four in the morning, sealed for them alone and always of one size.

After a session both have a row, whether anything is filled in or not: that there is one tells nothing.
"""

from datetime import datetime

from sqlalchemy import bindparam, insert, select
from sqlalchemy import delete as delete_from

from couples.domain.session.state import Choice, Filled
from couples.store.tables import nights
from couples.store.unit import Unit
from couples.store.vault import Owner, Place

PAGE = 16  # characters
NOTHING = "-"


def of_person(unit: Unit, person_id: str) -> Filled | None:
    """None for who has nothing filled in."""
    row = unit.conn.execute(_OF_PERSON, {"person": person_id}).first()
    if row is None:
        return None
    said = unit.vault.open_text(Owner.person(person_id), _place(person_id), row.night_sealed).strip()
    return None if said == NOTHING else Filled(Choice(said), row.until)


def keep(unit: Unit, person_id: str, until: datetime, choice: Choice | None) -> None:
    """In place of what stood before."""
    unit.conn.execute(delete_from(nights).where(nights.c.person_id == person_id))
    said = (choice.value if choice else NOTHING).ljust(PAGE)
    sealed = unit.vault.seal(Owner.person(person_id), _place(person_id), said)
    unit.conn.execute(insert(nights), {"person_id": person_id, "until": until, "night_sealed": sealed})


def delete_until(unit: Unit, now: datetime) -> int:
    """What is over; gives how many."""
    return unit.conn.execute(delete_from(nights).where(nights.c.until <= now)).rowcount


def _place(row: str) -> Place:
    return Place("nights", "night_sealed", row)


_OF_PERSON = select(nights.c.until, nights.c.night_sealed).where(nights.c.person_id == bindparam("person"))
