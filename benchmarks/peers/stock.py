"""Where this house began: Flask-SocketIO on eventlet as its first page shows it, a relay from memory."""

import sys
import warnings

warnings.filterwarnings("ignore", message=r"\s*Eventlet is deprecated")
import eventlet  # noqa: E402 - patch before anything else is imported

eventlet.monkey_patch()

from typing import Any  # noqa: E402 - patch first

from flask import Flask, request  # noqa: E402 - patch first
from flask_socketio import SocketIO, emit, join_room  # noqa: E402 - patch first

app = Flask("stock")
socketio = SocketIO(app, async_mode="eventlet", ping_interval=2, ping_timeout=4)
couples: dict[str, str] = {}


def connect(auth: dict[str, str]) -> None:
    sid = request.sid  # type: ignore[attr-defined]  # Flask-SocketIO's own addition
    couples[sid] = auth["couple"]
    join_room(auth["couple"])


def disconnect() -> None:
    couples.pop(request.sid, None)  # type: ignore[attr-defined]  # Flask-SocketIO's own addition


def say(body: dict[str, Any]) -> None:
    sid = request.sid  # type: ignore[attr-defined]  # Flask-SocketIO's own addition
    emit("held", {"id": body["id"]}, to=couples[sid], include_self=False)
    emit("answer", {"id": body["id"], "ok": True})


for handler in (connect, disconnect, say):
    socketio.on_event(handler.__name__, handler)
# the one thing changed: eventlet serves 1,024 sockets unless told otherwise, and a larger crowd would only wait
socketio.run(app, host="127.0.0.1", port=int(sys.argv[1]), max_size=65536)
