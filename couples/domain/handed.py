"""What somebody lets their therapist read, one thing at a time; what both made, only when both let it (R3).

A ``Mark`` says which thing, never its words: when the thing goes or changes, there is nothing left to read. ``Handed``
is all that a therapist can ever get of it: the day on which it was handed, and nothing of what lies beside it.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from couples.domain.aftercare import Plan
from couples.domain.own_exercise import Made
from couples.domain.practice import Answer
from couples.domain.reveal import Match
from couples.domain.review import Stood
from couples.domain.safety import Spots
from couples.domain.session.state import Side
from couples.domain.sheet import Line


class Item(StrEnum):
    """What can be handed, besides cards, which know their own readers."""

    LINE = "line"  # kept at the end of a session
    KEEPSAKE = "keepsake"
    WEATHER = "weather"  # one moment
    GOAL = "goal"
    OURS = "ours"  # a goal of both
    OUTCOME = "outcome"  # one thing that came out of a review
    NUMBER = "number"  # of the four questions
    PART = "part"  # of the beginning
    ENTRY = "entry"  # what somebody looked at alone
    CARE = "care"  # a plan for afterwards
    MAP = "map"  # of what feels safe
    AGREEMENT = "agreement"  # its lines that stand
    REVEAL = "reveal"  # what both said yes to in one deck


OF_BOTH = frozenset({Item.OURS, Item.OUTCOME, Item.AGREEMENT, Item.REVEAL})


@dataclass(frozen=True, slots=True)
class Mark:
    """One thing that its owner lets the therapist read. ``of`` is its id, empty where there is only one.

    ``on``: the day by their own clock; unknown for what was handed before days were kept.
    """

    id: str
    item: Item
    of: str = ""
    on: date | None = None

    def names(self, item: Item, of: str) -> bool:
        """Whether it is a mark of this thing."""
        return (self.item, self.of) == (item, of)


@dataclass(frozen=True, slots=True)
class Entry:
    """What somebody looked at alone: which practice, their answers by question, and those if a therapist wrote them."""

    practice: str
    answers: Mapping[str, Answer] = field(hash=False)
    asked: Made | None = field(default=None, hash=False)


@dataclass(frozen=True, slots=True)
class Handed:
    """One thing as the therapist reads it. ``by``: whose it is; exactly one of the others says what it is.

    ``on``: the day from which they read it; of what is of both the later yes, for the earlier one is nobody's to know.
    """

    id: str
    item: Item
    by: frozenset[Side]
    text: str = ""
    of: str = ""  # which part of the beginning it is, or which question of a look back a kept line answered
    line: Line | None = None
    weather: Mapping[str, str] | None = field(default=None, hash=False)
    stood: Stood | None = None
    number: int | None = None
    entry: Entry | None = None
    plan: Plan | None = None
    spots: Spots = ()
    lines: tuple[str, ...] = ()
    matches: tuple[Match, ...] = ()
    on: date | None = None


def is_open(item: Item, yeses: Collection[Side]) -> bool:
    """Whether the therapist reads it now: one's own with one's own yes, what is of both with two."""
    return len(set(yeses)) == len(Side) if item in OF_BOTH else bool(yeses)


def later(days: Collection[date | None]) -> date | None:
    """The day from which a thing is read that each of these yeses is needed for; unknown when one of them is."""
    known = [day for day in days if day]
    return max(known) if days and len(known) == len(days) else None


def is_since(on: date | None, day: date) -> bool:
    """Whether it is surely of that day or later; what has no day belongs to no span of time."""
    return on is not None and on >= day


def is_on_paper(one: Handed) -> bool:
    """Whether a therapist may print it: no agreement, whoever holds it (T8), and no list of yeses (law 5)."""
    line = one.stood and one.stood.thing.startswith("line/")
    return not line and one.item not in (Item.AGREEMENT, Item.REVEAL)
