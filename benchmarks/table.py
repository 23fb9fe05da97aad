"""Figures for people: medians over rounds, how far the rounds lay apart, and ours as a multiple of each peer."""

import math
import statistics
from collections.abc import Callable, Sequence
from typing import Any

Found = dict[str, Any]  # what one run of the crowd found
Rounds = list[Found]
Figure = Callable[[Found], float]


def middle(rounds: Rounds, figure: Figure) -> float:
    """The median over the rounds."""
    return statistics.median(figure(found) for found in rounds)


def ratio(ours: Rounds, theirs: Rounds, figure: Figure) -> float:
    """The median of the ratios, round by round: what disturbed the machine in a round disturbed both."""
    return statistics.median(figure(one) / figure(other) for one, other in zip(ours, theirs, strict=True))


def spread(rounds: Rounds, figure: Figure) -> str:
    """The lowest and highest round, behind the middle."""
    figures = [figure(found) for found in rounds]
    return f"{short(middle(rounds, figure))} ({short(min(figures))}–{short(max(figures))})"


def short(figure: float) -> str:
    """Three digits that mean something; a dash where nobody was told anything."""
    if math.isnan(figure):
        return "–"
    return f"{figure:.2f}" if figure < 10 else f"{figure:.1f}" if figure < 100 else f"{figure:,.0f}"


def table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """As Markdown."""
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def told_p50(found: Found) -> float:
    return _of(found, "told", "p50")


def told_p99(found: Found) -> float:
    return _of(found, "told", "p99")


def told_worst(found: Found) -> float:
    return _of(found, "told", "max")


def recorded_p50(found: Found) -> float:
    return _of(found, "recorded", "p50")


def recorded_p99(found: Found) -> float:
    return _of(found, "recorded", "p99")


def cpu(found: Found) -> float:
    """Microseconds of the server's processor for each pause, heartbeats and what followed it included."""
    return float(found["cpu_us"])


def page_kb(found: Found) -> float:
    """Kilobytes of memory for each connected page."""
    return float(found["kb_after"] - found["kb_before"]) / (2 * float(found["couples"]))


def _of(found: Found, what: str, which: str) -> float:
    return float(found[what].get(which, math.nan))
