"""An evening of the model written down: all that came to the house, in order, and what house and phones made of it.

``Noted`` is the model's own world and walks as it does; it only writes down. What networks lost is not there, what they
repeated is there twice, what they held back stands where it arrived. The disk is well: what a bad one does is not for a
real house to repeat (``test_told_first.py`` and ``test_kills.py`` break real ones).
"""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from couples.domain.session.state import Phase, State
from tests.faults.model.device import Device, Said
from tests.faults.model.exchange import Disk, Exchange, Ground, Line, Post
from tests.faults.model.walk import Walk
from tests.faults.model.world import POST_DIES, World


@dataclass
class Deed:
    """One thing that came to the house or to a phone, when, and what lay on the lines after it."""

    kind: str
    mono: float
    device: str = ""
    sid: str = ""
    said: Any = None
    came: Any = None  # a POST's answer and screen; the screen in a page; the screen that a phone shows
    told: list[tuple[str, str, Any]] = field(default_factory=list)  # line, event, data: in order


class Overheard(Exchange):
    """An exchange that is listened to."""

    def __init__(self) -> None:
        super().__init__()
        self.notes: Noted | None = None

    def on(self, event: str, handler: Any) -> None:
        def noted(sid: str, *said: Any) -> None:
            assert self.notes is not None
            device = self.notes.at(sid)
            with self.notes.deed(event, device=device.name, sid=sid, said=said[-1] if said else None):
                handler(sid, *said)

        super().on(event, noted)

    def emit(self, event: str, data: Said, to: str | list[str] | None = None) -> None:
        before = {sid: len(line.down) for sid, line in self.lines.items()}
        super().emit(event, data, to)
        assert self.notes is not None
        for sid, count in before.items():
            self.notes.now_told += [(sid, event, data)] * (len(self.lines[sid].down) - count)


class Noted(World):
    """The model's world, written down until the evening is over."""

    def __init__(self, seed: int, ground: Ground, falls: int) -> None:
        self.falls = falls  # how often the house may go down
        self.deeds: list[Deed] = []
        self.now_told: list[tuple[str, str, Any]] = []
        self.shown: dict[Device, Said] = {}
        self.who: dict[str, Device] = {}
        super().__init__(seed, ground)

    @property
    def over(self) -> bool:
        """Nothing of a closed evening is left in a real house."""
        return self.house.state.phase is Phase.CLOSED

    def at(self, sid: str) -> Device:
        if sid not in self.who:
            self.who[sid] = next(line.device for line in self.lines if line.sid == sid)
        return self.who[sid]

    @contextmanager
    def deed(self, kind: str, **about: Any) -> Iterator[Deed]:
        """One more, unless the evening was over before it."""
        over, self.now_told = self.over, []
        deed = Deed(kind, self.mono, told=self.now_told, **about)
        if not over:
            self.deeds.append(deed)
        yield deed

    # --- what comes to the house

    def _comes_up(self) -> None:
        first = self.oracle is None
        super()._comes_up()
        exchange: Any = self.exchange
        exchange.notes = self
        if first:
            self.house.state = State(opened=self.clock().wall)
        tick, self.ticked = self.timing.tick, 0
        watched: Any = self.timing
        watched.tick = lambda: self._looks_around(tick)

    def _looks_around(self, tick: Callable[[], None]) -> None:
        with self.deed("tick", said=self.ticked):
            tick()
        self.ticked += 1

    def _heard(self, line: Line) -> None:
        with self.deed("pong", device=line.device.name, sid=line.sid):
            super()._heard(line)

    def opens(self, device: Device) -> None:
        lives = device.lives
        super().opens(device)
        if device.lives != lives:
            with self.deed("page", device=device.name) as deed:
                deed.came = device.standing

    def carries_post(self, post: Post) -> None:
        in_time = post.device.is_open and self.mono - post.at < POST_DIES
        kind = "post" if not post.arrived else "answer" if in_time else "too late"
        with self.deed(kind, device=post.device.name, said=post.command) as deed:
            super().carries_post(post)
            deed.came = post.answer

    def restarts(self) -> None:
        if self.falls:
            self.falls -= 1
            with self.deed("restart", said=self.run + 1):
                super().restarts()

    def becomes(self, disk: Disk) -> None:
        """It stays well."""

    # --- what comes to a phone

    def carries_down(self, line: Line) -> None:
        with self.deed("down", device=line.device.name, sid=line.sid, said=line.down[0][0]):
            super().carries_down(line)

    def ticks(self, seconds: float = 0.25) -> None:
        super().ticks(seconds)
        for device in self.devices:
            if device.is_open and device.standing is not self.shown.get(device):
                self.shown[device] = device.standing
                with self.deed("shows", device=device.name) as deed:
                    deed.came = device.standing


@dataclass
class Trace:
    """An evening to be repeated."""

    deeds: Sequence[Deed]

    def count(self, kind: str) -> int:
        return sum(deed.kind == kind for deed in self.deeds)

    @property
    def repeats(self) -> int:
        """How often a command came that had come before."""
        ids = [(deed.device[0], deed.said["id"]) for deed in self.deeds if deed.kind in ("say", "post")]
        return len(ids) - len(set(ids))


def a_trace(place: int, numbers: Sequence[int], ground: Ground, falls: int) -> Trace:
    """The evening that these numbers are in the model, walked to its end; its laws are watched here too."""
    world = Noted(place, ground, falls)
    walk = Walk(place, world)
    for number in numbers:
        walk.does(number)
    walk.ends()
    return Trace(world.deeds)
