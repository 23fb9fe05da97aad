"""The network between one phone and the house, to be cut in every way a real one is: seeded, on this machine only.

A cut way holds its bytes back. ``heal`` brings the network back: lines on which bytes were lost break (``late=False``),
or what was held arrives after all, as TCP does when a tunnel ends (``late=True``).
"""

import asyncio
import threading
from collections.abc import Callable, Coroutine
from dataclasses import dataclass, field
from enum import StrEnum
from random import Random
from typing import Any, TypeVar

T = TypeVar("T")
CHUNK = 65_536
WITHIN = 5.0  # seconds that the proxy's own thread may take for anything asked of it


class Cut(StrEnum):
    """How a line can fail."""

    CLEAN = "clean"  # every connection ends at once, and no new one comes about
    HALF_OPEN = "half-open"  # connections stand, and not a byte gets through
    UP = "one-way-up"  # the phone hears the house and is not heard
    DOWN = "one-way-down"  # the house hears the phone and is not heard
    REORDER = "reorder by reconnect"  # what is said on the lines of now arrives after what new lines bring


class Way(StrEnum):
    """Which way bytes go."""

    UP = "up"
    DOWN = "down"


class Kind(StrEnum):
    """What a connection carries."""

    SOCKET = "socket"
    PLAIN = "plain"


STOPPED = {Cut.CLEAN: set(Way), Cut.HALF_OPEN: set(Way), Cut.UP: {Way.UP}, Cut.DOWN: {Way.DOWN}}
STOPPED[Cut.REORDER] = {Way.UP}
SILENT = tuple(how for how in Cut if how is not Cut.REORDER)  # after these one end hears nothing


@dataclass(eq=False)
class Line:
    """One connection: the phone's end and the house's, a gate for each way, and what waits before it."""

    phone: asyncio.StreamWriter
    house: asyncio.StreamWriter
    kind: Kind = Kind.PLAIN
    gates: dict[Way, asyncio.Event] = field(default_factory=dict)
    waiting: dict[Way, int] = field(default_factory=lambda: dict.fromkeys(Way, 0))
    writing: set[asyncio.Future[None]] = field(default_factory=set)

    def breaks(self) -> None:
        """Both ends learn of it at once, and nothing that waited arrives."""
        for each in self.writing:
            each.cancel()
        self.phone.transport.abort()
        self.house.transport.abort()


