"""Someone answers four questions about their relationship, if they want to; only they see the number."""

from dataclasses import replace

from couples.domain import csi
from couples.domain.csi import Answers
from couples.domain.handed import Item
from couples.store import handings, learning
from couples.store.database import Store, Unit


class Measuring:
    """A person's own answers to the CSI-4. Only the newest are kept."""

    def __init__(self, *, store: Store) -> None:
        self._store = store

    def answers(self, person_id: str) -> Answers:
        """As they stand; all open for who never answered."""
        return self._store.read(lambda unit: learning.of_person(unit, person_id)).answers

    def answer(self, person_id: str, question: int, value: int | None) -> None:
        """One question (counted from 0), or None to leave it open."""

        def work(unit: Unit) -> None:
            handings.lapse(unit, person_id, Item.NUMBER)
            learning.change(
                unit, person_id, lambda mine: replace(mine, answers=csi.answer(mine.answers, question, value))
            )

        self._store.write(work)

    def delete(self, person_id: str) -> None:
        """All four, gone for good, off the disk too."""

        def work(unit: Unit) -> None:
            handings.lapse(unit, person_id, Item.NUMBER)
            learning.change(unit, person_id, lambda mine: replace(mine, answers=Answers()))

        self._store.write(work)
        self._store.scrub()
