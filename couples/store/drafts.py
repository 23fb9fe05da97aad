"""Drafts and what is spoken in them, sealed for their owner; the parts that are presented, sealed for the couple."""

from dataclasses import dataclass

from pydantic import TypeAdapter
from sqlalchemy import bindparam, func, insert, select, update
from sqlalchemy import delete as delete_from

from couples.domain.draft import Draft
from couples.store.sessions import SessionRow
from couples.store.tables import drafts, presented, recordings
from couples.store.unit import Unit
from couples.store.vault import Owner, Place

BLOCK = 1024  # bytes: the length of a seal tells little of the length of a text
_DRAFT = TypeAdapter(Draft)


@dataclass(frozen=True, slots=True)
class Part:
    """One presented part: words, or with ``kind`` a sound of that media type.

    ``of`` names the draft and the recording it was picked from, so that it goes with them; empty if it is of neither.
    """

    id: str
    item: str
    kind: str
    content: bytes
    of: tuple[str, ...] = ()


def of_person(unit: Unit, person_id: str) -> list[Draft]:
    """All of their drafts."""
    rows = unit.conn.execute(_OF_PERSON, {"person": person_id})
    return [_opened(unit, person_id, row.id, row.draft_sealed) for row in rows]


def by_id(unit: Unit, person_id: str, draft_id: str) -> Draft | None:
    """One of their own; None for anybody else's."""
    row = unit.conn.execute(_BY_ID, {"person": person_id, "draft": draft_id}).first()
    return _opened(unit, person_id, row.id, row.draft_sealed) if row else None


def count(unit: Unit, person_id: str) -> int:
    return unit.conn.scalar(select(func.count()).where(drafts.c.person_id == person_id)) or 0


def keep(unit: Unit, person_id: str, draft: Draft) -> None:
    """Write it, new or changed."""
    text = _DRAFT.dump_json(draft)
    sealed = unit.vault.seal(
        Owner.person(person_id), Place("drafts", "draft_sealed", draft.id), text.ljust(-(-len(text) // BLOCK) * BLOCK)
    )
    where = drafts.c.id == draft.id, drafts.c.person_id == person_id
    if not unit.conn.execute(update(drafts).where(*where).values(draft_sealed=sealed)).rowcount:
        unit.conn.execute(insert(drafts), {"id": draft.id, "person_id": person_id, "draft_sealed": sealed})


def delete(unit: Unit, person_id: str, draft_id: str) -> None:
    """With what was spoken in it; somebody else's stays."""
    unit.conn.execute(delete_from(drafts).where(drafts.c.id == draft_id, drafts.c.person_id == person_id))


def keep_sound(unit: Unit, person_id: str, draft_id: str, recording_id: str, sound: bytes) -> None:
    sealed = unit.vault.seal(Owner.person(person_id), Place("recordings", "sound_sealed", recording_id), sound)
    row = {"id": recording_id, "person_id": person_id, "draft_id": draft_id, "sound_sealed": sealed}
    unit.conn.execute(insert(recordings), row)


def room_taken(unit: Unit, person_id: str) -> int:
    """Bytes of all that they have spoken."""
    size = func.sum(func.length(recordings.c.sound_sealed))
    return unit.conn.scalar(select(size).where(recordings.c.person_id == person_id)) or 0


def sound_of(unit: Unit, person_id: str, recording_id: str) -> bytes | None:
    """What was spoken; None for anybody else's."""
    where = recordings.c.id == recording_id, recordings.c.person_id == person_id
    sealed = unit.conn.scalar(select(recordings.c.sound_sealed).where(*where))
    if sealed is None:
        return None
    return unit.vault.open(Owner.person(person_id), Place("recordings", "sound_sealed", recording_id), sealed)


def delete_sound(unit: Unit, person_id: str, recording_id: str) -> None:
    where = recordings.c.id == recording_id, recordings.c.person_id == person_id
    unit.conn.execute(delete_from(recordings).where(*where))


def offer(unit: Unit, session: SessionRow, person_id: str, parts: list[Part]) -> None:
    """Lay out what someone picked, in place of what they picked in this session before."""
    unit.conn.execute(
        delete_from(presented).where(presented.c.session_id == session.id, presented.c.person_id == person_id)
    )
    for place, part in enumerate(parts):
        content = " ".join((part.kind, *part.of)).encode() + b"\n" + part.content
        row = {
            "id": part.id,
            "session_id": session.id,
            "person_id": person_id,
            "item": part.item,
            "place": place,
            "part_sealed": unit.vault.seal(_couple(session), Place("presented", "part_sealed", part.id), content),
        }
        unit.conn.execute(insert(presented), row)


def offered(unit: Unit, session: SessionRow, person_id: str, item: str) -> list[Part]:
    """The parts of an item, if this person laid it out in this session."""
    rows = unit.conn.execute(_OFFERED, {"session": session.id, "person": person_id, "item": item})
    return [_part(unit, session, row.id, item, row.part_sealed) for row in rows]


def laid_out(unit: Unit, session: SessionRow, person_id: str) -> list[Part]:
    """All that this person laid out in this session, whether it stands or not."""
    rows = unit.conn.execute(_LAID_OUT, {"session": session.id, "person": person_id})
    return [_part(unit, session, row.id, row.item, row.part_sealed) for row in rows]


def put_away(unit: Unit, session_id: str, item: str) -> None:
    unit.conn.execute(delete_from(presented).where(presented.c.session_id == session_id, presented.c.item == item))


def _opened(unit: Unit, person_id: str, row: str, sealed: bytes) -> Draft:
    return _DRAFT.validate_json(unit.vault.open(Owner.person(person_id), Place("drafts", "draft_sealed", row), sealed))


def _part(unit: Unit, session: SessionRow, row: str, item: str, sealed: bytes) -> Part:
    opened = unit.vault.open(_couple(session), Place("presented", "part_sealed", row), sealed)
    head, _, content = opened.partition(b"\n")
    kind, *of = head.decode().split(" ")
    return Part(row, item, kind, content, tuple(of))


def _couple(session: SessionRow) -> Owner:
    return Owner.couple(session.couple_id, session.couple_epoch)


_OF_PERSON = (
    select(drafts.c.id, drafts.c.draft_sealed).where(drafts.c.person_id == bindparam("person")).order_by(drafts.c.id)
)
_BY_ID = select(drafts.c.id, drafts.c.draft_sealed).where(
    drafts.c.id == bindparam("draft"), drafts.c.person_id == bindparam("person")
)
_OFFERED = (
    select(presented.c.id, presented.c.part_sealed)
    .where(
        presented.c.session_id == bindparam("session"),
        presented.c.person_id == bindparam("person"),
        presented.c.item == bindparam("item"),
    )
    .order_by(presented.c.place)
)
_LAID_OUT = select(presented.c.id, presented.c.item, presented.c.part_sealed).where(
    presented.c.session_id == bindparam("session"), presented.c.person_id == bindparam("person")
)
