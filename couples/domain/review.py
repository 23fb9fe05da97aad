"""Now and then two people look at what they do: each alone first, then only what both chose something for comes out.

Of two choices the gentler one stands (law 9), and what comes out is the same to the letter whichever of the two chose
what. A thing that one of them skipped stays in nobody's sight.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from enum import StrEnum

from couples.domain.people import tidy_line
from couples.domain.refusal import Reason, Refused
from couples.domain.reveal import ONCE_IN

LINE_LENGTH = 160  # characters
READY_FOR = timedelta(days=7)  # two who seldom sit down on one day; after that nobody's choices wait any longer


class Stand(StrEnum):
    """What becomes of a thing, the gentlest first."""

    DROP = "drop"
    EASE = "ease"
    KEEP = "keep"
    DEEPEN = "deepen"


GENTLEST_FIRST = tuple(Stand)


@dataclass(frozen=True, slots=True)
class Choice:
    """What one of the two would like, and a line that comes out with it, or none."""

    stand: Stand
    line: str = ""


@dataclass(frozen=True, slots=True)
class Part:
    """One's own part: choices by thing. ``ready_at``: since when one is ready to bring it out, if one is."""

    choices: Mapping[str, Choice] = field(default_factory=dict, hash=False)
    ready_at: datetime | None = None

    def stands_ready(self, now: datetime) -> bool:
        return self.ready_at is not None and now - self.ready_at < READY_FOR


@dataclass(frozen=True, slots=True)
class Stood:
    """One thing that both chose something for. ``lines`` in the order of their letters: it tells of nobody."""

    thing: str
    stand: Stand
    lines: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Outcome:
    """All that came out of one review."""

    at: datetime
    stood: tuple[Stood, ...] = ()

    def again_from(self) -> datetime:
        """No sooner, so that nobody can fish by choosing anew."""
        return self.at + ONCE_IN

    def without(self, thing: str) -> "Outcome":
        return replace(self, stood=tuple(one for one in self.stood if one.thing != thing))


def choose(part: Part, thing: str, choice: Choice) -> Part:
    """Choose, or choose anew. A changed mind ends being ready."""
    line = tidy_line(choice.line)
    if len(line) > LINE_LENGTH:
        raise Refused(Reason.TOO_LONG, "line")
    return _changed(part, {**part.choices, thing: replace(choice, line=line)})


def skip(part: Part, thing: str) -> Part:
    """Nothing of this comes out."""
    return _changed(part, {name: choice for name, choice in part.choices.items() if name != thing})


def ready(part: Part, now: datetime) -> Part:
    """Let it come out as soon as the other is ready too."""
    return replace(part, ready_at=now)


def not_yet(part: Part) -> Part:
    return replace(part, ready_at=None)


def outcome(things: Iterable[str], one: Part, other: Part, now: datetime) -> Outcome:
    """What both chose something for, in the order of ``things``. The two parts can change places."""
    chosen = ((thing, one.choices.get(thing), other.choices.get(thing)) for thing in things)
    stood = (_stood(thing, mine, theirs) for thing, mine, theirs in chosen if mine and theirs)
    return Outcome(now, tuple(stood))


def _changed(part: Part, choices: Mapping[str, Choice]) -> Part:
    return part if choices == part.choices else Part(choices)


def _stood(thing: str, one: Choice, other: Choice) -> Stood:
    gentler = min(one.stand, other.stand, key=GENTLEST_FIRST.index)
    return Stood(thing, gentler, tuple(sorted(choice.line for choice in (one, other) if choice.line)))
