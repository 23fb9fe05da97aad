"""Printed codes bring somebody back in when the password is gone; nobody else can do it for them."""

from dataclasses import dataclass

from couples.domain import code
from couples.services.ports import Dice
from couples.store.keyring import Keyring

PURPOSE = "recovery code"


@dataclass(frozen=True, slots=True)
class FreshCodes:
    """The same codes twice: as people print them, and as (row id, keyed hash) for the store."""

    shown: list[str]
    stored: list[tuple[str, bytes]]


def fresh_codes(dice: Dice, keyring: Keyring) -> FreshCodes:
    """Eight new codes of 100 bits."""
    drawn = [code.draw(dice.below, code.RECOVERY_LENGTH) for _ in range(code.RECOVERY_COUNT)]
    return FreshCodes(
        shown=[code.shown(one) for one in drawn],
        stored=[(dice.id(), keyring.keyed_hash(PURPOSE, one)) for one in drawn],
    )


def hash_of(keyring: Keyring, typed: str) -> bytes:
    """The keyed hash of a typed code; of one that cannot be a code, a hash that fits none."""
    return keyring.keyed_hash(PURPOSE, code.plain(typed, code.RECOVERY_LENGTH) or "none")
