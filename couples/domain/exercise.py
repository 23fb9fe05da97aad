"""What an exercise is to the live session: its shape without its words.

The words live in ``couples/content/exercises/*.toml`` and meet the shape again only when a screen is made. A running
session keeps the outline it was agreed with, so a later edit of the library never changes what two people said yes to.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum


class Starts(StrEnum):
    """Whose turn a step begins with. The two take turns at starting: from one exercise to the next, it changes."""

    FIRST = "first"  # who starts this exercise
    SECOND = "second"  # the other one


@dataclass(frozen=True, slots=True)
class StepOutline:
    """One stretch that both agree to. ``seconds`` is None when the chosen length fills the step.

    ``kind`` names its step type (``couples/domain/steps``). ``ids`` holds what the type needs to know of the words:
    names of prompts, choices, dials; each a tuple, under the name of its place.
    """

    id: str
    kind: str
    seconds: int | None = None
    touch: bool = False  # a touch step shows the promise to stop (C5) inside its yes
    topics: tuple[str, ...] = ()  # what it touches, in the words of ``deck.TOPICS``
    cards: tuple[str, ...] = ()  # the deck cards it does, as "deck/card": who shows a no to one is not asked for it
    starts: Starts = Starts.FIRST
    ids: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Outline:
    """An exercise's shape: its steps, the lengths (minutes) and depths (1 to 3) it offers, and its variants.

    ``until`` says for a depth at which step it goes no further; without it every depth goes through all steps.
    """

    id: str
    version: int
    lengths: tuple[int, ...]
    depths: tuple[int, ...]
    steps: tuple[StepOutline, ...]
    options: tuple[str, ...] = ()  # such as breath patterns; empty when there is nothing to choose
    names: bool = False  # the proposer names what is asked for (consent check)
    proposer_starts: bool = False  # whoever proposes it begins, as with a hurt that only its bearer can bring up
    practises_pause: bool = False  # pausing in it is the point of it (T7)
    until: Mapping[str, str] = field(default_factory=dict)  # depth (as text) -> the last step's id

    def last(self, depth: int) -> int:
        """The index of the last step that this depth goes to."""
        known = [index for index, step in enumerate(self.steps) if step.id == self.until.get(str(depth))]
        return known[0] if known else len(self.steps) - 1
