"""Anyone may go, at once, alone, without a reason, and what was shared becomes unreadable (R2).

The other is not asked and need not be there. Linking again later brings nothing back.
"""

from collections.abc import Callable
from dataclasses import dataclass

from couples.domain.now import Now
from couples.services import filling
from couples.services.entering import Entering
from couples.services.linking import forget_links
from couples.services.ports import Clock, Doorkeeper
from couples.services.unoffering import nobody_looks
from couples.store import admissions, couples, logins, people, sessions
from couples.store.database import Store, Unit


@dataclass(frozen=True, slots=True)
class _Gone:
    couple_id: str | None
    login_ids: list[str]
    guided: frozenset[str] = frozenset()  # couples that had let this therapist in


class Departing:
    """Unlinking, and leaving altogether."""

    def __init__(
        self,
        *,
        store: Store,
        clock: Clock,
        entering: Entering,
        doorkeeper: Doorkeeper,
        look_over: Callable[[str], None] = nobody_looks,
    ) -> None:
        self._store, self._clock, self._look_over = store, clock, look_over
        self._entering = entering
        self._doorkeeper = doorkeeper

    def unlink(self, person_id: str) -> None:
        """End the couple for both. Doing it twice, or both at the same moment, is doing it once."""
        couple_id = self._store.write(lambda unit: _unlink(unit, person_id, self._clock()))
        self._finish(_Gone(couple_id, []))

    def leave_account(self, person_id: str, password: str) -> None:
        """Unlink, sign out everywhere, and destroy the key of everything this person ever wrote."""
        self._entering.prove(person_id, password)

        def leave(unit: Unit) -> _Gone:
            guided = frozenset(yes.couple_id for yes in admissions.of_therapist(unit, person_id))
            gone = _Gone(_unlink(unit, person_id, self._clock()), logins.end_all(unit, person_id), guided)
            for couple_id in guided:
                admissions.forget_couple(unit, couple_id)
            people.delete(unit, person_id)
            return gone

        self._finish(self._store.write(leave))

    def _finish(self, gone: _Gone) -> None:
        if gone.couple_id:
            self._doorkeeper.couple_ended(gone.couple_id)
        for login_id in gone.login_ids:
            self._doorkeeper.login_ended(login_id)
        self._store.scrub()
        for couple_id in gone.guided:
            self._look_over(couple_id)


def _unlink(unit: Unit, person_id: str, now: Now) -> str | None:
    forget_links(unit, person_id)
    seat = couples.seat_of(unit, person_id)
    if seat is None:
        return None
    forget_links(unit, seat.partner_id)
    if evening := sessions.open_of(unit, seat.couple_id):
        filling.outlasts(unit, evening, now)
    couples.unlink(unit, seat.couple_id)
    return seat.couple_id
