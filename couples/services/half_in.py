"""The password was right, and that is not enough: a therapist's browser carries that for a few minutes, sealed."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from couples.domain.refusal import Reason, Refused
from couples.services.carrying import Carrying
from couples.services.ports import Dice
from couples.store.keyring import Keyring
from couples.store.people import Secret

GOOD_FOR = timedelta(minutes=10)
BY_PASSWORD, BY_CODE, BY_PRINTED = "password", "code", "printed"


class HalfIn(Exception):
    """Raised in place of opening a login; ``ticket`` goes into the next page's form."""

    def __init__(self, ticket: str) -> None:
        super().__init__()
        self.ticket = ticket


@dataclass(frozen=True, slots=True)
class Half:
    """Who came how far. ``by_code``: a printed code was the first proof, so it cannot be the second too.

    ``printed``: beside the password a printed code was shown, in place of a phone that is lost.
    """

    person_id: str
    by_code: bool
    mark: str
    printed: bool = False


class Halves:
    """Seals and opens such tickets; a changed password makes them worthless."""

    def __init__(self, *, keyring: Keyring, dice: Dice) -> None:
        self._keyring = keyring
        self._carrying = Carrying(keyring=keyring, dice=dice, purpose="half in")

    def of(self, secret: Secret, how: str, now: datetime) -> HalfIn:
        return HalfIn(self._carrying.seal(f"{secret.person_id} {how} {self.mark_of(secret)}", now))

    def open(self, ticket: str, now: datetime) -> Half:
        """Refused(PROOF_TOO_LATE) when it is no ticket of ours, or an old one."""
        carried = self._carrying.open(ticket)
        if carried is None or not timedelta() <= now - carried.at < GOOD_FOR:
            raise Refused(Reason.PROOF_TOO_LATE)
        person_id, how, mark = carried.text.split()
        return Half(person_id, how == BY_CODE, mark, how == BY_PRINTED)

    def mark_of(self, secret: Secret) -> str:
        return self._keyring.keyed_hash("half in", secret.password_hash).hex()
