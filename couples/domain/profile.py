"""What someone needs so that a session fits them. Theirs alone; what follows from it is obeyed without saying whose."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum

from couples.domain.deck import TOPICS
from couples.domain.refusal import Reason, Refused


class Pile(StrEnum):
    """Where someone lays a statement that people are often taught (W6). None of the three is the better one."""

    MINE = "mine"
    HANDED = "handed"  # others gave it to me
    UNSURE = "unsure"


@dataclass(frozen=True, slots=True)
class Profile:
    """``left_out``: topics that stay out of shared sessions (W10), in the words of ``TOPICS``.

    ``piles``: statements laid on a pile, each by its set and its name (``set/name``); no other trace of the sorting.
    """

    left_out: frozenset[str] = frozenset()
    piles: Mapping[str, Pile] = field(default_factory=dict, hash=False)


def leaving_out(profile: Profile, topics: frozenset[str]) -> Profile:
    """Refuses a topic that there is not."""
    if not topics <= TOPICS:
        raise Refused(Reason.UNKNOWN)
    return replace(profile, left_out=topics)


def laid(profile: Profile, statement: str, pile: Pile) -> Profile:
    """Lay it on a pile, from wherever it lay before."""
    return replace(profile, piles={**profile.piles, statement: pile})


def let_go(profile: Profile, statements: frozenset[str]) -> Profile:
    """On no pile any more, as if they had never been sorted."""
    return replace(profile, piles={one: pile for one, pile in profile.piles.items() if one not in statements})
