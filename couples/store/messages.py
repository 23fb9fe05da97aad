"""What a couple and their therapist wrote to each other: each message sealed under its writer's own key.

Which page it stands on is a column, so that a page is read without opening anything of another page. When the admission
ends, a therapist's messages go; what one of the two wrote is theirs alone from then on, and no page's.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from pydantic import TypeAdapter
from sqlalchemy import ColumnElement, delete, func, insert, select, true, update

from couples.domain.talk import Message
from couples.store.tables import messages
from couples.store.unit import Unit
from couples.store.vault import Owner, Place

BLOCK = 4096  # bytes: a short one is as long as a long one, nearly always
NO_PAGE = ""  # the admission under which it was written has ended


@dataclass(frozen=True, slots=True)
class Sheet:
    """One page: of which admission, and whose it is (see ``domain/talk.py``)."""

    link_id: str
    whose: str


@dataclass(frozen=True, slots=True)
class _Words:
    """What is sealed."""

    text: str
    at: datetime


_WORDS = TypeAdapter(_Words)


def on(unit: Unit, sheet: Sheet) -> list[Message]:
    """All that stands on one page, the newest first; nothing of any other page is opened."""
    return _read(unit, _of(sheet))


def from_before(unit: Unit, person_id: str) -> list[Message]:
    """What this person wrote to a therapist who is not in any more: nobody else reads it."""
    return _read(unit, (messages.c.person_id == person_id) & (messages.c.link_id == NO_PAGE))


def ids_by(unit: Unit, person_id: str, sheet: Sheet | None = None) -> frozenset[str]:
    """What this person wrote that still stands: on one page, or anywhere. Nothing is opened."""
    where = (messages.c.person_id == person_id) & (_of(sheet) if sheet else true())
    return frozenset(unit.conn.scalars(select(messages.c.id).where(where)))


def keep(unit: Unit, sheet: Sheet, message: Message, *, unread: bool) -> None:
    """``unread``: the therapist has not had it on a page yet."""
    text = _WORDS.dump_json(_Words(message.text, message.at))
    last = unit.conn.scalar(select(func.max(messages.c.place)).where(messages.c.link_id == sheet.link_id)) or 0
    row = {
        "id": message.id,
        "person_id": message.by,
        "link_id": sheet.link_id,
        "whose": sheet.whose,
        "place": last + 1,
        "unread": unread,
        "message_sealed": unit.vault.seal(
            Owner.person(message.by), _place(message.id), text.ljust(-(-len(text) // BLOCK) * BLOCK)
        ),
    }
    unit.conn.execute(insert(messages), row)


def take_back(unit: Unit, person_id: str, id_: str) -> None:
    """Gone for everybody who read it; somebody else's stays."""
    unit.conn.execute(delete(messages).where(messages.c.person_id == person_id, messages.c.id == id_))


def mark_read(unit: Unit, ids: Collection[str]) -> None:
    """The therapist has them on a page now; no page of anybody else tells."""
    unit.conn.execute(update(messages).where(messages.c.id.in_(ids)).values(unread=False))


def unread(unit: Unit, link_id: str) -> frozenset[str]:
    """Whose pages hold something that the therapist has not had before their eyes."""
    waiting = messages.c.link_id == link_id, messages.c.unread
    return frozenset(unit.conn.scalars(select(messages.c.whose).where(*waiting).distinct()))


def close(unit: Unit, therapist_id: str, link_id: str) -> None:
    """The admission ended: the therapist's words go, and what each of the two wrote is on no page any more."""
    unit.conn.execute(delete(messages).where(messages.c.link_id == link_id, messages.c.person_id == therapist_id))
    loose = {"link_id": NO_PAGE, "whose": "", "unread": False}
    unit.conn.execute(update(messages).where(messages.c.link_id == link_id).values(loose))


def _of(sheet: Sheet) -> ColumnElement[bool]:
    return (messages.c.link_id == sheet.link_id) & (messages.c.whose == sheet.whose)


def _read(unit: Unit, which: ColumnElement[bool]) -> list[Message]:
    rows = unit.conn.execute(select(messages).where(which).order_by(messages.c.place.desc(), messages.c.id)).all()
    unit.vault.prepare({Owner.person(row.person_id) for row in rows})
    found = []
    for row in rows:
        sealed = unit.vault.open(Owner.person(row.person_id), _place(row.id), row.message_sealed)
        words = _WORDS.validate_json(sealed)
        found.append(Message(row.id, row.person_id, words.text, words.at))
    return found


def _place(row: str) -> Place:
    return Place("messages", "message_sealed", row)
