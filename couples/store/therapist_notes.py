"""What a therapist writes for themselves about a couple, sealed under their own key: nobody else's, ever."""

from sqlalchemy import delete, insert, select, update

from couples.store.tables import therapist_notes
from couples.store.unit import Unit
from couples.store.vault import Owner, Place

BLOCK = 4096  # bytes: how much was written shows only in pages


def of_person(unit: Unit, person_id: str) -> dict[str, str]:
    """All of theirs, by couple."""
    rows = unit.conn.execute(select(therapist_notes).where(therapist_notes.c.person_id == person_id))
    owner = Owner.person(person_id)
    return {
        row.couple_id: unit.vault.open_text(owner, _place(person_id, row.couple_id), row.note_sealed).rstrip(" ")
        for row in rows
    }


def keep(unit: Unit, person_id: str, couple_id: str, text: str) -> None:
    """In place of what stood there; nothing leaves nothing."""
    if not text:
        forget(unit, person_id, couple_id)
        return
    size = len(text.encode())
    filled = text + " " * (-size % BLOCK)
    sealed = {"note_sealed": unit.vault.seal(Owner.person(person_id), _place(person_id, couple_id), filled)}
    mine = therapist_notes.c.person_id == person_id, therapist_notes.c.couple_id == couple_id
    if not unit.conn.execute(update(therapist_notes).where(*mine).values(sealed)).rowcount:
        unit.conn.execute(insert(therapist_notes), {"person_id": person_id, "couple_id": couple_id, **sealed})


def forget(unit: Unit, person_id: str, couple_id: str) -> None:
    mine = therapist_notes.c.person_id == person_id, therapist_notes.c.couple_id == couple_id
    unit.conn.execute(delete(therapist_notes).where(*mine))


def _place(person_id: str, couple_id: str) -> Place:
    return Place("therapist_notes", "note_sealed", f"{person_id}/{couple_id}")
