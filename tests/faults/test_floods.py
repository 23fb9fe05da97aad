"""A stranger with one connection cannot keep anybody's pause: told as quickly as ever, in both runtimes."""

import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import get_args

import pytest

from tests.faults.floods import KINDS
from tests.faults.trials import tallied, times
from tests.faults.village import Couple, Village, a_village
from tests.server import ROOT, Mode
from tests.wires import in_a_step

LASTS, LOOKED = times(4, 20) + 0.5, times(2, 15)  # seconds: the flood, and the pauses in the midst of it
TOLD_WITHIN = 1.0  # seconds at worst on a machine with two cores, one of which throws; it was a minute and more


@pytest.fixture(scope="module", params=get_args(Mode))
def village(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Village]:
    with a_village(tmp_path_factory.mktemp("flood"), len(KINDS), request.param) as village:
        yield village


@contextmanager
def a_flood(village: Village, kind: str) -> Iterator[None]:
    program = [sys.executable, "-m", "tests.faults.floods", str(village.server.port), kind, str(LASTS)]
    with subprocess.Popen(program, cwd=ROOT, stdout=subprocess.PIPE, text=True) as thrower:
        time.sleep(1.0)  # it is under way
        assert thrower.poll() is None
        yield
        said, _ = thrower.communicate(timeout=30)
        assert thrower.returncode == 0, said


@pytest.mark.parametrize("kind", list(KINDS))
def test_f03_a_flood_from_a_stranger_holds_up_nobodys_pause(village: Village, kind: str) -> None:
    couple = village.couple()
    in_a_step(*couple)
    with tallied(f"flood of {kind}, {village.server.mode}") as tally, a_flood(village, kind):
        end = time.monotonic() + LOOKED
        while time.monotonic() < end:
            with tally.trial():
                told = pause_told(couple, tally.trials)
                tally.notes("told after ms", told * 1000)
                assert told < TOLD_WITHIN, f"told after {told:.2f} s"
            time.sleep(0.1)
    for phone in couple:
        assert not phone.closed(within=0), "an innocent page was cut off"
        phone.leaves()


def pause_told(couple: Couple, turn: int) -> float:
    """How long until the partner hears that one of the two pauses."""
    one, other = couple if turn % 2 else couple[::-1]
    began = time.monotonic()
    paused = one.says("Pause")
    other.waits("held", lambda said: said["id"] == paused, within=10)
    return time.monotonic() - began
