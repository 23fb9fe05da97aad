"""Evenings of random taps through real sockets and POSTs, from two devices each, beside the pure machine (F20).

Whichever way a command comes, its answer and what then stands on all four screens are what the machine alone would say.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from random import Random
from typing import Any, get_args

import pytest

from couples.domain.now import Now
from couples.domain.opening import needs_ground
from couples.domain.refusal import Reason, Refused
from couples.domain.session import commands as ask
from couples.domain.session.decide import decide
from couples.domain.session.evolve import replay
from couples.domain.session.filling import filled
from couples.domain.session.state import Phase, Side, State
from couples.domain.session.view import view
from couples.services import wire
from couples.services.seating import CLOSED_SEQ
from couples.store.library import load_library
from tests.faults import saying
from tests.faults.trials import tallied, times
from tests.faults.village import Phone, Village, a_village
from tests.makers import FIRST_EVENING
from tests.server import Mode

EVENINGS, TAPS = times(6, 120), times(50, 100)
SHELF = {name: outline for name, outline in load_library().outlines.items() if not needs_ground(outline)}
NOW = Now(wall=FIRST_EVENING, mono=1000.0)  # for the machine no time passes; what says how long is left out below
TOMORROW = NOW.wall + timedelta(days=1)
CLOCKS = ("elapsed", "lapses_in", "at", "latest")
Body = dict[str, Any]


@dataclass
class Machine:
    """The session as the pure machine has it: no socket, no disk, no clock."""

    state: State = field(default_factory=State)
    answers: dict[tuple[Side, str], Reason | None] = field(default_factory=dict)

    def handle(self, side: Side, body: Body) -> Reason | None:
        """The answer; the same id again gets the same."""
        known = (side, str(body["id"]))
        if known not in self.answers:
            self.answers[known] = self._decided(wire.parse(body, side, lambda _: NOW.mono))
        return self.answers[known]

    def _decided(self, command: ask.Command) -> Reason | None:
        decision = decide(self.state, command, NOW, SHELF)
        if isinstance(decision, Refused):
            return decision.reason
        decision = (*decision, *filled(self.state, decision, NOW, dict.fromkeys(Side, TOMORROW)))
        self.state = replay(self.state, decision)
        return None

    def scene(self, side: Side) -> tuple[int, int, object]:
        seq = CLOSED_SEQ if self.state.phase is Phase.CLOSED else self.state.seq
        own = self.state.own[side].count
        return seq, own, timeless(wire.scene(view(self.state, side, NOW), seq=seq, own=own)["view"])


def timeless(said: object) -> object:
    """The same without the figures that a clock moves."""
    if isinstance(said, Mapping):
        return {name: timeless(each) for name, each in said.items() if name not in CLOCKS}
    return [timeless(each) for each in said] if isinstance(said, list | tuple) else said


@pytest.fixture(scope="module", params=get_args(Mode))
def village(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Village]:
    with a_village(tmp_path_factory.mktemp("replay"), EVENINGS, request.param) as village:
        yield village


@pytest.mark.slow
def test_f20_sockets_and_posts_say_what_the_machine_says(village: Village) -> None:
    with tallied(f"evenings of {TAPS} taps, {village.server.mode}, beside the machine") as tally:
        for number in range(EVENINGS):
            with tally.trial(f"evening {number}"):
                tally.notes("taps that did something", an_evening(village, Random(f"{tally.seed} {number}")))


def an_evening(village: Village, dice: Random) -> int:
    """One evening, tap by tap; gives how many taps were not refused."""
    firsts = dict(zip(Side, village.couple(), strict=True))
    pages = {side: (first, village.second(first)) for side, first in firsts.items()}
    machine = Machine()
    for side in Side:
        machine.handle(side, {"v": 1, "id": f"came in, {side}", "do": "Join"})
    agree(machine, pages)
    said: list[tuple[Side, Body]] = []
    done = 0
    for _ in range(TAPS):
        side, body = a_tap(machine, pages, said, dice)
        said.append((side, body))
        expected = machine.handle(side, body)
        came = through(dice.choice(pages[side]), body, dice)
        assert came == expected, f"{side} {body}: {came}, and not {expected}"
        try:
            agree(machine, pages)
        except AssertionError as wrong:
            raise AssertionError(f"after {side} {body}: {wrong}") from None
        done += expected is None
        if machine.state.phase is Phase.CLOSED:
            break
    for page in (*pages[Side.A], *pages[Side.B]):
        page.leaves()
    return done


def a_tap(
    machine: Machine, pages: Mapping[Side, tuple[Phone, Phone]], said: list[tuple[Side, Body]], dice: Random
) -> tuple[Side, Body]:
    """Mostly what somebody may well do there; now and then a repeat, a page from before, or anything at all."""
    if said and dice.random() < 0.1:
        return dice.choice(said[-8:])
    side = dice.choice(list(Side))
    seen = wire.scene(view(machine.state, side, NOW), seq=0, own=0)["view"]
    do = saying.likely(seen, dice) if dice.random() < 0.85 else dice.choice(sorted(wire.COMMANDS))
    if do in {"End", "Part"} and dice.random() < 0.7:
        do = "Pause"
    body = saying.body(do, seen, pages[side][0].beat, dice, SHELF)
    if "epoch" in body and dice.random() < 0.08:
        body["epoch"] -= 1
    return side, body


def through(page: Phone, body: Body, dice: Random) -> Reason | None:
    """By socket or by POST; gives the reason it was refused for."""
    if "heard" in body:
        body = body | {"heard": page.beat}
    if dice.random() < 0.5:
        assert page.socket is not None
        page.heard[:] = [each for each in page.heard if each[0] != "answer"]
        page.socket.emit("say", body)
        answer = page.waits("answer", lambda said: said["id"] == body["id"])
    else:
        answer = page.posts(body).json()["answer"]
    return None if answer["ok"] else Reason(answer["reason"])


def agree(machine: Machine, pages: Mapping[Side, tuple[Phone, Phone]]) -> None:
    """All four screens show what the machine shows, each its own side's."""
    for side, two in pages.items():
        seq, own, seen = machine.scene(side)
        for page in two:
            page.waits("scene", lambda scene, seq=seq, own=own: (scene["seq"], scene["own"]) >= (seq, own))  # type: ignore[misc]  # mypy cannot infer a lambda's defaults
            assert (page.scene["seq"], page.scene["own"]) == (seq, own)
            assert timeless(page.view) == seen
