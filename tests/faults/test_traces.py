"""The model's own evenings, told again to a real house: whatever the networks did, it says what the model says (F20).

Every frame on every line, every POST's answer and what then stands on every phone are compared, word for word.
"""

from copy import deepcopy
from pathlib import Path
from random import Random
from typing import get_args

import pytest

from couples.domain.opening import needs_ground
from couples.store.library import load_library
from tests.faults.model.trace import Trace, a_trace
from tests.faults.model.walk import ALL
from tests.faults.retold import House, Retelling, a_house
from tests.faults.trials import LONG, tallied, times
from tests.server import Mode

LENGTH = 100
SHELF = {name: outline for name, outline in load_library().outlines.items() if not needs_ground(outline)}


def an_evening(house: House, dice: Random, falls: int) -> Trace:
    """Numbers as ``test_model.py`` draws them, each a step of the same walk."""
    numbers = [dice.randint(0, ALL) for _ in range(LENGTH)]
    return a_trace(dice.randint(0, ALL), numbers, house.ground(SHELF), falls)


def spoilt(trace: Trace) -> Trace:
    """The same, but in the middle of it one screen is a little different."""
    trace = deepcopy(trace)
    screens = [data for deed in trace.deeds for _, event, data in deed.told if event == "scene"]
    screens[len(screens) // 2]["view"]["epoch"] += 1
    return trace


@pytest.mark.slow
@pytest.mark.parametrize("mode", get_args(Mode))
def test_f20_a_real_house_says_what_the_model_says_in_the_models_own_evenings(tmp_path: Path, mode: Mode) -> None:
    name = f"the model's evenings of {LENGTH} steps, retold, {mode}"
    evenings = times(3 if mode == "eventlet" else 2, 150)
    with tallied(name) as tally, a_house(tmp_path, evenings + 1, mode) as house:
        for number in range(evenings):
            dice = Random(f"{tally.seed} {mode} {number}")
            with tally.trial(f"evening {number}"):
                trace = an_evening(house, dice, falls=1 if LONG or (number, mode) == (1, "eventlet") else 0)
                Retelling(house, trace).tells()
                for kind in ("say", "post", "page", "restart"):
                    tally.notes(kind, trace.count(kind))
                tally.notes("repeats", trace.repeats)
        with pytest.raises(AssertionError, match="and not"):
            Retelling(house, spoilt(an_evening(house, tally.dice, falls=0))).tells()
