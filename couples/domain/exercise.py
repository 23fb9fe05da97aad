"""What an exercise is to the live session: its shape without its words.

The words live in ``couples/content/exercises/*.toml`` and meet the shape again only when a screen is made. A running
session keeps the outline it was agreed with, so a later edit of the library never changes what two people said yes to.
"""

from dataclasses import dataclass
from enum import StrEnum


class StepKind(StrEnum):
    """What people do in a step; each kind has one template part and one script."""

    SAY = "say"  # each says something aloud, line by line; on when both are ready
    FLOOR = "floor"  # one speaks, the other says back; the floor passes
    BREATHE = "breathe"  # breathing together to a pattern
    NOTICE = "notice"  # prompts one after the other; on when both are ready


@dataclass(frozen=True, slots=True)
class StepOutline:
    """One stretch that both agree to. ``seconds`` is None when the chosen length fills the step."""

    id: str
    kind: StepKind
    seconds: int | None = None
    touch: bool = False  # a touch step shows the promise to stop (C5) inside its yes
    prompts: int = 0  # how many moves a say or notice step has
    topics: tuple[str, ...] = ()  # what it touches, in the words of ``deck.TOPICS``
    cards: tuple[str, ...] = ()  # the deck cards it does, as "deck/card": who shows a no to one is not asked for it


@dataclass(frozen=True, slots=True)
class Outline:
    """An exercise's shape: its steps, the lengths (minutes) and depths (1 to 3) it offers, and its variants."""

    id: str
    version: int
    lengths: tuple[int, ...]
    depths: tuple[int, ...]
    steps: tuple[StepOutline, ...]
    options: tuple[str, ...] = ()  # such as breath patterns; empty when there is nothing to choose
    names: bool = False  # the proposer names what is asked for (consent check)
