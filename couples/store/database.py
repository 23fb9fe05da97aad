"""Everything that is kept goes through here: works are read or written on one real thread, and settled after commit.

A *work* is a function of one :class:`Unit`. ``read`` and ``write`` wait for it; ``submit`` writes without waiting and
gives a ticket. A work that raises undoes itself alone, and its error comes out where it was asked for.
"""

import fcntl
import os
from _queue import Empty
from _thread import get_ident
from collections.abc import Callable
from typing import TypeVar

from sqlalchemy import Connection, select
from sqlalchemy.exc import SQLAlchemyError

from couples.store.clerk import Clerk, Job, Kind
from couples.store.connecting import WRITING, engine_for, path_of
from couples.store.files import make_private_file
from couples.store.keyring import Keyring
from couples.store.migrating import upgrade
from couples.store.tables import data_keys
from couples.store.threads import Runtime, SettleableTicket, Ticket
from couples.store.tombstones import TombstoneFile, replay
from couples.store.trouble import KeyTrouble, StoreBusy, StoreTrouble
from couples.store.unit import Unit

__all__ = ["Store", "StoreBusy", "StoreTrouble", "Unit"]

T = TypeVar("T")
PATIENCE = 60.0  # seconds that writes wait for another program's lock before people are told


class Store:
    """One database file, served by this process alone (rule F19)."""

    def __init__(self, *, url: str, keyring: Keyring, runtime: Runtime, patience: float = PATIENCE) -> None:
        self.path = path_of(url)
        self.keyring = keyring
        self._runtime = runtime
        self._tombstones = TombstoneFile(keyring.path.with_suffix(".gone"))
        self._clerk = Clerk(engine_for(self.path), keyring, self._tombstones, patience)
        self._lock: int | None = None
        self._thread: int | None = None
        self._ended = False

    def open(self) -> None:
        """Lock, migrate, replay who left, and start serving. Raises StoreBusy, StoreTrouble or KeyTrouble.

        A store is opened once; after ``close`` make another.
        """
        if self._ended or self._lock is not None:
            raise RuntimeError("a store is opened once")
        try:
            make_private_file(self.path)
            self._lock = self._lock_or_refuse()
        except OSError as error:
            raise StoreTrouble(f"The database {self.path} cannot be made or opened: {error.strerror}.") from error
        ready: SettleableTicket[None] = self._runtime.ticket()
        self._runtime.start(lambda: self._serve(ready), "database")
        try:
            ready.wait()
        except SQLAlchemyError as error:
            self._unlock()
            raise StoreTrouble(f"The file {self.path} cannot be used as this program's database.") from error
        except BaseException:
            self._unlock()
            raise

    def read(self, work: Callable[[Unit], T]) -> T:
        """Wait for a work that only looks. A write inside it fails."""
        return self._ask(Kind.READ, work).wait()

    def write(self, work: Callable[[Unit], T]) -> T:
        """Wait for a work until it is on the disk."""
        return self._ask(Kind.WRITE, work).wait()

    def submit(self, work: Callable[[Unit], T]) -> Ticket[T]:
        """A write that nobody waits for; the ticket is settled after the commit, in the order of submitting."""
        return self._put(Kind.WRITE, work)

    def scrub(self) -> Ticket[bool]:
        """After deleting: empty the write-ahead log too. The ticket says whether nothing was left in it."""
        return self._put(Kind.SCRUB, _nothing)

    def close(self) -> None:
        """Finish what waits, then let go of the file. A second time does nothing."""
        if self._lock is None:
            return
        self._put(Kind.END, _nothing).wait()
        self._unlock()

    def _ask(self, kind: Kind, work: Callable[[Unit], T]) -> Ticket[T]:
        if self._thread == get_ident():
            raise RuntimeError("a work must not wait for another work: both run on the one database thread")
        return self._put(kind, work)

    def _put(self, kind: Kind, work: Callable[[Unit], T]) -> Ticket[T]:
        ticket: SettleableTicket[T] = self._runtime.ticket()
        self._clerk.queue.put(Job(kind, work, ticket))
        if self._ended or self._lock is None:  # looked at after putting, so that nothing is left lying
            self._refuse_leftovers()
        return ticket

    def _serve(self, ready: SettleableTicket[None]) -> None:
        self._thread = get_ident()
        self._clerk.run(self._prepare, ready)
        self._ended = True
        self._refuse_leftovers()

    def _refuse_leftovers(self) -> None:
        while True:
            try:
                job = self._clerk.queue.get_nowait()
            except Empty:
                return
            job.ticket.fail(StoreTrouble("The store is not open."))

    def _prepare(self, conn: Connection) -> None:
        upgrade(conn)
        conn.info["begin"] = WRITING
        with conn.begin():
            replay(conn, self._tombstones)
            used = set(conn.scalars(select(data_keys.c.wrapping).distinct()))
        if missing := used - set(self.keyring.names):
            raise KeyTrouble(
                f"The database {self.path} needs the wrapping key {min(missing)}, which the key file "
                f"{self.keyring.path} does not hold. Put back the key file that belongs to this database."
            )

    def _lock_or_refuse(self) -> int:
        number = os.open(f"{self.path}.lock", os.O_CREAT | os.O_RDWR | os.O_CLOEXEC, 0o600)
        try:
            fcntl.flock(number, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            os.close(number)
            raise StoreBusy(
                f"Another process is serving the database {self.path} already. Stop it first, or use another database."
            ) from None
        return number

    def _unlock(self) -> None:
        lock, self._lock = self._lock, None
        if lock is not None:
            os.close(lock)


def _nothing(unit: Unit) -> bool:  # noqa: ARG001 -- the clerk knows what to do
    return True
