"""Which things somebody lets their therapist read: sealed under the admission's own key, unreadable once it ends."""

from dataclasses import dataclass

from pydantic import TypeAdapter
from sqlalchemy import delete, insert, select, update

from couples.domain.handed import Item, Mark
from couples.domain.people import Seat
from couples.store.tables import handed
from couples.store.trouble import KeyGone
from couples.store.unit import Unit
from couples.store.vault import Owner, Place

BLOCK = 256  # bytes: which of the things it is does not show in its length
_MARK = TypeAdapter(Mark)


@dataclass(frozen=True, slots=True)
class Given:
    """One mark, whose it is, and whether the therapist reads it now."""

    person_id: str
    open: bool
    mark: Mark


def of_couple(unit: Unit, couple_id: str, link_id: str) -> list[Given]:
    """Every mark that belongs to this admission."""
    rows = unit.conn.execute(
        select(handed).where(handed.c.couple_id == couple_id, handed.c.link_id == link_id).order_by(handed.c.id)
    )
    return [
        Given(
            row.person_id,
            row.open,
            _MARK.validate_json(unit.vault.open(Owner.guide(link_id), _place(row.id), row.mark_sealed)),
        )
        for row in rows
    ]


def keep(unit: Unit, seat: Seat, link_id: str, mark: Mark) -> None:
    """A mark of the person in this seat; whether it is open is said by ``open_up``."""
    owner = Owner.guide(link_id)
    with_key(unit, owner)
    text = _MARK.dump_json(mark)
    row = {
        "id": mark.id,
        "person_id": seat.person_id,
        "couple_id": seat.couple_id,
        "link_id": link_id,
        "open": False,
        "mark_sealed": unit.vault.seal(owner, _place(mark.id), text.ljust(-(-len(text) // BLOCK) * BLOCK)),
    }
    unit.conn.execute(insert(handed), row)


def open_up(unit: Unit, *ids: str) -> None:
    """From now on the therapist reads these."""
    unit.conn.execute(update(handed).where(handed.c.id.in_(ids)).values(open=True))


def delete_marks(unit: Unit, *ids: str) -> None:
    unit.conn.execute(delete(handed).where(handed.c.id.in_(ids)))


def forget(unit: Unit, couple_id: str, *link_ids: str) -> None:
    """The admission ended: its marks go, and the key that could read them."""
    unit.conn.execute(delete(handed).where(handed.c.couple_id == couple_id))
    for link_id in link_ids:
        unit.vault.destroy_key(Owner.guide(link_id))


def lapse(unit: Unit, person_id: str, item: Item, of: str = "") -> None:
    """Inside the transaction in which one's own thing goes or changes: nobody reads it until it is handed anew."""
    mine = select(handed.c.couple_id, handed.c.link_id).where(handed.c.person_id == person_id).distinct()
    for row in unit.conn.execute(mine).all():
        there = of_couple(unit, row.couple_id, row.link_id)
        gone = [each.mark.id for each in there if each.person_id == person_id and each.mark.names(item, of)]
        delete_marks(unit, *gone)


def lapse_of_both(unit: Unit, couple_id: str, item: Item, of: str | None = None) -> None:
    """The same for what is of both, whoever handed it; without ``of`` all of its sort."""
    for link_id in unit.conn.scalars(select(handed.c.link_id).where(handed.c.couple_id == couple_id).distinct()).all():
        there = of_couple(unit, couple_id, link_id)
        gone = [each.mark.id for each in there if each.mark.item is item and of in (None, each.mark.of)]
        delete_marks(unit, *gone)


def with_key(unit: Unit, owner: Owner) -> None:
    """An admission's key is made when something is first sealed with it."""
    try:
        unit.vault.newest_version(owner)
    except KeyGone:
        unit.vault.make_key(owner)


def _place(row: str) -> Place:
    return Place("handed", "mark_sealed", row)
