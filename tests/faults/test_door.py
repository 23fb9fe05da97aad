"""The door of the live wire, in both runtimes: silent strangers, a frame without measure, one page's order."""

import contextlib
import json
import socket
import time
from collections.abc import Iterator
from pathlib import Path
from typing import get_args

import pytest
import requests
import websocket

from couples.realtime.porch import STRANGERS, WAITS
from tests.faults.floods import MASK, WS, straight
from tests.faults.memory import forget_peak, megabytes, memory_of, peak_of
from tests.faults.village import Phone, Village, a_village
from tests.server import Mode, Server
from tests.wires import in_a_step

HUGE = 143 * 2**20  # bytes; unbounded, one such frame raised the memory by 300 MB
MODES = get_args(Mode)
PROXIED = {"trusted_hops": 1, "public_url": "https://two.example"}

# A line that the server turned away is closed by the collector, whenever that comes by; its library keeps hold of it.
pytestmark = pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")


@pytest.fixture(scope="module", params=MODES)
def village(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Village]:
    with a_village(tmp_path_factory.mktemp("door"), 6, request.param) as village:
        yield village


def a_line(phone: Phone) -> websocket.WebSocket:
    """A page's own line, on which it may say what it likes; it has heard the first beat."""
    room = phone.data("room")
    cookie = f"login={phone.web.cookies.get('login')}"
    url = f"{phone.base.replace('http', 'ws')}{WS}"
    line = websocket.create_connection(url, timeout=5, cookie=cookie, origin=phone.base)
    line.send("40" + json.dumps({"token": room["token"], "session": room["session"], "unsettled": []}))
    while not str(line.recv()).startswith('42["beat"'):
        pass
    return line


def heard(line: websocket.WebSocket, seconds: float) -> list[str]:
    """All that comes on it in this time, or until it is hung up on."""
    until, came = time.monotonic() + seconds, list[str]()
    with contextlib.suppress(websocket.WebSocketTimeoutException, websocket.WebSocketConnectionClosedException):
        while (left := until - time.monotonic()) > 0:
            line.settimeout(left)
            if not (said := str(line.recv())):  # the other end's goodbye
                line.shutdown()  # type: ignore[no-untyped-call]  # the library says nothing of its types
            came.append(said)
    return came


def a_stranger(server: Server, address: str = "") -> websocket.WebSocket:
    """A wire that stands; nobody has said who they are."""
    said = [f"X-Forwarded-For: {address}"] if address else []
    line = websocket.create_connection(
        f"ws://127.0.0.1:{server.port}{WS}", timeout=5, header=said, suppress_origin=True
    )
    assert str(line.recv()).startswith("0")
    return line


def ends(line: websocket.WebSocket, within: float) -> float | None:
    """After how long the server hung up; its heartbeats are answered meanwhile."""
    began = time.monotonic()
    line.settimeout(within)
    with contextlib.suppress(websocket.WebSocketTimeoutException):
        while time.monotonic() - began < within:
            try:
                said = line.recv()
            except (OSError, websocket.WebSocketException) as error:
                if isinstance(error, websocket.WebSocketTimeoutException):
                    raise
                return time.monotonic() - began
            if not said:
                return time.monotonic() - began
            if said == "2":
                line.send("3")
    return None


def test_whoever_does_not_say_who_they_are_is_hung_up_on_and_a_page_is_not(village: Village) -> None:
    ana, ben = village.couple()
    quiet, refused = a_stranger(village.server), a_stranger(village.server)
    refused.send('40{"token":"","session":""}')
    for line in (quiet, refused):
        after = ends(line, WAITS + 3)
        assert after is not None
        assert after < WAITS + 2.5
    assert not ana.closed(within=0)
    assert ana.asks("Pause")["ok"]
    ben.sees("paused")


