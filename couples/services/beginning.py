"""Someone says at the beginning what they like to say, part by part, and shows a part if they want (T1).

A part said differently is only its owner's again: neither the partner nor a therapist reads words that nobody showed
them.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from couples.domain import intake
from couples.domain.handed import Item
from couples.domain.intake import Part
from couples.domain.refusal import Reason, Refused
from couples.domain.sheet import Shown, What
from couples.services.belonging import seat_of
from couples.services.ports import Dice
from couples.services.showing import hide
from couples.store import couples, handings, own_sheets, showings
from couples.store.database import Store, Unit


@dataclass(frozen=True, slots=True)
class Begun:
    """One's own parts, and which of them the partner reads."""

    said: Mapping[Part, str]
    shown: frozenset[Part]


class Beginning:
    """A person's own beginning."""

    def __init__(self, *, store: Store, dice: Dice) -> None:
        self._store, self._dice = store, dice

    def of_person(self, person_id: str) -> Begun:
        """All of it; nobody else's page has it."""

        def look(unit: Unit) -> Begun:
            seat = couples.seat_of(unit, person_id)
            shown = showings.shown_by(unit, seat) if seat else []
            parts = frozenset(Part(one.of) for one in shown if one.what is What.INTAKE)
            return Begun(own_sheets.of_person(unit, person_id).intake, parts)

        return self._store.read(look)

    def write(self, person_id: str, part: Part, text: str) -> None:
        """Say it, say it differently, or with nothing take it away."""

        def work(unit: Unit) -> None:
            before = own_sheets.of_person(unit, person_id).intake
            after = intake.written(before, part, text)
            if after == before:
                return
            own_sheets.change(unit, person_id, lambda sheet: replace(sheet, intake=after))
            handings.lapse(unit, person_id, Item.PART, part)
            if seat := couples.seat_of(unit, person_id):
                showings.hide(unit, seat, What.INTAKE, part)

        self._store.write(work)
        self._store.scrub()

    def show(self, person_id: str, part: Part) -> None:
        """Let the partner read this part. Refused(NOT_LINKED) alone, Refused(NOTHING_SAID) while it is empty."""

        def work(unit: Unit) -> None:
            seat, said = seat_of(unit, person_id), own_sheets.of_person(unit, person_id).intake.get(part)
            if not said:
                raise Refused(Reason.NOTHING_SAID)
            showings.show(unit, seat, Shown(self._dice.id(), What.INTAKE, part, text=said))

        self._store.write(work)

    def withdraw(self, person_id: str, part: Part) -> None:
        """Take it back; doing it twice is doing it once."""
        hide(self._store, person_id, What.INTAKE, part)
