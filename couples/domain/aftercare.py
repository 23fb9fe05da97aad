"""What does someone good afterwards: thought of beforehand, theirs alone until they show it to who could do it.

A plan is a wish, never a demand. Being asked on the day after how one is happens only to who asked for it.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from couples.domain.people import tidy_text
from couples.domain.refusal import Reason, Refused

TEXT_LENGTH = 400  # characters of own words
ASKED_FOR = timedelta(days=2)  # after that the question goes away by itself; nobody owes it an answer


@dataclass(frozen=True, slots=True)
class Plan:
    """``taps``: what was tapped, each as ``kind/chip``; ``text``: the same in own words, or empty."""

    taps: frozenset[str] = frozenset()
    text: str = ""

    @property
    def says(self) -> bool:
        """Whether there is anything to show."""
        return bool(self.taps or self.text)


def planned(taps: Iterable[str], known: frozenset[str], text: str) -> Plan:
    """The plan anew. Refuses a tap that there is not."""
    tapped, written = frozenset(taps), tidy_text(text).strip()
    if not tapped <= known:
        raise Refused(Reason.UNKNOWN)
    if len(written) > TEXT_LENGTH:
        raise Refused(Reason.TOO_LONG, "text")
    return Plan(tapped, written)


def is_due(asked_on: date | None, today: date) -> bool:
    """Whether the day is there on which somebody wanted to be asked how they are."""
    return asked_on is not None and asked_on < today <= asked_on + ASKED_FOR
