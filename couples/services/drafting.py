"""Somebody prepares something to say, in text or voice, alone and for as long as they like."""

from collections.abc import Callable

from couples.domain import draft as drafts_of
from couples.domain.draft import Draft, Recording
from couples.domain.refusal import Reason, Refused
from couples.services.ports import Dice
from couples.store import drafts
from couples.store.database import Store, Unit

MOST_DRAFTS = 100


class Drafting:
    """A person's own drafts."""

    def __init__(self, *, store: Store, dice: Dice) -> None:
        self._store, self._dice = store, dice

    def all(self, person_id: str) -> list[Draft]:
        """By their first words."""
        found = self._store.read(lambda unit: drafts.of_person(unit, person_id))
        return sorted(found, key=lambda draft: draft.opening.casefold())

    def one(self, person_id: str, draft_id: str) -> Draft:
        """Refused(NOT_FOUND) for anybody else's."""
        return self._store.read(lambda unit: _own(unit, person_id, draft_id))

    def add(self, person_id: str, text: str) -> str:
        """A new draft; gives its id."""
        draft = drafts_of.write(Draft(self._dice.id()), text)
        self._store.write(lambda unit: _keep_new(unit, person_id, draft))
        return draft.id

    def write(self, person_id: str, draft_id: str, text: str) -> None:
        """The text anew."""
        self._change(person_id, draft_id, lambda draft: drafts_of.write(draft, text))
        self._store.scrub()

    def record(self, person_id: str, draft_id: str, kind: str, seconds: int, sound: bytes) -> str:
        """One more spoken part, in this draft or, with an empty id, in a new one; gives the draft's id."""
        recording = Recording(self._dice.id(), kind, seconds)

        def work(unit: Unit) -> str:
            draft = _own(unit, person_id, draft_id) if draft_id else Draft(self._dice.id())
            spoken = drafts_of.record(draft, recording, sound)
            if draft_id:
                drafts.keep(unit, person_id, spoken)
            else:
                _keep_new(unit, person_id, spoken)
            drafts.keep_sound(unit, person_id, draft.id, recording.id, sound)
            return draft.id

        return self._store.write(work)

    def sound(self, person_id: str, draft_id: str, recording_id: str) -> tuple[str, bytes]:
        """What was spoken: its media type and the sound."""

        def look(unit: Unit) -> tuple[str, bytes]:
            kinds = {one.id: one.kind for one in _own(unit, person_id, draft_id).recordings}
            sound = drafts.sound_of(unit, person_id, recording_id)
            if sound is None or recording_id not in kinds:
                raise Refused(Reason.NOT_FOUND)
            return kinds[recording_id], sound

        return self._store.read(look)

    def unrecord(self, person_id: str, draft_id: str, recording_id: str) -> None:
        """Gone for good, from the disk too. A draft with nothing left in it goes as well."""

        def work(unit: Unit) -> None:
            draft = drafts_of.unrecord(_own(unit, person_id, draft_id), recording_id)
            drafts.delete_sound(unit, person_id, recording_id)
            if draft.parts:
                drafts.keep(unit, person_id, draft)
            else:
                drafts.delete(unit, person_id, draft_id)

        self._store.write(work)
        self._store.scrub()

    def delete(self, person_id: str, draft_id: str) -> None:
        """Gone for good, with what was spoken in it; somebody else's stays."""
        self._store.write(lambda unit: drafts.delete(unit, person_id, draft_id))
        self._store.scrub()

    def _change(self, person_id: str, draft_id: str, change: Callable[[Draft], Draft]) -> None:
        self._store.write(lambda unit: drafts.keep(unit, person_id, change(_own(unit, person_id, draft_id))))


def _own(unit: Unit, person_id: str, draft_id: str) -> Draft:
    draft = drafts.by_id(unit, person_id, draft_id)
    if draft is None:
        raise Refused(Reason.NOT_FOUND)
    return draft


def _keep_new(unit: Unit, person_id: str, draft: Draft) -> None:
    if drafts.count(unit, person_id) >= MOST_DRAFTS:
        raise Refused(Reason.FULL)
    drafts.keep(unit, person_id, draft)
