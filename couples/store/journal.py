"""What both may know of a live session, in order; and beside it, sealed apart, what is only one partner's.

The journal is append-only and gapless. Its events are sealed with the couple's key: not even their kind shows.
Answers already given and a partner's own page are sealed with that person's key. Events, answers and pages are opaque
texts here: what they mean is the domain's business.
"""

from collections.abc import Sequence

from sqlalchemy import bindparam, func, insert, select, update
from sqlalchemy.exc import IntegrityError

from couples.store.sessions import SessionRow
from couples.store.tables import handled, journal, own_pages
from couples.store.unit import Unit
from couples.store.vault import Owner, Place


class Overtaken(Exception):
    """Something else was appended meanwhile; nothing was written: read again, then decide again."""


class JournalBroken(Exception):
    """The journal has a hole. Nothing may run on such a session (rule F18)."""


def read(unit: Unit, session: SessionRow) -> list[str]:
    """All events, the first has seq 1."""
    owner = _couple(session)
    events = []
    for expected, (seq, sealed) in enumerate(unit.conn.execute(_EVENTS, {"session": session.id}), start=1):
        if seq != expected:
            raise JournalBroken(f"event {expected} of a session is missing")
        events.append(unit.vault.open_text(owner, _event_place(session, seq), sealed))
    return events


def append(unit: Unit, session: SessionRow, after_seq: int, events: Sequence[str]) -> None:
    """Write the next events, from ``after_seq + 1`` on, all or none."""
    last = unit.conn.scalars(_LAST, {"session": session.id}).one()
    if last > after_seq:
        raise Overtaken
    if last < after_seq:
        raise JournalBroken(f"an event {after_seq + 1} cannot follow event {last}")
    if not events:
        return
    owner = _couple(session)
    rows = [
        {
            "session_id": session.id,
            "seq": seq,
            "event_sealed": unit.vault.seal(owner, _event_place(session, seq), event),
        }
        for seq, event in enumerate(events, start=after_seq + 1)
    ]
    try:
        unit.conn.execute(_APPEND, rows)
    except IntegrityError as error:  # where other processes write too, the key decides who was first
        raise Overtaken from error


def answer_of(unit: Unit, session: SessionRow, person_id: str, command_id: str) -> str | None:
    """What this command was answered before, if it was: the same command again gets the same answer (rule F2)."""
    which = {"session": session.id, "person": person_id, "command": command_id}
    sealed = unit.conn.scalar(_ANSWER, which)
    if sealed is None:
        return None
    return unit.vault.open_text(Owner.person(person_id), _answer_place(session, person_id, command_id), sealed)


def keep_answer(unit: Unit, session: SessionRow, person_id: str, command_id: str, answer: str) -> None:
    """Remember the answer; a second one for the same command raises Overtaken."""
    place = _answer_place(session, person_id, command_id)
    sealed = unit.vault.seal(Owner.person(person_id), place, answer)
    row = {"session_id": session.id, "person_id": person_id, "command_id": command_id, "answer_sealed": sealed}
    try:
        unit.conn.execute(_KEEP_ANSWER, row)
    except IntegrityError as error:
        raise Overtaken from error


def own_page(unit: Unit, session: SessionRow, person_id: str) -> tuple[int, str] | None:
    """This partner's own counter and private page, or None when nothing was written yet."""
    row = unit.conn.execute(_PAGE, {"session": session.id, "person": person_id}).first()
    if row is None:
        return None
    return row.own, unit.vault.open_text(Owner.person(person_id), _page_place(session, person_id), row.page_sealed)


def write_own_page(unit: Unit, session: SessionRow, person_id: str, own: int, page: str) -> None:
    """Put the page in the place of the last one."""
    sealed = unit.vault.seal(Owner.person(person_id), _page_place(session, person_id), page)
    which = {"session": session.id, "person": person_id}
    if unit.conn.execute(_REPLACE_PAGE, {**which, "own": own, "page_sealed": sealed}).rowcount == 0:
        row = {"session_id": session.id, "person_id": person_id, "own": own, "page_sealed": sealed}
        unit.conn.execute(_FIRST_PAGE, row)


def _couple(session: SessionRow) -> Owner:
    return Owner.couple(session.couple_id, session.couple_epoch)


def _event_place(session: SessionRow, seq: int) -> Place:
    return Place("journal", "event_sealed", f"{session.id}/{seq}")


def _answer_place(session: SessionRow, person_id: str, command_id: str) -> Place:
    return Place("handled", "answer_sealed", f"{session.id}/{person_id}/{command_id}")


def _page_place(session: SessionRow, person_id: str) -> Place:
    return Place("own_pages", "page_sealed", f"{session.id}/{person_id}")


_EVENTS = (
    select(journal.c.seq, journal.c.event_sealed)
    .where(journal.c.session_id == bindparam("session"))
    .order_by(journal.c.seq)
)
_LAST = select(func.coalesce(func.max(journal.c.seq), 0)).where(journal.c.session_id == bindparam("session"))
_APPEND = insert(journal)
_ANSWER = select(handled.c.answer_sealed).where(
    handled.c.session_id == bindparam("session"),
    handled.c.person_id == bindparam("person"),
    handled.c.command_id == bindparam("command"),
)
_KEEP_ANSWER = insert(handled)
_OF_PAGE = (own_pages.c.session_id == bindparam("session"), own_pages.c.person_id == bindparam("person"))
_PAGE = select(own_pages.c.own, own_pages.c.page_sealed).where(*_OF_PAGE)
_REPLACE_PAGE = update(own_pages).where(*_OF_PAGE)
_FIRST_PAGE = insert(own_pages)
