"""What there is to do is sifted by what suits just now; nothing is remembered of it, and nothing is chosen by it.

An entry is anything on the shelf or for one alone. ``fits`` looks only at what its author wrote about it.
"""

from dataclasses import dataclass, field
from enum import StrEnum

TIRED_MINUTES = 5  # longer than that is not for a tired evening


class Tag(StrEnum):
    """What it mostly works with."""

    THOUGHT = "thought"
    ATTENTION = "attention"
    BODY = "body"


class Track(StrEnum):
    """What it is for. All stand side by side; none is a step on the way to another."""

    TALK = "talk"
    REST = "rest"
    CONFLICT = "conflict"
    SELF_IMAGE = "self-image"
    TOUCH = "touch"


class Note(StrEnum):
    """What somebody may want to know of before they open it."""

    TOUCH = "touch"
    BODY = "body"
    BREATH = "breath"
    SILENCE = "silence"
    MEMORIES = "memories"
    HURT = "hurt"
    SELF = "self"


class Company(StrEnum):
    """Who does it."""

    TOGETHER = "together"
    ALONE = "alone"


DEPTHS = (1, 2, 3)
MINUTES = (3, 5, 10, 20)


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing to do: ``depth`` is its gentlest, ``minutes`` its shortest."""

    company: Company
    track: Track
    tags: frozenset[Tag]
    notes: frozenset[Note]
    depth: int
    minutes: int

    @property
    def light(self) -> bool:
        """Whether it suits a tired evening: rest, short, and no deeper than the first depth."""
        return self.track is Track.REST and self.minutes <= TIRED_MINUTES and self.depth == DEPTHS[0]


@dataclass(frozen=True, slots=True)
class Sieve:
    """What somebody wants to see just now. Left out means all; ``depth`` and ``minutes`` are the most of each."""

    tired: bool = False
    company: Company | None = None
    track: Track | None = None
    tag: Tag | None = None
    depth: int | None = None
    minutes: int | None = None
    without: frozenset[Note] = field(default_factory=frozenset)

    def fits(self, entry: Entry) -> bool:
        """Whether an entry is shown."""
        return (
            (entry.light or not self.tired)
            and self.company in (None, entry.company)
            and self.track in (None, entry.track)
            and (self.tag is None or self.tag in entry.tags)
            and (self.depth is None or entry.depth <= self.depth)
            and (self.minutes is None or entry.minutes <= self.minutes)
            and not (self.without & entry.notes)
        )
