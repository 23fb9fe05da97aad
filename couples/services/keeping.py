"""What someone chose to keep for themselves when a session closed; nobody else ever sees it."""

from collections.abc import Sequence

from couples.domain.now import Now
from couples.services.ports import Clock, Dice
from couples.store import kept
from couples.store.database import Store, Unit
from couples.store.kept import KeptLine


def keep(unit: Unit, line_id: str, person_id: str, now: Now, line: str) -> None:
    """Inside a transaction: one line goes to its owner."""
    kept.keep(unit, line_id, person_id, now.wall, line)


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

    def delete(self, person_id: str, line_id: str) -> None:
        """Gone for good; somebody else's line stays, whatever id is asked for."""
        self._store.write(lambda unit: kept.delete(unit, person_id, line_id))
