"""What a house has to do, without one: the pure machine, answers by id, hints before anything is written.

``Oracle`` stands where ``Conducting`` stands, so that the real ways in and out (listening, telling, presence, timing)
can be walked with it; and it is what the real house is compared with. Nothing is written until ``commit`` is called.
"""

from collections import deque
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any, Generic, TypeVar
from zoneinfo import ZoneInfo

from couples.domain.exercise import Outline
from couples.domain.night import morning_after
from couples.domain.now import Now
from couples.domain.refusal import Reason, Refused
from couples.domain.session import commands as ask
from couples.domain.session import events as did
from couples.domain.session.decide import decide
from couples.domain.session.evolve import replay
from couples.domain.session.filling import filled
from couples.domain.session.state import Phase, Side, State
from couples.domain.session.view import view
from couples.services import wire
from couples.services.beating import Beat
from couples.services.conducting import Answered, Chair
from couples.services.hinting import Hints
from couples.services.ports import Teller
from couples.services.seating import CLOSED_SEQ
from couples.store.trouble import StoreTrouble

T = TypeVar("T")
ROOM = "room"
Decided = Callable[[State, ask.Command | ask.Notice, Any, State], None]  # before, what was asked, what came, after


def chair_of(side: Side) -> Chair:
    return Chair(ROOM, f"person-{side}", f"login-{side}", side, "couple")


@dataclass
class Later(Generic[T]):
    """A result that comes when the oracle commits."""

    value: T | None = None
    error: BaseException | None = None
    settled: bool = False
    waiting: list[Callable[[T | None, BaseException | None], None]] = field(default_factory=list)

    def then(self, done: Callable[[T | None, BaseException | None], None]) -> None:
        if self.settled:
            done(self.value, self.error)
        else:
            self.waiting.append(done)

    def settle(self, value: T | None, error: BaseException | None = None) -> None:
        self.value, self.error, self.settled = value, error, True
        for done in self.waiting:
            done(value, error)

    def wait(self) -> T:
        assert self.settled, "not committed yet"
        if self.error is not None:
            raise self.error
        return self.value  # type: ignore[return-value]  # settled without an error: it is a T


Work = tuple[Callable[[], Answered | None], Later[Any]]


