"""Everybody says how they want to be called and how their screen should look, and changes it at any time."""

from couples.domain.people import Person, chosen_name_of, pronouns_of, theme_of
from couples.services.joining import time_zone_of
from couples.store import couples, people
from couples.store.database import Store, Unit


class Introducing:
    """One's own name, pronouns and look."""

    def __init__(self, *, store: Store) -> None:
        self._store = store

    def change_names(self, person_id: str, *, chosen_name: str, pronouns: str) -> None:
        name, own = chosen_name_of(chosen_name), pronouns_of(pronouns)
        self._store.write(lambda unit: people.change_names(unit, person_id, name, own))
        self._store.scrub()

    def change_theme(self, person_id: str, theme: str) -> None:
        chosen = theme_of(theme)
        self._store.write(lambda unit: people.change_theme(unit, person_id, chosen))

    def change_calm(self, person_id: str, *, calm: bool) -> None:
        self._store.write(lambda unit: people.change_calm(unit, person_id, calm=calm))

    def change_time_zone(self, person_id: str, time_zone: str) -> None:
        zone = time_zone_of(time_zone)
        self._store.write(lambda unit: people.change_time_zone(unit, person_id, zone))

    def partner_of(self, person_id: str) -> Person | None:
        """The other one of the couple, as the store knows them; None when not linked."""

        def look(unit: Unit) -> Person | None:
            return couples.partner_of(unit, person_id)

        return self._store.read(look)
