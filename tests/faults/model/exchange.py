"""What lies between the house and the phones of the model: lines that keep their order, requests, and who is on which.

``Exchange`` stands where the Socket.IO server stands; the house's own ways in and out do not know the difference.
"""

from collections import deque
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from types import SimpleNamespace
from typing import Any

from couples.domain.exercise import Outline
from couples.domain.refusal import Reason, Refused
from couples.services.conducting import Answered
from tests.faults.model.device import Device, Said
from tests.makers import SHELF


class Disk(StrEnum):
    """How the database does."""

    WELL = "well"
    STALLED = "stalled"
    FULL = "full"


@dataclass(eq=False)
class Line:
    """One socket. What is on its way stands in order, and is lost with it."""

    sid: str
    device: Device
    house_heard: float
    phone_heard: float
    ponged: float
    up: deque[tuple[str, Said]] = field(default_factory=deque)
    down: deque[tuple[str, Said]] = field(default_factory=deque)
    at_house: bool = True  # the house's end stands
    at_phone: bool = True


@dataclass(eq=False)
class Post:
    """One request and, once the house has answered, its answer."""

    device: Device
    command: Said
    at: float
    arrived: bool = False
    answer: tuple[Said, Said | None] | None = None

    def comes_back(self, answered: Answered | None, error: BaseException | None) -> None:
        """The house has an answer, and with it this person's screen; or a reason, and none."""
        if answered is None:
            reason = error.reason if isinstance(error, Refused) else Reason.TROUBLE
            self.answer = ({"id": self.command["id"], "ok": False, "reason": reason}, None)
        else:
            self.answer = (answered.answer(), answered.scenes[self.device.side])


class Exchange:
    """Stands where the Socket.IO server stands: what is emitted lies on the lines it is for."""

    def __init__(self) -> None:
        self.handlers: dict[str, Any] = {}
        self.lines: dict[str, Line] = {}
        self.rooms: dict[str, set[str]] = {}
        self.manager = SimpleNamespace(eio_sid_from_sid=lambda sid, _: sid)
        self.eio = SimpleNamespace(sockets={})

    def on(self, event: str, handler: Any) -> None:
        self.handlers[event] = handler

    def emit(self, event: str, data: Said, to: str | list[str] | None = None) -> None:
        named = [to] if isinstance(to, str) else to
        found = list(self.lines) if named is None else [sid for name in named for sid in self.rooms.get(name, {name})]
        for sid in found:
            if sid in self.lines:
                self.lines[sid].down.append((event, data))

    def sleep(self, _: float) -> None:
        """Here nobody waits for anybody."""

    def enter_room(self, sid: str, room: str) -> None:
        self.rooms.setdefault(room, set()).add(sid)

    def disconnect(self, sid: str) -> None:
        self.leave(sid)

    def leave(self, sid: str) -> Line | None:
        for sids in self.rooms.values():
            sids.discard(sid)
        return self.lines.pop(sid, None)


@dataclass(frozen=True)
class Ground:
    """What a world stands on: its exercises, where its clock and its house begin, its exchange, how its disk writes."""

    shelf: Mapping[str, Outline] = field(default_factory=lambda: SHELF)
    begins: float = 1000.0
    run: int = 0
    exchange: type[Exchange] = Exchange
    at_once: bool = False  # whatever is asked for is written before anything else happens
