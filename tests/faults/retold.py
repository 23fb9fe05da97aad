"""A trace of the model told to a real house over real sockets and POSTs; every word that comes back is compared."""

import json
import socket
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from couples.domain.exercise import Outline
from tests.faults.model.exchange import Ground
from tests.faults.model.trace import Deed, Overheard, Trace
from tests.faults.strand import WITHIN, Strand, plain
from tests.faults.village import people_of
from tests.server import Mode, Server, free_port
from tests.wires import Wire

BETWEEN = 1000.0  # seconds of the house's time from one evening to the next
Shelf = Mapping[str, Outline]


@dataclass
class House:
    """A real house whose clock the test holds, and the couples who live there."""

    server: Server
    cookies: list[tuple[str, str]]
    file: Path
    port: int
    mono: float = 0.0
    run: int = 0
    couples: int = 0  # that have been in a room
    _wire: socket.socket | None = None
    _glass: Any = None

    def ground(self, shelf: Shelf) -> Ground:
        """What the model has to stand on so that it is the next evening here."""
        return Ground(shelf, self.mono + BETWEEN, max(0, self.run - 1), Overheard, at_once=True)

    def starts(self, mono: float, run: int) -> None:
        self.mono, self.run = mono, run
        self.file.write_text(f"{mono} run{run}")
        self.server.start()
        give_up = time.monotonic() + WITHIN
        while self._wire is None:  # the watch begins just before the doors open, in a thread of its own
            try:
                self._wire = socket.create_connection(("127.0.0.1", self.port), WITHIN)
            except ConnectionRefusedError:
                assert time.monotonic() < give_up, "nobody holds the hourglass"
                time.sleep(0.01)
        self._glass = self._wire.makefile("rw")

    def dies(self) -> None:
        self.server.kill()
        if self._wire is not None:
            self._glass.close()
            self._wire.close()
            self._wire = None

    def is_late(self, mono: float, ticks: list[tuple[float, int]] | None = None) -> int:
        """Tells the house what time it is, and when to look around; gives how many pages it has."""
        self._glass.write(json.dumps({"mono": mono, "ticks": ticks or []}) + "\n")
        self._glass.flush()
        self.mono = mono
        answer: dict[str, int] = json.loads(self._glass.readline())
        return answer["pages"]


@contextmanager
def a_house(folder: Path, couples: int, mode: Mode) -> Iterator[House]:
    """It runs from the first evening on."""
    data, port = folder / mode, free_port()
    cookies = people_of(data, couples)
    program = (sys.executable, "-m", "tests.faults.hourglass", str(port), str(folder / f"{mode}.glass"), "serve")
    house = House(Server(free_port(), data, mode, {}, program), cookies, folder / f"{mode}.glass", port)
    try:
        yield house
    finally:
        house.dies()


