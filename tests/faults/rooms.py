"""Two browsers in a room of the village, each behind a network that can be cut; and what stood on their glass when."""

import re
import time
from collections.abc import Callable
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from tests.faults.proxy import Proxy
from tests.faults.village import Phone, Village
from tests.journeys.guests import Guest
from tests.phone import PhoneOf
from tests.wires import in_a_step

NETWORK = r"net::ERR_|WebSocket connection|Failed to load resource"  # what a browser says of a network that fails
RUNNING = "step"

# What stands on the glass, looked at twenty times a second: the cover's word, or the screens that can be seen.
WATCH = """() => {
  const look = () => {
    const cover = document.getElementById("cover");
    if (!cover) return "left";
    const word = [...cover.querySelectorAll("h1 [data-cover]")].find((each) => !each.hidden)?.dataset.cover;
    const screens = [...document.querySelectorAll("[data-screen]")].filter((each) => each.checkVisibility());
    return cover.hidden ? screens.map((each) => each.dataset.screen).join("+") : `cover ${word}`;
  };
  window.glass = [[Date.now(), look()]];
  setInterval(() => {
    const now = look();
    if (now !== window.glass.at(-1)[1]) window.glass.push([Date.now(), now]);
  }, 50);
}"""

# A tab switch, as the page is told of it.
LOOK = """(visible) => {
  const word = visible ? "visible" : "hidden";
  Object.defineProperty(document, "hidden", { configurable: true, get: () => !visible });
  Object.defineProperty(document, "visibilityState", { configurable: true, get: () => word });
  document.dispatchEvent(new Event("visibilitychange"));
}"""


PAUSE = """() => {
  const pressed = Date.now();
  document.querySelector("form[data-pause] button").click();
  return [pressed, document.querySelector("[data-screen=paused]").checkVisibility()];
}"""


@dataclass
class Seat(Guest):
    """Somebody at their phone. ``wire`` is the same login without a browser, ``network`` is the browser's own."""

    wire: Phone | None = None
    network: Proxy | None = None

    @property
    def net(self) -> Proxy:
        assert self.network is not None
        return self.network

    @property
    def room(self) -> str:
        assert self.wire is not None
        return f"{self.net.url}/s/{self.wire.session}"

    def watches(self) -> None:
        """From now on it is noted what stands on the glass."""
        self.page.evaluate(WATCH)

    def glass(self) -> list[tuple[float, str]]:
        """Since when, and what, oldest first."""
        return [(at / 1000, what) for at, what in self.page.evaluate("window.glass")]

    def presses_pause(self) -> float:
        """Taps it, and sees that this very page rests before anything else can happen; gives the moment."""
        pressed, rests = self.page.evaluate(PAUSE)
        assert rests, "the own screen waits for something"
        return float(pressed) / 1000

    def looks(self, *, visible: bool) -> None:
        self.page.evaluate(LOOK, visible)

    def until(self, what: str, within: float = 10.0) -> None:
        """Until this stands on the glass; the page has to be watched."""
        self.page.wait_for_function("(what) => window.glass.at(-1)[1] === what", arg=what, timeout=within * 1000)

    def stops_running(self, since: float) -> float:
        """How long after that moment the glass last said that something runs."""
        notes = [*self.glass(), (time.time(), "now")]
        ends = [end - since for (_, what), (end, _) in pairwise(notes) if what == RUNNING]
        return max(0.0, *ends) if ends else 0.0


Two = tuple[Seat, Seat]


def in_a_room(
    village: Village, phone_of: PhoneOf, begin: Callable[[Any, Any], None] = in_a_step, **phone: object
) -> Two:
    """The next couple, brought there without a browser, then each at their page."""
    wires = village.couple()
    begin(*wires)
    seats = []
    for wire, name, other in zip(wires, ("Ana", "Ben"), ("Ben", "Ana"), strict=True):
        device = phone_of(name, **phone)
        device.expects(NETWORK)
        cookie = str(wire.web.cookies.get("login"))
        device.context.add_cookies([{"name": "login", "value": cookie, "url": wire.base}])
        seats.append(Seat(device, other, device.page, wire=wire, network=wire.network))
    for seat in seats:
        seat.page.goto(seat.room)
    for seat in seats:
        seat.is_heard()
        seat.watches()
    for wire in wires:
        wire.leaves()
    return seats[0], seats[1]


def sent_commands(seat: Seat) -> list[tuple[str, str]]:
    """Notes every command that leaves this page from now on: how it went, and its text."""
    sent: list[tuple[str, str]] = []

    def by_socket(frame: Any) -> None:
        if isinstance(frame, str) and re.match(r'42\d*\["say"', frame):
            sent.append(("socket", frame))

    seat.page.on("websocket", lambda socket: socket.on("framesent", by_socket))
    seat.page.on(
        "request", lambda asked: sent.append(("post", asked.post_data or "")) if asked.url.endswith("/say") else None
    )
    return sent
