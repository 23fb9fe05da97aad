"""A silent phone is noticed in time (F9): every packet of a page counts as heard, heartbeats too.

Engine.IO itself looks for missing pongs only once in a while; who is here is decided by when each page was last heard.
"""

from collections.abc import Callable

import socketio


def attend(server: socketio.Server, sid: str, heard: Callable[[str], None]) -> None:
    """From now on ``heard(sid)`` is called with every packet that comes from this page, pongs among them."""
    wire = server.eio.sockets.get(server.manager.eio_sid_from_sid(sid, "/"))
    if wire is None:
        return
    receive = wire.receive

    def received(packet: object) -> None:
        heard(sid)
        receive(packet)

    wire.receive = received