@dataclass
class Oracle:
    """One session of two people."""

    clock: Callable[[], Now]
    shelf: Mapping[str, Outline]
    beat: Beat
    hints: Hints
    teller: Teller
    at_once: bool = False
    state: State = field(default_factory=State)
    answers: dict[tuple[Side, str], Refused | None] = field(default_factory=dict)
    log: list[did.Event] = field(default_factory=list)
    queue: deque[Work] = field(default_factory=deque)
    watching: list[Decided] = field(default_factory=list)
    unwritten: dict[Any, None] = field(default_factory=dict)

    # --- as conducting does it

    def handle(self, chair: Chair, body: object) -> Later[Answered]:
        command = wire.parse(body, chair.side, self.beat.heard)
        if isinstance(command, ask.Pause):
            self.hints.add(ROOM, command.id, chair.side)
            self.teller.hint(ROOM, chair.side, command.id)
        elif ask.widens(command) and self.hints.standing(ROOM):
            raise Refused(Reason.HELD)
        if isinstance(command, ask.Answer | ask.Resume):
            if ask.widens(command) and not self.teller.sees(ROOM, chair.side):
                raise Refused(Reason.TOO_OLD)
            if not self.teller.sees(ROOM, chair.side.other):
                self.notice(ROOM, ask.NoticeHidden(side=chair.side.other))
        return self._submitted(command)

    def _submitted(self, command: ask.Command) -> Later[Answered]:
        later: Later[Answered] = self._later(lambda: self._answered(command))
        later.then(lambda _, error: self._came(command, error))
        later.then(self._told)
        return later

    def notice(self, _: str, notice: ask.Notice) -> Later[Answered | None]:
        later: Later[Answered | None] = self._later(lambda: self._noticed(notice))
        later.then(lambda _, error: self._came(notice, error))
        later.then(self._told)
        return later

    def _came(self, asked: ask.Command | ask.Notice, error: BaseException | None) -> None:
        """What holds stays asked for until it is written, and a pause stays a hint."""
        if error is not None and isinstance(asked, ask.Pause | ask.Notice):
            self.unwritten[asked] = None
        elif error is None:
            if isinstance(asked, ask.Pause | ask.Notice):
                self.unwritten.pop(asked, None)
            self.hints.settle(ROOM, getattr(asked, "id", ""))

    def again(self) -> None:
        waiting, self.unwritten = self.unwritten, {}
        for asked in waiting:
            if isinstance(asked, ask.Pause):
                self._submitted(asked)
            else:
                self.notice(ROOM, asked)

    def sit(self, person_id: str, login_id: str, session_id: str) -> tuple[Chair, wire.Scene]:
        side = Side(person_id[-1])
        assert (login_id, session_id) == (f"login-{side}", ROOM)
        return chair_of(side), self.scenes()[side]

    # --- time and disk, in the hands of the test

    def commit(self) -> bool:
        """The first that waits is written, if the disk is well; False when nothing waits."""
        if not self.queue:
            return False
        work, later = self.queue.popleft()
        later.settle(work())
        return True

    def fail(self) -> bool:
        """The first that waits cannot be written."""
        if not self.queue:
            return False
        self.queue.popleft()[1].settle(None, StoreTrouble("the disk is full"))
        return True

    def scenes(self, settled: tuple[str, ...] = ()) -> dict[Side, wire.Scene]:
        """Both screens as they are now. ``made`` is for the tests: when."""
        seq = CLOSED_SEQ if self.state.phase is Phase.CLOSED else self.state.seq
        now, state = self.clock(), self.state
        return {
            side: wire.scene(view(state, side, now), seq=seq, own=state.own[side].count, settled=settled)
            | {"made": now.mono}
            for side in Side
        }

    def _later(self, work: Callable[[], Answered | None]) -> Later[Any]:
        later: Later[Any] = Later()
        self.queue.append((work, later))
        while self.at_once and self.commit():
            pass
        return later

    def _answered(self, command: ask.Command) -> Answered:
        known = (command.by, command.id)
        if known in self.answers:
            return self._result(self.state, command, self.answers[known])
        before, refused = self.state, self._decided(command)
        self.answers[known] = refused
        answered = self._result(before, command, refused)
        if isinstance(command, ask.Pause) or (isinstance(command, ask.Answer) and command.narrows):
            return replace(answered, beat=(command.by, self.beat.token(self.clock().mono)))
        return answered

    def _noticed(self, notice: ask.Notice) -> Answered | None:
        before = self.state
        if before.phase is Phase.CLOSED:
            return None
        return self._result(before, notice, self._decided(notice))

    def _decided(self, command: ask.Command | ask.Notice) -> Refused | None:
        before, decision = self.state, decide(self.state, command, self.clock(), self.shelf)
        if not isinstance(decision, Refused):
            now = self.clock()
            morning = morning_after(now.wall, ZoneInfo("UTC"))
            decision = (*decision, *filled(before, decision, now, dict.fromkeys(Side, morning)))
            self.state = replay(before, decision)
            self.log += [event for event in decision if isinstance(event, did.Shared)]
        for watch in self.watching:
            watch(before, command, decision, self.state)
        return decision if isinstance(decision, Refused) else None

    def _result(self, before: State, command: ask.Command | ask.Notice, refused: Refused | None) -> Answered:
        pausing, command_id = isinstance(command, ask.Pause), getattr(command, "id", "")
        news = {side for side in Side if self.state.own[side] != before.own[side]}
        if pausing or self.state.seq != before.seq:
            news = set(Side)
        asking = {command.by} if isinstance(command, ask.Personal) else set()
        scenes = self.scenes((command_id,) if pausing else ())
        lapses = self.state.lapses_in(self.clock())
        return Answered(ROOM, command_id, refused, scenes, frozenset(news | asking), lapses)

    def _told(self, answered: Answered | None, _: BaseException | None) -> None:
        if answered is not None and answered.to:
            self.teller.tell(answered)
