"""A therapist can say that sessions are off for now, the same for both, and nobody has to say why (H4).

A session that is open ends as kindly as when one of the two ends it: what is kept is kept, the look back is there, a
pause that stands goes on standing. The therapist learns of none of it. Everything for one alone stays as it is, and
with the end of the admission sessions are on again.
"""

from couples.domain.session import commands as ask
from couples.services.conducting import Answered, Conducting
from couples.services.guiding import the_couple
from couples.store import couples, off, sessions
from couples.store.database import Store, Unit


class Switching:
    """Sessions of a couple, off and on."""

    def __init__(self, *, store: Store, conducting: Conducting) -> None:
        self._store, self._conducting = store, conducting

    def turn_off(self, therapist_id: str, couple_id: str) -> None:
        """Refused(NOT_FOUND) for whoever is not their therapist now."""

        def work(unit: Unit) -> Answered | None:
            the_couple(unit, therapist_id, couple_id)
            off.turn_off(unit, couple_id)
            row = sessions.open_of(unit, couple_id)
            return self._conducting.noticed(unit, row.id, ask.NoticeOff()) if row else None

        self._conducting.told(self._store.write(work))

    def turn_on(self, therapist_id: str, couple_id: str) -> None:
        """The same who may."""

        def work(unit: Unit) -> None:
            the_couple(unit, therapist_id, couple_id)
            off.turn_on(unit, couple_id)

        self._store.write(work)

    def are_off(self, person_id: str) -> bool:
        """Whether the two cannot begin a session now; for one alone there is nothing to be off."""

        def look(unit: Unit) -> bool:
            seat = couples.seat_of(unit, person_id)
            return seat is not None and off.are_off(unit, seat.couple_id)

        return self._store.read(look)
