"""What one person has only one of, for the time between sessions, and what of all that they show to their partner.

``Sheet`` is its owner's; ``Shown`` is a copy, and all that the partner can ever get. ``Common`` is of both.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from couples.domain.aftercare import Plan
from couples.domain.ahead import Ahead
from couples.domain.goal import Goals, SharedGoals
from couples.domain.intake import Intake
from couples.domain.keepsake import Kind
from couples.domain.review import Outcome
from couples.domain.safety import Spots


@dataclass(frozen=True, slots=True)
class Sheet:
    """``asked_on``: the day on which they asked to be asked on the next."""

    plan: Plan = field(default_factory=Plan)
    goals: Goals = ()
    spots: Spots = ()
    asked_on: date | None = None
    intake: Intake = field(default_factory=dict, hash=False)


@dataclass(frozen=True, slots=True)
class Common:
    """What the two have between them: goals, what came out of a review and for next time, what they did lately."""

    goals: SharedGoals = ()
    outcome: Outcome | None = None
    ahead: Ahead | None = None
    lately: tuple[str, ...] = ()

    @property
    def at_hand(self) -> tuple[str, ...]:
        """The exercises they did lately or chose for next time, in an order that tells nothing."""
        chosen = (self.ahead.exercise,) if self.ahead and self.ahead.exercise else ()
        return tuple(sorted({*self.lately, *chosen}))


class What(StrEnum):
    """What can be shown."""

    PLAN = "plan"
    KEEPSAKE = "keepsake"
    WEATHER = "weather"
    MAP = "map"
    INTAKE = "intake"  # one part of it


@dataclass(frozen=True, slots=True)
class Line:
    """A kept thing as the partner reads it: no month, and nothing of what lies beside it."""

    kind: Kind
    tap: str
    words: str


@dataclass(frozen=True, slots=True)
class Moment:
    """A weather as the partner sees it, without its day. ``of`` is the weather it is a copy of."""

    of: str
    lines: Mapping[str, str] = field(hash=False)


@dataclass(frozen=True, slots=True)
class Shown:
    """One shown thing. ``of``: which kept thing it is, empty where there is only one; ``thanked`` by the partner."""

    id: str
    what: What
    of: str = ""
    plan: Plan = field(default_factory=Plan)
    line: Line | None = None
    moments: tuple[Moment, ...] = ()
    spots: Spots = ()
    thanked: bool = False
    text: str = ""
