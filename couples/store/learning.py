"""What someone put off, hid or said of cards to read, and their own four answers: one seal, of one size.

Whether a row holds a hidden card, an answer or a number cannot be seen; without any of it, not even the row is left.
"""

from collections.abc import Callable
from dataclasses import dataclass, field

from pydantic import TypeAdapter
from sqlalchemy import bindparam, insert, select, update
from sqlalchemy import delete as delete_from

from couples.domain.csi import Answers
from couples.domain.learning import Shelf
from couples.store.tables import learning
from couples.store.unit import Unit
from couples.store.vault import Owner, Place

PAGE = 4096  # bytes: more than every card put off and answered


@dataclass(frozen=True, slots=True)
class Learned:
    """All that is kept for one person in this corner."""

    shelf: Shelf = field(default_factory=Shelf)
    answers: Answers = field(default_factory=Answers)


_LEARNED = TypeAdapter(Learned)


def of_person(unit: Unit, person_id: str) -> Learned:
    """Empty for who only ever read."""
    sealed = unit.conn.scalar(_OF_PERSON, {"person": person_id})
    if sealed is None:
        return Learned()
    return _LEARNED.validate_json(unit.vault.open(Owner.person(person_id), _place(person_id), sealed))


def change(unit: Unit, person_id: str, to: Callable[[Learned], Learned]) -> None:
    """Read and write in one work, so that of two pages that change different things neither undoes the other."""
    keep(unit, person_id, to(of_person(unit, person_id)))


def keep(unit: Unit, person_id: str, learned: Learned) -> None:
    """In place of what stood before."""
    if learned == Learned():
        unit.conn.execute(delete_from(learning).where(learning.c.person_id == person_id))
        return
    text = _LEARNED.dump_json(learned)
    sealed = unit.vault.seal(Owner.person(person_id), _place(person_id), text.ljust(-(-len(text) // PAGE) * PAGE))
    if not unit.conn.execute(_CHANGE, {"person": person_id, "sealed": sealed}).rowcount:
        unit.conn.execute(insert(learning), {"person_id": person_id, "learning_sealed": sealed})


def _place(row: str) -> Place:
    return Place("learning", "learning_sealed", row)


_OF_PERSON = select(learning.c.learning_sealed).where(learning.c.person_id == bindparam("person"))
_CHANGE = (
    update(learning).where(learning.c.person_id == bindparam("person")).values(learning_sealed=bindparam("sealed"))
)
