"""One couple, many pauses: how soon the partner is told, and how soon the pause is on disk.

    make bench        prints the table that stands in benchmarks/README.md

*told*: from the pauser's send to the partner's receipt of the hint. *recorded*: to the pauser's answer, which leaves
after the durable commit. Both over real sockets through the whole product path (seat read again, journal, sealing,
fsync), the two people being threads of this one process: what they need to wake up is in the figures.
"""

import os
import platform
import statistics
import tempfile
import time
from pathlib import Path
from typing import get_args

from tests.server import Mode, a_server
from tests.wires import Wire, in_a_step, two_people

ROUNDS = 100
WARM_UP = 10
PACE = 0.5  # seconds between two pauses: what goes on counts against a person's rate, what stops never does


def main() -> None:
    """Prints one row for each runtime."""
    print(f"{platform.machine()}, {os.cpu_count()} cores, {platform.system()}, Python {platform.python_version()};")
    print(f"one couple, {ROUNDS} pauses in turn, milliseconds\n")
    print("| runtime | told p50 | told p99 | recorded p50 | recorded p99 |\n|---|---|---|---|---|")
    for mode in get_args(Mode):
        told, recorded = measure(mode)
        figures = (middle(told), worst(told), middle(recorded), worst(recorded))
        print(f"| {mode} |", " | ".join(f"{1000 * figure:.1f}" for figure in figures), "|", flush=True)


def measure(mode: Mode) -> tuple[list[float], list[float]]:
    """Seconds for each pause: until told, until recorded."""
    with tempfile.TemporaryDirectory() as place, a_server(Path(place) / "house", mode, "demo") as house:
        ana, ben = (one.connects() for one in two_people(house))
        in_a_step(ana, ben)
        pairs = [a_pause(*(ana, ben)[:: 1 if count % 2 else -1]) for count in range(WARM_UP + ROUNDS)][WARM_UP:]
        ana.leaves()
        ben.leaves()
    return [told for told, _ in pairs], [recorded for _, recorded in pairs]


def a_pause(one: Wire, other: Wire) -> tuple[float, float]:
    """One pauses, both go on; how long the two waits were."""
    other.forgets()
    start = time.perf_counter()
    paused = one.says("Pause")
    other.waits("held", lambda data: data["id"] == paused)
    told = time.perf_counter() - start
    one.waits("answer", lambda data: data["id"] == paused)
    recorded = time.perf_counter() - start
    for each in (one, other):
        each.sees("paused")
    for each in (one, other):
        answer = each.permits("Answer", step=0, choice="yes")
        assert answer["ok"], answer
    for each in (one, other):
        each.sees("step")
        each.forgets()
    time.sleep(PACE)
    return told, recorded


def middle(seconds: list[float]) -> float:
    return statistics.median(seconds)


def worst(seconds: list[float]) -> float:
    """The slowest but one in a hundred."""
    return statistics.quantiles(seconds, n=100)[98]


if __name__ == "__main__":
    main()
