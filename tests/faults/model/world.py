"""Two people, two phones each, one house, and networks, a disk and a clock that do as they like.

The house's own ways in and out stand here as they are (listening, telling, presence, timing), around the oracle.
Lines, POSTs and the disk overtake each other. ``steps.py`` says what can happen, ``laws.py`` what never may.
"""

from datetime import timedelta
from random import Random
from typing import Any

from couples.domain.now import Now
from couples.domain.refusal import Refused
from couples.domain.session import commands as ask
from couples.domain.session.state import Side
from couples.realtime.listen import Listening
from couples.realtime.presence import Pages
from couples.realtime.tell import Telling
from couples.realtime.timing import TICK, Timing
from couples.services.beating import Beat
from couples.services.hinting import Hints
from tests.faults.model.device import Device, Said
from tests.faults.model.exchange import Disk, Ground, Line, Post
from tests.faults.model.oracle import ROOM, Oracle, chair_of
from tests.makers import FIRST_EVENING

LINE_DIES = 6.0  # seconds without a byte, at either end: the house's patience, and Engine.IO's in the browser
PINGED = 2.0
POST_DIES = 8.0  # channel.js
AGAIN = 1.0  # until a lost line is dialled again
UP, DOWN = "up", "down"
PLAIN = Ground()


class World:
    """Everything there is on this evening. ``dice`` only decide what the steps leave open."""

    def __init__(self, seed: int = 0, ground: Ground = PLAIN) -> None:
        self.ground, self.mono, self.count, self.run = ground, ground.begins, 0, ground.run
        self.dice = Random(seed)
        self.devices = [Device(side, f"{side}{n}", self) for side in Side for n in (1, 2)]
        self.lines: list[Line] = []
        self.posts: list[Post] = []
        self.cut: dict[Device, set[str]] = {device: set() for device in self.devices}
        self.dead: set[Device] = set()  # no network at all: nothing can be opened
        self.dial_at: dict[Device, float] = {}
        self.disk, self.well_since = Disk.WELL, self.mono
        self.house_heard: dict[Side, float] = dict.fromkeys(Side, self.mono)  # when anything came from them at all
        self.changed_at: dict[Device, float] = dict.fromkeys(self.devices, self.mono)  # when their network last changed
        self.really_painted: set[tuple[Side, str]] = set()
        self.sent: list[tuple[Device, Said]] = []
        self.oracle: Oracle | None = None
        self._comes_up()
        for side in Side:
            self.house.notice(ROOM, ask.Join(by=side, id=f"join-{side}"))  # type: ignore[arg-type]  # as the page of home does it
        self.writes()

    @property
    def house(self) -> Oracle:
        assert self.oracle is not None
        return self.oracle

    def clock(self) -> Now:
        return Now(wall=FIRST_EVENING + timedelta(seconds=self.mono), mono=self.mono)

    def _comes_up(self) -> None:
        """A new run of the house: all it kept in memory is gone, what was written is not."""
        self.run += 1
        self.hints, self.beat, self.exchange = Hints(), Beat(f"run{self.run}"), self.ground.exchange()
        self.pages = Pages(lambda: self.mono)
        telling: Any = Telling(self.pages, lambda: self.mono)
        telling.through(self.exchange)
        old = self.oracle
        self.oracle = Oracle(self.clock, self.ground.shelf, self.beat, self.hints, telling, self.ground.at_once)
        if old is not None:
            self.oracle.state, self.oracle.answers, self.oracle.log = old.state, old.answers, old.log
            self.oracle.watching = old.watching
        parts: Any = {"conducting": self.oracle, "telling": telling, "beat": self.beat, "clock": self.clock}
        server: Any = self.exchange
        self.listening = Listening(
            server=server, **parts, hints=self.hints, who=lambda environ: environ["who"], seat_token=lambda login: login
        )
        self.timing = Timing(**parts, sweeps=())

    # --- the net, as a device sees it

    def now(self) -> float:
        return self.mono

    def new_id(self) -> str:
        self.count += 1
        return f"c{self.count}"

    def line_of(self, device: Device) -> Line | None:
        return next((line for line in self.lines if line.device is device and line.at_phone), None)

    def emit(self, device: Device, event: str, body: Said) -> bool:
        line = self.line_of(device) if device.connected else None
        if line is None:
            return False
        if event == "say":
            self.sent.append((device, body))
        line.up.append((event, body))
        return True

    def post(self, device: Device, command: Said) -> None:
        self.posts.append(Post(device, command, self.mono))

    def redial(self, device: Device) -> None:
        if line := self.line_of(device):
            self.phone_hangs_up(line)

    def painted(self, device: Device, ids: list[str]) -> None:
        self.really_painted.update((device.side, each) for each in ids)

    # --- lines

    def opens(self, device: Device) -> None:
        """The page is fetched, or fetched anew, where the network allows it."""
        if self.cut[device] or device in self.dead:
            return
        self.changed_at[device] = self.mono
        if line := self.line_of(device):
            self.phone_hangs_up(line)
        device.opens(self.house.scenes()[device.side])
        self.dial_at[device] = self.mono

    def dials(self, device: Device) -> None:
        """The socket is opened again, where the network allows it; the greeting is on its way."""
        if self.cut[device] or device in self.dead or self.mono < self.dial_at.get(device, 0.0):
            self.dial_at[device] = max(self.dial_at.get(device, 0.0), self.mono + AGAIN * self.dice.random())
            return
        line = Line(f"l{self.new_id()}", device, self.mono, self.mono, self.mono)
        self.lines.append(line)
        self.house_heard[device.side] = self.mono
        self.exchange.lines[line.sid] = line
        theirs = [each for each, mine in device.pending.items() if not mine]
        chair = chair_of(device.side)
        auth = {"token": chair.login_id, "session": ROOM, "unsettled": theirs}
        self.exchange.handlers["connect"](line.sid, {"who": (chair.person_id, chair.login_id)}, auth)
        device.connects()

    def phone_hangs_up(self, line: Line) -> None:
        """The phone's end is gone; the house learns of it when the network lets it."""
        line.at_phone, line.device.connected = False, False
        line.down.clear()
        self.dial_at[line.device] = self.mono + 0.3

    def house_hangs_up(self, line: Line) -> None:
        if line.at_house:
            line.at_house = False
            line.up.clear()
            if self.exchange.leave(line.sid):
                self.exchange.handlers["disconnect"](line.sid)

    def _heard(self, line: Line) -> None:
        line.house_heard = self.house_heard[line.device.side] = self.mono
        self.pages.hear(line.sid)

    def carries_up(self, line: Line) -> None:
        event, body = line.up.popleft()
        self._heard(line)
        self.exchange.handlers[event](line.sid, body)

    def carries_down(self, line: Line) -> None:
        event, said = line.down.popleft()
        line.phone_heard = self.mono
        line.device.receives(event, said)

    def carries_post(self, post: Post) -> None:
        """One leg of a request: to the house, or its answer back."""
        if not post.arrived:
            post.arrived = True
            self.sent.append((post.device, post.command))
            chair = chair_of(post.device.side)
            try:
                ticket = self.house.handle(chair, post.command)
            except Refused as refused:
                post.comes_back(None, refused)
                return
            ticket.then(post.comes_back)
        elif post.answer is not None:
            self.posts.remove(post)
            answer, scene = post.answer
            if post.device.is_open and self.mono - post.at < POST_DIES:
                if scene is not None:
                    post.device.takes(scene)
                post.device.answered(answer)

    # --- time

    def becomes(self, disk: Disk) -> None:
        self.disk, self.well_since = disk, self.mono

    def writes(self) -> None:
        while self.disk is Disk.WELL and self.house.commit():
            pass
        while self.disk is Disk.FULL and self.house.fail():
            pass

    def ticks(self, seconds: float = TICK) -> None:
        """A quarter of a second: what can move, moves; whoever hears nothing for too long hangs up."""
        self.mono += seconds
        for _ in range(max(1, round(seconds / TICK))):  # the house's clock goes on as it does, also in the long whiles
            self.timing.tick()
        for line in list(self.lines):
            self._moves(line)
        for post in list(self.posts):
            if post.device in self.dead:
                self.posts.remove(post)
            elif (DOWN if post.answer else UP) not in self.cut[post.device]:
                self.carries_post(post)
        self.writes()
        for device in self.devices:
            if device.is_open:
                if not device.connected:
                    self.dials(device)
                device.ticks()
        self.lines = [line for line in self.lines if line.at_house or line.at_phone]

    def _moves(self, line: Line) -> None:
        ways = self.cut[line.device]
        if UP not in ways:
            while line.up and line.at_house:
                self.carries_up(line)
            if not line.at_phone:
                self.house_hangs_up(line)
        if DOWN not in ways:
            while line.down and line.at_phone:
                self.carries_down(line)
            if not line.at_house and line.at_phone:
                self.phone_hangs_up(line)
        if not ways and line.at_house and line.at_phone and self.mono - line.ponged >= PINGED:
            line.ponged = line.phone_heard = self.mono
            self._heard(line)
            line.device.hears()
        if self.mono - line.house_heard > LINE_DIES:
            self.house_hangs_up(line)
        if line.at_phone and self.mono - line.phone_heard > LINE_DIES:
            self.phone_hangs_up(line)

    def restarts(self) -> None:
        """The plug is pulled: whatever was not written is gone, and nobody had been told that it was."""
        for line in self.lines:
            line.at_house = False
            line.up.clear()
        self.posts = [post for post in self.posts if not post.arrived]
        self._comes_up()
        self.house.notice(ROOM, ask.NoticeRestart())
        while self.house.commit():
            pass
