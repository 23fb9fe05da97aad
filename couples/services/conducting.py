"""The one way through a session: socket, POST, plain form, timer and second tab all end here (F20).

A command is decided inside one transaction: the seat is read again, the journal folded, the decision appended, the
answer remembered. Screens are told only after the commit; a pause alone is hinted at before it (F3b).
"""

import logging
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import TypeVar

from couples.domain.now import Now
from couples.domain.people import Seat
from couples.domain.refusal import Reason, Refused
from couples.domain.session import commands as ask
from couples.domain.session import events as did
from couples.domain.session.decide import decide
from couples.domain.session.evolve import replay
from couples.domain.session.state import Phase, Side, State
from couples.services import filling, keeping, presenting, wire
from couples.services.answered import Answered, Chair, key_of, result, scenes_of, stops
from couples.services.beating import Beat
from couples.services.following import note_evening
from couples.services.heeding import heeded, is_off_for
from couples.services.hinting import Hints
from couples.services.insisting import Insisting, Work
from couples.services.lending import take_along, with_own
from couples.services.opening import note_practice
from couples.services.pacing import Buckets
from couples.services.ports import Clock, Dice, Teller
from couples.services.seating import Table, remember, seated, table_of
from couples.store import couples, journal, sessions
from couples.store.database import Store, Unit
from couples.store.library import Library
from couples.store.threads import Ticket

__all__ = ["Answered", "Chair", "Conducting"]

Came = TypeVar("Came", Answered, Answered | None)

log = logging.getLogger(__name__)


