"""A store on a fresh shelf, and a couple with an evening on it, for every test of the store."""

import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from threading import Event
from typing import IO, Any

from sqlalchemy import func, insert, select

from couples.store import journal, kept, sessions, tables
from couples.store.database import Store, Unit
from couples.store.keyring import Keyring
from couples.store.sessions import SessionRow
from couples.store.threads import ThreadingRuntime, Ticket
from couples.store.vault import Owner, Place

EVENING = datetime(2026, 11, 20, 19, 30, tzinfo=UTC)
ANA, BEN, COUPLE, SESSION = "ana".rjust(32, "0"), "ben".rjust(32, "0"), "c".rjust(32, "0"), "5".rjust(32, "0")
ANA_OWNS, BEN_OWNS, BOTH_OWN = Owner.person(ANA), Owner.person(BEN), Owner.couple(COUPLE, 1)
TONIGHT = SessionRow(id=SESSION, couple_id=COUPLE, couple_epoch=1, opened_at=EVENING, closed=False)


def a_store(folder: Path, **options: Any) -> Store:
    """A store under ``folder``, its key file apart from it; not open yet."""
    keyring = Keyring(folder / "keys" / "keys.json")
    return Store(
        url=f"sqlite:///{folder / 'data' / 'couples.db'}", keyring=keyring, runtime=ThreadingRuntime(), **options
    )


@contextmanager
def opened(folder: Path, **options: Any) -> Iterator[Store]:
    store = a_store(folder, **options)
    store.open()
    try:
        yield store
    finally:
        store.close()


def a_person(unit: Unit, person_id: str, name: str, pronouns: str = "") -> None:
    owner = Owner.person(person_id)
    unit.vault.make_key(owner)
    row = {
        "id": person_id,
        "role": "partner",
        "sign_in_name": f"calm-river-{person_id[-4:]}",
        "password_hash": "$argon2id$not-a-real-one",
        "chosen_name_sealed": unit.vault.seal(owner, Place("people", "chosen_name_sealed", person_id), name),
        "pronouns_sealed": unit.vault.seal(owner, Place("people", "pronouns_sealed", person_id), pronouns),
        "theme": "auto",
        "calm": False,
        "time_zone": "UTC",
        "created_at": EVENING,
    }
    unit.conn.execute(insert(tables.people), row)


def a_couple(unit: Unit) -> None:
    """Ana and Ben, linked."""
    a_person(unit, ANA, "Ana")
    a_person(unit, BEN, "Ben")
    unit.conn.execute(insert(tables.couples), {"id": COUPLE, "epoch": 1, "linked": True})
    both = [{"person_id": ANA, "couple_id": COUPLE, "side": "A"}, {"person_id": BEN, "couple_id": COUPLE, "side": "B"}]
    unit.conn.execute(insert(tables.seats), both)
    unit.vault.make_key(BOTH_OWN)


def an_evening(unit: Unit, events: int = 3) -> SessionRow:
    """The couple's session with some events, an answer, a private page and a kept line."""
    a_couple(unit)
    sessions.insert(unit, TONIGHT)
    journal.append(unit, TONIGHT, 0, [f"event {seq}" for seq in range(1, events + 1)])
    journal.keep_answer(unit, TONIGHT, ANA, "command-1", "answer 1")
    journal.write_own_page(unit, TONIGHT, BEN, 1, "page 1")
    kept.keep(unit, "d".rjust(32, "0"), ANA, EVENING, "line 1")
    return TONIGHT


def reads_well(unit: Unit, events: int = 3) -> bool:
    """Whether everything of that evening still opens."""
    return (
        journal.read(unit, TONIGHT) == [f"event {seq}" for seq in range(1, events + 1)]
        and journal.answer_of(unit, TONIGHT, ANA, "command-1") == "answer 1"
        and journal.own_page(unit, TONIGHT, BEN) == (1, "page 1")
        and [line.line for line in kept.of_person(unit, ANA)] == ["line 1"]
    )


def a_try(name: str) -> Callable[[Unit], str]:
    """A small write that anybody can count."""

    def work(unit: Unit) -> str:
        row = {"id": name, "kind": "test", "key_hash": b"-", "at": EVENING}
        unit.conn.execute(insert(tables.tries), row)
        return name

    return work


def tries_in(store: Store) -> set[str]:
    return store.read(lambda unit: set(unit.conn.scalars(select(tables.tries.c.id))))


def keys_in(store: Store) -> int:
    return store.read(lambda unit: unit.conn.scalars(select(func.count()).select_from(tables.data_keys)).one())


@dataclass
class Gate:
    """Keeps the database thread busy until opened, so that what is submitted meanwhile waits together."""

    _go: Event
    _ticket: Ticket[object]

    def open(self) -> None:
        self._go.set()
        self._ticket.wait()


def a_gate(store: Store) -> Gate:
    go, there = Event(), Event()

    def stand(unit: Unit) -> None:
        there.set()
        go.wait(10)

    ticket = store.submit(stand)
    there.wait(10)
    return Gate(go, ticket)


@contextmanager
def a_lock_held_elsewhere(folder: Path) -> Iterator[Callable[[], None]]:
    """Another process holds the write lock until the function given is called."""
    with child("hold_the_lock", folder) as other:
        assert other.stdin is not None
        assert other.stdout is not None
        assert other.stdout.readline() == "held\n"

        def let_go(stdin: IO[str] = other.stdin) -> None:
            stdin.write("let go\n")
            stdin.flush()

        yield let_go


def child(deed: str, folder: Path) -> subprocess.Popen[str]:
    """Another process that does ``deed`` (see ``scribbler.py``) on the same shelf and tells by lines."""
    command = [sys.executable, "-m", "tests.store.scribbler", deed, str(folder)]
    return subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
