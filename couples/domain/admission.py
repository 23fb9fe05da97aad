"""A therapist is admitted by both of a couple, each in their own account, and put out by either alone (R3, R13).

Nobody learns whether the other has said yes until both have: before, there is only one's own "waiting".
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

INVITATION_LIVES = timedelta(days=14)
MOST_INVITATIONS = 50


class Policy(StrEnum):
    """What a therapist does with what one of the two tells them alone; said in writing before anybody admits them."""

    NO_SECRETS = "no-secrets"
    LIMITED = "limited"


@dataclass(frozen=True, slots=True)
class Invitation:
    """A code that a therapist gave to both of one couple. It is theirs, and gone, when both of them said yes.

    One yes takes it from nobody: else whoever else has the code could tell that somebody said it.
    """

    id: str
    therapist_id: str
    policy: Policy
    expires_at: datetime

    def opens(self, now: datetime) -> bool:
        """Whether it can be used, by whomever."""
        return now < self.expires_at


@dataclass(frozen=True, slots=True)
class Acceptance:
    """One person's own yes to one therapist, under the policy that they read."""

    person_id: str
    couple_id: str
    therapist_id: str
    invitation_id: str
    policy: Policy


def admitted(yeses: Collection[Acceptance]) -> bool:
    """Two people, and both said yes to the same invitation."""
    return len({yes.person_id for yes in yeses}) == 2 and len({yes.invitation_id for yes in yeses}) == 1  # noqa: PLR2004  # the two of them
