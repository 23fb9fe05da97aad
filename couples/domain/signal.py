"""What one's own body tends to say, what that tends to mean, and what helps then: a library of one, for one."""

from dataclasses import dataclass

from couples.domain.practice import needed_line, own_line

MOST_SIGNALS = 100


@dataclass(frozen=True, slots=True)
class Signal:
    """One signal. What it means and what helps may stay open."""

    id: str
    body: str
    means: str = ""
    helps: str = ""


def said(signal_id: str, body: str, means: str, helps: str) -> Signal:
    """As its owner says it; without a signal of the body there is nothing to keep."""
    return Signal(signal_id, needed_line(body, "body"), own_line(means, "means"), own_line(helps, "helps"))
