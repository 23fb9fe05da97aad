"""Someone keeps how it was in them, and looks at it over time. Theirs alone; what they show is a copy without days."""

from collections.abc import Mapping
from dataclasses import replace

from couples.domain import weather
from couples.domain.handed import Item
from couples.domain.now import Now
from couples.domain.refusal import Reason, Refused
from couples.domain.sheet import Moment, Shown, What
from couples.domain.weather import MOST_KEPT, Weather
from couples.services.belonging import seat_of
from couples.services.ports import Clock, Dice
from couples.services.showing import hide
from couples.store import couples, handings, showings, weathers
from couples.store.database import Store, Unit

IN_THE_PICTURE = 10  # moments: as many as are read at a glance


def keep_weather(unit: Unit, dice_id: str, person_id: str, now: Now, said: Mapping[str, str]) -> None:
    """Inside a transaction, such as a session's close: keep ``said`` for its giver.

    ``said`` has some of body, mind, us and presence, each a chip's id, a chip's words or own words. Nothing said keeps
    nothing, and nothing is ever refused: a close must not fail on it.
    """
    one = weather.kept(dice_id, now.wall, said)
    if one is None:
        return
    before = weathers.of_person(unit, person_id)
    weathers.delete(unit, person_id, *(old.id for old in before[: max(0, len(before) + 1 - MOST_KEPT)]))
    weathers.keep(unit, person_id, one)


class Weathering:
    """A person's own weather."""

    def __init__(self, *, store: Store, clock: Clock, dice: Dice) -> None:
        self._store, self._clock, self._dice = store, clock, dice

    def of_person(self, person_id: str) -> list[Weather]:
        """All they kept, oldest first."""
        return self._store.read(lambda unit: weathers.of_person(unit, person_id))

    def keep(self, person_id: str, said: Mapping[str, str]) -> None:
        """How it is now. Refused(WORDS_MISSING) when nothing was said."""
        new_id = self._dice.id()
        if weather.kept(new_id, self._clock().wall, said) is None:
            raise Refused(Reason.WORDS_MISSING)
        self._store.write(lambda unit: keep_weather(unit, new_id, person_id, self._clock(), said))

    def delete(self, person_id: str, weather_id: str) -> Weather:
        """Gone, and out of what is shown; gives what it was. Refused(NOT_FOUND) for anybody else's."""

        def work(unit: Unit) -> Weather:
            one = next((one for one in weathers.of_person(unit, person_id) if one.id == weather_id), None)
            if one is None:
                raise Refused(Reason.NOT_FOUND)
            weathers.delete(unit, person_id, weather_id)
            handings.lapse(unit, person_id, Item.WEATHER, weather_id)
            seat = couples.seat_of(unit, person_id)
            shown = showings.one_shown(unit, seat, What.WEATHER) if seat else None
            if seat is None or shown is None:
                return one
            left = tuple(moment for moment in shown.moments if moment.of != weather_id)
            if left:
                showings.change(unit, seat, replace(shown, moments=left))
            else:
                showings.hide(unit, seat, What.WEATHER)
            return one

        gone = self._store.write(work)
        self._store.scrub()
        return gone

    def bring_back(self, person_id: str, one: Weather) -> None:
        """As it was, at its old place, and in nothing that is shown."""

        def work(unit: Unit) -> None:
            if one.id not in {each.id for each in weathers.of_person(unit, person_id)}:
                weathers.keep(unit, person_id, one)

        self._store.write(work)

    def show(self, person_id: str) -> None:
        """Let the partner see the newest moments as they are now; what is kept later is not in it."""

        def work(unit: Unit) -> None:
            seat, mine = seat_of(unit, person_id), weathers.of_person(unit, person_id)
            if not mine:
                raise Refused(Reason.NOTHING_SAID)
            moments = tuple(Moment(one.id, one.lines) for one in mine[-IN_THE_PICTURE:])
            showings.show(unit, seat, Shown(self._dice.id(), What.WEATHER, moments=moments))

        self._store.write(work)

    def withdraw(self, person_id: str) -> None:
        """Take it back; doing it twice is doing it once."""
        hide(self._store, person_id, What.WEATHER)