@pytest.mark.parametrize("word", ['["disconnect"]', '["disconnect","gone"]', '["connect",{},{}]'])
def test_f16_a_page_that_says_it_is_gone_is_hung_up_on_all_the_same(village: Village, word: str) -> None:
    """The library takes such a word for its own: its page was forgotten, and its wire heard on after signing out."""
    ana, ben = village.couple()
    in_a_step(ana, ben)
    ana.leaves()
    line = a_line(ana)
    line.send(f"42{word}")
    time.sleep(0.3)
    ana.opens("/")
    assert ana.web.post(f"{ana.base}/sign-out", data={"csrf_token": ana.csrf}, timeout=5).ok
    ben.sees("held", within=1.0)
    assert ben.asks("Pause")["ok"]
    told = [said for said in heard(line, WAITS - 2) if said not in ("2", "1", "")]
    assert told[-2:] == ['42["gone",{"why":"signed-out"}]', "41"], "and not a word more of the evening"
    assert not line.connected, "long before the porch looks for wires of nobody"


@pytest.mark.parametrize("mode", MODES)
def test_one_address_has_few_wires_of_nobody_and_keeps_no_other_address_out(tmp_path: Path, mode: Mode) -> None:
    with a_village(tmp_path, 1, mode, **PROXIED) as village:
        lines = [a_stranger(village.server, "198.51.100.7") for _ in range(STRANGERS)]
        with pytest.raises(websocket.WebSocketBadStatusException):
            a_stranger(village.server, "198.51.100.7")
        lines.append(a_stranger(village.server, "203.0.113.9"))
        for line in lines:
            line.shutdown()  # type: ignore[no-untyped-call]  # the library says nothing of its types


def test_a_frame_without_measure_takes_no_memory(village: Village) -> None:
    ana, ben = village.couple()
    in_a_step(ana, ben)
    port = village.server.port
    with a_peak(village.server.pid, below=20):
        for first in (0x81, 0x82, 0x01):
            with socket.create_connection(("127.0.0.1", port), timeout=5) as sock:
                straight(sock, f"127.0.0.1:{port}")
                pours(sock, bytes((first, 0xFF)) + HUGE.to_bytes(8, "big") + MASK)
    for path in (f"/socket.io/?EIO=4&transport=polling&sid={polling_sid(port)}", f"/s/{ana.session}/say"):
        head = f"POST {path} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nContent-Length: {HUGE}\r\n\r\n"
        # on threads, Werkzeug throws away what nobody reads 10 MB at a time
        with a_peak(village.server.pid, below=25), socket.create_connection(("127.0.0.1", port), timeout=5) as sock:
            pours(sock, head.encode())
    assert ana.asks("Pause")["ok"]
    ben.sees("paused")


@contextlib.contextmanager
def a_peak(pid: int, below: float) -> Iterator[None]:
    """So many megabytes more at the most, at any moment of the block."""
    forget_peak(pid)
    before = memory_of(pid)
    yield
    grown = megabytes(peak_of(pid) - before)
    assert grown < below, f"grew by {grown:.0f} MB"


def pours(sock: socket.socket, head: bytes) -> None:
    """The whole of it, as far as the server takes it."""
    with contextlib.suppress(OSError):
        sock.sendall(head)
        for _ in range(HUGE // 65_536):
            sock.sendall(b"a" * 65_536)


def polling_sid(port: int) -> str:
    said = requests.get(f"http://127.0.0.1:{port}/socket.io/?EIO=4&transport=polling", timeout=5).text
    return str(json.loads(said[1:])["sid"])


def test_what_one_page_says_is_handled_in_the_order_in_which_it_came(village: Village) -> None:
    """The library's own default handles each event in a thread of its own: 69 inversions in 499."""
    ana, _ = village.couple()
    said = [ana.says("Join") for _ in range(18)]
    ana.waits("answer", lambda answer: answer["id"] == said[-1])
    assert [answer["id"] for kind, answer in ana.heard if kind == "answer"] == said
