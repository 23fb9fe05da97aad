"""Someone plans for afterwards, shows it to who could do it, and is asked on the next day if they like (T4)."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from couples.domain import aftercare
from couples.domain.aftercare import Plan
from couples.domain.handed import Item
from couples.domain.refusal import Reason, Refused
from couples.domain.sheet import Shown, What
from couples.services.belonging import seat_of, today_of
from couples.services.ports import Clock, Dice
from couples.services.showing import hide
from couples.store import couples, handings, own_sheets, showings
from couples.store.database import Store, Unit


@dataclass(frozen=True, slots=True)
class Aftercare:
    """For one of the two: their own plan, whether the partner sees it, and the partner's, None unless it is shown."""

    mine: Plan
    shown: bool
    theirs: Plan | None


def aftercare_of(unit: Unit, person_id: str) -> Aftercare:
    """Inside a transaction: what this person may read of both plans now. Alone, there is only one's own."""
    mine = own_sheets.of_person(unit, person_id).plan
    seat = couples.seat_of(unit, person_id)
    if seat is None:
        return Aftercare(mine, shown=False, theirs=None)
    theirs = showings.one_shown(unit, seat.of_partner, What.PLAN)
    shown = showings.one_shown(unit, seat, What.PLAN) is not None
    return Aftercare(mine, shown=shown, theirs=theirs.plan if theirs else None)


class Caring:
    """A person's plan for afterwards. ``taps`` are all chips that there are, each as ``kind/chip``."""

    def __init__(self, *, store: Store, clock: Clock, dice: Dice, taps: frozenset[str]) -> None:
        self._store, self._clock, self._dice = store, clock, dice
        self._taps = taps

    def aftercare(self, person_id: str) -> Aftercare:
        """Both plans, as far as this person may read them."""
        return self._store.read(lambda unit: aftercare_of(unit, person_id))

    def plan(self, person_id: str, taps: Iterable[str], text: str) -> None:
        """The plan anew; what is shown of it says the same from now on, or nothing."""
        plan = aftercare.planned(taps, self._taps, text)

        def work(unit: Unit) -> None:
            if own_sheets.of_person(unit, person_id).plan != plan:
                handings.lapse(unit, person_id, Item.CARE)
            own_sheets.change(unit, person_id, lambda sheet: replace(sheet, plan=plan))
            seat = couples.seat_of(unit, person_id)
            shown = showings.one_shown(unit, seat, What.PLAN) if seat else None
            if seat and shown and plan.says:
                showings.change(unit, seat, replace(shown, plan=plan))
            elif seat and shown:
                showings.hide(unit, seat, What.PLAN)

        self._store.write(work)
        self._store.scrub()

    def add(self, person_id: str, taps: Iterable[str]) -> bool:
        """These into the plan as it stands; gives whether the partner sees the plan, and so these too."""
        care = self.aftercare(person_id)
        self.plan(person_id, care.mine.taps | frozenset(taps), care.mine.text)
        return care.shown

    def show(self, person_id: str) -> None:
        """Let the partner read it from now on. Refused(NOT_LINKED) alone, Refused(NOTHING_SAID) while it is empty."""

        def work(unit: Unit) -> None:
            seat, plan = seat_of(unit, person_id), own_sheets.of_person(unit, person_id).plan
            if not plan.says:
                raise Refused(Reason.NOTHING_SAID)
            showings.show(unit, seat, Shown(self._dice.id(), What.PLAN, plan=plan))

        self._store.write(work)

    def withdraw(self, person_id: str) -> None:
        """Take it back; doing it twice is doing it once."""
        hide(self._store, person_id, What.PLAN)

    # --- the day after

    def ask_tomorrow(self, person_id: str) -> None:
        """I would like to be asked tomorrow how I am. Nobody else learns of it."""

        def work(unit: Unit) -> None:
            today = today_of(unit, person_id, self._clock())
            own_sheets.change(unit, person_id, lambda sheet: replace(sheet, asked_on=today))

        self._store.write(work)

    def do_not_ask(self, person_id: str) -> None:
        """Not after all, or not any more."""
        self._store.write(lambda unit: own_sheets.change(unit, person_id, lambda sheet: replace(sheet, asked_on=None)))

    def asks(self, person_id: str) -> bool:
        """Whether they wanted to be asked, and that day is not over."""
        return self._store.read(lambda unit: self._waits(unit, person_id))

    def is_due(self, person_id: str) -> bool:
        """Whether this is the day."""

        def look(unit: Unit) -> bool:
            asked_on = own_sheets.of_person(unit, person_id).asked_on
            return aftercare.is_due(asked_on, today_of(unit, person_id, self._clock()))

        return self._store.read(look)

    def _waits(self, unit: Unit, person_id: str) -> bool:
        asked_on, today = own_sheets.of_person(unit, person_id).asked_on, today_of(unit, person_id, self._clock())
        return asked_on is not None and (asked_on == today or aftercare.is_due(asked_on, today))
