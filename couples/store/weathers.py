"""How it was in somebody at a moment, sealed for themselves alone; the moment is inside the seal."""

from pydantic import TypeAdapter
from sqlalchemy import bindparam, insert, select
from sqlalchemy import delete as delete_from

from couples.domain.weather import Weather
from couples.store.tables import weather
from couples.store.unit import Unit
from couples.store.vault import Owner, Place

PAGE = 2560  # bytes: more than four lines in the longest letters
_WEATHER = TypeAdapter(Weather)


def of_person(unit: Unit, person_id: str) -> list[Weather]:
    """All of theirs, oldest first."""
    owner = Owner.person(person_id)
    rows = unit.conn.execute(_OF_PERSON, {"person": person_id})
    found = [_WEATHER.validate_json(unit.vault.open(owner, _place(row.id), row.weather_sealed)) for row in rows]
    return sorted(found, key=lambda each: (each.at, each.id))


def keep(unit: Unit, person_id: str, one: Weather) -> None:
    text = _WEATHER.dump_json(one)
    if len(text) > PAGE:
        raise ValueError("a weather is larger than the page that hides its size")
    sealed = unit.vault.seal(Owner.person(person_id), _place(one.id), text.ljust(PAGE))
    unit.conn.execute(insert(weather), {"id": one.id, "person_id": person_id, "weather_sealed": sealed})


def delete(unit: Unit, person_id: str, *ids: str) -> None:
    """Gone for good; somebody else's stays."""
    unit.conn.execute(delete_from(weather).where(weather.c.id.in_(ids), weather.c.person_id == person_id))


def _place(row: str) -> Place:
    return Place("weather", "weather_sealed", row)


_OF_PERSON = select(weather.c.id, weather.c.weather_sealed).where(weather.c.person_id == bindparam("person"))
