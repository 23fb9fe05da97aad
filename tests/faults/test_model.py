"""Two people, two phones each, networks that delay, lose, repeat and reorder, a disk and a house that fail.

The browser's rules and the house's own ways in and out are walked together; ``model/laws.py`` says what must hold,
``model/walk.py`` what may happen. Hypothesis throws the dice, and makes an evening
that shows a fault as short as it can.
"""

import pytest
from hypothesis import HealthCheck, given, seed, settings
from hypothesis import strategies as st

from tests.faults.model.walk import ALL, Walk
from tests.faults.trials import LONG, SEED, tallied, times

LENGTH = 100 if LONG else 50
EVENINGS = times(500, 10_000)

began: list[int] = []  # how often something began to run: evenings that get nowhere show nothing


@seed(SEED)
@settings(
    max_examples=EVENINGS, deadline=None, database=None, derandomize=False, suppress_health_check=list(HealthCheck)
)
@given(
    place=st.integers(0, ALL),
    numbers=st.lists(st.integers(0, ALL), min_size=LENGTH, max_size=LENGTH),
)
def an_evening(place: int, numbers: list[int]) -> None:
    """One whole evening, from somewhere in it to its end; a number is a step, 0 is none."""
    walk = Walk(place)
    for number in numbers:
        walk.does(number)
    walk.ends()
    began.append(len(walk.laws.began))


@pytest.mark.slow
def test_f20_no_evening_on_any_network_breaks_a_law() -> None:
    with tallied(f"the model: evenings of {LENGTH} steps") as tally:
        an_evening()
        tally.trials = EVENINGS
        tally.notes("began to run", sum(began))
    assert sum(began) > EVENINGS * 2 // 5, "evenings that get nowhere show nothing"
