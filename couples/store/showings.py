"""What one partner shows of what they keep: copies, sealed for the couple, unreadable once it is unlinked."""

from pydantic import TypeAdapter
from sqlalchemy import bindparam, insert, select, update
from sqlalchemy import delete as delete_from

from couples.domain.people import Seat
from couples.domain.sheet import Shown, What
from couples.store.tables import shown_things
from couples.store.unit import Unit
from couples.store.vault import Owner, Place

PAGE = 32_768  # bytes: a whole map in the longest letters; a line is as long
_SHOWN = TypeAdapter(Shown)


def shown_by(unit: Unit, seat: Seat) -> list[Shown]:
    """All that the person in this seat shows: all that the partner can ever be handed (R4)."""
    which = {"person": seat.person_id, "couple": seat.couple_id, "epoch": seat.epoch}
    rows = unit.conn.execute(_SHOWN_BY, which)
    return [_SHOWN.validate_json(unit.vault.open(_couple(seat), _place(row.id), row.shown_sealed)) for row in rows]


def one_shown(unit: Unit, seat: Seat, what: What, of: str = "") -> Shown | None:
    return next((shown for shown in shown_by(unit, seat) if (shown.what, shown.of) == (what, of)), None)


def show(unit: Unit, seat: Seat, shown: Shown) -> None:
    """In place of what was shown of this before."""
    hide(unit, seat, shown.what, shown.of)
    row = {
        "id": shown.id,
        "person_id": seat.person_id,
        "couple_id": seat.couple_id,
        "couple_epoch": seat.epoch,
        "shown_sealed": _sealed(unit, seat, shown),
    }
    unit.conn.execute(insert(shown_things), row)


def change(unit: Unit, seat: Seat, shown: Shown) -> None:
    """The same showing, a little different."""
    which = shown_things.c.id == shown.id, shown_things.c.person_id == seat.person_id
    unit.conn.execute(update(shown_things).where(*which).values(shown_sealed=_sealed(unit, seat, shown)))


def hide(unit: Unit, seat: Seat, what: What, of: str = "") -> None:
    """The partner sees nothing of it any more."""
    if there := one_shown(unit, seat, what, of):
        unit.conn.execute(delete_from(shown_things).where(shown_things.c.id == there.id))


def forget_couple(unit: Unit, couple_id: str) -> None:
    """The couple ended."""
    unit.conn.execute(delete_from(shown_things).where(shown_things.c.couple_id == couple_id))


def _sealed(unit: Unit, seat: Seat, shown: Shown) -> bytes:
    text = _SHOWN.dump_json(shown)
    if len(text) > PAGE:
        raise ValueError("what is shown is larger than the page that hides its size")
    return unit.vault.seal(_couple(seat), _place(shown.id), text.ljust(PAGE))


def _couple(seat: Seat) -> Owner:
    return Owner.couple(seat.couple_id, seat.epoch)


def _place(row: str) -> Place:
    return Place("shown_things", "shown_sealed", row)


_SHOWN_BY = (
    select(shown_things.c.id, shown_things.c.shown_sealed)
    .where(
        shown_things.c.person_id == bindparam("person"),
        shown_things.c.couple_id == bindparam("couple"),
        shown_things.c.couple_epoch == bindparam("epoch"),
    )
    .order_by(shown_things.c.id)
)
