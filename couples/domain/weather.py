"""How it was in somebody at a moment, in their own words: body, mind, us, and how much they were there.

No weather is better than another: nothing here can be added up or drawn as a curve (law 8).
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from couples.domain.people import tidy_line

LINES = ("body", "mind", "us", "presence")
WORD_LENGTH = 120  # characters of one line; what is longer is cut, for a session's close must not fail on it
MOST_KEPT = 120  # moments; the oldest goes first


@dataclass(frozen=True, slots=True)
class Weather:
    """One moment. ``lines``: what was said of some of ``LINES``, a chip's id or own words."""

    id: str
    at: datetime
    lines: Mapping[str, str] = field(hash=False)


def kept(id: str, at: datetime, said: Mapping[str, str]) -> Weather | None:  # noqa: A002 -- its own word
    """A weather to keep; None when nothing was said. Never refused."""
    lines = {line: tidy_line(said.get(line, ""))[:WORD_LENGTH].rstrip() for line in LINES}
    spoken = {line: word for line, word in lines.items() if word}
    return Weather(id, at, spoken) if spoken else None
