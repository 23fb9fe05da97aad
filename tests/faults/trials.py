"""How often each fault is tried, with which dice, and what came of it: one line each, printed at the end of the run.

A quick set stands in every run; ``COUPLES_FAULTS=long`` (``make faults``) tries far more. The dice are seeded, so that
whoever sees a failure can show it to others: ``COUPLES_SEED=…`` throws others.
"""

import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from random import Random

LONG = os.environ.get("COUPLES_FAULTS", "quick") == "long"
SEED = int(os.environ.get("COUPLES_SEED", "20261122"))
SHOWN = 5  # failures told in full


@dataclass
class Tally:
    """One row of the table: a fault, how often it was tried, and every trial that went wrong, in a sentence."""

    name: str
    seed: int = SEED
    trials: int = 0
    failures: list[str] = field(default_factory=list)
    seen: dict[str, list[float]] = field(default_factory=dict)
    seconds: float = 0.0

    def __post_init__(self) -> None:
        self.dice = Random(f"{self.name} {self.seed}")  # this row's own, the same in every run

    @contextmanager
    def trial(self, about: str = "") -> Iterator[None]:
        """One trial; what fails in it is noted, and the next one goes on."""
        self.trials += 1
        try:
            yield
        except AssertionError as failed:
            self.failures.append(f"trial {self.trials} {about}: {str(failed)[:1500] or 'not so'}")

    def notes(self, what: str, measured: float) -> None:
        """A figure of this trial; the table shows the middle and the worst."""
        self.seen.setdefault(what, []).append(measured)

    def row(self) -> str:
        figures = "; ".join(
            f"{what} {sorted(each)[len(each) // 2]:.3g} / {max(each):.3g}" for what, each in self.seen.items()
        )
        return f"{self.name:<58}{self.trials:>8}{self.seed:>10}{len(self.failures):>9}{self.seconds:>8.1f}  {figures}"


HEAD = f"{'fault':<58}{'trials':>8}{'seed':>10}{'failures':>9}{'s':>8}  figures (middle / worst)"
ROWS: list[Tally] = []


@contextmanager
def tallied(name: str) -> Iterator[Tally]:
    """A row of the table; fails in the end if any trial did."""
    tally = Tally(name)
    ROWS.append(tally)
    began = time.monotonic()
    try:
        yield tally
    finally:
        tally.seconds = time.monotonic() - began
    told = "\n".join(tally.failures[:SHOWN])
    assert not tally.failures, f"{len(tally.failures)} of {tally.trials} trials, seed {tally.seed}:\n{told}"


def times(quick: int, long: int) -> int:
    """How many trials this run makes."""
    return long if LONG else quick
