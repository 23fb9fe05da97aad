"""A therapist's own notes about a couple: nobody else reads them, whoever asks; they stay theirs when it has ended."""

from couples.domain.people import tidy_text
from couples.domain.refusal import Reason, Refused
from couples.services.guiding import the_couple
from couples.store import admissions, therapist_notes
from couples.store.database import Store, Unit

NOTE_LENGTH = 20_000  # characters


class Noting:
    """Notes of a therapist, one sheet for each couple."""

    def __init__(self, *, store: Store) -> None:
        self._store = store

    def of_couple(self, therapist_id: str, couple_id: str) -> str:
        """Refused(NOT_FOUND) for a couple that does not admit them now."""

        def look(unit: Unit) -> str:
            the_couple(unit, therapist_id, couple_id)
            return therapist_notes.of_person(unit, therapist_id).get(couple_id, "")

        return self._store.read(look)

    def write(self, therapist_id: str, couple_id: str, text: str) -> None:
        """In place of what stood there."""
        words = tidy_text(text).rstrip()
        if len(words) > NOTE_LENGTH:
            raise Refused(Reason.TOO_LONG, "text")

        def work(unit: Unit) -> None:
            the_couple(unit, therapist_id, couple_id)
            therapist_notes.keep(unit, therapist_id, couple_id, words)

        self._store.write(work)
        self._store.scrub()

    def from_before(self, therapist_id: str) -> dict[str, str]:
        """Of couples that do not admit them any more, by a name that says nothing; no couple's names go with them."""

        def look(unit: Unit) -> dict[str, str]:
            now = {yes.couple_id for yes in admissions.admitting(unit, therapist_id)}
            mine = therapist_notes.of_person(unit, therapist_id)
            return {couple_id: text for couple_id, text in mine.items() if couple_id not in now}

        return self._store.read(look)

    def of_therapist(self, therapist_id: str) -> list[str]:
        """All of theirs to take along, in an order that names no couple."""
        return self._store.read(
            lambda unit: sorted(therapist_notes.of_person(unit, therapist_id).values(), key=str.casefold)
        )

    def delete(self, therapist_id: str, couple_id: str) -> None:
        """Gone, from the disk too; somebody else's stays."""
        self._store.write(lambda unit: therapist_notes.forget(unit, therapist_id, couple_id))
        self._store.scrub()
