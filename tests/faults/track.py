"""A track for races: any moment of an evening laid out on a real store, and what the two orders would make of it."""

import os
import sqlite3
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import timedelta
from functools import cache
from pathlib import Path
from random import Random
from typing import Any

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
from couples.store import journal, sessions
from couples.store.database import Store, Unit
from couples.store.library import RoomWords
from couples.store.sessions import SessionRow
from couples.store.threads import ThreadingRuntime
from tests.evening import Night, Shelf
from tests.faults import saying
from tests.faults.situations import SITUATIONS
from tests.faults.town import Silent
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

    def stands(self, row: SessionRow, beside: Store | None = None) -> State:
        """As a new process would read it; raises when the journal has a hole."""

        def read(unit: Unit) -> State:
            found = sessions.by_id(unit, row.id)
            assert found
            fresh = table_of(Unit(conn=unit.conn, vault=unit.vault), found).state
            assert table_of(unit, found).state == fresh, "what this process remembers is not what stands on the disk"
            return fresh

        return (beside or self.store).read(read)

    def _conducting(self, store: Store) -> Conducting:
        return Conducting(
            store=store,
            clock=Moment(),
            dice=self.night.accounts.linking._dice,
            library=Shelf({}, {}, {}, {}, RoomWords({})),
            beat=BEAT,
            hints=Hints(),
            teller=Silent(),
        )

    def race(self, row: SessionRow, presses: list[Press], beside: Store | None = None) -> list[object]:
        """All at once, each from a thread of its own; gives what each was answered. Every other one goes ``beside``."""
        here = self._conducting(self.store)
        houses = [here, self._conducting(beside) if beside else here]
        ready = threading.Barrier(len(presses))
        answers: list[object] = [None] * len(presses)

        def press(index: int, side: Side, body: Body) -> None:
            conducting = houses[index % 2]
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
    for pausing, other, answers in ((first, second, [None, HELD]), (second, first, [HELD, None])):
        if pausing[1]["do"] == "Pause" and ask.widens(wire.parse(other[1], other[0], BEAT.heard)):
            alone = in_order(state, [pausing])
            outcomes.append(([alone[0][0] if each is None else each for each in answers], alone[1]))
    return outcomes


HELD = Refused(Reason.HELD)


def same(one: Outcome, other: Outcome) -> bool:
    if Phase.CLOSED in (one[1].phase, other[1].phase):
        return one[0] == other[0] and one[1].phase is other[1].phase  # its journal is gone
    return (one[0], _decided(one[1])) == (other[0], _decided(other[1]))


def _decided(state: State) -> State:
    """Without what is filled in for somebody beside their answers: that is added around the machine."""
    return replace(state, own={side: replace(own, filled=None, count=0) for side, own in state.own.items()})


class _Neighbour(Store):
    """A second process that nobody kept out: a connection and a memory of its own, on the same file."""

    def _lock_or_refuse(self) -> int:
        return os.open(os.devnull, os.O_RDONLY)


@contextmanager
def a_neighbour(store: Store) -> Iterator[Store]:
    """Serves the same file beside this store."""
    other = _Neighbour(url=f"sqlite:///{store.path}", keyring=store.keyring, runtime=ThreadingRuntime())
    other.open()
    try:
        yield other
    finally:
        other.close()


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
