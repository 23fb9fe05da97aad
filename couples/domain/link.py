"""Two people become a couple only when both said so: one makes a code, the other enters it, then both confirm.

A person has at most one code or one proposal at a time. Everything here forgets itself within the hour.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta

CODE_LIVES = timedelta(minutes=10)
KEPT_LIVES = timedelta(minutes=30)  # more, for a code opened in time and kept sealed through a sign-up
PROPOSAL_LIVES = timedelta(minutes=30)
WORDS = 3


@dataclass(frozen=True, slots=True)
class LinkCode:
    """What one partner shows the other; only its keyed hash is stored."""

    text: str
    expires_at: datetime


@dataclass(frozen=True, slots=True)
class StoredCode:
    """A code as the store knows it."""

    maker_id: str
    expires_at: datetime

    def opens(self, *, now: datetime, opened: datetime) -> bool:
        """In time, or opened in time and entered soon after signing up; ``opened`` is now when nothing was kept."""
        return opened <= now and opened < self.expires_at and now < self.expires_at + KEPT_LIVES


@dataclass(frozen=True, slots=True)
class StoredProposal:
    """A proposal as the store knows it: who made the code, who entered it, and who has confirmed."""

    id: str
    maker_id: str
    taker_id: str
    maker_confirmed: bool
    taker_confirmed: bool
    words: str
    expires_at: datetime

    def other_of(self, person_id: str) -> str:
        return self.taker_id if person_id == self.maker_id else self.maker_id

    def confirmed_by(self, person_id: str) -> bool:
        return self.maker_confirmed if person_id == self.maker_id else self.taker_confirmed


@dataclass(frozen=True, slots=True)
class Proposal:
    """What one of the two sees before confirming. Whether the other has confirmed is not in it."""

    other_name: str
    other_pronouns: str
    words: tuple[str, ...]
    you_confirmed: bool
    expires_at: datetime
