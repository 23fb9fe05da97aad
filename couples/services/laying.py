"""Someone draws a map of what feels safe (T9), theirs alone; what they show follows what they move or take off."""

from collections.abc import Callable
from dataclasses import replace

from couples.domain import safety
from couples.domain.handed import Item
from couples.domain.refusal import Reason, Refused
from couples.domain.safety import Area, Feels, Spot, Spots
from couples.domain.sheet import Shown, What
from couples.services.belonging import seat_of
from couples.services.ports import Dice
from couples.services.showing import hide
from couples.store import couples, handings, own_sheets, showings
from couples.store.database import Store, Unit


class Laying:
    """A person's own map."""

    def __init__(self, *, store: Store, dice: Dice) -> None:
        self._store, self._dice = store, dice

    def spots(self, person_id: str) -> Spots:
        """All that lies on it."""
        return self._store.read(lambda unit: own_sheets.of_person(unit, person_id).spots)

    def lay(self, person_id: str, area: Area, text: str, feels: Feels) -> None:
        """One thing more. The partner does not see it, even of a map that is shown, until it is shown anew."""
        self._changed(person_id, lambda spots: safety.lay(spots, Spot(self._dice.id(), area, text, feels)))

    def move(self, person_id: str, spot_id: str, feels: Feels) -> None:
        """It feels otherwise now, on a shown map too."""
        self._changed(person_id, lambda spots: safety.move(spots, spot_id, feels))

    def take_off(self, person_id: str, spot_id: str) -> Spot:
        """Gone, from a shown map and the disk too; gives what it was. Refused(NOT_FOUND) for anybody else's."""
        gone = next((spot for spot in self.spots(person_id) if spot.id == spot_id), None)
        if gone is None:
            raise Refused(Reason.NOT_FOUND)
        self._changed(person_id, lambda spots: safety.take_off(spots, spot_id))
        self._store.scrub()
        return gone

    def bring_back(self, person_id: str, spot: Spot) -> None:
        """As it was; a shown map does not show it."""
        self._changed(person_id, lambda spots: safety.lay(safety.take_off(spots, spot.id), spot))

    def show(self, person_id: str) -> None:
        """Let the partner see it as it is now."""

        def work(unit: Unit) -> None:
            seat, spots = seat_of(unit, person_id), own_sheets.of_person(unit, person_id).spots
            if not spots:
                raise Refused(Reason.NOTHING_SAID)
            showings.show(unit, seat, Shown(self._dice.id(), What.MAP, spots=spots))

        self._store.write(work)

    def withdraw(self, person_id: str) -> None:
        """Take it back; doing it twice is doing it once."""
        hide(self._store, person_id, What.MAP)

    def _changed(self, person_id: str, change: Callable[[Spots], Spots]) -> None:
        def work(unit: Unit) -> None:
            before = own_sheets.of_person(unit, person_id).spots
            sheet = own_sheets.change(unit, person_id, lambda sheet: replace(sheet, spots=change(sheet.spots)))
            if sheet.spots != before:
                handings.lapse(unit, person_id, Item.MAP)
            seat = couples.seat_of(unit, person_id)
            shown = showings.one_shown(unit, seat, What.MAP) if seat else None
            if seat is None or shown is None:
                return
            seen = {spot.id for spot in shown.spots}
            left = tuple(spot for spot in sheet.spots if spot.id in seen)
            if left:
                showings.change(unit, seat, replace(shown, spots=left))
            else:
                showings.hide(unit, seat, What.MAP)

        self._store.write(work)
