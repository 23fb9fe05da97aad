"""The fastest kin: python-socketio's own server on uvicorn with uvloop, a relay from memory."""

from typing import Any

import socketio

server = socketio.AsyncServer(async_mode="asgi", ping_interval=2, ping_timeout=4, async_handlers=False)
app = socketio.ASGIApp(server)
couples: dict[str, str] = {}


async def connect(sid: str, _environ: dict[str, Any], auth: dict[str, str]) -> None:
    couples[sid] = auth["couple"]
    await server.enter_room(sid, auth["couple"])


async def disconnect(sid: str, *_: object) -> None:
    couples.pop(sid, None)


async def say(sid: str, body: dict[str, Any]) -> None:
    await server.emit("held", {"id": body["id"]}, to=couples[sid], skip_sid=sid)
    await server.emit("answer", {"id": body["id"], "ok": True}, to=sid)


for handler in (connect, disconnect, say):
    server.on(handler.__name__, handler)