class Proxy:
    """One phone's network. Everything public may be called from the test's own thread."""

    def __init__(self, house_port: int, seed: int = 0) -> None:
        self.port = 0
        self._house_port = house_port
        self._dice = Random(seed)
        self._loop = asyncio.new_event_loop()
        self._lines: set[Line] = set()
        self._stopped: dict[Kind, set[Way]] = {kind: set() for kind in Kind}
        self._refusing = False
        self._delay = (0.0, 0.0)
        self._tasks: set[asyncio.Task[None]] = set()
        self._thread = threading.Thread(target=self._loop.run_forever, name="proxy", daemon=True)

    @property
    def url(self) -> str:
        """Where the phone finds the house."""
        return f"http://127.0.0.1:{self.port}"

    def start(self) -> "Proxy":
        self._thread.start()
        self._server = self._asked(asyncio.start_server(self._meets, "127.0.0.1", 0))
        self.port = self._server.sockets[0].getsockname()[1]
        return self

    def close(self) -> None:
        """No line remains, and no thread."""
        self._asked(self._closed())
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join(WITHIN)
        self._loop.close()

    # --- what can happen to a network

    def cut(self, how: Cut, *kinds: Kind) -> None:
        """From now on; without kinds, everything this phone has."""
        self._now(lambda: self._cut(how, kinds or tuple(Kind)))

    def heal(self, *, late: bool = False) -> None:
        """The network is back."""
        self._now(lambda: self._heal(late=late))

    def slow(self, seconds: float, jitter: float = 0.0) -> None:
        """Every byte takes this long, and up to ``jitter`` longer, in order on each line."""
        self._now(lambda: setattr(self, "_delay", (seconds, jitter)))

    def drop(self) -> None:
        """The phone loses its lines and may open new ones; what it had sent on the old ones still arrives, later."""
        self._now(self._drop)

    # --- the proxy's own thread

    def _cut(self, how: Cut, kinds: tuple[Kind, ...]) -> None:
        self._refusing = how is Cut.CLEAN
        for kind in kinds if how is not Cut.REORDER else ():
            self._stopped[kind] |= STOPPED[how]
        for line in [line for line in self._lines if line.kind in kinds]:
            if how is Cut.CLEAN:
                line.breaks()
            for way in STOPPED[how]:
                line.gates[way].clear()

    def _drop(self) -> None:
        for line in self._lines:
            line.phone.transport.abort()

    def _heal(self, *, late: bool) -> None:
        self._refusing = False
        self._stopped = {kind: set() for kind in Kind}
        for line in list(self._lines):
            if not late and any(line.waiting[way] for way, gate in line.gates.items() if not gate.is_set()):
                line.breaks()
            for gate in line.gates.values():
                gate.set()

    async def _meets(self, reader: asyncio.StreamReader, phone: asyncio.StreamWriter) -> None:
        if self._refusing:
            phone.transport.abort()
            return
        self._tasks.add(task := asyncio.current_task())  # type: ignore[arg-type]  # a callback of a server is one
        try:
            await self._carries(reader, phone)
        except OSError:
            phone.transport.abort()
        finally:
            self._tasks.discard(task)

    async def _carries(self, reader: asyncio.StreamReader, phone: asyncio.StreamWriter) -> None:
        answers, house = await asyncio.open_connection("127.0.0.1", self._house_port)
        line = Line(phone, house)
        self._lines.add(line)
        try:
            first = await reader.read(CHUNK)
            line.kind = Kind.SOCKET if b"upgrade: websocket" in first.lower() else Kind.PLAIN
            for way in Way:
                line.gates[way] = asyncio.Event()
                if way not in self._stopped[line.kind]:
                    line.gates[way].set()
            await asyncio.gather(
                self._flows(line, Way.UP, reader, house, first), self._flows(line, Way.DOWN, answers, phone)
            )
        finally:
            self._lines.discard(line)
            line.breaks()

    async def _flows(
        self, line: Line, way: Way, source: asyncio.StreamReader, sink: asyncio.StreamWriter, first: bytes | None = None
    ) -> None:
        """One way of a line: read at once, written when it is due and the way is open. The end of it waits in line."""
        queue: asyncio.Queue[tuple[float, bytes]] = asyncio.Queue()
        writing, due = asyncio.ensure_future(self._arrives(line, way, queue, sink)), 0.0
        line.writing.add(writing)
        try:
            data = await self._read(source) if first is None else first
            while True:
                due = max(due, self._loop.time() + self._delay[0] + self._delay[1] * self._dice.random())
                line.waiting[way] += 1
                queue.put_nowait((due, data))
                if not data:
                    break
                data = await self._read(source)
            await asyncio.wait([writing])
        finally:
            line.writing.discard(writing)

    @staticmethod
    async def _read(source: asyncio.StreamReader) -> bytes:
        try:
            return await source.read(CHUNK)
        except OSError:
            return b""

    async def _arrives(
        self, line: Line, way: Way, queue: "asyncio.Queue[tuple[float, bytes]]", sink: asyncio.StreamWriter
    ) -> None:
        while True:
            due, data = await queue.get()
            await asyncio.sleep(max(0.0, due - self._loop.time()))
            await line.gates[way].wait()
            line.waiting[way] -= 1
            try:
                if not data:
                    sink.close()
                    return
                sink.write(data)
                await sink.drain()
            except OSError:
                return

    async def _closed(self) -> None:
        self._server.close()
        for line in list(self._lines):
            line.breaks()
        if self._tasks:
            await asyncio.wait(self._tasks)

    def _now(self, work: Callable[[], object]) -> None:
        async def on_its_thread() -> None:
            work()

        self._asked(on_its_thread())

    def _asked(self, work: Coroutine[Any, Any, T]) -> T:
        return asyncio.run_coroutine_threadsafe(work, self._loop).result(WITHIN)
