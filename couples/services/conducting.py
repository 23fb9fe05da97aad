"""The one way through a session: socket, POST, plain form, timer and second tab all end here (F20).

A command is decided inside one transaction: the seat is read again, the journal folded, the decision appended, the
answer remembered. Screens are told only after the commit; a pause alone is hinted at before it (F3b).
"""

import logging
from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial

from couples.domain.now import Now
from couples.domain.refusal import Reason, Refused
from couples.domain.session import commands as ask
from couples.domain.session import events as did
from couples.domain.session.decide import decide
from couples.domain.session.evolve import replay
from couples.domain.session.state import Phase, Side, State
from couples.domain.session.view import view
from couples.services import keeping, presenting, wire
from couples.services.beating import Beat
from couples.services.hinting import Hints
from couples.services.insisting import Insisting
from couples.services.pacing import Buckets
from couples.services.ports import Clock, Dice, Teller
from couples.services.seating import CLOSED_SEQ, Table, remember, seated, table_of
from couples.services.shelving import off_the_shelf
from couples.store import couples, journal, sessions
from couples.store.database import Store, Unit
from couples.store.library import Library
from couples.store.threads import Ticket

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Chair:
    """Who sits where in which session, as a page took it; every command reads it again (F16)."""

    session_id: str
    person_id: str
    login_id: str
    side: Side
    couple_id: str = ""


