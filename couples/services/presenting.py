"""Somebody picks parts of a draft for the partner, brings them into the session, and takes them back from both.

Laying out is private: the parts are copied for the couple, and nobody is told. Only the command ``Present`` that names
them lets the partner read; the moment it stands no more they are deleted.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from couples.domain import draft as drafts_of
from couples.domain.draft import Draft, Recording
from couples.domain.now import Now
from couples.domain.refusal import Reason, Refused
from couples.domain.session.state import Presented, Side, State
from couples.services.ports import Clock, Dice
from couples.services.seating import Table, seated
from couples.store import drafts
from couples.store.database import Store, Unit
from couples.store.drafts import Part

TEXT = "text/plain"


@dataclass(frozen=True, slots=True)
class Pick:
    """Which parts someone ticked, and the mark of the draft as they saw it."""

    places: Sequence[int]
    mark: str


class Presenting:
    """What is brought into a session beside its journal."""

    def __init__(self, *, store: Store, clock: Clock, dice: Dice) -> None:
        self._store, self._clock, self._dice = store, clock, dice

    def lay_out(self, person_id: str, login_id: str, session_id: str, draft_id: str, pick: Pick) -> str:
        """Copy the picked parts into the session; gives the name that ``Present`` says."""
        item = self._dice.id()

        def work(unit: Unit) -> None:
            table = self._free_table(unit, person_id, login_id, session_id)
            draft = drafts.by_id(unit, person_id, draft_id)
            if draft is None:
                raise Refused(Reason.NOT_FOUND)
            parts = drafts_of.picked(draft, pick.places, pick.mark)
            laid = [self._part(unit, person_id, item, (draft_id, part)) for part in parts]
            drafts.offer(unit, table.row, person_id, laid)

        self._store.write(work)
        return item

    def lay_words(self, person_id: str, login_id: str, session_id: str, text: str) -> str:
        """Lay out words that are kept nowhere else; gives the name that ``Present`` says."""
        item, written = self._dice.id(), drafts_of.write(Draft(""), text)

        def work(unit: Unit) -> None:
            table = self._free_table(unit, person_id, login_id, session_id)
            laid = [Part(self._dice.id(), item, TEXT, str(part).encode()) for part in written.parts]
            drafts.offer(unit, table.row, person_id, laid)

        self._store.write(work)
        return item

    def standing(self, person_id: str, login_id: str, session_id: str) -> list[Part]:
        """What stands on both screens now; empty when nothing does, or while the session is held."""

        def look(unit: Unit) -> list[Part]:
            table, _ = seated(unit, person_id, login_id, session_id, self._now())
            shown = _shown(table.state)
            return drafts.offered(unit, table.row, table.people[shown.side], shown.item) if shown else []

        return self._store.read(look)

    def sound(self, person_id: str, login_id: str, session_id: str, part_id: str) -> tuple[str, bytes]:
        """One spoken part of what stands."""
        found = {part.id: part for part in self.standing(person_id, login_id, session_id) if part.kind != TEXT}
        if part_id not in found:
            raise Refused(Reason.NOT_FOUND)
        return found[part_id].kind, found[part_id].content

    def _free_table(self, unit: Unit, person_id: str, login_id: str, session_id: str) -> Table:
        table, side = seated(unit, person_id, login_id, session_id, self._now())
        if table.row.closed:
            raise Refused(Reason.NOT_FOUND)
        if table.state.presented and table.state.presented.side is side:
            raise Refused(Reason.NOT_NOW)  # what stands is put away first, so that nothing changes under an eye
        return table

    def _part(self, unit: Unit, person_id: str, item: str, picked: tuple[str, str | Recording]) -> Part:
        draft_id, part = picked
        if isinstance(part, str):
            return Part(self._dice.id(), item, TEXT, part.encode(), (draft_id,))
        sound = drafts.sound_of(unit, person_id, part.id)
        if sound is None:
            raise Refused(Reason.NOT_FOUND)
        return Part(self._dice.id(), item, part.kind, sound, (draft_id, part.id))

    def _now(self) -> Now:
        return self._clock()


def settle(unit: Unit, session_id: str, before: State, after: State) -> None:
    """Inside a transaction: what stands no more is deleted with the event that ended it."""
    if before.presented and (after.presented is None or after.presented.item != before.presented.item):
        drafts.put_away(unit, session_id, before.presented.item)


def goes_with(unit: Unit, table: Table, side: Side, of: str) -> bool:
    """Inside a transaction: what was laid out from it goes with a draft or voice. Gives whether it stood there."""
    items = {part.item for part in drafts.laid_out(unit, table.row, table.people[side]) if of in part.of}
    for item in items:
        drafts.put_away(unit, table.row.id, item)
    standing = table.state.presented
    return standing is not None and standing.side is side and standing.item in items


def _shown(state: State) -> Presented | None:
    return None if state.holds else state.presented
