"""What both may know of a live session, in order; and beside it, sealed apart, what is only one partner's.

The journal is append-only and gapless. Its events are sealed with the couple's key: not even their kind shows.
Answers already given and a partner's own page are sealed with that person's key. Events, answers and pages are opaque
texts here: what they mean is the domain's business.
"""

from collections.abc import Sequence

from sqlalchemy import bindparam, func, insert, select, update
from sqlalchemy.exc import IntegrityError

from couples.store.prepared import Prepared
from couples.store.sessions import SessionRow
from couples.store.tables import handled, journal, own_pages
from couples.store.unit import Unit
from couples.store.vault import Owner, Place


class Overtaken(Exception):
    """Something else was appended meanwhile; nothing was written: read again, then decide again."""


class JournalBroken(Exception):
    """The journal has a hole. Nothing may run on such a session (rule F18)."""


def last_seq(unit: Unit, session: SessionRow) -> int:
    """How many events there are; a journal with a hole has no end."""
    last, many = _LAST.first(unit.conn, {"session": session.id}) or (0, 0)
    if last != many:
        raise JournalBroken("an event of a session is missing")
    return int(last)


def read(unit: Unit, session: SessionRow, after: int = 0) -> list[str]:
    """All events, the first has seq 1; or those after one that is known already."""
    owner = _couple(session)
    events = []
    rows = _EVENTS.all(unit.conn, {"session": session.id, "after": after})
    for expected, (seq, sealed) in enumerate(rows, start=after + 1):
        if seq != expected:
            raise JournalBroken(f"event {expected} of a session is missing")
        events.append(unit.vault.open_text(owner, _event_place(session, seq), sealed))
    return events


def append(unit: Unit, session: SessionRow, after_seq: int, events: Sequence[str]) -> None:
    """Write the next events, from ``after_seq + 1`` on, all or none."""
    last = last_seq(unit, session)
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
        for row in rows:
            _APPEND.write(unit.conn, row)
    except IntegrityError as error:  # where other processes write too, the key decides who was first
        raise Overtaken from error


def answer_of(unit: Unit, session: SessionRow, person_id: str, command_id: str) -> str | None:
    """What this command was answered before, if it was: the same command again gets the same answer (rule F2)."""
    which = {"session": session.id, "person": person_id, "command": command_id}
    row = _ANSWER.first(unit.conn, which)
    if row is None:
        return None
    return unit.vault.open_text(Owner.person(person_id), _answer_place(session, person_id, command_id), row[0])


def keep_answer(unit: Unit, session: SessionRow, person_id: str, command_id: str, answer: str) -> None:
    """Remember the answer; a second one for the same command raises Overtaken."""
    place = _answer_place(session, person_id, command_id)
    sealed = unit.vault.seal(Owner.person(person_id), place, answer)
    row = {"session_id": session.id, "person_id": person_id, "command_id": command_id, "answer_sealed": sealed}
    try:
        _KEEP_ANSWER.write(unit.conn, row)
    except IntegrityError as error:
        raise Overtaken from error


def own_page(unit: Unit, session: SessionRow, person_id: str) -> tuple[int, str] | None:
    """This partner's own counter and private page, or None when nothing was written yet."""
    found = sealed_page(unit, session, person_id)
    return None if found is None else (found[0], open_page(unit, session, person_id, found[1]))


def sealed_page(unit: Unit, session: SessionRow, person_id: str) -> tuple[int, bytes] | None:
    """The same without opening it: whoever knows these very bytes already knows what they say."""
    row = _PAGE.first(unit.conn, {"session": session.id, "person": person_id})
    return None if row is None else (row[0], row[1])


def open_page(unit: Unit, session: SessionRow, person_id: str, sealed: bytes) -> str:
    """What the sealed page says."""
    return unit.vault.open_text(Owner.person(person_id), _page_place(session, person_id), sealed)


def write_own_page(unit: Unit, session: SessionRow, person_id: str, own: int, page: str) -> tuple[int, bytes]:
    """Put the page in the place of the last one; gives what ``sealed_page`` would find from now on."""
    sealed = unit.vault.seal(Owner.person(person_id), _page_place(session, person_id), page)
    which = {"session": session.id, "person": person_id}
    if _REPLACE_PAGE.write(unit.conn, {**which, "own": own, "page_sealed": sealed}) == 0:
        row = {"session_id": session.id, "person_id": person_id, "own": own, "page_sealed": sealed}
        _FIRST_PAGE.write(unit.conn, row)
    return own, sealed


def _couple(session: SessionRow) -> Owner:
    return Owner.couple(session.couple_id, session.couple_epoch)


def _event_place(session: SessionRow, seq: int) -> Place:
    return Place("journal", "event_sealed", f"{session.id}/{seq}")


def _answer_place(session: SessionRow, person_id: str, command_id: str) -> Place:
    return Place("handled", "answer_sealed", f"{session.id}/{person_id}/{command_id}")


def _page_place(session: SessionRow, person_id: str) -> Place:
    return Place("own_pages", "page_sealed", f"{session.id}/{person_id}")


_EVENTS = Prepared(
    select(journal.c.seq, journal.c.event_sealed)
    .where(journal.c.session_id == bindparam("session"), journal.c.seq > bindparam("after"))
    .order_by(journal.c.seq)
)
_LAST = Prepared(
    select(func.coalesce(func.max(journal.c.seq), 0), func.count()).where(journal.c.session_id == bindparam("session"))
)
_APPEND = Prepared(insert(journal))
_ANSWER = Prepared(
    select(handled.c.answer_sealed).where(
        handled.c.session_id == bindparam("session"),
        handled.c.person_id == bindparam("person"),
        handled.c.command_id == bindparam("command"),
    )
)
_KEEP_ANSWER = Prepared(insert(handled))
_OF_PAGE = (own_pages.c.session_id == bindparam("session"), own_pages.c.person_id == bindparam("person"))
_PAGE = Prepared(select(own_pages.c.own, own_pages.c.page_sealed).where(*_OF_PAGE))
_REPLACE_PAGE = Prepared(
    update(own_pages).where(*_OF_PAGE).values(own=bindparam("own"), page_sealed=bindparam("page_sealed"))
)
_FIRST_PAGE = Prepared(insert(own_pages))
