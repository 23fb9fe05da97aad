"""The plug pulled anywhere on the way of a command: nothing acknowledged is lost or repeated, nothing runs."""

import json
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field
from pathlib import Path
from random import Random
from typing import Any

from couples.domain.session import commands as ask
from couples.domain.session.state import Side
from couples.services.answered import key_of
from tests.faults.lives import Order, Said
from tests.faults.points import POINTS
from tests.faults.town import Couple, a_town
from tests.faults.trials import Tally, tallied, times
from tests.server import ROOT

KILLED = -9
MOST_AGAIN = 6  # of the latest answered commands that are said once more

Fact = dict[str, Any]


@dataclass
class Known:
    """What the two know for certain: it was answered, or it was on a screen."""

    session: str
    said: dict[str, Said] = field(default_factory=dict)
    answered: dict[str, Fact] = field(default_factory=dict)
    events: list[str] = field(default_factory=list)  # as they stood on the disk when somebody last looked
    ending: bool = False  # somebody asked for the end, so the evening may be gone

    def moved(self, session: str) -> None:
        self.session, self.ending = session, False
        self.said.clear()
        self.answered.clear()
        self.events.clear()

    @property
    def open(self) -> list[Said]:
        """What got no answer; after it some of what did."""
        unanswered = [said for key, said in self.said.items() if key not in self.answered]
        return unanswered + [self.said[key] for key in list(self.answered)[-MOST_AGAIN:]]


class Lives:
    """One prepared house, and a process that is killed in it again and again."""

    def __init__(self, data_dir: Path, couple: Couple, errors: Path) -> None:
        self.people = {str(side): (person.chair.person_id, person.chair.login_id) for side, person in couple.items()}
        self.known = Known(next(iter(couple.values())).chair.session_id)
        self.errors = errors
        self.kept: set[str] = set()  # what this life found answered on the disk
        command = [sys.executable, "-m", "tests.faults.lives", str(data_dir)]
        with errors.open("ab") as log:
            self.process = subprocess.Popen(
                command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=log, text=True
            )

    def live(self, seed: str, point: str, hit: int, batches: int) -> bool:
        """One life; checks every fact as it comes. True if it was killed where it should be."""
        order = Order(seed, point, hit, batches, self.people, self.known.session, self.known.open)
        assert self.process.stdin is not None
        assert self.process.stdout is not None
        self.process.stdin.write(json.dumps(asdict(order)) + "\n")
        self.process.stdin.flush()
        facts: list[Fact] = []
        for line in self.process.stdout:
            facts.append(json.loads(line))
            if "ended" in facts[-1]:
                break
        assert facts, f"nothing came: {self.errors.read_text()[-2000:]}"
        status = facts.pop()["ended"]
        assert status in (0, KILLED), f"ended by {status}: {self.errors.read_text()[-2000:]}"
        for fact in facts:
            self._check(fact)
        return bool(status == KILLED)

    def _check(self, fact: Fact) -> None:
        known = self.known
        match fact:
            case {"said": said, "side": side}:
                known.said[said["id"]] = (side, said)
                known.ending |= said["do"] in ("End", "Part")
            case {"refused": command_id} | {"told": command_id}:
                known.answered.setdefault(command_id, {})
            case {"answered": command_id, "answer": answer}:
                known.answered[command_id] = answer
            case {"again": command_id, "answers": answers, "lengths": lengths}:
                self._check_again(command_id, answers, lengths)
            case {"stands": what}:
                self._check_stands(what, fact)

    def _check_again(self, command_id: str, answers: list[Fact], lengths: list[int]) -> None:
        """The same id again: the same answer both times, and the one that was given before the plug was pulled."""
        if any(answer.get("door") or answer.get("reason") == "closed" for answer in answers):
            return  # refused before anything was read, or the evening has ended
        assert answers[0] == answers[1], f"two answers to {command_id}: {answers}"
        assert lengths[1] == lengths[2], f"{command_id} happened twice"
        before = self.known.answered.get(command_id)
        assert not before or before == answers[0], f"{command_id} was {before}, is {answers[0]}"
        if command_id in self.kept:
            assert lengths[0] == lengths[1], f"{command_id} was written before, and happened again"
        elif "heard" in self.known.said[command_id][1]:
            assert not answers[0]["ok"], f"a yes from before the restart counted after it: {command_id}"

    def _check_stands(self, what: str, fact: Fact) -> None:
        known, events = self.known, fact["events"]
        if fact["session"] != known.session:
            assert known.ending, "a new evening although nobody ended the last"
            known.moved(fact["session"])
        elif fact["phase"] == "closed":
            assert known.ending, "closed although nobody ended it"
            return
        assert events[: len(known.events)] == known.events, f"{what}: the journal lost or changed what stood in it"
        paused = [json.loads(event)["command_id"] for event in events if '"did":"Paused"' in event]
        assert [each for each, count in Counter(paused).items() if count > 1] == [], f"{what}: a pause happened twice"
        keys = {key.split("/")[1] for key in fact["handled"]}
        kept = self.kept = {command_id for command_id, said in known.said.items() if _key(said) in keys}
        lost = [key for key, answer in known.answered.items() if answer and key not in kept]
        assert lost == [], f"{what}: acknowledged and lost: {[known.said[key] for key in lost]}"
        if what in ("held", "retried"):
            assert "restart" in fact["holds"], f"{what}: not held"
        if what in ("held", "retried", "one yes"):
            assert not any(fact["running"]), f"{what}: it runs without two new yeses"
        known.events = events


def _key(said: Said) -> str:
    """Under which the house remembers that it answered this."""
    side, body = said
    return key_of(ask.Pause(by=Side(side), id=body["id"])) if body["do"] == "Pause" else str(body["id"])


@contextmanager
def some_lives(folder: Path, name: str) -> Iterator[tuple[Lives, Tally]]:
    lives = Lives(folder / "house", a_town(folder / "house")[0], folder / "errors.log")
    try:
        with tallied(name) as tally:
            yield lives, tally
    finally:
        lives.process.stdin.close()  # type: ignore[union-attr]  # it is a pipe
        lives.process.wait(timeout=60)
        lives.process.stdout.close()  # type: ignore[union-attr]  # so is this


def test_f13_a_kill_at_any_point_loses_nothing_repeats_nothing_and_leaves_nothing_running(tmp_path: Path) -> None:
    with some_lives(tmp_path, "F13 kill -9, store and use cases") as (lives, tally):
        dice = tally.dice
        points = [POINTS[number % len(POINTS)] for number in range(times(44, 960))]
        reached = Counter[str]()
        for number, point in enumerate(points):
            with tally.trial(f"{point} "):
                reached[point] += lives.live(f"{tally.seed}-{number}", point, _hit(dice, point), batches=25)
        with tally.trial("the last life, after all the others"):
            lives.live("the last", "", 0, batches=0)
            few = {point: count for point, count in reached.items() if count < points.count(point) * 0.8}
            assert not few, f"hardly ever killed at {few}"
        tally.trials -= 1


def _hit(dice: Random, point: str) -> int:
    """Early hits fall into the restart itself and the saying again, later ones into the evening."""
    return dice.choice([1, 2, 3, 5, 8, 13, 21] if point != "after tell" else [1, 2, 3, 5, 8, 13])
