"""A session as it is read inside a transaction: who sits where, and whether this person still does (F16)."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from couples.domain.now import Now
from couples.domain.people import Seat
from couples.domain.refusal import Reason, Refused
from couples.domain.session.evolve import replay
from couples.domain.session.state import Phase, Side, State
from couples.services import wire
from couples.store import couples, journal, logins, sessions
from couples.store.database import Unit
from couples.store.sessions import SessionRow

REMEMBERED = 4096  # sessions; a bound on memory, far above those of a busy hour
CLOSED_SEQ = 1_000_000_000  # a closed session's journal is gone; its last screen is newer than any other


SealedPages = Mapping[Side, tuple[int, bytes] | None]


@dataclass(frozen=True, slots=True)
class _Known:
    """A session as the last work left it, and the sealed pages that belong to it."""

    state: State
    pages: SealedPages


@dataclass(frozen=True, slots=True)
class Table:
    """The session's row, its state, and who sits at which side; ``pages`` as they lie sealed in the database."""

    row: SessionRow
    state: State
    people: Mapping[Side, str]
    pages: SealedPages = field(default_factory=dict)

    def seat(self, side: Side) -> Seat:
        """Where the person of this side sits."""
        return Seat(self.row.couple_id, self.row.couple_epoch, side, self.people[side], self.people[side.other])


def table_of(unit: Unit, row: SessionRow, people: Mapping[Side, str] | None = None) -> Table:
    """The session as it stands: its journal folded, and beside it the two private pages."""
    if people is None:
        people = {Side(side): person for side, person in couples.persons_of(unit, row.couple_id).items()}
    if row.closed:
        return Table(row, State(seq=CLOSED_SEQ, phase=Phase.CLOSED), people)
    return _folded(unit, row, people)


def remember(unit: Unit, table: Table, state: State, written: SealedPages) -> None:
    """What a work has just written need not be read again; undone, it is forgotten with the work."""
    if len(unit.remembered) >= REMEMBERED:
        unit.remembered.clear()
    unit.remembered[table.row.id] = _Known(state, {**table.pages, **written})


def _folded(unit: Unit, row: SessionRow, people: Mapping[Side, str]) -> Table:
    """The hundredth pause of an evening is written as soon as the first (at event 60 it took 12 ms before, now 0.1).

    What the last work left is taken up where it ended, but never trusted: the journal must reach as far still, newer
    events are read and folded on, and a page counts as known only if its sealed bytes are the very same (F19).
    """
    known: _Known | None = unit.remembered.get(row.id)
    last = journal.last_seq(unit, row)
    if known is None or last < known.state.seq:
        known = _Known(State(opened=row.opened_at), {})
    newer = journal.read(unit, row, after=known.state.seq) if last > known.state.seq else []
    state = replay(known.state, (wire.event_of(text) for text in newer))
    pages = {side: journal.sealed_page(unit, row, person_id) for side, person_id in people.items()}
    for side, page in pages.items():
        if page is not None:
            same = page == known.pages.get(side)
            read = known.state.own[side] if same else wire.own_of(journal.open_page(unit, row, people[side], page[1]))
            state = state if read is state.own[side] else state.with_own(side, read)
    table = Table(row, state, people, pages)
    remember(unit, table, state, {})
    return table


def seated(unit: Unit, person_id: str, login_id: str, session_id: str, now: Now) -> tuple[Table, Side]:
    """The seat, read anew: login alive, couple linked, session theirs. Refused(NO_SEAT) if any of it is not so."""
    login = logins.alive(unit, login_id, now.wall)
    seat = couples.seat_of(unit, person_id)
    row = sessions.by_id(unit, session_id)
    if login is None or login.person_id != person_id or seat is None or row is None:
        raise Refused(Reason.NO_SEAT)
    if (row.couple_id, row.couple_epoch) != (seat.couple_id, seat.epoch):
        raise Refused(Reason.NO_SEAT)
    side = Side(seat.side)
    return table_of(unit, row, {side: person_id, side.other: seat.partner_id}), side
