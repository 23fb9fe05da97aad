"""Somebody prepares something to say, in text or voice, alone and for as long as they like."""

from collections.abc import Callable
from dataclasses import replace

from couples.domain import draft as drafts_of
from couples.domain import sound as sounds
from couples.domain.draft import Draft, Recording
from couples.domain.refusal import Reason, Refused
from couples.services.conducting import Answered, Conducting
from couples.services.ports import Dice
from couples.store import couples, drafts
from couples.store.database import Store, Unit

MOST_DRAFTS = 100
ROOM_FOR_SOUND = 60_000_000  # bytes of one person, sealed: about four hours of speech


class Drafting:
    """A person's own drafts."""

    def __init__(self, *, store: Store, dice: Dice, conducting: Conducting) -> None:
        self._store, self._dice, self._conducting = store, dice, conducting

    def all(self, person_id: str) -> list[Draft]:
        """By their first words."""
        found = self._store.read(lambda unit: drafts.of_person(unit, person_id))
        return sorted(found, key=lambda draft: draft.opening.casefold())

    def one(self, person_id: str, draft_id: str) -> Draft:
        """Refused(NOT_FOUND) for anybody else's."""
        return self._store.read(lambda unit: _own(unit, person_id, draft_id))

    def add(self, person_id: str, text: str, draft_id: str = "") -> str:
        """A new draft; gives its id. Asked for again under the same id, it is there already."""
        draft = drafts_of.write(Draft(draft_id or self._dice.id()), text)

        def work(unit: Unit) -> None:
            if drafts.by_id(unit, person_id, draft.id) is None:
                keep_new(unit, person_id, draft)

        self._store.write(work)
        return draft.id

    def write(self, person_id: str, draft_id: str, text: str, seen: str = "") -> None:
        """The text anew. ``seen`` is the mark of the text that their page showed; Refused(OVERTAKEN) by a newer one."""

        def change(draft: Draft) -> Draft:
            after = drafts_of.write(draft, text)
            if seen and seen != draft.text_mark and after != draft:  # a form sent twice changes nothing more
                raise Refused(Reason.OVERTAKEN)
            return after

        self._change(person_id, draft_id, change)
        self._store.scrub()

    def record(self, person_id: str, draft_id: str, kind: str, seconds: int, sound: bytes) -> str:
        """One more spoken part, in this draft or, with an empty id, in a new one; gives the draft's id.

        ``seconds`` is what the page said; it counts only where the sound itself does not tell (``domain/sound.py``).
        """
        recording = Recording(self._dice.id(), kind, sounds.seconds(kind, sound, seconds))

        def work(unit: Unit) -> str:
            draft = _own(unit, person_id, draft_id) if draft_id else Draft(self._dice.id())
            spoken = drafts_of.record(draft, recording, sound)
            if drafts.room_taken(unit, person_id) + len(sound) > ROOM_FOR_SOUND:
                raise Refused(Reason.NO_ROOM)
            if draft_id:
                drafts.keep(unit, person_id, spoken)
            else:
                keep_new(unit, person_id, spoken)
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
        """Gone for good, from the disk and from the room too. A draft with nothing left in it goes as well."""

        def work(unit: Unit) -> Answered | None:
            draft = drafts_of.unrecord(_own(unit, person_id, draft_id), recording_id)
            drafts.delete_sound(unit, person_id, recording_id)
            if draft.parts:
                drafts.keep(unit, person_id, draft)
            else:
                drafts.delete(unit, person_id, draft_id)
            return self._off_the_screens(unit, person_id, recording_id)

        self._conducting.told(self._store.write(work))
        self._store.scrub()

    def delete(self, person_id: str, draft_id: str) -> Draft:
        """Gone for good, with what was spoken in it, from the room too. Gives what it was; NOT_FOUND for others."""

        def work(unit: Unit) -> tuple[Draft, Answered | None]:
            draft = _own(unit, person_id, draft_id)
            drafts.delete(unit, person_id, draft_id)
            return draft, self._off_the_screens(unit, person_id, draft_id)

        draft, answered = self._store.write(work)
        self._conducting.told(answered)
        self._store.scrub()
        return draft

    def bring_back(self, person_id: str, draft: Draft) -> None:
        """What was written stands again; what was spoken does not come back."""
        self._store.write(lambda unit: keep_new(unit, person_id, replace(draft, recordings=())))

    def _off_the_screens(self, unit: Unit, person_id: str, of: str) -> Answered | None:
        seat = couples.seat_of(unit, person_id)
        return self._conducting.take_off(unit, seat, of) if seat else None

    def _change(self, person_id: str, draft_id: str, change: Callable[[Draft], Draft]) -> None:
        self._store.write(lambda unit: drafts.keep(unit, person_id, change(_own(unit, person_id, draft_id))))


def _own(unit: Unit, person_id: str, draft_id: str) -> Draft:
    draft = drafts.by_id(unit, person_id, draft_id)
    if draft is None:
        raise Refused(Reason.NOT_FOUND)
    return draft


def keep_new(unit: Unit, person_id: str, draft: Draft) -> None:
    """Inside a transaction: one more draft, if there is room."""
    if drafts.count(unit, person_id) >= MOST_DRAFTS:
        raise Refused(Reason.FULL)
    drafts.keep(unit, person_id, draft)
