"""Two people, or two devices of one, press at the same moment: what comes of it is one of the two orders, always."""

import sqlite3
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta
from functools import cache
from itertools import product
from pathlib import Path
from random import Random
from typing import Any

import pytest

from couples.domain.now import Now
from couples.domain.refusal import Reason, Refused
from couples.domain.session import commands as ask
from couples.domain.session.decide import decide
from couples.domain.session.events import Shared
from couples.domain.session.evolve import replay
from couples.domain.session.state import Phase, Side, State
from couples.domain.session.view import view
from couples.services import wire
from couples.services.beating import Beat
from couples.services.conducting import Conducting
from couples.services.hinting import Hints
from couples.services.seating import table_of
from couples.services.wire import COMMANDS
from couples.store import journal, sessions
from couples.store.database import Store, Unit
from couples.store.library import RoomWords
from couples.store.sessions import SessionRow
from tests.evening import Night, Shelf, a_night
from tests.faults import saying
from tests.faults.situations import SITUATIONS
from tests.faults.town import Silent
from tests.faults.trials import LONG, tallied, times
from tests.makers import FIRST_EVENING, SHELF, A, B, Evening

NOW = Now(wall=FIRST_EVENING + timedelta(seconds=1000), mono=1000.0)  # when every situation stands
BEAT = Beat("race")
STARTS: dict[str, Evening] = {name: make() for name, make in SITUATIONS.items()}

Body = dict[str, Any]
Press = tuple[Side, Body]
Outcome = tuple[list[object], State]  # what each was answered, and where the session stands


class Moment:
    """The clock of a race stands still, so that two orders differ in nothing but their order."""

    def __call__(self) -> Now:
        return NOW


