"""Two people write down what they want to hold to; either takes a line, or all of it, back at once and alone.

One way through for every change: read the couple's agreement, change it, write it, all in one transaction. What
somebody takes back is off the disk too, so that no older state of it can be dug out.
"""

from collections.abc import Callable

from couples.domain import agreement as agreements_of
from couples.domain.agreement import Agreement, SeenLine
from couples.domain.handed import Item
from couples.domain.people import Seat
from couples.domain.refusal import Reason, Refused
from couples.domain.session.state import Side
from couples.services.ports import Dice
from couples.store import agreements, couples, handings
from couples.store.database import Store, Unit

Change = Callable[[Agreement, Side], Agreement]


class Agreeing:
    """A couple's agreement. Everything here is Refused(NOT_LINKED) for one alone."""

    def __init__(self, *, store: Store, dice: Dice) -> None:
        self._store = store
        self._dice = dice

    def lines(self, person_id: str) -> tuple[SeenLine, ...]:
        """As this person reads them."""

        def look(unit: Unit) -> tuple[SeenLine, ...]:
            seat = _seat(unit, person_id)
            return agreements_of.seen_by(agreements.of_couple(unit, seat), seat.side)

        return self._store.read(look)

    def add(self, person_id: str, text: str, line_id: str = "") -> None:
        """One line more, which fits whoever wrote it; asked for again under the same id, it is there already."""
        name = line_id or self._dice.id()
        self._changed(person_id, lambda now, side: agreements_of.add(now, side, name, text))

    def say_fits(self, person_id: str, line_id: str) -> None:
        """It fits this person. Refused(OVERTAKEN) when those words are not there any more."""
        self._changed(person_id, lambda now, side: agreements_of.say_fits(now, side, line_id))

    def reword(self, person_id: str, line_id: str, text: str) -> None:
        """Other words in its place, which do not stand until both say that they fit."""
        self._taken_back(person_id, lambda now, side: agreements_of.reword(now, side, line_id, (self._dice.id(), text)))

    def not_now(self, person_id: str, line_id: str) -> None:
        """It does not fit this person now, whatever became of it meanwhile."""
        self._taken_back(person_id, lambda now, side: agreements_of.not_now(now, side, line_id))

    def withdraw_line(self, person_id: str, line_id: str) -> None:
        """Gone for both."""
        self._taken_back(person_id, lambda now, _: agreements_of.withdraw(now, line_id))

    def withdraw(self, person_id: str) -> None:
        """All of it is gone for both."""
        self._taken_back(person_id, lambda *_: Agreement())

    def _taken_back(self, person_id: str, change: Change) -> None:
        self._changed(person_id, change)
        self._store.scrub()

    def _changed(self, person_id: str, change: Change) -> None:
        def work(unit: Unit) -> None:
            seat = _seat(unit, person_id)
            before = agreements.of_couple(unit, seat)
            after = change(before, seat.side)
            if after != before:
                agreements.keep(unit, seat, after)
            if _standing(before) != _standing(after):  # what their therapist may have read is not what stands now
                handings.lapse_of_both(unit, seat.couple_id, Item.AGREEMENT)

        self._store.write(work)


def _standing(agreement: Agreement) -> list[str]:
    return [line.id for line in agreement.lines if line.stands]


def _seat(unit: Unit, person_id: str) -> Seat:
    seat = couples.seat_of(unit, person_id)
    if seat is None:
        raise Refused(Reason.NOT_LINKED)
    return seat
