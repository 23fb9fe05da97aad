"""Two people who do every step of an exercise over real sockets, as it is meant to be done."""

import time
from dataclasses import dataclass
from typing import Any

from couples.domain.exercise import Outline, StepOutline
from tests.wires import Wire

TOO_MANY = "too-many"
ROUNDS = {
    "floor": ("said", "said-back", "thats-it", "pass"),
    "present": ("brought", "thanks", "brought", "thanks"),
    "mirror": ("told", "mirrored", "thats-it", "made-sense", "imagined", "swap"),
}


@dataclass
class Walk:
    """``pausing`` stops in every step, goes on, and one page is loaded anew."""

    ana: Wire
    ben: Wire
    outline: Outline
    pausing: bool = False

    @property
    def both(self) -> tuple[Wire, Wire]:
        return self.ana, self.ben

    def begins(self) -> None:
        """Proposed at its longest and deepest, and agreed to."""
        option = self.outline.options[0] if self.outline.options else ""
        named = {"what": "a cup of tea", "where": "here", "how_long": "a song", "ends": "when it is empty"}
        wants = {"length": self.outline.lengths[-1], "depth": self.outline.depths[-1]}
        naming = {"naming": named} if self.outline.names else {}
        self.says(self.ana, "Propose", exercise=self.outline.id, option=option, **wants, **naming)
        self.settle()
        self.says(self.ben, "Agree", **wants)
        self.settle()

    def to_the_end(self) -> list[str]:
        """Every step in its order, by its id."""
        done: list[str] = []
        while (view := self.view())["screen"] != "debrief":
            step = self.outline.steps[view["step"]["index"]]
            self.answered()
            if self.pausing:
                self.interrupted(step, len(done))
            done.append(step.id)
            self.done(step)
        return done

    def view(self) -> dict[str, Any]:
        self.settle()
        return self.ana.view

    def settle(self) -> None:
        """Both pages are equally new."""
        newest = max(wire.scene["seq"] for wire in self.both)
        for wire in self.both:
            wire.catches_up(newest)

    def says(self, wire: Wire, do: str, **fields: Any) -> None:
        """A permissive command; whoever is too quick for the house waits a moment, as people do."""
        self.settle()
        before = wire.age
        while (answer := wire.permits(do, **fields)).get("reason") == TOO_MANY:
            time.sleep(0.3)
        assert answer["ok"], (do, fields, answer, self.outline.id)
        wire.is_newer(before)
        self.settle()

    def stops(self, wire: Wire, do: str, **fields: Any) -> None:
        """A narrowing command, which nobody is too quick for."""
        before = wire.age
        assert wire.asks(do, **fields)["ok"], (do, self.outline.id)
        wire.is_newer(before)
        self.settle()

    def moves(self, wire: Wire, move: str, key: str = "", value: str = "") -> None:
        self.settle()
        self.says(wire, "Move", moves=wire.view["step"]["moves"], move=move, key=key, value=value)

    def answered(self) -> None:
        """A yes of both where one is asked for, else a word that both go on."""
        view = self.view()
        if view["go_on"] == "gate":
            for wire in self.both:
                self.says(wire, "Answer", step=view["step"]["index"], choice="yes")
        elif view["go_on"] == "vote":
            for wire in self.both:
                self.says(wire, "Resume")
        assert self.view()["running"], self.outline.id

    def interrupted(self, step: StepOutline, count: int) -> None:
        """One pauses, it rests on both screens, both go on, and a page that is loaded anew shows the same."""
        one, other = self.both if count % 2 else self.both[::-1]
        self.stops(one, "Pause")
        for wire in self.both:
            assert wire.view["screen"] == "paused", (self.outline.id, step.id)
            assert not wire.view["running"]
        self.answered()
        before = other.view
        other.opens(f"/s/{other.session}")
        other.connects()
        again = other.view
        assert (again["screen"], again["step"]["id"], again["running"]) == ("step", step.id, True)
        assert again["step"]["play"] == before["step"]["play"]

    def done(self, step: StepOutline) -> None:
        """What the two do in a step of this kind, and its end."""
        first, second = self.both if self.ana.view["step"]["first"] else self.both[::-1]
        leads_on = self.lead_on(step, first)
        if not leads_on:
            self.do(step, first, second)
            self.stops(second, "FinishStep", step=self.view()["step"]["index"])

    def lead_on(self, step: StepOutline, first: Wire) -> bool:
        """The kinds that lead on by themselves, and whether this is one."""
        match step.kind:
            case "gate":
                self.moves(first, "name", value=f"a quiet minute {step.id}")
            case "dials":
                self.each_moves("ready")
            case "choose":
                self.each_moves("pick", "on" if "on" in step.ids["choices"] else "stop")
            case "rung":
                self.stops(first, "FinishStep", step=self.view()["step"]["index"])
                self.each_moves("pick", "on")
            case "rest":
                self.each_moves("pick", value="20")
                self.each_moves("ready")
            case _:
                return False
        return True

    def each_moves(self, move: str, key: str = "", value: str = "") -> None:
        for wire in self.both:
            self.moves(wire, move, key, value)

    def do(self, step: StepOutline, first: Wire, second: Wire) -> None:
        match step.kind:
            case "say" | "notice":
                for _ in step.ids["prompts"]:
                    self.each_moves("ready")
                assert self.view()["step"]["play"]["over"]
            case "floor" | "mirror" | "present":
                for move in ROUNDS[step.kind]:
                    self.moves(next(wire for wire in self.both if move in wire.view["step"]["play"]["can"]), move)
            case "ask" | "reveal":
                self.asked(step)
            case "draw":
                self.moves(first, "draw")
                self.moves(second, "draw")

    def asked(self, step: StepOutline) -> None:
        """Each writes; whatever may be told is told, and nothing else comes over."""
        for wire in self.both:
            for key in step.ids["questions"]:
                self.moves(wire, "write", key, f"my {key}")
            assert wire.view["step"]["play"]["mine"].keys() == set(step.ids["questions"])
        for wire in self.both:
            assert wire.view["step"]["play"]["theirs"] == {}
        tellable = [key for key in step.ids["questions"] if key not in step.ids["private"]]
        if step.kind == "ask":
            for key in tellable:
                self.moves(self.ana, "show", key)
        for wire in self.both:
            self.moves(wire, "ready")
        self.settle()
        assert self.ben.view["step"]["play"]["theirs"].keys() == set(tellable)
