"""A couples therapist: who they are to the couples who may admit them, and the second proof at their own door.

They guard what several couples entrust to them, so a password alone never lets them in (R13). The proof is six digits
that a phone makes anew every half minute (RFC 6238); digits that were used once open nothing a second time.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from hmac import compare_digest

from couples.domain.people import short_line

PRACTICE_LENGTH = 120
DIGITS = 6
STEP = 30  # seconds that the same digits stand on the phone
DRIFT = 1  # steps that a phone's clock may be off, either way


@dataclass(frozen=True, slots=True)
class Therapist:
    """What is kept of a therapist beside their person.

    ``practice`` is a line in their own words, such as where they work; ``secret`` is what the phone's digits are made
    from; ``proved`` says that the phone was seen to have it; ``last_step`` is the half minute whose digits were used.
    """

    person_id: str
    practice: str
    secret: str
    proved: bool = False
    last_step: int = 0

    @property
    def is_new(self) -> bool:
        """Whether no phone of theirs was ever set up; later, a password alone is shown no new phone's letters."""
        return not self.proved and not self.last_step


def practice_of(text: str) -> str:
    """The line under a therapist's name; nothing is fine too."""
    return short_line(text, PRACTICE_LENGTH, "practice")


def digits_of(typed: str) -> str:
    """Six digits, however they were spaced; empty when it is something else."""
    plain = "".join(typed.split()).replace("-", "")
    return plain if len(plain) == DIGITS and plain.isascii() and plain.isdigit() else ""


def step_of(now: datetime) -> int:
    """The half minute that ``now`` lies in."""
    return int(now.timestamp()) // STEP


def matching(typed: str, now: datetime, last_step: int, digits_at: Callable[[int], str]) -> int | None:
    """The half minute to which these digits belong, if it is about now and none of its digits were used yet."""
    digits, here = digits_of(typed), step_of(now)
    fresh = [step for step in range(here - DRIFT, here + DRIFT + 1) if step > last_step]
    found = [step for step in fresh if compare_digest(digits_at(step), digits)]
    return found[0] if found else None
