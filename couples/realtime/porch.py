"""Whoever opens a wire says soon who they are, or is hung up on; a stranger cannot fill the house with silent wires.

A wire counts as a stranger's until a page has taken its seat on it, and again once the page has risen from it. One
address may have a few such wires at a time; this machine's own are not counted, its proxy may speak for everybody.
"""

import ipaddress
import logging
import threading
from collections import defaultdict
from collections.abc import Callable
from typing import Any

import socketio

WAITS = 6.0  # seconds until a page must have taken its seat
STRANGERS = 64  # wires of one address that nobody has a seat on: many couples behind one router come back at once
LOOKS_EVERY = 1.0  # seconds

Whence = Callable[[dict[str, Any]], str]  # WSGI environ -> the address a request came from

log = logging.getLogger(__name__)


class Porch:
    """All wires of this server, by whether a page sits on them. Stands before the server's own connect."""

    def __init__(self, server: socketio.Server, whence: Whence, mono: Callable[[], float]) -> None:
        self._server, self._whence, self._mono = server, whence, mono
        self._address: dict[str, str] = {}  # of every wire there is
        self._since: dict[str, float] = {}  # when a wire of nobody was first seen as one
        self._strangers: defaultdict[str, set[str]] = defaultdict(set)
        self._guard = threading.RLock()
        eio = server.eio
        self._opens, self._ends = eio.handlers["connect"], eio.handlers["disconnect"]
        eio.on("connect", self._comes)
        eio.on("disconnect", self._goes)

    def watch(self, sleep: Callable[[float], object]) -> None:
        """For as long as the server lives."""
        while True:
            sleep(LOOKS_EVERY)
            try:
                self.look()
            except Exception as error:  # noqa: BLE001 - one bad look must not end the watch
                log.error("a look at the porch failed: %s", type(error).__name__)  # noqa: TRY400 - as in timing.py

    def look(self) -> None:
        """Hang up on every wire that has been nobody's for too long."""
        with self._guard:
            now = self._mono()
            for wire in list(self._address):
                self._sort(wire, now)
            over = [wire for wire, since in self._since.items() if now - since >= WAITS]
        for wire in over:
            if found := self._server.eio.sockets.pop(wire, None):
                found.close(wait=False, abort=True)

    def _comes(self, wire: str, environ: dict[str, Any]) -> object:
        address = self._whence(environ)
        with self._guard:
            now = self._mono()
            if len(self._strangers.get(address, ())) >= STRANGERS and not _is_here(address):
                for other in list(self._strangers[address]):
                    self._sort(other, now)
                if len(self._strangers.get(address, ())) >= STRANGERS:
                    return False
            self._address[wire], self._since[wire] = address, now
            self._strangers[address].add(wire)
        return self._opens(wire, environ)

    def _goes(self, wire: str, *why: object) -> None:
        with self._guard:
            self._since.pop(wire, None)
            self._no_stranger(wire, self._address.pop(wire, ""))
        self._ends(wire, *why)

    def _sort(self, wire: str, now: float) -> None:
        """Nobody's, or with a page on it."""
        if self._server.manager.sid_from_eio_sid(wire, "/") is not None:
            self._since.pop(wire, None)
            self._no_stranger(wire, self._address[wire])
        elif wire not in self._since:
            self._since[wire] = now
            self._strangers[self._address[wire]].add(wire)

    def _no_stranger(self, wire: str, address: str) -> None:
        theirs = self._strangers.get(address)
        if theirs is not None:
            theirs.discard(wire)
            if not theirs:
                del self._strangers[address]


def _is_here(address: str) -> bool:
    try:
        return not address or ipaddress.ip_address(address).is_loopback
    except ValueError:
        return False
