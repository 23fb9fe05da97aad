"""Somebody looks at something alone, one question at a time, stops anywhere, and finds it again.

Nobody else learns of it. What their therapist wrote is begun while it stands proposed to them, and then goes on with
the words that it began with: the entry has them.
"""

from collections.abc import Mapping
from datetime import datetime

from couples.domain import practice as practices_of
from couples.domain.draft import Draft, write
from couples.domain.handed import Item
from couples.domain.own_exercise import Made, is_own
from couples.domain.practice import Answer, Entry, Practice
from couples.domain.refusal import Reason, Refused
from couples.services.drafting import keep_new
from couples.services.lending import alone_of, there_for
from couples.services.ports import Clock, Dice
from couples.store import drafts, handings
from couples.store.database import Store, Unit
from couples.store.solo import ENTRIES

MOST_ENTRIES = 1000


class Practising:
    """A person's own entries. ``practices`` are all that there are, by id."""

    def __init__(self, *, store: Store, clock: Clock, dice: Dice, practices: Mapping[str, Practice]) -> None:
        self._store, self._clock, self._dice = store, clock, dice
        self._practices = practices

    def all(self, person_id: str) -> list[Entry]:
        """Whatever has an answer, the newest first."""
        found = self._store.read(lambda unit: ENTRIES.of_person(unit, person_id))
        return sorted((entry for entry in found if entry.answers), key=lambda entry: entry.begun, reverse=True)

    def one(self, person_id: str, entry_id: str) -> Entry:
        """Refused(NOT_FOUND) for anybody else's."""
        return self._store.read(lambda unit: _own(unit, person_id, entry_id))

    def begin(self, person_id: str, practice_id: str) -> str:
        """From the first question; gives the entry's id. One that was begun without an answer is taken again."""
        entry_id, now = self._dice.id(), self._clock().wall

        def work(unit: Unit) -> str:
            made = _proposed(unit, person_id, practice_id, now) if is_own(practice_id) else None
            entry = practices_of.begun(self._asked(practice_id, made), entry_id, now, made)
            mine = ENTRIES.of_person(unit, person_id)
            for blank in (one for one in mine if not one.answers and one.practice == practice_id):
                ENTRIES.delete(unit, person_id, blank.id)
            if len(mine) >= MOST_ENTRIES:
                raise Refused(Reason.FULL)
            ENTRIES.keep(unit, person_id, entry)
            return entry.id

        return self._store.write(work)

    def answer(self, person_id: str, entry_id: str, n: int, answer: Answer, to: int) -> None:
        """Say this to the question at ``n``, and mean to look at ``to`` next. What it replaces leaves the disk."""

        def work(unit: Unit) -> bool:
            entry = _own(unit, person_id, entry_id)
            practice = self._asked(entry.practice, entry.asked)
            changed = practices_of.answered(practice, entry, n, answer)
            ENTRIES.keep(unit, person_id, practices_of.moved(practice, changed, to))
            if changed is not entry:
                handings.lapse(unit, person_id, Item.ENTRY, entry_id)
            asked = practices_of.question(practice, n).id
            return asked in entry.answers and changed is not entry

        if self._store.write(work):
            self._store.scrub()

    def move(self, person_id: str, entry_id: str, to: int) -> None:
        """On without an answer; what was said before stays."""

        def work(unit: Unit) -> None:
            entry = _own(unit, person_id, entry_id)
            practice = self._asked(entry.practice, entry.asked)
            ENTRIES.keep(unit, person_id, practices_of.moved(practice, entry, to))

        self._store.write(work)

    def bring(self, person_id: str, entry_id: str, text: str) -> str:
        """A way forward becomes a draft, once; gives the draft's id. The draft is its owner's until they present it."""

        def work(unit: Unit) -> str:
            entry = _own(unit, person_id, entry_id)
            if entry.draft and drafts.by_id(unit, person_id, entry.draft):
                return entry.draft
            draft = write(Draft(self._dice.id()), text)
            keep_new(unit, person_id, draft)
            ENTRIES.keep(unit, person_id, practices_of.brought(entry, draft.id))
            return draft.id

        return self._store.write(work)

    def delete(self, person_id: str, entry_id: str) -> Entry:
        """Gone, from the disk too; somebody else's is not found. Gives what stood there."""

        def work(unit: Unit) -> Entry:
            entry = _own(unit, person_id, entry_id)
            ENTRIES.delete(unit, person_id, entry_id)
            handings.lapse(unit, person_id, Item.ENTRY, entry_id)
            return entry

        gone = self._store.write(work)
        self._store.scrub()
        return gone

    def bring_back(self, person_id: str, entry: Entry) -> None:
        """It stands again, as it was."""
        self._store.write(lambda unit: ENTRIES.keep(unit, person_id, entry))

    def _asked(self, practice_id: str, made: Made | None) -> Practice:
        """The questions, as a therapist wrote them, or the library's."""
        found = alone_of([made] if made else []).get(practice_id)
        practice = found.outline if found else self._practices.get(practice_id)
        if practice is None:
            raise Refused(Reason.NOT_FOUND)
        return practice


def _proposed(unit: Unit, person_id: str, ref: str, now: datetime) -> Made | None:
    return next((made for made in there_for(unit, person_id, now) if made.id == ref), None)


def _own(unit: Unit, person_id: str, entry_id: str) -> Entry:
    entry = ENTRIES.by_id(unit, person_id, entry_id)
    if entry is None:
        raise Refused(Reason.NOT_FOUND)
    return entry