@dataclass(frozen=True, slots=True)
class Answered:
    """What came of a command: an answer for the sender, and a whole screen for each of the two."""

    session_id: str
    command_id: str
    refused: Refused | None
    scenes: Mapping[Side, wire.Scene]
    to: frozenset[Side]  # whose screens it is news for: a sealed answer is none for the partner, not even as traffic
    lapses_in: float | None = None

    @property
    def closed(self) -> bool:
        """Whether the session is over."""
        return bool(self.scenes[Side.A]["seq"] == CLOSED_SEQ)

    def answer(self) -> dict[str, object]:
        """What the sender's page is told; ``reason`` has its words in the page."""
        said: dict[str, object] = {"id": self.command_id, "ok": self.refused is None}
        return said | ({"reason": self.refused.reason, "field": self.refused.field} if self.refused else {})


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
            self._hints.add(chair.session_id, command.id)
            self._teller.hint(chair.session_id, chair.side.other, command.id)
        self._buckets.spend(chair.person_id, type(command).__name__)
        if isinstance(command, ask.Permissive) and self._hints.standing(chair.session_id):
            raise Refused(Reason.HELD)
        if isinstance(command, ask.Answer | ask.Resume):  # counts from a page that is there, waits while seen (F5)
            if not self._teller.sees(chair.session_id, chair.side):
                raise Refused(Reason.TOO_OLD)
            if not self._teller.sees(chair.session_id, chair.side.other):
                self.notice(chair.session_id, ask.NoticeHidden(side=chair.side.other))
        return self._submitted(chair, command)

    def answer(self, chair: Chair, body: object) -> Answered:
        """The same for who waits: once a pause is answered, nothing is refused for its hint any more."""
        answered = self.handle(chair, body).wait()
        self._hints.settle(chair.session_id, answered.command_id)
        return answered

    def _submitted(self, chair: Chair, command: ask.Command) -> Ticket[Answered]:
        ticket = self._store.submit(lambda unit: self._answered(unit, chair, command))
        ticket.then(partial(self._settle, chair, command))
        ticket.then(self.told)
        return ticket

    def again(self) -> None:
        """Time has passed: what holds and could not be written is tried once more."""
        self._insisting.again()

    def _settle(self, chair: Chair, command: ask.Command, came: Answered | None, error: BaseException | None) -> None:
        """An answered pause is no hint any more; one that could not be written stays one, and both stay held (F18).

        A pause that was nobody's (signed out meanwhile) settles too: the partner's page gets its screen as it stands.
        """
        session_id, again = chair.session_id, partial(self._submitted, chair, command)
        if isinstance(command, ask.Pause):
            self._insisting.unless_written((session_id, command.id), error, again)
        if error is not None and not isinstance(error, Refused):
            return
        self._hints.settle(session_id, command.id)
        if came is None and isinstance(command, ask.Pause):
            self._store.submit(lambda unit: self._as_it_stands(unit, session_id, command)).then(self.told)

    def _as_it_stands(self, unit: Unit, session_id: str, command: ask.Command) -> Answered | None:
        row = sessions.by_id(unit, session_id)
        if row is None:
            return None
        table = table_of(unit, row)
        return self._result(table, table.state, command, None, self._clock())

    def notice(self, session_id: str, notice: ask.Notice) -> Ticket[Answered | None]:
        """Something that happened by itself: someone went out of reach, time passed, the server came up."""
        ticket = self._store.submit(lambda unit: self.noticed(unit, session_id, notice))
        ticket.then(self.told)
        again = partial(self.notice, session_id, notice)
        ticket.then(lambda _, error: self._insisting.unless_written((session_id, notice), error, again))
        return ticket

    def sit(self, person_id: str, login_id: str, session_id: str) -> tuple[Chair, wire.Scene]:
        """The seat and the whole screen of somebody who opens the room; Refused(NO_SEAT) for everyone else."""

        def work(unit: Unit) -> tuple[Chair, wire.Scene]:
            now = self._clock()
            table, side = seated(unit, person_id, login_id, session_id, now)
            scenes = self._scenes(table.state, now)
            return Chair(session_id, person_id, login_id, side, table.row.couple_id), scenes[side]

        return self._store.read(work)

    def step_out(self, person_id: str) -> None:
        """Pause the session this person is in, if there is one: leaving quickly must not leave the other talking."""

        def work(unit: Unit) -> Answered | None:
            seat = couples.seat_of(unit, person_id)
            row = sessions.open_of(unit, seat.couple_id) if seat else None
            if seat is None or row is None:
                return None
            pause = ask.Pause(by=seat.side, id=self._dice.id())
            self._teller.hint(row.id, seat.side.other, pause.id)
            return self.apply(unit, table_of(unit, row), pause, self._clock())

        self._store.submit(work).then(self.told)

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
        if before := journal.answer_of(unit, table.row, chair.person_id, command.id):
            return self._result(table, table.state, command, wire.refusal_of(before), now)
        answered = self.apply(unit, table, command, now)
        if not answered.closed:
            journal.keep_answer(unit, table.row, chair.person_id, command.id, wire.refusal_text(answered.refused))
        return answered

    def noticed(self, unit: Unit, session_id: str, notice: ask.Notice) -> Answered | None:
        """Inside a transaction: the same way through for what nobody asked. None when nothing came of it."""
        row = sessions.by_id(unit, session_id)
        if row is None or row.closed:
            return None
        table = table_of(unit, row)
        return self.apply(unit, table, notice, self._clock())

    def apply(self, unit: Unit, table: Table, command: ask.Command | ask.Notice, now: Now) -> Answered:
        """Decide, append what both may know, write what is private, and close for good if it is closed."""
        decision = decide(table.state, command, now, self._shelf)
        if isinstance(command, ask.Propose) and not isinstance(decision, Refused):
            decision = off_the_shelf(unit, table.seat(command.by), self._shelf[command.exercise]) or decision
        if isinstance(decision, Refused):
            return self._result(table, table.state, command, decision, now)
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
        if state.phase is Phase.CLOSED and not table.row.closed:
            self._close(unit, table, state, now)
        return self._result(table, state, command, None, now)

    def _close(self, unit: Unit, table: Table, state: State, now: Now) -> None:
        """What each chose to keep goes to its owner; everything else of the evening is deleted (law 5)."""
        for side, person_id in table.people.items():
            own = state.own[side]
            for field in own.keep:
                if field in own.lines:
                    keeping.keep(unit, self._dice.id(), person_id, now, own.lines[field])
        sessions.close(unit, table.row.id)

    def _scenes(self, state: State, now: Now, settled: tuple[str, ...] = ()) -> dict[Side, wire.Scene]:
        seq = CLOSED_SEQ if state.phase is Phase.CLOSED else state.seq
        return {
            side: wire.scene(view(state, side, now), seq=seq, own=state.own[side].count, settled=settled)
            for side in Side
        }

    def _result(
        self, table: Table, state: State, command: ask.Command | ask.Notice, refused: Refused | None, now: Now
    ) -> Answered:
        command_id = getattr(command, "id", "")
        pausing = isinstance(command, ask.Pause)
        scenes = self._scenes(state, now, (command_id,) if pausing else ())
        changed = {side for side in Side if state.own[side] != table.state.own[side]}
        news = set(Side) if pausing or state.seq != table.state.seq else changed
        asking = {command.by} if isinstance(command, ask.Personal) else set()
        return Answered(table.row.id, command_id, refused, scenes, frozenset(news | asking), state.lapses_in(now))
