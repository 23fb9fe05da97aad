"""Somebody gathers what settles them, and finds it with one tap when a pause is needed. Nobody else learns of it."""

from couples.domain import comfort
from couples.domain.comfort import MOST_THINGS, Kind, Thing
from couples.domain.refusal import Reason, Refused
from couples.services.ports import Dice
from couples.store.database import Store, Unit
from couples.store.solo import COMFORTS


class Comforting:
    """A person's own comfort kit; its phrases are the kind lines they say to themselves."""

    def __init__(self, *, store: Store, dice: Dice) -> None:
        self._store, self._dice = store, dice

    def kit(self, person_id: str) -> list[Thing]:
        """All of it, by kind."""
        return comfort.in_order(self._store.read(lambda unit: COMFORTS.of_person(unit, person_id)))

    def keep(self, person_id: str, kind: Kind, text: str) -> None:
        """One more thing; one that lies there already stays as it is."""
        wanted = comfort.thing(self._dice.id(), kind, text)

        def work(unit: Unit) -> None:
            mine = COMFORTS.of_person(unit, person_id)
            if comfort.like(mine, wanted):
                return
            if len(mine) >= MOST_THINGS:
                raise Refused(Reason.FULL)
            COMFORTS.keep(unit, person_id, wanted)

        self._store.write(work)

    def let_go(self, person_id: str, thing_id: str) -> Thing:
        """Gone, from the disk too; somebody else's is not found. Gives what it was."""

        def work(unit: Unit) -> Thing:
            found = COMFORTS.by_id(unit, person_id, thing_id)
            if found is None:
                raise Refused(Reason.NOT_FOUND)
            COMFORTS.delete(unit, person_id, thing_id)
            return found

        gone = self._store.write(work)
        self._store.scrub()
        return gone

    def bring_back(self, person_id: str, gone: Thing) -> None:
        """It lies in the kit again."""
        self._store.write(lambda unit: COMFORTS.keep(unit, person_id, gone))
