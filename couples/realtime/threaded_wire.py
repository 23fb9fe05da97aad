"""A page's wire where each has threads of its own: bounded in the size of its frames and in how many come.

simple-websocket bounds a message and nothing else, and a wire that the server is done with stays open until the other
end says something more.
"""

import contextlib
import socket
import time
from collections.abc import Iterator
from typing import Any

from engineio.async_drivers.threading import SimpleWebSocketWSGI
from simple_websocket import Server
from wsproto.events import Event, Message
from wsproto.utilities import LocalProtocolError

from couples.realtime.budget import Budget, Spent
from couples.services.wire import LARGEST

COMPRESSES = "HTTP_SEC_WEBSOCKET_EXTENSIONS"


class ThreadedWire(SimpleWebSocketWSGI):  # type: ignore[misc]  # the library ships no types
    """What Engine.IO speaks to."""

    def __call__(self, environ: dict[str, Any], _start_response: object) -> None:
        plain = {name: said for name, said in environ.items() if name != COMPRESSES}
        self.ws = BoundedServer(plain, max_message_size=LARGEST)
        self.app(self)
        raise ConnectionError  # this is how Werkzeug learns that the request's connection is used up


class BoundedServer(Server):  # type: ignore[misc]  # the library ships no types
    """Hangs up on whoever sends more than a page would."""

    def handshake(self) -> None:
        self.ws: Any = _Counted(self.ws)
        super().handshake()

    def close(self, reason: int | None = None, message: str | None = None) -> None:
        """Said and done: nobody waits for the other end to say something more."""
        with contextlib.suppress(OSError):
            super().close(reason, message)
        with contextlib.suppress(OSError):
            self.sock.shutdown(socket.SHUT_RDWR)


class _Counted:
    """The protocol's own state, with a budget for what comes out of it."""

    def __init__(self, state: Any) -> None:  # noqa: ANN401 - wsproto's connection, which says its types only loosely
        self._state = state
        self._budget = Budget(time.monotonic)

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401 - everything else is as it was
        return getattr(self._state, name)

    def events(self) -> Iterator[Event]:
        for event in self._state.events():
            size = len(event.data) if isinstance(event, Message) else 0
            try:
                self._budget.spend(size)
            except Spent as spent:
                raise LocalProtocolError from spent
            if isinstance(event, Message) and not event.data and not event.message_finished:
                raise LocalProtocolError  # a part without anything in it, which could go on for ever
            yield event