@dataclass
class Track:
    """A real store with two people in it, on which any situation can be laid out again and again."""

    night: Night
    laid: int = 0

    @property
    def store(self) -> Store:
        return self.night.accounts.store

    def lays(self, evening: Evening) -> SessionRow:
        """A session in which all of this has happened."""
        self.laid += 1
        row = SessionRow(f"{self.laid:032x}", self.night.chairs[A].couple_id, 1, FIRST_EVENING, closed=False)

        def write(unit: Unit) -> None:
            sessions.insert(unit, row)
            journal.append(unit, row, 0, [wire.event_text(each) for each in evening.log if isinstance(each, Shared)])
            for side, own in evening.state.own.items():
                if own.count:
                    journal.write_own_page(unit, row, self.night.people[side], own.count, wire.own_text(own))

        self.store.write(write)
        return row

    def stands(self, row: SessionRow) -> State:
        """As a new process would read it; raises when the journal has a hole."""

        def read(unit: Unit) -> State:
            found = sessions.by_id(unit, row.id)
            assert found
            fresh = table_of(Unit(conn=unit.conn, vault=unit.vault), found).state
            assert table_of(unit, found).state == fresh, "what this process remembers is not what stands on the disk"
            return fresh

        return self.store.read(read)

    def race(self, row: SessionRow, presses: list[Press]) -> list[object]:
        """All at once, each from a thread of its own; gives what each was answered."""
        conducting = Conducting(
            store=self.store,
            clock=Moment(),
            dice=self.night.accounts.linking._dice,
            library=Shelf({}, RoomWords({})),
            beat=BEAT,
            hints=Hints(),
            teller=Silent(),
        )
        ready = threading.Barrier(len(presses))
        answers: list[object] = [None] * len(presses)

        def press(index: int, side: Side, body: Body) -> None:
            chair = conducting.sit(self.night.people[side], self.night.chairs[side].login_id, row.id)[0]
            ready.wait()
            answers[index] = _answer(lambda: conducting.handle(chair, body).wait().refused)

        threads = [threading.Thread(target=press, args=(number, *each)) for number, each in enumerate(presses)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        return answers


def _answer(ask_for: Callable[[], Refused | None]) -> object:
    try:
        return ask_for()
    except Refused as refused:
        return refused
    except Exception as error:  # noqa: BLE001 - whatever reaches a person here is the failure
        return f"{type(error).__name__}: {error}"


def in_order(state: State, presses: list[Press]) -> Outcome:
    """What the pure machine makes of these, one after the other."""
    answers: list[object] = []
    for side, body in presses:
        decision = decide(state, wire.parse(body, side, BEAT.heard), NOW, SHELF)
        answers.append(decision if isinstance(decision, Refused) else None)
        state = state if isinstance(decision, Refused) else replay(state, decision)
    return answers, state


def allowed(state: State, presses: list[Press]) -> list[Outcome]:
    """Both orders; and beside a pause that was told but not yet written, the other's wish may be turned away."""
    first, second = presses
    there, back = in_order(state, [first, second]), in_order(state, [second, first])
    outcomes = [there, (back[0][::-1], back[1])]
    for pausing, other, answers in ((first, second, [None, _HELD]), (second, first, [_HELD, None])):
        if pausing[1]["do"] == "Pause" and issubclass(COMMANDS[other[1]["do"]], ask.Permissive):
            alone = in_order(state, [pausing])
            outcomes.append(([alone[0][0] if each is None else each for each in answers], alone[1]))
    return outcomes


_HELD = Refused(Reason.HELD)


def same(one: Outcome, other: Outcome) -> bool:
    if Phase.CLOSED in (one[1].phase, other[1].phase):
        return one[0] == other[0] and one[1].phase is other[1].phase  # its journal is gone
    return one == other


@contextmanager
def a_disturber(path: Path) -> Iterator[None]:
    """Another program that holds the write lock now and then, as a backup may."""
    done = threading.Event()

    def disturb() -> None:
        other = sqlite3.connect(path, isolation_level=None, timeout=5)
        while not done.wait(0.1):
            other.execute("BEGIN IMMEDIATE")
            done.wait(0.005)
            other.execute("ROLLBACK")
        other.close()

    thread = threading.Thread(target=disturb)
    thread.start()
    try:
        yield
    finally:
        done.set()
        thread.join()


@pytest.fixture
def track(tmp_path: Path) -> Iterator[Track]:
    with a_night(tmp_path) as night:
        night.accounts.clock.wall = NOW.wall
        yield Track(night)


def a_press(state: State, side: Side, do: str, dice: Random) -> Press:
    seen = wire.scene(view(state, side, NOW), seq=0, own=0)["view"]
    return side, saying.body(do, seen, BEAT.token(NOW.mono), dice, SHELF)


@cache
def works(name: str, side: Side, do: str) -> bool:
    """Whether this does anything there, if it comes alone."""
    state = STARTS[name].state
    return in_order(state, [a_press(state, side, do, Random(1))])[1] != state


def fitting(do: str, other: str) -> list[str]:
    """The situations in which both would do something if they came alone; else one of them; else any."""
    found = {name: works(name, A, do) + works(name, B, other) for name in STARTS}
    return [name for name, both in found.items() if both == max(found.values())]


def test_f01_two_commands_at_once_end_as_one_after_the_other(track: Track) -> None:
    with tallied("F1 F15 F20 races: every two commands, two threads") as tally, a_disturber(track.store.path):
        dice = tally.dice
        for do, other in product(COMMANDS, COMMANDS):
            names = fitting(do, other)
            for name in names if LONG else [dice.choice(names)]:
                for sides in ((A, B), (A, A)) if LONG or dice.random() < 0.15 else ((A, B),):
                    with tally.trial(f"{name}: {do} and {other}, {sides}"):
                        _races(track, name, [a_press(STARTS[name].state, sides[0], do, dice),
                                             a_press(STARTS[name].state, sides[1], other, dice)])  # fmt: skip


def _races(track: Track, name: str, presses: list[Press]) -> None:
    row = track.lays(STARTS[name])
    before = track.stands(row)
    outcome = track.race(row, presses), track.stands(row)
    expected = allowed(before, presses)
    assert any(same(outcome, each) for each in expected), f"{presses}\ncame to {outcome}\nnot to {expected}"


def test_f05_going_on_while_the_other_pauses_ends_held_whatever_the_order(track: Track) -> None:
    with tallied("F5 F6 races: the second yes and a pause") as tally:
        dice = tally.dice
        for number in range(times(100, 2000)):
            name = dice.choice(["Ana paused and says yes", "both paused, Ana says yes", "a gate, Ana said yes"])
            state = STARTS[name].state
            presses = [a_press(state, B, "Answer", dice), a_press(state, A, "Pause", dice)]
            presses[0][1].update(choice="yes")
            with tally.trial(f"{number} {name}"):
                row = track.lays(STARTS[name])
                answers = track.race(row, presses if number % 2 else presses[::-1])
                assert answers[1 if number % 2 else 0] is None, f"the pause was refused: {answers}"
                assert not track.stands(row).running


def test_f02_the_same_command_from_two_devices_at_once_happens_once(track: Track) -> None:
    with tallied("F2 F15 races: one id, two threads") as tally:
        dice = tally.dice
        for _ in range(times(60, 1000)):
            name = dice.choice([name for name in STARTS if "debrief" not in name])
            state = STARTS[name].state
            press = a_press(state, A, dice.choice(["Pause", "Answer", "TakeBack", "SetAside", "Propose"]), dice)
            with tally.trial(f"{name}: {press}"):
                row = track.lays(STARTS[name])
                before = track.stands(row)
                answers = track.race(row, [press, press])
                expected = in_order(before, [press])
                held = [expected[0][0], _HELD] if press[1]["do"] != "Pause" else []
                assert answers in ([expected[0][0]] * 2, held, held[::-1]), f"{answers}, not {expected[0]}"
                assert same((expected[0], track.stands(row)), expected)


def test_f01_fifty_pauses_from_ten_threads_leave_a_journal_without_a_hole(track: Track) -> None:
    with tallied("F1 F3 races: many pauses from many threads") as tally, a_disturber(track.store.path):
        for _ in range(times(4, 60)):
            with tally.trial():
                row = track.lays(STARTS["breathing"])
                began = time.monotonic()
                state = STARTS["breathing"].state
                presses = [a_press(state, tally.dice.choice([A, B]), "Pause", tally.dice) for _ in range(10)]
                assert track.race(row, presses) == [None] * len(presses)
                assert track.stands(row).paused_by
                tally.notes("all answered, s", time.monotonic() - began)
