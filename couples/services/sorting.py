"""Someone lays statements that people are taught on piles: mine, handed to me, not sure. Nobody else learns of it."""

from collections.abc import Mapping

from couples.domain.profile import Pile, laid, let_go
from couples.domain.refusal import Reason, Refused
from couples.store import profiles
from couples.store.database import Store


class Sorting:
    """A person's own piles. ``statements`` are all that there are, each as ``set/name``."""

    def __init__(self, *, store: Store, statements: frozenset[str]) -> None:
        self._store = store
        self._statements = statements

    def piles(self, person_id: str) -> Mapping[str, Pile]:
        """What lies where; a statement that was never sorted, or let go, is not there."""
        return self._store.read(lambda unit: profiles.of_person(unit, person_id)).piles

    def lay(self, person_id: str, statement: str, pile: Pile) -> None:
        """On this pile from now on."""
        if statement not in self._statements:
            raise Refused(Reason.NOT_FOUND)
        self._store.write(lambda unit: profiles.change(unit, person_id, lambda mine: laid(mine, statement, pile)))

    def let_go(self, person_id: str, *statements: str) -> None:
        """On no pile any more, and off the disk."""
        gone = frozenset(statements)
        self._store.write(lambda unit: profiles.change(unit, person_id, lambda mine: let_go(mine, gone)))
        self._store.scrub()
