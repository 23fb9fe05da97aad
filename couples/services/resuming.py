"""Whoever was signed out while they wrote finds their words again after signing in, and nobody else does.

The words lie nowhere on the server meanwhile: the sign-in page carries them, sealed for the person whose login ended.
"""

from datetime import timedelta

from couples.services.carrying import Carrying
from couples.services.entering import TOKEN
from couples.services.ports import Clock, Dice
from couples.store import logins
from couples.store.database import Store
from couples.store.keyring import Keyring

LASTS = timedelta(hours=24)


class Resuming:
    """Seals what was typed for its writer, and opens it for them."""

    def __init__(self, *, store: Store, clock: Clock, dice: Dice, keyring: Keyring) -> None:
        self._store, self._clock, self._keyring = store, clock, keyring
        self._carrying = Carrying(keyring=keyring, dice=dice, purpose="what was typed")

    def carry(self, token: str, typed: str) -> str:
        """A ticket for whoever this token belonged to until time ended it; empty when that cannot be known any more."""
        owner = self._owner(token)
        return self._carrying.seal(f"{owner}\n{typed}", self._clock().wall) if owner else ""

    def resume(self, token: str, ticket: str) -> str:
        """What was typed, if this token's owner typed it within the day; else empty."""
        carried, owner = self._carrying.open(ticket), self._owner(token)
        if carried is None or owner is None or self._clock().wall - carried.at > LASTS:
            return ""
        whose, _, typed = carried.text.partition("\n")
        return typed if whose == owner else ""

    def _owner(self, token: str) -> str | None:
        return self._store.read(lambda unit: logins.owner_of(unit, self._keyring.keyed_hash(TOKEN, token)))
