"""An old phone on a slow line: the room with all it loads at the door weighs no more than sixty kilobytes."""

import re
from urllib.parse import urljoin

import pytest

from tests.web.conftest import Browser, link

AT_THE_DOOR = 60_000  # bytes on the line, as served
WITH_ALL_THAT_COMES_LATER = 72_000  # the steps, the look back, and the toolkit under the pause
ADDRESS = re.compile(r'(?:href|src)="(/static/[^"]+)"')
IMPORTED = re.compile(r"""(?:^|[;\s])(?:import|from)\s*["'](\.[^"']+)["']""")
IMPORTED_LATE = re.compile(r"""lately\(["'](\w+)["']""")


class Scales:
    """Fetches as a browser does, packed, and keeps what each answer weighed."""

    def __init__(self, browser: Browser) -> None:
        self.browser = browser
        self.weights: dict[str, int] = {}
        self.later: list[str] = []

    def weigh(self, address: str) -> str:
        packed = self.browser.client.get(address, headers={"Accept-Encoding": "gzip"})
        assert packed.status_code == 200, address
        assert packed.headers["Content-Encoding"] == "gzip", f"{address} is not packed"
        self.weights[address] = len(packed.data)
        return self.browser.client.get(address).text

    def follow(self, addresses: list[str]) -> None:
        for address in addresses:
            if address in self.weights:
                continue
            text = self.weigh(address)
            if address.endswith(".js"):
                self.later += [urljoin(address, f"{name}.js") for name in IMPORTED_LATE.findall(text)]
                self.follow([urljoin(address, name) for name in IMPORTED.findall(text)])


@pytest.fixture
def room(ana: Browser, ben: Browser) -> tuple[Scales, str]:
    link(ana, ben)
    ben.post("/s")
    return Scales(ana), ana.post("/s").headers["Location"]


def test_the_room_comes_through_a_slow_line(room: tuple[Scales, str]) -> None:
    scales, address = room
    scales.follow(ADDRESS.findall(scales.weigh(address)))
    assert any("socket.io" in name for name in scales.weights), "the line itself is part of the weight"
    assert sum(scales.weights.values()) <= AT_THE_DOOR, sorted(scales.weights.items(), key=lambda each: -each[1])
    scales.follow(scales.later)
    assert sum(scales.weights.values()) <= WITH_ALL_THAT_COMES_LATER


def test_what_stops_is_never_fetched_late(room: tuple[Scales, str]) -> None:
    scales, address = room
    scales.follow(ADDRESS.findall(scales.weigh(address)))
    here = {name.rsplit("/", 1)[1] for name in scales.weights}
    assert {"pause.js", "channel.js", "outbox.js", "scene.js", "signals.js", "consent.js", "layer.js"} <= here
    assert {name.rsplit("/", 1)[1] for name in scales.later} == {
        "step.js",
        "bounds.js",
        "needs.js",
        "proposal.js",
        "presenting.js",
        "sift.js",
        "arriving.js",
        "back.js",
        "care.js",
        "comfort.js",
        "toolkit.js",
    }
