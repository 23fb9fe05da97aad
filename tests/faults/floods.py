"""Somebody who means harm and has one connection at a time: ``python -m tests.faults.floods PORT KIND SECONDS``.

A process of its own, so that it takes nothing from the pages of the test but the machine's second core. It sends at a
bounded rate, and knocks again, a little later, whenever it is hung up on. At the end it prints how often that was.
"""

import base64
import os
import re
import socket
import sys
import time
from collections.abc import Callable, Iterator

RATE = 3_000_000  # bytes a second
AGAIN = 0.05  # seconds between two connections
MASK = bytes(4)


def frame(first: int, payload: bytes = b"") -> bytes:
    """One masked frame; a mask of zeros leaves the payload as it is."""
    return bytes((first, 0x80 | len(payload))) + MASK + payload


def upgrade(path: str) -> bytes:
    """A browser's question for a WebSocket."""
    key = base64.b64encode(os.urandom(16)).decode()
    return (
        f"GET {path} HTTP/1.1\r\nHost: {{host}}\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
        f"Sec-WebSocket-Key: {key}\r\nSec-WebSocket-Version: 13\r\n\r\n"
    ).encode()


WS = "/socket.io/?EIO=4&transport=websocket"
POLL = "/socket.io/?EIO=4&transport=polling"


def straight(sock: socket.socket, host: str) -> None:
    """A WebSocket, as a page opens it."""
    sock.sendall(upgrade(WS).replace(b"{host}", host.encode()))
    assert b" 101 " in sock.recv(4096)


def by_detour(sock: socket.socket, host: str) -> None:
    """Polling first, then a WebSocket for the same session: the library's own long way."""
    with socket.create_connection(sock.getpeername()) as first:
        first.sendall(f"GET {POLL} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n".encode())
        answer = b"".join(iter(lambda: first.recv(4096), b""))
    found = re.search(rb'"sid":"([^"]+)"', answer)
    assert found
    sock.sendall(upgrade(f"{WS}&sid={found[1].decode()}").replace(b"{host}", host.encode()))
    if b" 101 " not in sock.recv(4096):
        raise OSError("refused")
    sock.sendall(frame(0x81, b"2probe") + frame(0x81, b"5"))


def not_at_all(_: socket.socket, __: str) -> None:
    """Plain requests, one behind the other on the same connection."""


PLAIN = b"GET /healthz HTTP/1.1\r\nHost: x\r\n\r\n"
Opens = Callable[[socket.socket, str], None]
KINDS: dict[str, tuple[Opens, bytes, bytes]] = {  # how it opens, what it says once, what it repeats
    "empty parts": (straight, frame(0x01), frame(0x00)),
    "small parts": (straight, frame(0x01, b"4"), frame(0x00, b"a")),
    "pongs": (straight, b"", frame(0x8A)),
    "pings": (straight, b"", frame(0x89)),
    "nonsense": (straight, b"", frame(0x81, b'42["say",{"do":"Pause","id":"x"}]')),
    "pongs by detour": (by_detour, b"", frame(0x8A)),
    "empty parts by detour": (by_detour, frame(0x01), frame(0x00)),
    "requests": (not_at_all, b"", PLAIN),
}


def throw(port: int, kind: str, seconds: float) -> Iterator[int]:
    """Floods; gives the bytes that went out on each connection."""
    opens, once, ever = KINDS[kind]
    chunk = ever * (65_536 // len(ever))
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        sent, began = 0, time.monotonic()
        try:
            with socket.create_connection(("127.0.0.1", port), timeout=2) as sock:
                opens(sock, f"127.0.0.1:{port}")
                sock.sendall(once)
                while time.monotonic() < end:
                    sock.sendall(chunk)
                    sent += len(chunk)
                    time.sleep(max(0.0, began + sent / RATE - time.monotonic()))
        except (OSError, AssertionError):
            pass
        yield sent
        time.sleep(AGAIN)


def main() -> None:
    port, kind, seconds = sys.argv[1:]
    lines = list(throw(int(port), kind, float(seconds)))
    print(f"{len(lines)} connections, {sum(lines)} bytes")  # noqa: T201 - it is a program


if __name__ == "__main__":
    main()
