"""A house without a door, made to be killed: ``python -m tests.faults.lives DATA_DIR``.

Each line that comes in is one *life*: the process forks, and the child opens the store, holds what was open, says again
what got no answer, and then goes through an evening, until it is killed at the place it was told, or done. Every fact
is written down before anything else can happen: what is said before it is handled, what is answered after.
"""

import json
import os
import signal
import sys
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from typing import Any

from couples.domain.refusal import Refused
from couples.domain.session.state import Side
from couples.machine import SystemClock, SystemDice
from couples.services.beating import Beat
from couples.services.conducting import Answered, Chair, Conducting
from couples.services.hinting import Hints
from couples.services.inviting import Inviting
from couples.store import database, journal, sessions
from couples.store.keyring import Keyring
from couples.store.library import Library, load_library
from couples.store.threads import ThreadingRuntime, Ticket
from tests.faults import saying
from tests.faults.points import Death, install

LONGEST = 60  # seconds; a life that hangs is a failure of its own
Said = tuple[str, dict[str, Any]]  # side, body


@dataclass
class Order:
    """How one life is to go."""

    seed: str
    point: str
    hit: int
    batches: int
    people: dict[str, tuple[str, str]]  # side -> person and login
    session: str
    again: list[Said] = field(default_factory=list)  # said before, answered or not


def tell(**fact: Any) -> None:
    """One fact, out of this process before it goes on."""
    os.write(1, json.dumps(fact).encode() + b"\n")


class Loud:
    """A teller whose pages are the test."""

    def hint(self, session_id: str, by: Side, command_id: str) -> None:
        pass

    def trouble(self, session_id: str, hint: str) -> None:
        pass

    def tell(self, answered: Answered) -> None:
        if answered.refused is None and answered.command_id:
            tell(told=answered.command_id)

    def sees(self, session_id: str, side: Side) -> bool:
        return True


class Life:
    """One process's worth of an evening."""

    def __init__(self, data_dir: Path, library: Library, order: Order) -> None:
        self.order, self.dice, self.library = order, Random(order.seed), library
        keyring = Keyring(data_dir.with_name(f"{data_dir.name}-keys") / "keys.json")
        self.store = database.Store(
            url=f"sqlite:///{data_dir / 'couples.db'}", keyring=keyring, runtime=ThreadingRuntime()
        )
        self.beat = Beat(order.seed)
        clock, dice, teller = SystemClock(), SystemDice(), Loud()
        self.clock = clock
        self.conducting = Conducting(
            store=self.store,
            clock=clock,
            dice=dice,
            library=library,
            beat=self.beat,
            hints=Hints(),
            teller=teller,
        )
        self.inviting = Inviting(store=self.store, clock=clock, dice=dice, conducting=self.conducting, teller=teller)
        self.session = order.session

    def run(self, death: Death) -> None:
        self.store.open()
        self._stands("found")
        death.point, death.hit = self.order.point, self.order.hit
        self.inviting.hold_all()
        self._stands("held")
        for side, said in self.order.again:
            self._again(side, said)
        self._stands("retried")
        self._first_yes()
        for _ in range(self.order.batches):
            self._batch()
        self.store.close()

    def _stands(self, what: str) -> None:
        """All that is on the disk for this session, and what the two would see."""

        def look(unit: database.Unit) -> tuple[list[str], list[str]]:
            row = sessions.by_id(unit, self.session)
            if row is None or row.closed:
                return [], []
            handled = unit.conn.exec_driver_sql(
                "SELECT person_id || '/' || command_id FROM handled WHERE session_id = ?", (self.session,)
            )
            return journal.read(unit, row), sorted(handled.scalars())

        events, handled = self.store.read(look)
        views = [self._view(side) for side in Side]
        tell(
            stands=what,
            session=self.session,
            events=events,
            handled=handled,
            running=[view["running"] for view in views],
            holds=views[0]["holds"],
            phase=views[0]["phase"],
        )

    def _view(self, side: Side) -> dict[str, Any]:
        view: dict[str, Any] = self._sits(side)[1]["view"]
        return view

    def _sits(self, side: Side) -> tuple[Chair, dict[str, Any]]:
        return self.conducting.sit(*self.order.people[side], self.session)

    def _again(self, side: str, said: dict[str, Any]) -> None:
        lengths, answers = [self._length()], []
        for _ in range(2):
            answers += self._say([(side, said)])
            lengths.append(self._length())
        tell(again=said["id"], answers=answers, lengths=lengths)

    def _length(self) -> int:
        return int(self._sits(Side.A)[1]["seq"])

    def _first_yes(self) -> None:
        """One alone says yes; that must move nothing. Then usually the other too."""
        for number, side in enumerate(self.dice.sample(list(Side), 2)):
            view = self._view(side)
            if view["go_on"] is None:
                return
            do = "Answer" if view["go_on"] == "gate" else "Resume"
            said = saying.body(do, view, self.beat.token(self.clock().mono), self.dice, self.library.outlines)
            self._say([(side, said | ({"choice": "yes"} if do == "Answer" else {}))])
            self._stands("both yeses" if number else "one yes")
            if self.dice.random() < 0.2:
                return

    def _batch(self) -> None:
        """One to three things at once, from either side: they may share a transaction."""
        if self._view(Side.A)["phase"] == "closed":
            for side in Side:
                self.session = self.inviting.enter(self.order.people[side][0])
            self._stands("a new evening")
            return
        batch: list[Said] = []
        for _ in range(self.dice.choice([1, 1, 2, 3])):
            side = self.dice.choice(list(Side))
            view = self._view(side)
            do = saying.likely(view, self.dice)
            heard = self.beat.token(self.clock().mono)
            batch.append((side, saying.body(do, view, heard, self.dice, self.library.outlines)))
        self._say(batch)
        self._stands("later")

    def _say(self, batch: list[Said]) -> list[dict[str, Any]]:
        tickets: list[Ticket[Answered] | None] = []
        for side, said in batch:
            tell(said=said, side=side)
            try:
                tickets.append(self.conducting.handle(self._sits(Side(side))[0], said))
            except Refused as refused:
                tell(refused=said["id"], reason=refused.reason)
                tickets.append(None)
        answers: list[dict[str, Any]] = []
        for (_, said), ticket in zip(batch, tickets, strict=True):
            if ticket is None:
                answers.append({"id": said["id"], "door": True})
            else:
                answers.append(ticket.wait().answer())
                tell(answered=said["id"], answer=answers[-1])
        return answers


def main(data_dir: Path) -> None:
    """Live as often as asked; between lives nothing is open here, so that a fork is clean."""
    library = load_library()
    death = Death()
    install(death.passed, Loud)
    for line in sys.stdin:
        order = Order(**json.loads(line))
        child = os.fork()
        if child == 0:
            signal.alarm(LONGEST)
            Life(data_dir, library, order).run(death)
            os._exit(0)
        _, status = os.waitpid(child, 0)
        tell(ended=os.waitstatus_to_exitcode(status))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
