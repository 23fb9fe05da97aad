"""What a therapist puts up for their own couples: sealed under their own key, and gone with them."""

from collections.abc import Callable

from pydantic import TypeAdapter
from sqlalchemy import insert, select, update

from couples.domain.signpost import Board
from couples.store.tables import signposts
from couples.store.unit import Unit
from couples.store.vault import Owner, Place

BLOCK = 4096  # bytes: how much was written shows only in pages
_BOARD = TypeAdapter(Board)


def of_person(unit: Unit, person_id: str) -> Board:
    """An empty one for who put up nothing."""
    sealed = unit.conn.scalar(select(signposts.c.board_sealed).where(signposts.c.person_id == person_id))
    if sealed is None:
        return Board()
    return _BOARD.validate_json(unit.vault.open(Owner.person(person_id), _place(person_id), sealed))


def change(unit: Unit, person_id: str, to: Callable[[Board], Board]) -> None:
    """Read and write in one work."""
    before = of_person(unit, person_id)
    after = to(before)
    if after == before:
        return
    text = _BOARD.dump_json(after)
    filled = text.ljust(-(-len(text) // BLOCK) * BLOCK)
    sealed = {"board_sealed": unit.vault.seal(Owner.person(person_id), _place(person_id), filled)}
    if not unit.conn.execute(update(signposts).where(signposts.c.person_id == person_id).values(sealed)).rowcount:
        unit.conn.execute(insert(signposts), {"person_id": person_id, **sealed})


def _place(person_id: str) -> Place:
    return Place("signposts", "board_sealed", person_id)
