"""Two people on real wires: a real server, real cookies, real WebSockets, no browser."""

import itertools
import json
import re
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import requests
import socketio

from tests.server import Server

Message = tuple[str, Any]


class Refusal(Exception):
    """The server did not let this page in."""


WITHIN = 5.0  # seconds; a busy machine with two cores is slow, a lost message is lost for ever


@dataclass
class Wire:
    """One person's page without a browser: what the page holds, what the socket brings."""

    base: str
    web: requests.Session = field(default_factory=requests.Session)
    page: str = ""
    socket: socketio.Client | None = None
    heard: list[Message] = field(default_factory=list)
    news: threading.Condition = field(default_factory=threading.Condition)
    ids: Any = field(default_factory=lambda: itertools.count(1))
    before: list[socketio.Client] = field(default_factory=list)

    def opens(self, path: str) -> requests.Response:
        """A page in the browser; remembers the last one."""
        answer = self.web.get(self.base + path, timeout=WITHIN)
        self.page = answer.text
        return answer

    def data(self, name: str) -> Any:
        """What stands as JSON inside the page."""
        found = re.search(rf'<script type="application/json" id="{name}">(.*?)</script>', self.page, re.DOTALL)
        assert found, f"no {name} in the page"
        return json.loads(found[1])

    @property
    def csrf(self) -> str:
        found = re.search(r'<meta name="csrf-token" content="([^"]+)"', self.page)
        assert found
        return found[1]

    @property
    def session(self) -> str:
        """The live session's id."""
        return str(self.data("room")["session"])

    def connects(self, **over: Any) -> "Wire":
        """Open the socket as the page would; ``over`` changes what it says of itself."""
        room = self.data("room")
        said = {"token": room["token"], "session": room["session"], "unsettled": []} | over.pop("auth", {})
        cookie = "; ".join(f"{name}={value}" for name, value in self.web.cookies.items())
        headers = {"Cookie": cookie} | over.pop("headers", {})
        options = {"origin": over.pop("origin", self.base)}
        self.heard = [message for message in self.heard if message[0] == "scene"]
        if self.socket is not None:
            self.before.append(self.socket)  # stands as long as it stands; closed with the page
        self.socket = socketio.Client(reconnection=False, websocket_extra_options=options)
        self.socket.on("*", self._hear)
        self.socket.on("connect_error", lambda why: self._hear("refused", why))
        try:
            self.socket.connect(self.base, headers=headers, auth=said, transports=["websocket"], wait=False)
        except socketio.exceptions.ConnectionError as why:
            self.leaves()
            raise Refusal(str(why)) from None
        self.waits("beat", or_else="refused")
        if any(event == "refused" for event, _ in self.heard):
            self.leaves()
            raise Refusal
        give_up = time.monotonic() + WITHIN
        while "/" not in self.socket.namespaces and time.monotonic() < give_up:
            time.sleep(0.001)  # the greeting may overtake the word that this page is in
        return self

    def _hear(self, event: str, data: Any = None) -> None:
        with self.news:
            self.heard.append((event, data))
            self.news.notify_all()

    def says(self, do: str, **fields: Any) -> str:
        """Send a command over the socket; gives its id."""
        body = self.body(do, **fields)
        assert self.socket is not None
        self.socket.emit("say", body)
        return str(body["id"])

    def asks(self, do: str, **fields: Any) -> dict[str, Any]:
        """Send a command and wait for its answer."""
        said = self.says(do, **fields)
        answer: dict[str, Any] = self.waits("answer", lambda data: data["id"] == said)
        return answer

    def permits(self, do: str, **fields: Any) -> dict[str, Any]:
        """Send a permissive command, from the newest scene and beat."""
        return self.asks(do, **({"epoch": self.view["epoch"], "heard": self.beat} | fields))

    def body(self, do: str, **fields: Any) -> dict[str, Any]:
        """A command as plain data."""
        return {"v": 1, "id": f"{id(self):x}-{next(self.ids)}", "do": do} | fields

    def posts(self, body: dict[str, Any], **headers: str) -> requests.Response:
        """The same without a socket."""
        url = f"{self.base}/s/{self.session}/say"
        return self.web.post(url, json=body, headers={"X-CSRFToken": self.csrf} | headers, timeout=WITHIN)

    @property
    def scene(self) -> dict[str, Any]:
        """The newest screen: by (seq, own), as a page would keep it."""
        scenes = [data for event, data in list(self.heard) if event == "scene"]
        newest: dict[str, Any] = max(scenes, key=lambda scene: (scene["seq"], scene["own"]))
        return newest

    @property
    def view(self) -> dict[str, Any]:
        view: dict[str, Any] = self.scene["view"]
        return view

    @property
    def beat(self) -> str:
        """The last beat heard."""
        return str(next(data["t"] for event, data in reversed(self.heard) if event == "beat"))

    def waits(
        self, event: str, fits: Callable[[Any], object] = lambda _: True, within: float = WITHIN, or_else: str = ""
    ) -> Any:
        """The first message of this kind that fits (or of the other kind), heard already or still to come."""
        found: list[Any] = []

        def there() -> bool:
            found[:] = [data for kind, data in self.heard if (kind == event and fits(data)) or kind == or_else]
            return bool(found)

        with self.news:
            assert self.news.wait_for(there, within), f"no such {event}; heard {self.heard[-6:]}"
        return found[0]

    def sees(self, screen: str, within: float = WITHIN) -> dict[str, Any]:
        """Wait until the newest screen is this one."""
        with self.news:
            fits = self.news.wait_for(lambda: self.view["screen"] == screen, within)
        assert fits, f"still {self.view['screen']}, not {screen}: {self.view['holds']}"
        return self.view

    @property
    def age(self) -> tuple[int, int]:
        """How new the newest screen is."""
        return self.scene["seq"], self.scene["own"]

    def is_newer(self, than: tuple[int, int], within: float = WITHIN) -> None:
        """Wait for a screen after this one: an answer may come a moment before the screen it is about."""
        with self.news:
            assert self.news.wait_for(lambda: self.age > than, within), f"nothing after {than}; {self.view['screen']}"

    def catches_up(self, seq: int, within: float = WITHIN) -> None:
        """Wait until the screen is at least this new."""
        with self.news:
            assert self.news.wait_for(lambda: self.scene["seq"] >= seq, within), f"still {self.scene['seq']}, not {seq}"

    def forgets(self) -> None:
        """Only what comes from now on counts, beside the newest screen and beat."""
        with self.news:
            newest = self.scene
            self.heard[:] = [("scene", newest), ("beat", {"t": self.beat})]

    def quiet(self, seconds: float) -> list[Message]:
        """What came within this time, beats and presence left out."""
        count = len(self.heard)
        time.sleep(seconds)
        return [message for message in self.heard[count:] if message[0] not in ("beat", "presence")]

    def closed(self, within: float = WITHIN) -> bool:
        """Whether the server hung up in time."""
        give_up = time.monotonic() + within
        while self.socket is not None and self.socket.connected and time.monotonic() < give_up:
            time.sleep(0.01)
        return self.socket is None or not self.socket.connected

    def leaves(self) -> None:
        """The page is gone, as when a phone's tab is closed: no goodbye, only the end of the wire."""
        for socket in (*self.before, *([self.socket] if self.socket else [])):
            if socket.eio.ws is not None:
                socket.eio.ws.shutdown()
        self.closed()