class Conducting:
    """Handles what two people and the passing of time ask of their session."""

    def __init__(
        self, *, store: Store, clock: Clock, dice: Dice, library: Library, beat: Beat, hints: Hints, teller: Teller
    ) -> None:
        self._store, self._clock, self._dice = store, clock, dice
        self._beat, self._hints, self._teller = beat, hints, teller
        self._shelf = library.outlines
        self._buckets = Buckets(lambda: clock().mono)
        self._insisting = Insisting()

    def handle(self, chair: Chair, body: object) -> Ticket[Answered]:
        """One partner's command as it came in. The ticket settles after the commit, screens told; raises Refused."""
        command = self._named(wire.parse(body, chair.side, self._beat.heard))
        if isinstance(command, ask.Pause):
            self._hint(chair.session_id, command)
        self._buckets.spend(chair.person_id, type(command).__name__)
        if ask.widens(command) and self._hints.standing(chair.session_id):
            raise Refused(Reason.HELD)
        if isinstance(command, ask.Answer | ask.Resume):  # a yes counts from a page that is seen, and waits on one (F5)
            if ask.widens(command) and not self._teller.sees(chair.session_id, chair.side):
                raise Refused(Reason.TOO_OLD)
            if not self._teller.sees(chair.session_id, chair.side.other):
                self.notice(chair.session_id, ask.NoticeHidden(side=chair.side.other))
        if isinstance(command, ask.Pause):
            return self._paused(chair.session_id, command, lambda unit: self._answered(unit, chair, command))
        ticket = self._store.submit(lambda unit: self._answered(unit, chair, command))
        ticket.then(self.told)
        return ticket

    def answer(self, chair: Chair, body: object) -> Answered:
        """The same for who waits: once a pause is answered, nothing is refused for its hint any more."""
        answered = self.handle(chair, body).wait()
        if answered.paused:
            self._hints.settle(chair.session_id, answered.command_id)
        return answered

    def _hint(self, session_id: str, pause: ask.Pause) -> None:
        self._hints.add(session_id, pause.id, pause.by)
        self._teller.hint(session_id, pause.by, pause.id)

    def _paused(self, session_id: str, pause: ask.Pause, work: Callable[[Unit], Came]) -> Ticket[Came]:
        ticket = self._store.submit(work)
        again = partial(self._paused, session_id, pause, work)
        ticket.then(lambda came, error: self._settle(session_id, pause, again, came, error))
        ticket.then(self.told)
        return ticket

    def again(self) -> None:
        """Time has passed: what holds and could not be written is tried once more."""
        self._insisting.again()

    def _settle(
        self, session_id: str, pause: ask.Pause, again: Work, came: Answered | None, error: BaseException | None
    ) -> None:
        """An answered pause is no hint any more; one that could not be written stays one, and both stay held (F18).

        A pause that was nobody's (signed out meanwhile) settles too: the partner's page gets its screen as it stands.
        """
        self._insisting.unless_written((session_id, pause.id), error, again)
        if error is not None and not isinstance(error, Refused):
            return
        self._hints.settle(session_id, pause.id)
        if came is None:
            self._store.submit(lambda unit: self._as_it_stands(unit, session_id, pause)).then(self.told)

    def _as_it_stands(self, unit: Unit, session_id: str, command: ask.Command) -> Answered | None:
        row = sessions.by_id(unit, session_id)
        if row is None:
            return None
        table = table_of(unit, row)
        return result(table, table.state, command, None, self._clock())

    def notice(self, session_id: str, notice: ask.Notice) -> Ticket[Answered | None]:
        """Something that happened by itself: someone went out of reach, time passed, the server came up."""
        ticket = self._store.submit(lambda unit: self.noticed(unit, session_id, notice))
        ticket.then(self.told)
        again = partial(self.notice, session_id, notice)
        ticket.then(lambda _, error: self._insisting.unless_written((session_id, notice), error, again))
        return ticket

    def beat(self) -> str:
        """What a page that is made just now has heard from us."""
        return self._beat.token(self._clock().mono)

    def sit(self, person_id: str, login_id: str, session_id: str) -> tuple[Chair, wire.Scene]:
        """The seat and the whole screen of somebody who opens the room; Refused(NO_SEAT) for everyone else."""

        def work(unit: Unit) -> tuple[Chair, wire.Scene]:
            now = self._clock()
            table, side = seated(unit, person_id, login_id, session_id, now)
            scenes = scenes_of(table.state, now)
            return Chair(session_id, person_id, login_id, side, table.row.couple_id), scenes[side]

        return self._store.read(work)

    def step_out(self, person_id: str) -> None:
        """Pause the session this person is in, if there is one: leaving quickly must not leave the other talking.

        Told before it is written, like every pause, and written though its giver is signed out by then.
        """

        def work(unit: Unit) -> tuple[str, Side] | None:
            seat = couples.seat_of(unit, person_id)
            row = sessions.open_of(unit, seat.couple_id) if seat else None
            return (row.id, Side(seat.side)) if seat and row else None

        if found := self._store.read(work):
            session_id, side = found
            pause = ask.Pause(by=side, id=self._dice.id())
            self._hint(session_id, pause)
            self._paused(session_id, pause, lambda unit: self.noticed(unit, session_id, pause))

    def _named(self, command: ask.Command) -> ask.Command:
        """A pause that came without an id gets one: it is never refused for its form."""
        return ask.Pause(by=command.by, id=self._dice.id()) if not command.id else command

    def told(self, answered: Answered | None, error: BaseException | None = None) -> None:
        """After the commit both screens are told."""
        if error is not None and not isinstance(error, Refused):
            log.error("a command failed: %s", type(error).__name__)
        if answered is None:
            return
        if answered.to:
            self._teller.tell(answered)
        if answered.closed:
            self._store.scrub()  # nothing of the evening stays in the write-ahead log either

    def _answered(self, unit: Unit, chair: Chair, command: ask.Command) -> Answered:
        """Inside the transaction: seat, idempotence, decision, record."""
        now = self._clock()
        table, side = seated(unit, chair.person_id, chair.login_id, chair.session_id, now)
        if side is not chair.side:
            raise Refused(Reason.NO_SEAT)
        key = key_of(command)
        if before := journal.answer_of(unit, table.row, chair.person_id, key):
            return result(table, table.state, command, wire.refusal_of(before), now)
        answered = self.apply(unit, table, command, now)
        if not answered.closed:
            journal.keep_answer(unit, table.row, chair.person_id, key, wire.refusal_text(answered.refused))
        return replace(answered, beat=(side, self._beat.token(now.mono))) if stops(command) else answered

    def noticed(self, unit: Unit, session_id: str, notice: ask.Notice | ask.Pause | ask.PutAway) -> Answered | None:
        """Inside a transaction: the same way through for what nobody asked. None when nothing came of it."""
        row = sessions.by_id(unit, session_id)
        return None if row is None or row.closed else self.apply(unit, table_of(unit, row), notice, self._clock())

    def terms_changed(self, unit: Unit, seat: Seat) -> Answered | None:
        """Inside a transaction: what a yes was given on is something else now (F7)."""
        row = sessions.open_of(unit, seat.couple_id)
        return self.noticed(unit, row.id, ask.NoticeTerms(side=Side(seat.side))) if row else None

    def heed(self, unit: Unit, seat: Seat) -> Answered | None:
        """Inside a transaction: a limit came that changes no yes in general; only what meets it now is stopped."""
        row = sessions.open_of(unit, seat.couple_id)
        met = row is not None and is_off_for(unit, seat, table_of(unit, row).state)
        return self.terms_changed(unit, seat) if met else None

    def take_off(self, unit: Unit, seat: Seat, of: str) -> Answered | None:
        """Inside a transaction: what stands in the room goes with the draft or voice it was picked from."""
        row = sessions.open_of(unit, seat.couple_id)
        away = ask.PutAway(by=Side(seat.side), id=self._dice.id())
        stands = row is not None and presenting.goes_with(unit, table_of(unit, row), away.by, of)
        return self.noticed(unit, row.id, away) if row and stands else None

    def apply(self, unit: Unit, table: Table, command: ask.Command | ask.Notice, now: Now) -> Answered:
        """Decide, append what both may know, write what is private, and close for good if it is closed."""
        shelf = with_own(unit, table.row.couple_id, command, self._shelf)
        decision = heeded(unit, table, decide(table.state, command, now, shelf), now)
        if isinstance(decision, Refused):
            return result(table, table.state, command, decision, now)
        decision = filling.filled_in(unit, table, command, decision, now)
        state = replay(table.state, decision)
        shared = [wire.event_text(event) for event in decision if isinstance(event, did.Shared)]
        if shared:
            journal.append(unit, table.row, table.state.seq, shared)
        written = {
            side: journal.write_own_page(unit, table.row, person_id, own.count, wire.own_text(own))
            for side, person_id in table.people.items()
            if (own := state.own[side]) != table.state.own[side]
        }
        remember(unit, table, state, written)
        presenting.settle(unit, table.row.id, table.state, state)
        keeping.keep_weather_of(unit, self._dice, table.people, now, decision, state.own)
        take_along(unit, table.row, table.state, state)
        note_evening(unit, table, state)
        note_practice(unit, table.row.couple_id, table.state, state)
        if state.phase is Phase.CLOSED and not table.row.closed:
            self._close(unit, table, state, now)
        return result(table, state, command, None, now)

    def _close(self, unit: Unit, table: Table, state: State, now: Now) -> None:
        """What each chose to keep goes to its owner; everything else of the evening is deleted (law 5)."""
        for side, person_id in table.people.items():
            keeping.keep_chosen(unit, self._dice, person_id, now, state.own[side])
            filling.carry(unit, person_id, state.own[side], now)
        sessions.close(unit, table.row.id)
