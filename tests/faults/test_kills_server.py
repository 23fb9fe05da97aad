"""The plug of the real server pulled while both phones are on: what was acknowledged stands when it is back."""

import sys
import time
from contextlib import suppress
from pathlib import Path
from random import Random
from typing import Any, get_args

import pytest
from socketio.exceptions import SocketIOError

from couples.domain.session.state import Side
from tests.faults.points import POINTS
from tests.faults.town import a_town
from tests.faults.trials import tallied, times
from tests.server import Mode, Server, free_port
from tests.wires import Wire, in_a_step

KILLED = -9

Fact = dict[str, Any]


@pytest.mark.parametrize("mode", get_args(Mode))
def test_f13_a_kill_of_the_real_server_is_survived_by_both_phones(tmp_path: Path, mode: Mode) -> None:
    house = Killable(tmp_path, mode)
    with tallied(f"F13 kill -9, the whole server, {mode}") as tally:
        try:
            for number in range(times(4, 20) if mode == "eventlet" else times(2, 20)):
                point = POINTS[(number + tally.dice.randrange(4)) % len(POINTS)]
                house.start(point)
                with tally.trial(point):
                    house.holds_still_and_kept_everything()
                    house.runs()
                    house.dies_while_they_speak(tally.dice)
                house.is_dead()  # also where the trial went wrong
            house.start("")
            with tally.trial("at last"):
                house.holds_still_and_kept_everything()
            tally.trials -= 1
        finally:
            house.ends()


class Killable:
    """A real server that is started to die, and the two who are in it."""

    def __init__(self, folder: Path, mode: Mode) -> None:
        self.armed = folder / "armed"
        self.couple = a_town(folder / "house")[0]
        self.server = Server(free_port(), folder / "house", mode, {})
        self.wires: dict[Side, Wire] = {}
        self.said: list[tuple[Side, Fact, bool]] = []  # and whether it was answered

    def start(self, point: str) -> None:
        """The next life of the server; both come back with the devices they had."""
        self.server.program = (sys.executable, "-m", "tests.faults.launch", point, str(self.armed), "serve")
        self.server.start()
        self.wires = {side: person.at(self.server).connects() for side, person in self.couple.items()}

    def ends(self) -> None:
        self.server.stop()
        self._leave()

    def _leave(self) -> None:
        for wire in self.wires.values():
            wire.leaves()
            wire.web.close()

    def holds_still_and_kept_everything(self) -> None:
        ana = self.wires[Side.A]
        assert "restart" in ana.view["holds"]
        assert not any(wire.view["running"] for wire in self.wires.values())
        for side, body, answered in self.said:
            first, again = (self.wires[side].posts(body).json() for _ in range(2))
            newest = first["scene"]["seq"]
            assert first["answer"] == again["answer"], f"two answers to {body}"
            assert first["scene"]["seq"] == again["scene"]["seq"], f"{body} happened twice"
            if answered:
                assert first["answer"]["ok"], f"{body} was acknowledged"
                assert newest == ana.scene["seq"], f"{body} was acknowledged, and happened again"
                whose = "mine" if side is Side.A else "theirs"
                assert body["do"] != "Pause" or ana.view["pause"][whose], f"{body} was acknowledged and lost"
            for wire in self.wires.values():  # what was new in it reaches both
                wire.catches_up(newest)
        self.said.clear()

    def runs(self) -> None:
        """One yes moves nothing, two do."""
        if self.wires[Side.A].view["phase"] == "waiting":
            for wire in self.wires.values():
                wire.forgets()
                assert wire.permits("Resume")["ok"]
            in_a_step(*self.wires.values())
            return
        ana, ben = self.wires.values()
        for wire in (ana, ben):
            wire.forgets()
        first = ana.permits("Answer", step=0, choice="yes")
        assert first["ok"], first
        assert not ben.view["running"]
        second = ben.permits("Answer", step=0, choice="yes")
        assert second["ok"], second
        ana.sees("step")
        ben.sees("step")

    def dies_while_they_speak(self, dice: Random) -> None:
        self.armed.touch()
        try:
            for _ in range(20):
                side, do = dice.choice(list(Side)), dice.choice(["Pause", "Pause", "AddNeed"])
                body = self.wires[side].body(do, **({"need": "space"} if do == "AddNeed" else {}))
                self.said.append((side, body, self._answered(self.wires[side], body)))
                if not self.said[-1][-1]:
                    break
        finally:
            self.armed.unlink()
        assert self.server.kill() == KILLED
        self._leave()

    def is_dead(self) -> None:
        self.server.kill()
        self._leave()

    def _answered(self, wire: Wire, body: Fact) -> bool:
        """Whether the answer came before the end of the wire."""
        assert wire.socket is not None
        with suppress(SocketIOError):  # dead already
            wire.socket.emit("say", body)
        give_up = time.monotonic() + 5
        while wire.socket.connected and time.monotonic() < give_up:
            if any(kind == "answer" and data["id"] == body["id"] for kind, data in list(wire.heard)):
                break
            time.sleep(0.005)
        return any(kind == "answer" and data["id"] == body["id"] and data["ok"] for kind, data in list(wire.heard))