def two_people(server: Server) -> tuple[Wire, Wire]:
    """The demo's two, each in the room of a new session, not connected yet."""
    for person in _at_the_door(server):  # whatever the last test left open comes to its end
        for do in ("End", "Part"):
            person.posts(person.body(do))
    ana, ben = _at_the_door(server)
    return ana, ben


def _at_the_door(server: Server) -> list[Wire]:
    doors = re.findall(r"http://\S+?(/demo/\S+)", server.log.read_text())[-2:]
    people = [Wire(server.url), Wire(server.url)]
    for _ in range(2):  # the second time both have come in
        for person, door in zip(people, doors, strict=True):
            assert person.opens(door).status_code == 200
    return people


def at_the_gate(ana: Wire, ben: Wire, exercise: str = "breathe-together", **chosen: Any) -> None:
    """Ana proposes, Ben agrees; both are being asked."""
    option = "in4-out6" if exercise == "breathe-together" else ""
    wants = {"exercise": exercise, "length": 2, "depth": 1, "option": option} | chosen
    assert ana.permits("Propose", **wants)["ok"]
    ben.sees("proposal")
    assert ben.permits("Agree", length=wants["length"], depth=wants["depth"])["ok"]
    ana.sees("gate")
    ben.sees("gate")


def in_a_step(ana: Wire, ben: Wire, **chosen: Any) -> None:
    """Both said yes and it runs."""
    at_the_gate(ana, ben, **chosen)
    for person in (ana, ben):
        assert person.permits("Answer", step=0, choice="yes")["ok"]
    ana.sees("step")
    ben.sees("step")
