"""The door of the live connection: how large a message may be, how often hearts beat, whose pages may knock."""

import logging
from collections.abc import Callable
from functools import partial
from typing import Any

from engineio.async_drivers.threading import SimpleWebSocketWSGI
from flask import Flask
from flask_socketio import SocketIO

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
        http_compression=False,
        websocket_compression=False,
        logger=logging.getLogger("socketio"),  # handed over, so that neither adds a printer of its own
        engineio_logger=logging.getLogger("engineio"),
    )
    if mode == "threading":  # here the library's own bound does not reach single frames
        bounded = partial(SimpleWebSocketWSGI, max_message_size=LARGEST)
        eio = socketio.server.eio
        eio._async = {**eio._async, "websocket": bounded}  # noqa: SLF001 - the library offers no other way to bound it
    return socketio
