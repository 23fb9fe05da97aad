"""Somebody learns what their own body tends to say, and writes it down for themselves. Nobody else learns of it."""

from couples.domain import signal
from couples.domain.refusal import Reason, Refused
from couples.domain.signal import MOST_SIGNALS, Signal
from couples.services.ports import Dice
from couples.store.database import Store, Unit
from couples.store.solo import SIGNALS


class Noticing:
    """A person's own signals."""

    def __init__(self, *, store: Store, dice: Dice) -> None:
        self._store, self._dice = store, dice

    def all(self, person_id: str) -> list[Signal]:
        """By their words; the order tells nothing of when."""
        found = self._store.read(lambda unit: SIGNALS.of_person(unit, person_id))
        return sorted(found, key=lambda one: one.body.casefold())

    def one(self, person_id: str, signal_id: str) -> Signal:
        """Refused(NOT_FOUND) for anybody else's."""
        return self._store.read(lambda unit: _own(unit, person_id, signal_id))

    def keep(self, person_id: str, body: str, means: str, helps: str) -> None:
        """One more signal."""
        new = signal.said(self._dice.id(), body, means, helps)

        def work(unit: Unit) -> None:
            if SIGNALS.count(unit, person_id) >= MOST_SIGNALS:
                raise Refused(Reason.FULL)
            SIGNALS.keep(unit, person_id, new)

        self._store.write(work)

    def change(self, person_id: str, signal_id: str, body: str, means: str, helps: str) -> None:
        """The same signal, said anew; what stood there before leaves the disk."""
        said = signal.said(signal_id, body, means, helps)

        def work(unit: Unit) -> None:
            _own(unit, person_id, signal_id)
            SIGNALS.keep(unit, person_id, said)

        self._store.write(work)
        self._store.scrub()

    def delete(self, person_id: str, signal_id: str) -> Signal:
        """Gone, from the disk too; somebody else's is not found. Gives what stood there."""

        def work(unit: Unit) -> Signal:
            found = _own(unit, person_id, signal_id)
            SIGNALS.delete(unit, person_id, signal_id)
            return found

        gone = self._store.write(work)
        self._store.scrub()
        return gone

    def bring_back(self, person_id: str, gone: Signal) -> None:
        """It stands again, as it was."""
        self._store.write(lambda unit: SIGNALS.keep(unit, person_id, gone))


def _own(unit: Unit, person_id: str, signal_id: str) -> Signal:
    found = SIGNALS.by_id(unit, person_id, signal_id)
    if found is None:
        raise Refused(Reason.NOT_FOUND)
    return found
