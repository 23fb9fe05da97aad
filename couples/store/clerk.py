"""Nobody's pause waits behind the database: one real thread does all its work, many people's deeds in one commit.

The clerk owns the connection; nothing else ever touches it. It takes all that waits: reads first, in one steady
picture; then all writes in one transaction, a savepoint each, so that a failing piece of work undoes only itself.
Tickets of writes are settled after the commit, in the order in which they came. When another process holds the write
lock, writes wait (reads do not) up to ``patience`` seconds.
"""

from _queue import Empty, SimpleQueue
from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum, auto
from time import monotonic
from typing import Any

from sqlalchemy import Connection, Engine
from sqlalchemy.exc import OperationalError, SQLAlchemyError

from couples.store.connecting import begin_reading, checkpoint, end_reading, say, try_begin_writing
from couples.store.keyring import Keyring
from couples.store.threads import SettleableTicket
from couples.store.tombstones import TombstoneFile
from couples.store.trouble import StoreTrouble
from couples.store.unit import Unit
from couples.store.vault import Vault

MOST_AT_ONCE = 512  # works per transaction: at 0.2 ms each nobody waits long for the commit
PAUSE_BETWEEN_TRIES = 0.01  # seconds; beside the time SQLite itself waits


class Kind(Enum):
    """What the clerk is asked for."""

    READ = auto()
    WRITE = auto()
    SCRUB = auto()
    END = auto()


@dataclass(frozen=True, slots=True)
class Job:
    """One piece of work, and the ticket of whoever asked for it."""

    kind: Kind
    work: Callable[[Unit], Any]
    ticket: SettleableTicket[Any]


@dataclass(slots=True)
class _Outcome:
    job: Job
    value: Any = None
    error: BaseException | None = None

    def tell(self) -> None:
        if self.error is None:
            self.job.ticket.settle(self.value)
        else:
            self.job.ticket.fail(self.error)


class Clerk:
    """Runs on the database thread. ``prepare`` is the first piece of work on the first connection."""

    def __init__(self, engine: Engine, keyring: Keyring, tombstones: TombstoneFile, patience: float) -> None:
        self.queue: SimpleQueue[Job] = SimpleQueue()
        self._engine = engine
        self._keyring = keyring
        self._tombstones = tombstones
        self._patience = patience
        self._unit: Unit | None = None
        self._writes: list[Job] = []
        self._scrubs: list[Job] = []
        self._end: Job | None = None
        self._locked_since: float | None = None

    def run(self, prepare: Callable[[Connection], None], ready: SettleableTicket[None]) -> None:
        """Serve until a job of kind END comes; ``ready`` is settled when serving begins, or fails when it cannot."""
        try:
            prepare(self._here().conn)
        except BaseException as error:  # noqa: BLE001 -- told to whoever opens the store
            self._hang_up()
            ready.fail(error)
            return
        ready.settle(None)
        while self._end is None or self._writes:
            reads = self._take()
            self._read(reads)
            self._write()
            self._scrub()
        self._hang_up()
        self._end.ticket.settle(None)

    def _take(self) -> list[Job]:
        """Everything that waits, the reads apart. Sleeps only when there is nothing at all to do."""
        reads: list[Job] = []
        try:
            if not self._writes:
                self._sort(self.queue.get(), reads)
            elif self._locked_since is not None:
                self._sort(self.queue.get(timeout=PAUSE_BETWEEN_TRIES), reads)
            while len(reads) < MOST_AT_ONCE and len(self._writes) < MOST_AT_ONCE:
                self._sort(self.queue.get_nowait(), reads)
        except Empty:
            pass
        return reads

    def _sort(self, job: Job, reads: list[Job]) -> None:
        match job.kind:
            case Kind.READ:
                reads.append(job)
            case Kind.WRITE:
                self._writes.append(job)
            case Kind.SCRUB:
                self._scrubs.append(job)
            case Kind.END:
                self._end = job

    def _read(self, jobs: list[Job]) -> None:
        if not jobs:
            return
        try:
            unit = self._here()
            begin_reading(unit.conn)
            outcomes = [self._try(job, unit) for job in jobs]
            end_reading(unit.conn)
        except Exception as error:  # noqa: BLE001 -- told on every ticket; the thread must live
            self._lost(jobs, error)
            return
        for outcome in outcomes:
            outcome.tell()

    def _write(self) -> None:
        if not self._writes:
            return
        try:
            unit = self._here()
            if not try_begin_writing(unit.conn):
                self._wait_for_lock()
                return
            self._locked_since = None
            outcomes = [self._try_in_savepoint(job, unit) for job in self._writes]
            unit.conn.commit()
        except Exception as error:  # noqa: BLE001 -- told on every ticket; the thread must live
            self._lost(self._all_writes(), error)
            return
        self._tombstones.add(unit.vault.committed())
        self._all_writes()
        for outcome in outcomes:
            outcome.tell()

    def _try_in_savepoint(self, job: Job, unit: Unit) -> _Outcome:
        """The statements around the work fail when SQLite itself gave the transaction up: then all of it is lost."""
        mark = unit.vault.mark()
        say(unit.conn, "SAVEPOINT work")
        outcome = self._try(job, unit)
        if outcome.error is not None:
            say(unit.conn, "ROLLBACK TO SAVEPOINT work")
            unit.vault.undo(mark)
            unit.remembered.clear()
        say(unit.conn, "RELEASE SAVEPOINT work")
        return outcome

    def _try(self, job: Job, unit: Unit) -> _Outcome:
        try:
            return _Outcome(job, value=job.work(unit))
        except OperationalError as error:
            return _Outcome(job, error=_in_words(error))
        except BaseException as error:  # noqa: BLE001 -- a refusal or a mistake belongs to whoever asked
            return _Outcome(job, error=error)

    def _scrub(self) -> None:
        if self._writes:
            return
        jobs, self._scrubs = self._scrubs, []
        for job in jobs:
            try:
                done = checkpoint(self._here().conn)
            except Exception as error:  # noqa: BLE001 -- told on the ticket; the thread must live
                self._lost([job], error)
            else:
                job.ticket.settle(done)

    def _wait_for_lock(self) -> None:
        self._locked_since = self._locked_since or monotonic()
        if monotonic() - self._locked_since > self._patience:
            self._locked_since = None
            for job in self._all_writes():
                job.ticket.fail(StoreTrouble("Another program has locked the database for too long."))

    def _all_writes(self) -> list[Job]:
        jobs, self._writes = self._writes, []
        return jobs

    def _lost(self, jobs: list[Job], error: Exception) -> None:
        """Nothing of these was kept. The next work begins with a fresh connection and an empty memory of keys."""
        self._hang_up()
        for job in jobs:
            job.ticket.fail(_in_words(error))

    def _here(self) -> Unit:
        if self._unit is None:
            conn = self._engine.connect()
            self._unit = Unit(conn=conn, vault=Vault(conn, self._keyring))
        return self._unit

    def _hang_up(self) -> None:
        unit, self._unit = self._unit, None
        if unit is not None:
            try:
                unit.conn.close()
            except SQLAlchemyError:
                unit.conn.invalidate()


def _in_words(error: Exception) -> StoreTrouble:
    trouble = StoreTrouble("The database could not be reached or written; nothing was kept.")
    trouble.__cause__ = error
    return trouble
