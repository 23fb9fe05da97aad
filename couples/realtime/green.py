"""The store's real threads under eventlet: nobody's socket stands still while the disk is slow.

``GreenRuntime`` fulfils the store's Runtime: real threads do slow work, and a pipe wakes the hub when a result is there
(a green lock inside a database transaction froze every socket for the whole busy_timeout). With
``quick.py``, ``quick_wire.py`` and app.py the only files that name eventlet.
"""

import contextlib
import logging
from collections import deque
from collections.abc import Callable
from typing import Any, Generic, TypeVar

import eventlet
import eventlet.event
import eventlet.hubs
import eventlet.patcher
import eventlet.queue
import eventlet.tpool

from couples.store.threads import Done

T = TypeVar("T")

os = eventlet.patcher.original("os")
threading = eventlet.patcher.original("threading")

log = logging.getLogger(__name__)


class GreenRuntime:
    """Results come back through a pipe: waiters wake at once, callbacks run in order in a greenlet of their own."""

    def __init__(self) -> None:
        self._settled: deque[_GreenTicket[Any]] = deque()
        self._calls: deque[Callable[[], None]] = deque()
        self._bell: Any = eventlet.queue.LightQueue()  # rung when calls come to an empty line
        self._reading, self._writing = os.pipe()
        os.set_blocking(self._reading, False)
        os.set_blocking(self._writing, False)
        eventlet.spawn_n(self._listen)
        eventlet.spawn_n(self._deliver)

    def start(self, target: Callable[[], None], name: str) -> None:
        """A thread of the operating system, never a greenlet."""
        threading.Thread(target=target, name=name, daemon=True).start()

    def ticket(self) -> "_GreenTicket[Any]":
        return _GreenTicket(self)

    def off_hub(self, work: Callable[[], T]) -> T:
        """On eventlet's pool of real threads; only the caller waits."""
        result: T = eventlet.tpool.execute(work)
        return result

    def finished(self, ticket: "_GreenTicket[Any]") -> None:
        """Called on a real thread: pass the result over to the hub."""
        self._settled.append(ticket)
        with contextlib.suppress(BlockingIOError):  # full of earlier wake-ups: the hub is on its way already
            os.write(self._writing, b"x")

    def call(self, call: Callable[[], None]) -> None:
        """Put a callback in line; called on the hub."""
        self._calls.append(call)
        if len(self._calls) == 1 and self._bell.getting():
            self._bell.put(None)

    def _listen(self) -> None:
        while True:
            eventlet.hubs.trampoline(self._reading, read=True)
            os.read(self._reading, 65536)
            while self._settled:
                self._settled.popleft().wake()

    def _deliver(self) -> None:
        while True:
            while not self._calls:
                self._bell.get()
            try:
                self._calls.popleft()()
            except Exception as error:  # noqa: BLE001 - one bad callback must not silence all later ones
                log.error("a callback failed: %s", type(error).__name__)  # noqa: TRY400 - its text may quote a person


class _GreenTicket(Generic[T]):
    __slots__ = ("_callbacks", "_error", "_event", "_runtime", "_value")

    def __init__(self, runtime: GreenRuntime) -> None:
        self._runtime = runtime
        self._event = eventlet.event.Event()
        self._value: T | None = None
        self._error: BaseException | None = None
        self._callbacks: list[Done[T]] = []

    def settle(self, value: T) -> None:
        self._value = value
        self._runtime.finished(self)

    def fail(self, error: BaseException) -> None:
        self._error = error
        self._runtime.finished(self)

    def wait(self) -> T:
        self._event.wait()
        if self._error is not None:
            raise self._error
        return self._value  # type: ignore[return-value]  # settled without an error: it is a T

    def then(self, done: Done[T]) -> None:
        if self._event.ready():
            self._hand_over(done)
        else:
            self._callbacks.append(done)

    def wake(self) -> None:
        """On the hub: waiters go on, callbacks stand in line."""
        self._event.send(None)
        for done in self._callbacks:
            self._hand_over(done)

    def _hand_over(self, done: Done[T]) -> None:
        self._runtime.call(lambda: done(self._value, self._error))
