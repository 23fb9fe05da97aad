"""A session as it is read inside a transaction: who sits where, and whether this person still does (F16)."""

from collections.abc import Mapping
from dataclasses import dataclass

from couples.domain.now import Now
from couples.domain.refusal import Reason, Refused
from couples.domain.session.evolve import replay
from couples.domain.session.state import Phase, Side, State
from couples.services import wire
from couples.store import couples, journal, logins, sessions
from couples.store.database import Unit
from couples.store.sessions import SessionRow

CLOSED_SEQ = 1_000_000_000  # a closed session's journal is gone; its last screen is newer than any other


@dataclass(frozen=True, slots=True)
class Table:
    """The session's row, its state, and who sits at which side."""

    row: SessionRow
    state: State
    people: Mapping[Side, str]


def table_of(unit: Unit, row: SessionRow) -> Table:
    """The session as it stands: its journal folded, and beside it the two private pages."""
    people = {Side(side): person for side, person in couples.persons_of(unit, row.couple_id).items()}
    if row.closed:
        return Table(row, State(seq=CLOSED_SEQ, phase=Phase.CLOSED), people)
    state = replay(State(opened=row.opened_at), (wire.event_of(text) for text in journal.read(unit, row)))
    for side, person_id in people.items():
        if page := journal.own_page(unit, row, person_id):
            state = state.with_own(side, wire.own_of(page[1]))
    return Table(row, state, people)


def seated(unit: Unit, person_id: str, login_id: str, session_id: str, now: Now) -> tuple[Table, Side]:
    """The seat, read anew: login alive, couple linked, session theirs. Refused(NO_SEAT) if any of it is not so."""
    login = logins.alive(unit, login_id, now.wall)
    seat = couples.seat_of(unit, person_id)
    row = sessions.by_id(unit, session_id)
    if login is None or login.person_id != person_id or seat is None or row is None:
        raise Refused(Reason.NO_SEAT)
    if (row.couple_id, row.couple_epoch) != (seat.couple_id, seat.epoch):
        raise Refused(Reason.NO_SEAT)
    return table_of(unit, row), Side(seat.side)
