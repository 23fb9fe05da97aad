"""What someone needs so that a session fits them. Theirs alone; what follows from it is obeyed without saying whose."""

from dataclasses import dataclass

from couples.domain.deck import TOPICS
from couples.domain.refusal import Reason, Refused


@dataclass(frozen=True, slots=True)
class Profile:
    """``left_out``: topics that stay out of shared sessions (W10), in the words of ``TOPICS``."""

    left_out: frozenset[str] = frozenset()


def leaving_out(topics: frozenset[str]) -> Profile:
    """Refuses a topic that there is not."""
    if not topics <= TOPICS:
        raise Refused(Reason.UNKNOWN)
    return Profile(topics)
