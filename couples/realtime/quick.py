"""Everything that makes one process quick, in one room; quick_wire.py beside it is a page's wire.

``QuickRuntime`` sets the process up as it is made. What each thing buys stands beside it, measured as
benchmarks/README.md says; what stops paying goes.
"""

import gc
import resource
import signal
import sys
from typing import Any

import engineio.base_server
import engineio.packet
import engineio.socket
import eventlet
import eventlet.hubs
import eventlet.wsgi
import orjson
import socketio.manager
import socketio.packet

from couples.realtime.green import GreenRuntime
from couples.realtime.quick_wire import QuickSocket

MOST_SOCKETS = 65_536
WAITING_AT_THE_DOOR = 4096  # a whole town reconnecting at once; the kernel may allow fewer
SETTLED_IN = 2.0  # seconds after the start at which everything that stays has been made
SHARED_EVERY = 0.0001  # seconds


class QuickRuntime(GreenRuntime):
    """eventlet's runtime in a process made quick. Made once, before anything else is built."""

    def __init__(self) -> None:
        soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
        most = MOST_SOCKETS if hard == resource.RLIM_INFINITY else min(MOST_SOCKETS, hard)
        resource.setrlimit(resource.RLIMIT_NOFILE, (max(soft, most), hard))  # else the 1,025th phone is turned away
        eventlet.wsgi.DEFAULT_MAX_SIMULTANEOUS_REQUESTS = MOST_SOCKETS  # as above: 1,024 by default
        eventlet.listen = _listen
        eventlet.wsgi.HttpProtocol.handle_one_request = _in_turn
        engineio.socket.Socket = QuickSocket
        engineio.base_server.BaseServer._default_monitor_clients = False  # noqa: SLF001 - each wire's own beat looks
        socketio.manager.Manager = QuickManager
        engineio.packet.Packet.json = socketio.packet.Packet.json = Json
        socketio.packet.Packet.uses_binary_events = False  # all we say is text: saves a 22 µs search of each screen
        sys.setswitchinterval(SHARED_EVERY)  # the hub waits for the database's thread no longer than this, not 5 ms
        gc.set_threshold(2000, 50, 1000)  # full passes over a town's objects took 170 to 400 ms
        super().__init__()
        eventlet.spawn_after(SETTLED_IN, gc.freeze)
        self._main = eventlet.greenthread.getcurrent()
        signal.signal(signal.SIGINT, self._stop)

    def _stop(self, *_: object) -> None:
        """Told to stop: the main greenlet hears it, not the handler that happens to run and would swallow it."""
        eventlet.hubs.get_hub().schedule_call_global(0, self._main.throw, KeyboardInterrupt)


_handle_one_request = eventlet.wsgi.HttpProtocol.handle_one_request


def _in_turn(connection: Any) -> None:  # noqa: ANN401 - eventlet's, without types
    """Between two requests of one connection the others have their turn (a row of them held up pauses for seconds)."""
    eventlet.sleep(0)
    _handle_one_request(connection)


def _listen(address: Any, family: int = 2, **_: Any) -> Any:  # noqa: ANN401 - in eventlet.listen's place
    """Without delay on every accepted socket (Nagle meeting delayed ack cost 5.5 ms, at worst 43); a long queue."""
    door = eventlet.green.socket.socket(family)
    door.setsockopt(eventlet.green.socket.SOL_SOCKET, eventlet.green.socket.SO_REUSEADDR, 1)
    door.setsockopt(eventlet.green.socket.IPPROTO_TCP, eventlet.green.socket.TCP_NODELAY, 1)
    door.bind(address)
    door.listen(WAITING_AT_THE_DOOR)
    return door


class QuickManager(socketio.manager.Manager):  # type: ignore[misc]  # the library ships no types
    """A page that goes is taken out of its own three rooms, not looked for in a town's fifteen thousand.

    After 5,000 pages had gone at once the server could not even be told to stop within 10 s; now it can.
    """

    def __init__(self) -> None:
        super().__init__()
        self._rooms_of: dict[str, set[str | None]] = {}

    def basic_enter_room(self, sid: str, namespace: str, room: str | None, eio_sid: str | None = None) -> None:
        super().basic_enter_room(sid, namespace, room, eio_sid=eio_sid)
        self._rooms_of.setdefault(sid, set()).add(room)

    def basic_disconnect(self, sid: str, namespace: str, **_: object) -> None:
        for room in self._rooms_of.pop(sid, ()):
            self.basic_leave_room(sid, namespace, room)
        self.callbacks.pop(sid, None)
        for pending in (self.pending_connect, self.pending_disconnect):
            waiting = pending.get(namespace, [])
            if sid in waiting:
                waiting.remove(sid)
            if not waiting:
                pending.pop(namespace, None)


class Json:
    """orjson in the place of json: a screen is written in 0.9 µs instead of 9.3."""

    loads = staticmethod(orjson.loads)

    @staticmethod
    def dumps(data: object, **_: object) -> str:
        return orjson.dumps(data).decode()
