"""Small things that someone keeps for themselves: what went well, what it taught them, what they notice, what helped.

Nothing here is counted, dated to a day or compared, and there is nothing that could fail (law 8).
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from couples.domain.people import tidy_text
from couples.domain.refusal import Reason, Refused

WORDS_LENGTH = 400


class Kind(StrEnum):
    """What sort of thing it is."""

    WIN = "win"  # something small that went well
    LESSON = "lesson"  # what a hard moment taught
    BREATH = "breath"  # a softer breath
    MUSCLES = "muscles"  # easier muscles
    WISH = "wish"  # what moved from duty to an own wish
    HELPED = "helped"
    AFTER = "after"  # how somebody was on the day after


MAY_BE_SHOWN = frozenset(
    {Kind.WIN, Kind.LESSON, Kind.HELPED, Kind.AFTER}
)  # what is noticed in the body is nobody else's


class Age(StrEnum):
    """How long ago, as far as anybody is told."""

    THIS_MONTH = "this-month"
    LAST_MONTH = "last-month"
    A_WHILE_AGO = "a-while-ago"


@dataclass(frozen=True, slots=True)
class Keepsake:
    """``tap``: a tapped chip, or empty; ``words``: own words, or empty; ``month``: the first of its month."""

    id: str
    kind: Kind
    tap: str
    words: str
    month: date


def kept(id: str, kind: Kind, said: tuple[str, str], known: frozenset[str], today: date) -> Keepsake:  # noqa: A002 -- its own word
    """A new one from ``said``: a tap and words, one of them enough. Of the day nothing is kept but the month."""
    tap, words = said[0], tidy_text(said[1]).strip()
    if tap and tap not in known:
        raise Refused(Reason.UNKNOWN)
    if not tap and not words:
        raise Refused(Reason.WORDS_MISSING, "words")
    if len(words) > WORDS_LENGTH:
        raise Refused(Reason.TOO_LONG, "words")
    return Keepsake(id, kind, tap, words, today.replace(day=1))


def same(mine: Iterable[Keepsake], new: Keepsake) -> Keepsake | None:
    """What says the same in the same month already: the second one would only be there to be counted."""
    return next((one for one in mine if replace(one, id=new.id) == new), None)


def age(keepsake: Keepsake, today: date) -> Age:
    """In words that nobody can do sums with."""
    months = (today.year - keepsake.month.year) * 12 + today.month - keepsake.month.month
    if months <= 0:
        return Age.THIS_MONTH
    return Age.LAST_MONTH if months == 1 else Age.A_WHILE_AGO
