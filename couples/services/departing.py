"""Anyone may go, at once, alone, without a reason, and what was shared becomes unreadable (R2).

The other is not asked and need not be there. Linking again later brings nothing back.
"""

from dataclasses import dataclass

from couples.services.entering import Entering
from couples.services.linking import forget_links
from couples.services.ports import Doorkeeper
from couples.store import couples, logins, people
from couples.store.database import Store, Unit


@dataclass(frozen=True, slots=True)
class _Gone:
    couple_id: str | None
    login_ids: list[str]


class Departing:
    """Unlinking, and leaving altogether."""

    def __init__(self, *, store: Store, entering: Entering, doorkeeper: Doorkeeper) -> None:
        self._store = store
        self._entering = entering
        self._doorkeeper = doorkeeper

    def unlink(self, person_id: str) -> None:
        """End the couple for both. Doing it twice, or both at the same moment, is doing it once."""
        couple_id = self._store.write(lambda unit: _unlink(unit, person_id))
        self._finish(_Gone(couple_id, []))

    def leave_account(self, person_id: str, password: str) -> None:
        """Unlink, sign out everywhere, and destroy the key of everything this person ever wrote."""
        self._entering.prove(person_id, password)

        def leave(unit: Unit) -> _Gone:
            gone = _Gone(_unlink(unit, person_id), logins.end_all(unit, person_id))
            people.delete(unit, person_id)
            return gone

        self._finish(self._store.write(leave))

    def _finish(self, gone: _Gone) -> None:
        if gone.couple_id:
            self._doorkeeper.couple_ended(gone.couple_id)
        for login_id in gone.login_ids:
            self._doorkeeper.login_ended(login_id)
        self._store.scrub()


def _unlink(unit: Unit, person_id: str) -> str | None:
    forget_links(unit, person_id)
    seat = couples.seat_of(unit, person_id)
    if seat is None:
        return None
    forget_links(unit, seat.partner_id)
    couples.unlink(unit, seat.couple_id)
    return seat.couple_id
