"""What every live wire is opened with, in both runtimes."""

from typing import get_args

import pytest
from flask import Flask

from couples.realtime.door import PING_EVERY, PONG_WITHIN, a_socketio
from couples.services.wire import LARGEST
from tests.server import Mode


@pytest.mark.parametrize("mode", get_args(Mode))
def test_one_pages_words_are_never_handled_beside_each_other(mode: str) -> None:
    """The library's own default gives each event a thread of its own, and they overtake each other."""
    socketio = a_socketio(Flask("door"), mode=mode, ours=lambda *_: True)
    server = socketio.server
    assert socketio.async_mode == server.eio.async_mode == mode
    assert server.async_handlers is False
    assert server.eio.async_handlers is False


@pytest.mark.parametrize("mode", get_args(Mode))
def test_nothing_large_nothing_packed_no_detour_and_a_short_heartbeat(mode: str) -> None:
    eio = a_socketio(Flask("door"), mode=mode, ours=lambda *_: True).server.eio
    assert eio.max_http_buffer_size == LARGEST == 65_536
    assert not eio.http_compression
    assert not eio.allow_upgrades
    assert (eio.ping_interval, eio.ping_timeout) == (PING_EVERY, PONG_WITHIN)
    assert PING_EVERY + PONG_WITHIN < 8
