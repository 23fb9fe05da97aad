"""What someone chose to keep for themselves when a session closed; nobody else ever sees it."""

from collections.abc import Mapping, Sequence

from couples.domain.handed import Item
from couples.domain.kept import KeptLine
from couples.domain.now import Now
from couples.domain.refusal import Reason, Refused
from couples.domain.session import events as did
from couples.domain.session.state import WEATHER, Field, Own, Side
from couples.services.ports import Clock, Dice
from couples.services.remembering import keep_good
from couples.services.weathering import keep_weather
from couples.store import handings, kept
from couples.store.database import Store, Unit


def keep(unit: Unit, line_id: str, person_id: str, now: Now, line: str, of: str = "") -> None:
    """Inside a transaction: one line goes to its owner, with the question it answered (``of``)."""
    kept.keep(unit, line_id, person_id, now.wall, line, of)


def keep_chosen(unit: Unit, dice: Dice, person_id: str, now: Now, own: Own) -> None:
    """At a session's close: what someone ticked goes to their own notes.

    Weather goes to their own weather too, and one good thing to their small good things.
    """
    chosen = {field: own.lines[field] for field in own.keep if field in own.lines}
    for field, line in chosen.items():
        keep(unit, dice.id(), person_id, now, line, field)
    keep_good(unit, dice.id(), person_id, now, chosen.get(Field.GOOD, ""))
    weather = {field.value: text for field, text in chosen.items() if field in WEATHER}
    keep_weather(unit, dice.id(), person_id, now, weather)


def keep_weather_of(
    unit: Unit, dice: Dice, people: Mapping[Side, str], now: Now, events: Sequence[did.Event], own: Mapping[Side, Own]
) -> None:
    """In the middle of an evening: the weather that somebody keeps is in their own pictures from this moment."""
    for event in events:
        if isinstance(event, did.WeatherKept):
            said = {field.value: own[event.side].lines.get(field, "") for field in WEATHER}
            keep_weather(unit, dice.id(), people[event.side], now, said)


class Keeping:
    """Someone's own kept lines."""

    def __init__(self, *, store: Store, clock: Clock, dice: Dice) -> None:
        self._store = store
        self._clock = clock
        self._dice = dice

    def keep_line(self, person_id: str, line: str) -> None:
        """Keep one line for its owner."""
        self._store.write(lambda unit: keep(unit, self._dice.id(), person_id, self._clock(), line))

    def of_person(self, person_id: str) -> Sequence[KeptLine]:
        """Their lines, as they kept them."""
        return self._store.read(lambda unit: kept.of_person(unit, person_id))

    def delete(self, person_id: str, line_id: str) -> KeptLine:
        """Gone, from the disk too; gives what it was. Refused(NOT_FOUND) for somebody else's."""

        def work(unit: Unit) -> KeptLine:
            line = next((one for one in kept.of_person(unit, person_id) if one.id == line_id), None)
            if line is None:
                raise Refused(Reason.NOT_FOUND)
            kept.delete(unit, person_id, line_id)
            handings.lapse(unit, person_id, Item.LINE, line_id)
            return line

        gone = self._store.write(work)
        self._store.scrub()
        return gone

    def bring_back(self, person_id: str, line: KeptLine) -> None:
        """As it was, in its old place."""

        def work(unit: Unit) -> None:
            if all(one.id != line.id for one in kept.of_person(unit, person_id)):
                kept.keep(unit, line.id, person_id, line.kept_at, line.line, line.of)

        self._store.write(work)
