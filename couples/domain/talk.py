"""Words between two people and their therapist: on which page they stand, and who reads that page (H1).

Whom a page is read by follows from the policy that both said yes to, and never changes while it holds. Under *no
secrets* there is one page, for all three. Under *limited secrets* each of the two has one more, which only they and the
therapist read: the other sees neither it nor that, or when, something was written.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime

from couples.domain.admission import Policy
from couples.domain.people import tidy_text
from couples.domain.refusal import Reason, Refused

ALL_THREE = ""  # whose page it is: of all three, or (by id) of one of the two
MESSAGE_LENGTH = 2000
MOST_MESSAGES = 200  # of one writer on one page


@dataclass(frozen=True, slots=True)
class Three:
    """A couple and the therapist whom both let in, under one policy."""

    therapist: str
    pair: frozenset[str]
    policy: Policy

    @property
    def pages(self) -> frozenset[str]:
        """Whose pages there are."""
        return frozenset({ALL_THREE, *(self.pair if self.policy is Policy.LIMITED else ())})

    def readers(self, whose: str) -> frozenset[str]:
        """Who reads this page, and writes on it; nobody where there is none."""
        if whose not in self.pages:
            return frozenset()
        return frozenset({self.therapist, *(self.pair if whose == ALL_THREE else {whose})})

    def pages_of(self, person_id: str) -> frozenset[str]:
        """The pages that this person reads."""
        return frozenset(whose for whose in self.pages if person_id in self.readers(whose))


@dataclass(frozen=True, slots=True)
class Message:
    """What one of them wrote on one page. ``at`` is shown as a day and no closer."""

    id: str
    by: str
    text: str
    at: datetime


def told_apart(pair: Mapping[str, tuple[str, str]]) -> dict[str, str]:
    """Their names, from names and pronouns: two of one name must not be taken for each other."""
    names = {name.casefold() for name, _ in pair.values()}
    marks = {pronouns.casefold() for _, pronouns in pair.values()}
    if len(names) == len(pair):
        return {id_: name for id_, (name, _) in pair.items()}
    by = {id_: pronouns if len(marks) == len(pair) else "" for id_, (_, pronouns) in pair.items()}
    return {id_: f"{pair[id_][0]} ({by[id_] or n})" for n, id_ in enumerate(sorted(pair), 1)}


def words_of(typed: str) -> str:
    """What is kept of what was typed."""
    text = tidy_text(typed).strip()
    if not text:
        raise Refused(Reason.WORDS_MISSING, "text")
    if len(text) > MESSAGE_LENGTH:
        raise Refused(Reason.TOO_LONG, "text")
    return text


def room_for_one(mine: Collection[object]) -> None:
    """Refused(FULL) when this writer has as many here as are kept: some are taken back first."""
    if len(mine) >= MOST_MESSAGES:
        raise Refused(Reason.FULL, "text")
