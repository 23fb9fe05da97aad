"""Everything that makes one process quick, in one room; with green.py and app.py the only file that names eventlet.

``QuickRuntime`` sets the process up as it is made; ``QuickSocket`` is a page's wire. What each thing buys stands
beside it, measured as benchmarks/README.md says; what stops paying goes.
"""

import contextlib
import gc
import resource
import signal
import sys
import time
from base64 import b64encode
from hashlib import sha1
from typing import Any

import engineio.base_server
import engineio.packet
import engineio.socket
import eventlet
import eventlet.greenio
import eventlet.hubs
import eventlet.wsgi
import orjson
import socketio.manager
import socketio.packet
from engineio.exceptions import EngineIOError
from engineio.packet import Packet

from couples.realtime.frames import BINARY, CLOSE, PING, PONG, TEXT, Frames, framed
from couples.realtime.green import GreenRuntime

MOST_SOCKETS = 65_536
WAITING_AT_THE_DOOR = 4096  # a whole town reconnecting at once; the kernel may allow fewer
UNSENT = 1_000_000  # bytes that a page may be behind before it is hung up on
READ_AT_ONCE = 4096
SETTLED_IN = 2.0  # seconds after the start at which everything that stays has been made
SHARED_EVERY = 0.0001  # seconds
ACCEPTS = b"258EAFA5-E914-47DA-95CA-C5AB0DC85B11"  # RFC 6455


class QuickRuntime(GreenRuntime):
    """eventlet's runtime in a process made quick. Made once, before anything else is built."""

    def __init__(self) -> None:
        soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
        most = MOST_SOCKETS if hard == resource.RLIM_INFINITY else min(MOST_SOCKETS, hard)
        resource.setrlimit(resource.RLIMIT_NOFILE, (max(soft, most), hard))  # else the 1,025th phone is turned away
        eventlet.wsgi.DEFAULT_MAX_SIMULTANEOUS_REQUESTS = MOST_SOCKETS  # as above: 1,024 by default
        eventlet.listen = _listen
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


class QuickSocket(engineio.socket.Socket):  # type: ignore[misc]  # the library ships no types
    """A page's wire: what is said leaves within the same call, from the handler itself.

    The library's own puts each packet into a queue that a second greenlet empties, unmasks through several layers, and
    spawns a greenlet for each heartbeat. Here one greenlet reads, one timer beats, nobody
    writes but who speaks; a page that cannot keep up gets what is left from a greenlet made for it.
    """

    def __init__(self, server: Any, sid: str) -> None:  # noqa: ANN401 - the library ships no types
        super().__init__(server, sid)
        self.connected: bool
        self.last_ping: float | None
        self._sock: Any = None  # eventlet's, once this is a WebSocket
        self._unsent: bytearray | None = None
        self._beating = False
        self._busy = False  # answering this page: what it says meanwhile is read after, and it is not taken for silent

    def _upgrade_websocket(self, environ: dict[str, Any], start_response: Any) -> Any:  # noqa: ANN401 - as there
        sock = environ["eventlet.input"].get_socket()
        key = environ.get("HTTP_SEC_WEBSOCKET_KEY", "")
        plain = type(sock) is eventlet.greenio.GreenSocket
        if self.connected or not plain or not key or environ.get("HTTP_SEC_WEBSOCKET_VERSION") != "13":
            return super()._upgrade_websocket(environ, start_response)  # polling first, TLS, strangers: the long way
        accept = b64encode(sha1(key.encode() + ACCEPTS, usedforsecurity=False).digest())
        head = b"HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
        sock.sendall(head + b"Sec-WebSocket-Accept: " + accept + b"\r\n\r\n")
        environ["eventlet.set_idle"]()
        sock.settimeout(None)
        self.connected = self.upgraded = True
        self._sock = sock
        while not self.queue.empty():
            self._write(_frame_of(self.queue.get()))
        try:
            self._read(Frames(self.server.max_http_buffer_size))
        except (OSError, ValueError, EngineIOError):
            pass  # cut off, or no browser: either way this wire is over
        finally:
            self.close(wait=False, abort=True, reason=self.server.reason.TRANSPORT_CLOSE)
        eventlet.wsgi.WSGI_LOCAL.already_handled = True
        return []

    def _read(self, frames: Frames) -> None:
        while data := self._sock.recv(READ_AT_ONCE):
            for opcode, payload in frames.feed(data):
                if opcode == CLOSE:
                    return
                if opcode == PING:
                    self._write(framed(PONG, payload))
                elif opcode == TEXT:
                    self._busy = True
                    self.receive(Packet(encoded_packet=payload.decode()))
                    self._busy = False
                if self.closed:
                    return

    def send(self, pkt: Any) -> None:  # noqa: ANN401 - the library ships no types
        if self._sock is None:
            super().send(pkt)
        elif not self.closed:
            self._write(_frame_of(pkt))

    def _write(self, frame: bytes) -> None:
        if self._unsent is not None:
            self._unsent += frame
            if len(self._unsent) > UNSENT:
                self._hang_up()
            return
        try:
            sent = self._sock.fd.send(frame)
        except BlockingIOError:
            sent = 0
        except OSError:
            self._hang_up()
            return
        if sent < len(frame):
            self._unsent = bytearray(frame[sent:])
            eventlet.spawn_n(self._catch_up)

    def _catch_up(self) -> None:
        with contextlib.suppress(OSError):
            while self._unsent:
                part, self._unsent = bytes(self._unsent), bytearray()
                self._sock.sendall(part)
        self._unsent = None

    def _hang_up(self) -> None:
        """The reader wakes with nothing to read, and ends this wire as it would any other."""
        with contextlib.suppress(OSError):
            self._sock.fd.shutdown(eventlet.green.socket.SHUT_RDWR)

    def close(self, wait: bool = True, abort: bool = False, reason: str | None = None) -> None:  # noqa: FBT001, FBT002 - the library's own
        super().close(wait=wait and self._sock is None, abort=abort, reason=reason)
        if self._sock is not None:
            self._hang_up()

    def schedule_ping(self) -> None:
        """Called at the start and with every pong: answered. The beat goes on by its own timer, without a greenlet."""
        self.last_ping = None
        if not self._beating:
            self._beating = True
            eventlet.hubs.get_hub().schedule_call_global(self.server.ping_interval, self._beat)

    def _beat(self) -> None:
        if self.closed or self.closing:
            return
        now = time.time()
        if self.last_ping is None:
            self.last_ping = now
            self.send(_PING)
        elif now - self.last_ping >= self.server.ping_timeout and not self._busy:
            self.server.sockets.pop(self.sid, None)
            eventlet.spawn_n(self.close, wait=False, reason=self.server.reason.PING_TIMEOUT)
            return
        eventlet.hubs.get_hub().schedule_call_global(self.server.ping_interval, self._beat)


def _frame_of(packet: Any) -> bytes:  # noqa: ANN401 - the library ships no types
    """Encoded once, however many pages it goes to."""
    frame: bytes | None = getattr(packet, "frame", None)
    if frame is None:
        text = packet.encode()
        frame = packet.frame = framed(TEXT, text.encode()) if isinstance(text, str) else framed(BINARY, text)
    return frame


_PING = Packet(engineio.packet.PING)