@dataclass
class Retelling:
    """One trace, told to one couple's phones in that house."""

    house: House
    trace: Trace
    strands: dict[str, Strand] = field(default_factory=dict)
    shown: dict[str, Any] = field(default_factory=dict)  # what stands on each phone
    posted: dict[str, Any] = field(default_factory=dict)  # each command's last answer by POST, and the screen with it
    waiting: list[tuple[float, int]] = field(default_factory=list)  # looks around that nothing came of
    number: int = 0

    def __post_init__(self) -> None:
        cookies = self.house.cookies[self.house.couples]
        self.house.couples += 1
        self.cookie = dict(zip(("A", "B"), cookies, strict=True))
        self.wires = {side: Wire(self.house.server.url) for side in self.cookie}
        for side, wire in self.wires.items():
            wire.web.cookies.set("login", self.cookie[side], domain="127.0.0.1", path="/")

    def tells(self) -> None:
        """From the first word to the last."""
        begins = self.trace.deeds[0].mono
        if not self.house.run:
            self.house.starts(begins, 1)
        self.house.is_late(begins)
        try:
            for side in ("A", "B", "A"):
                wire = self.wires[side]
                wire.opens("/")
                wire.page = wire.web.post(f"{wire.base}/s", data={"csrf_token": wire.csrf}, timeout=WITHIN).text
            for deed in self.trace.deeds:
                self._tells(deed)
                self.number += 1
            self._looked_around()
            for strand in self.strands.values():
                strand.said_all()
        except AssertionError as wrong:
            deed = self.trace.deeds[min(self.number, len(self.trace.deeds) - 1)]
            raise AssertionError(f"deed {self.number}, {deed.kind} {deed.device} {deed.said}: {wrong}") from None
        finally:
            for strand in self.strands.values():
                strand.ends()
            for wire in self.wires.values():
                wire.web.close()

    def _tells(self, deed: Deed) -> None:
        if deed.kind == "tick":
            self.waiting.append((deed.mono, deed.said))
            if not deed.told:
                return
        if deed.kind not in ("down", "answer", "too late", "shows"):  # phones have a clock of their own
            self._looked_around()
            if self.house.mono != deed.mono:
                self.house.is_late(deed.mono)
        getattr(self, f"_{deed.kind.replace(' ', '_')}")(deed)
        for sid, event, data in deed.told:
            self.strands[sid].owes(event, plain(data))
        for sid in dict.fromkeys(sid for sid, *_ in deed.told):
            self.strands[sid].agrees()

    def _looked_around(self) -> None:
        if self.waiting:
            self.house.is_late(self.waiting[-1][0], self.waiting)
            self.waiting = []

    def _tick(self, deed: Deed) -> None:
        """Has been told with its time."""

    def _page(self, deed: Deed) -> None:
        wire = self.wires[deed.device[0]]
        wire.opens(f"/s/{wire.session}")
        self.shown[deed.device] = wire.data("scene")
        self._shows(deed)

    def _connect(self, deed: Deed) -> None:
        side = deed.device[0]
        room = self.wires[side].data("room")
        strand = self.strands[deed.sid] = Strand(self.house.server, self.cookie[side])
        strand.sits(deed.said | {"token": room["token"], "session": room["session"]})

    def _pong(self, deed: Deed) -> None:
        self.strands[deed.sid].knocks()

    def _say(self, deed: Deed) -> None:
        self.strands[deed.sid].says(deed.kind, deed.said)
        self.strands[deed.sid].knocks()

    _painted = _say

    def _seen(self, deed: Deed) -> None:
        self._say(deed)
        self.house.is_late(deed.mono)  # a page out of sight is written by the house itself, and answered to nobody

    def _disconnect(self, deed: Deed) -> None:
        pages = self.house.is_late(deed.mono)
        self.strands.pop(deed.sid).ends()
        give_up = time.monotonic() + WITHIN
        while self.house.is_late(deed.mono) >= pages:
            assert time.monotonic() < give_up, "a line that ended is still a page"

    def _post(self, deed: Deed) -> None:
        answer = self.wires[deed.device[0]].posts(deed.said).json()
        due, scene = deed.came
        said = {key: answer["answer"].get(key) for key in due}
        assert said == plain(due), f"answered {said}\nand not {due}"
        assert answer["scene"] == plain(scene), f"with it came {answer['scene']}\nand not {plain(scene)}"
        self.posted[deed.said["id"]] = answer["scene"]

    def _restart(self, deed: Deed) -> None:
        self.house.dies()
        for strand in self.strands.values():
            strand.ends()
        self.strands.clear()
        self.house.starts(deed.mono, deed.said)

    # --- what a phone makes of it

    def _down(self, deed: Deed) -> None:
        strand = self.strands[deed.sid]
        if deed.said != "scene":
            return
        scenes = [data for event, data in strand.came[False] if event == "scene"]
        self._takes(deed.device, scenes[strand.taken])
        strand.taken += 1

    def _answer(self, deed: Deed) -> None:
        if (scene := self.posted[deed.said["id"]]) is not None:
            self._takes(deed.device, scene)

    def _too_late(self, deed: Deed) -> None:
        """The page waits for it no longer."""

    def _takes(self, device: str, scene: Any) -> None:
        old = self.shown[device]
        if (scene["seq"], scene["own"]) >= (old["seq"], old["own"]):
            self.shown[device] = scene

    def _shows(self, deed: Deed) -> None:
        stands, due = self.shown[deed.device], plain(deed.came)
        for key in ("seq", "own", "view"):
            assert stands[key] == due[key], f"{deed.device} shows {key} {stands[key]}\nand not {due[key]}"
