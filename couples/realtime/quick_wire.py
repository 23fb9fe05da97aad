"""A page's wire in the quick process: its bytes are read, its heart beats and its words leave without detours.

Whoever sends without end takes nobody else's turn: see ``QuickSocket._came`` and budget.py.
"""

import contextlib
import time
from base64 import b64encode
from hashlib import sha1
from typing import Any

import engineio.packet
import engineio.socket
import eventlet
import eventlet.greenio
import eventlet.hubs
import eventlet.wsgi
from engineio.exceptions import EngineIOError
from engineio.packet import Packet

from couples.realtime.budget import Budget
from couples.realtime.frames import BINARY, CLOSE, PING, PONG, TEXT, Frames, framed

UNSENT = 1_000_000  # bytes that a page may be behind before it is hung up on
READ_AT_ONCE = 4096
ACCEPTS = b"258EAFA5-E914-47DA-95CA-C5AB0DC85B11"  # RFC 6455


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
        self._plain = True  # not under TLS
        self._unsent: bytearray | None = None
        self._beating = False
        self._busy = False  # answering this page: what it says meanwhile is read after, and it is not taken for silent

    def _upgrade_websocket(self, environ: dict[str, Any], _start_response: object) -> Any:  # noqa: ANN401 - as there
        key = environ.get("HTTP_SEC_WEBSOCKET_KEY", "")
        if self.connected or not key or environ.get("HTTP_SEC_WEBSOCKET_VERSION") != "13":
            if not self.connected:
                self.close(wait=False, abort=True)
            return self.server._bad_request()  # noqa: SLF001 - the library's own answer; no page of ours asks like this
        self._sock = sock = environ["eventlet.input"].get_socket()
        self._plain = type(sock) is eventlet.greenio.GreenSocket
        accept = b64encode(sha1(key.encode() + ACCEPTS, usedforsecurity=False).digest())
        head = b"HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
        sock.sendall(head + b"Sec-WebSocket-Accept: " + accept + b"\r\n\r\n")
        environ["eventlet.set_idle"]()
        sock.settimeout(None)
        self.connected = self.upgraded = True
        while not self.queue.empty():
            self._write(_frame_of(self.queue.get()))
        try:
            self._read(Frames(self.server.max_http_buffer_size, Budget(time.monotonic).spend))
        except (OSError, ValueError, EngineIOError):
            pass  # cut off, or no browser: either way this wire is over
        finally:
            self.close(wait=False, abort=True, reason=self.server.reason.TRANSPORT_CLOSE)
        eventlet.wsgi.WSGI_LOCAL.already_handled = True
        return []

    def _came(self) -> bytes:
        """What came; others have their turn first, however much lies waiting here. What is ready is not awaited."""
        if self._plain:
            eventlet.hubs.trampoline(self._sock.fd, read=True)
            data: bytes = self._sock.fd.recv(READ_AT_ONCE)
        else:  # under TLS bytes may lie decrypted already, and the hub does not know of them
            eventlet.sleep(0)
            data = self._sock.recv(READ_AT_ONCE)
        return data

    def _read(self, frames: Frames) -> None:
        while data := self._came():
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
            sent = self._sock.fd.send(frame) if self._plain else 0  # under TLS the greenlet below sends all of it
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
            (self._sock.fd if self._plain else self._sock).shutdown(eventlet.green.socket.SHUT_RDWR)

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
