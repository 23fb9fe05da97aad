"""The door of the live connection: how large a message may be, how often hearts beat, whose pages may knock."""

import logging
from collections.abc import Callable
from typing import Any

from flask import Flask
from flask_socketio import SocketIO

from couples.realtime.threaded_wire import ThreadedWire
from couples.services.wire import LARGEST

PING_EVERY, PONG_WITHIN = 2, 4  # seconds: a silent phone is noticed before F9's eight seconds are over

Ours = Callable[[str | None, dict[str, Any]], bool]  # origin and WSGI environ -> whether that page is ours


def a_socketio(app: Flask, *, mode: str, ours: Ours) -> SocketIO:
    """Socket.IO on this application; events of one page are handled in the order in which they came."""
    socketio = SocketIO(
        app,
        async_mode=mode,
        manage_session=False,
        async_handlers=False,
        cors_allowed_origins=ours,
        ping_interval=PING_EVERY,
        ping_timeout=PONG_WITHIN,
        max_http_buffer_size=LARGEST,
        allow_upgrades=False,  # a page tries WebSocket first; one that had to poll goes on polling
        http_compression=False,
        websocket_compression=False,
        logger=logging.getLogger("socketio"),  # handed over, so that neither adds a printer of its own
        engineio_logger=logging.getLogger("engineio"),
    )
    socketio.server.eio.disconnect = lambda wire=None: _hang_up(socketio.server.eio, wire)
    _said_by_pages_only(socketio.server)
    if mode == "threading":  # here the library's own bounds reach neither single frames nor their number
        eio = socketio.server.eio
        eio._async = {**eio._async, "websocket": ThreadedWire}  # noqa: SLF001 - the library offers no other way
    return socketio


def _said_by_pages_only(server: Any) -> None:  # noqa: ANN401 - Socket.IO's server; the library ships no types
    """A page cannot say "connect" or "disconnect" as if it were one of its words: that is dropped.

    The library hands such a word to the handlers of its own happenings. A page that had risen by it kept its wire, and
    went on hearing the evening after its login had ended.
    """
    handle = server._handle_event  # noqa: SLF001 - the library offers no other way

    def handled(wire: str, namespace: str | None, number: int | None, said: object) -> None:
        if isinstance(said, list) and said and said[0] not in server.reserved_events:
            handle(wire, namespace, number, said)

    server._handle_event = handled  # noqa: SLF001 - as above


def _hang_up(eio: Any, wire: str | None) -> None:  # noqa: ANN401 - Engine.IO's server; the library ships no types
    """The library waits until the other end has fetched its goodbye, which a stranger with a POST too long never does.

    Each left a thread behind for ever, and a server that could not be told to stop.
    """
    for each in [wire] if wire else list(eio.sockets):
        if found := eio.sockets.pop(each, None):
            found.close(wait=False)
