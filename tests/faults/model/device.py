"""One phone as the browser's scripts make it: what it keeps, what it may offer, what stands on its glass.

It follows static/js/room (scene, heard, outbox, ways, channel, main) rule for rule; the network is handed in.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Protocol

from couples.domain.session.state import Side
from tests.faults.model.ways import PERMISSIVE, kept

VOUCHED, FRESH, JUMP, ASK_AGAIN = 5.0, 5.0, 4.0, 2.0  # heard.js, in seconds
PATIENCE, FIRST_RETRY, LONGEST_RETRY = 2.0, 1.0, 16.0  # outbox.js
FINAL = {"closed", "no-seat", "unknown", "not-now", "too-long", "overtaken", "held", "version", "stale-form"}
AT_ONCE = {"Pause", "End"}
RUNNING, COVERED = "running", "covered"

Said = dict[str, Any]


class Net(Protocol):
    """What a page can do to the world outside."""

    def now(self) -> float: ...
    def emit(self, device: "Device", event: str, body: Said) -> bool: ...
    def post(self, device: "Device", command: Said) -> None: ...
    def redial(self, device: "Device") -> None: ...
    def painted(self, device: "Device", ids: list[str]) -> None: ...
    def new_id(self) -> str: ...


@dataclass
class Waiting:
    """A narrowing command that nobody has answered yet."""

    command: Said
    post_at: float = float("inf")  # until it is its turn
    tries: int = 0
    begun: bool = False


@dataclass(eq=False)
class Device:
    """One page of one person."""

    side: Side
    name: str
    net: Net
    is_open: bool = False
    lives: int = 0  # how often its page was loaded, or left
    visible: bool = True
    connected: bool = False
    kept: list[str] = field(default_factory=list)  # sessionStorage: ids of pauses, through a reload
    pressed: dict[str, float] = field(default_factory=dict)  # every pause tapped here, for the test alone
    receipts: set[str] = field(default_factory=set)
    behind_at: float = float("-inf")  # the last time it fell behind, and the newest moment that it knows of: as above
    proven_at: float = float("-inf")

    def opens(self, scene: Said) -> None:
        """The page is loaded; a reload forgets all but the pauses on their way."""
        now = self.net.now()
        self.is_open, self.connected, self.visible = True, False, True
        self.lives += 1
        self.standing, self.proven_at = scene, scene["made"]
        self.settled, self.pending, self.own = set(scene["settled"]), dict[str, bool](), set[str]()
        self.reported: set[str] = set()
        self.outbox: dict[str, Waiting] = {}
        self.heard_at, self.beat, self.beat_at, self.looked_at = now, "", float("-inf"), now
        self.caught_up, self.unheard, self.ask, self.asked_at, self.redialled = True, False, 0, float("-inf"), False
        for each in list(self.kept):
            self._rest(each)

    @property
    def view(self) -> Mapping[str, Any]:
        view: Mapping[str, Any] = self.standing["view"]
        return view

    @property
    def unsettled(self) -> bool:
        return bool(self.pending) and self.view["phase"] != "closed"

    @property
    def glass(self) -> str:
        """What somebody who looks at it would read, in one word."""
        cover = self.cover
        rests = self.unsettled or self.view["screen"] != "step"
        if (cover == "lost" and not rests) or (cover == "catching" and not self.unsettled):
            return COVERED
        return "paused" if self.unsettled else RUNNING if self.view["running"] else str(self.view["screen"])

    @property
    def cover(self) -> str:
        if self.unheard or self.net.now() - self.heard_at > VOUCHED:
            return "lost"
        return "" if self.caught_up else "catching"

    @property
    def may(self) -> bool:
        fresh = self.net.now() - self.beat_at < FRESH
        return self.connected and not self.unheard and self.caught_up and fresh and not self.unsettled

    # --- what somebody does

    def pauses(self) -> None:
        if self.view["phase"] == "closed":
            return
        each = self.net.new_id()
        self.pressed[each] = self.net.now()
        self._rest(each)

    def _rest(self, each: str) -> None:
        self.own.add(each)
        if each not in self.settled:
            self.pending.setdefault(each, True)
        self._put({"v": 1, "id": each, "do": "Pause"})

    def says(self, do: str, **fields: Any) -> Said | None:
        """A tap. What widens is offered only when the page may, and goes out once; one answer at a time."""
        fields |= {"epoch": self.view["epoch"], "heard": self.beat} if do in PERMISSIVE else {}
        command = {"v": 1, "id": self.net.new_id(), "do": do} | fields
        sealing = do == "Answer" and any(waiting.command["do"] == do for waiting in self.outbox.values())
        if sealing or not (kept(command) or self.may):
            return None
        self._put(command) if kept(command) else self.net.emit(self, "say", command)
        return command

    def looks(self, *, visible: bool) -> None:
        self.visible = visible
        self._falls_behind()
        self._asks()

    def flushes(self) -> None:
        """The page goes away, perhaps to none: what leaves with it leaves at once, and in no order."""
        self.lives += 1
        for waiting in self.outbox.values():
            if waiting.begun or not self.net.emit(self, "say", waiting.command):
                self.net.post(self, waiting.command)

    def hears(self) -> None:
        self.heard_at, self.redialled = self.net.now(), False

    def connects(self) -> None:
        self.connected, self.unheard = True, False
        self.reported.clear()
        self._asks()
        for waiting in self._due():
            self.net.emit(self, "say", waiting.command)

    def receives(self, event: str, said: Said) -> None:
        self.hears()
        match event:
            case "beat":
                self.beat, self.beat_at = said["t"], self.net.now()
            case "scene":
                self.takes(said)
            case "held":
                self.own |= {said["id"]} if said.get("mine") else set()
                self.pending |= {said["id"]: False} if said["id"] not in self.settled | self.pending.keys() else {}
            case "answer":
                self.answered(said)
            case "receipt":
                self.receipts.add(said["id"])
            case "presence" if "me" in said:
                self.unheard = said["me"] == "unheard"
        self._reports()

    def takes(self, scene: Said) -> None:
        self.proven_at = max(self.proven_at, scene["made"])
        self._settles(scene["settled"])
        if (scene["seq"], scene["own"]) >= (self.standing["seq"], self.standing["own"]):
            self.standing = scene
        if scene.get("asked") == self.ask:
            self.hears()
            self.caught_up = True
        self._reports()

    def answered(self, answer: Said) -> None:
        each = answer["id"]
        if each in self.outbox and (answer["ok"] or answer["reason"] in FINAL):
            del self.outbox[each]
            self._keeps()
            self._goes_on()
        shown = self.view["pause"]["mine"] or self.view["phase"] == "closed"
        if each not in self.outbox and (shown or not answer["ok"]):
            self._settles([each])

    def ticks(self) -> None:
        """Twice a second."""
        now = self.net.now()
        gap, self.looked_at = now - self.looked_at, now
        silent = now - self.heard_at > VOUCHED
        if self.caught_up and (gap > JUMP or silent):
            self._falls_behind()
        if silent and gap <= JUMP:
            if not self.redialled and self.connected:
                self.net.redial(self)
            self.redialled = True
        elif not self.caught_up and now - self.asked_at >= ASK_AGAIN and self.visible:
            self._asks()
        for waiting in list(self.outbox.values()):
            if now >= waiting.post_at:
                waiting.post_at = now + min(FIRST_RETRY * 2**waiting.tries, LONGEST_RETRY)
                waiting.tries += 1
                self.net.post(self, waiting.command)
        self._reports()

    def _put(self, command: Said) -> None:
        self.outbox[command["id"]] = Waiting(command)
        self._keeps()
        self._goes_on()

    def _due(self) -> list[Waiting]:
        """All that goes at once, and the first of everything else."""
        first = next((each for each in self.outbox.values() if each.command["do"] not in AT_ONCE), None)
        return [each for each in self.outbox.values() if each is first or each.command["do"] in AT_ONCE]

    def _goes_on(self) -> None:
        for waiting in self._due():
            if not waiting.begun:
                waiting.begun = True
                went = self.net.emit(self, "say", waiting.command)
                waiting.post_at = self.net.now() + (PATIENCE if went else 0.0)

    def _keeps(self) -> None:
        self.kept = [each for each, waiting in self.outbox.items() if waiting.command["do"] == "Pause"]

    def _settles(self, ids: list[str]) -> None:
        for each in ids:
            self.settled.add(each)
            self.pending.pop(each, None)

    def _falls_behind(self) -> None:
        self.caught_up, self.asked_at, self.behind_at = False, float("-inf"), self.net.now()
        self.ask += 1

    def _asks(self) -> None:
        self.asked_at = self.net.now()
        self.net.emit(self, "seen", {"visible": self.visible, "ask": self.ask})

    def _reports(self) -> None:
        if not self.visible or self.glass == COVERED:
            return
        theirs = [each for each, mine in self.pending.items() if not mine]
        ids = [each for each in [*theirs, *self.standing["settled"]] if each not in self.reported | self.own]
        if ids:
            self.net.painted(self, ids)
            if self.net.emit(self, "painted", {"ids": ids, "seq": self.standing["seq"]}):
                self.reported.update(ids)
