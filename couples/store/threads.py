"""A pause never waits for the disk: slow work runs on real threads, and its result comes later, on a ticket.

The store hands every piece of work to one real thread and gives back a ticket. Who waits on a ticket waits alone; who
hands it a callback goes on at once. Two runtimes fulfil the same small protocol: the plain one below, and the one for
eventlet in ``couples/realtime/quick.py``. The store itself uses no lock that a green library may have replaced.
"""

import logging
import threading
from _queue import SimpleQueue
from collections.abc import Callable
from typing import Any, Generic, Protocol, TypeVar

T = TypeVar("T")
T_co = TypeVar("T_co", covariant=True)
Done = Callable[[T | None, BaseException | None], None]  # called with the value, or with None and the error

log = logging.getLogger(__name__)


class Ticket(Protocol[T_co]):
    """A result that comes later."""

    def wait(self) -> T_co:
        """Hold up only this thread or greenlet until the work is done; raises what the work raised.

        May also be called inside a ``then`` callback: a waiter is woken directly, not through the delivering thread.
        """

    def then(self, done: Callable[[T_co | None, BaseException | None], None]) -> None:
        """Call ``done(value, None)`` or ``done(None, error)`` on the serving side, also if it is settled already."""


class SettleableTicket(Ticket[T], Protocol[T]):
    """The same ticket as the working thread sees it: one of the two is called, once, from any thread."""

    def settle(self, value: T) -> None: ...

    def fail(self, error: BaseException) -> None: ...


class Runtime(Protocol):
    """Real operating-system threads, under whichever server runs."""

    def start(self, target: Callable[[], None], name: str) -> None:
        """Run ``target`` on a real thread of its own (never a greenlet) that does not keep the process alive."""

    def ticket(self) -> SettleableTicket[Any]: ...

    def off_hub(self, work: Callable[[], T]) -> T:
        """Run heavy C code so that nobody else's screen stands still; returns what it returns."""


class ThreadingRuntime:
    """The plain runtime: callbacks run one after another on a single delivering thread, in the order of settling."""

    def __init__(self) -> None:
        self._calls: SimpleQueue[Callable[[], None]] = SimpleQueue()
        self._starting = threading.Lock()
        self._delivering = False

    def start(self, target: Callable[[], None], name: str) -> None:
        threading.Thread(target=target, name=name, daemon=True).start()

    def ticket(self) -> SettleableTicket[Any]:
        return _PlainTicket(self._deliver)

    def off_hub(self, work: Callable[[], T]) -> T:
        return work()

    def _deliver(self, call: Callable[[], None]) -> None:
        with self._starting:
            if not self._delivering:
                self._delivering = True
                self.start(self._run_calls, "delivering")
        self._calls.put(call)

    def _run_calls(self) -> None:
        while True:
            call = self._calls.get()
            try:
                call()
            except Exception as error:  # noqa: BLE001 -- one bad callback must not silence all later ones
                log.error("a callback failed: %s", type(error).__name__)  # noqa: TRY400 -- its text may quote a person


class _PlainTicket(Generic[T]):
    __slots__ = ("_callbacks", "_deliver", "_done", "_error", "_guard", "_settled", "_value")

    def __init__(self, deliver: Callable[[Callable[[], None]], None]) -> None:
        self._deliver = deliver
        self._guard = threading.Lock()
        self._done = threading.Lock()  # locked until the result is there
        self._done.acquire()
        self._settled = False
        self._value: T | None = None
        self._error: BaseException | None = None
        self._callbacks: list[Done[T]] = []

    def settle(self, value: T) -> None:
        self._finish(value, None)

    def fail(self, error: BaseException) -> None:
        self._finish(None, error)

    def wait(self) -> T:
        with self._done:
            if self._error is not None:
                raise self._error
            return self._value  # type: ignore[return-value]  # settled without an error: it is a T

    def then(self, done: Done[T]) -> None:
        with self._guard:
            if not self._settled:
                self._callbacks.append(done)
                return
        self._hand_over(done)

    def _finish(self, value: T | None, error: BaseException | None) -> None:
        with self._guard:
            self._value, self._error, self._settled = value, error, True
        for done in self._callbacks:
            self._hand_over(done)
        self._done.release()

    def _hand_over(self, done: Done[T]) -> None:
        self._deliver(lambda: done(self._value, self._error))
