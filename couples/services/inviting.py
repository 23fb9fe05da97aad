"""One tap opens a room; it stands on the partner's home for half an hour, and not answering shows nothing.

Inviting when the partner has invited already is coming in. There is one open session to a couple at most.
"""

import logging
from dataclasses import dataclass
from datetime import timedelta
from functools import partial

from couples.domain.refusal import Reason, Refused
from couples.domain.session import commands as ask
from couples.domain.session.state import LASTS, Phase, Side
from couples.services.conducting import Answered, Conducting
from couples.services.ports import Clock, Dice, Teller
from couples.services.seating import Table, table_of
from couples.store import couples, journal, off, people, sessions
from couples.store.database import Store, Unit
from couples.store.sessions import SessionRow
from couples.store.trouble import SealBroken, StoreTrouble

STANDS_FOR = timedelta(minutes=30)


log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Standing:
    """A room that is open now, seen by one of the two; ``invited_by_me`` once that person is in it."""

    session_id: str
    invited_by_me: bool
    partner_name: str


class Inviting:
    """Opens rooms, shows the open one at home, and lets go of those that nobody came to."""

    def __init__(self, *, store: Store, clock: Clock, dice: Dice, conducting: Conducting, teller: Teller) -> None:
        self._store = store
        self._clock = clock
        self._dice = dice
        self._conducting = conducting
        self._teller = teller

    def enter(self, person_id: str) -> str:
        """Open the couple's room or come into the one that is open; gives its id. Refused(NOT_LINKED, SESSIONS_OFF)."""

        def work(unit: Unit) -> Answered:
            now = self._clock()
            seat = couples.seat_of(unit, person_id)
            if seat is None:
                raise Refused(Reason.NOT_LINKED)
            row = sessions.open_of(unit, seat.couple_id)
            if row is None:
                if off.are_off(unit, seat.couple_id):
                    raise Refused(Reason.SESSIONS_OFF)
                row = SessionRow(self._dice.id(), seat.couple_id, seat.epoch, now.wall, closed=False)
                sessions.insert(unit, row)
            table = table_of(unit, row)
            return self._conducting.apply(unit, table, ask.Join(by=Side(seat.side), id=""), now)

        answered = self._store.write(work)
        self._teller.tell(answered)
        return answered.session_id

    def standing(self, person_id: str) -> Standing | None:
        """The room that is open for this person, or None."""

        def work(unit: Unit) -> Standing | None:
            seat = couples.seat_of(unit, person_id)
            row = sessions.open_of(unit, seat.couple_id) if seat else None
            if seat is None or row is None:
                return None
            table = table_of(unit, row)
            if self._over(table) or Side(seat.side) in table.state.parted:
                return None
            partner = people.by_id(unit, seat.partner_id)
            return Standing(row.id, Side(seat.side) in table.state.joined, partner.chosen_name if partner else "")

        return self._store.read(work)

    def sweep(self) -> None:
        """Close what nobody came to and what is a day old; forget closed ones after a day."""
        oldest = self._clock().wall - LASTS

        for row in self._store.read(sessions.all_open):
            if self._store.read(partial(self._is_over, row)):
                self._conducting.notice(row.id, ask.NoticeLate()).wait()
        self._store.write(lambda unit: sessions.delete_older(unit, oldest))

    def hold_all(self) -> None:
        """The server came up: every open session holds still, before anybody can reach it (F13); many in one commit.

        Raises StoreTrouble when that cannot be written: then the doors stay closed.
        """
        rows = self._store.read(sessions.all_open)
        for held in [self._conducting.notice(row.id, ask.NoticeRestart()) for row in rows]:
            try:
                held.wait()
            except StoreTrouble:
                raise
            except Exception as error:  # noqa: BLE001 - one unreadable session never runs, and keeps nobody else out
                log.error("an open session cannot be read: %s", type(error).__name__)  # noqa: TRY400 - may quote a person

    def _is_over(self, row: SessionRow, unit: Unit) -> bool:
        """Whether it is time to close this one; an unreadable one is left to be deleted with its day."""
        try:
            return self._over(table_of(unit, row))
        except (journal.JournalBroken, SealBroken):
            return False

    def _over(self, table: Table) -> bool:
        age = self._clock().wall - table.row.opened_at
        alone = table.state.phase is Phase.WAITING and len(table.state.joined) < len(Side)
        return age > LASTS or (alone and age > STANDS_FOR)
