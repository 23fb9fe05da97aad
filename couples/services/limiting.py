"""Guessing a password gets slow; its owner still gets in. Names that nobody has are counted just the same (R10).

A try is counted as wrong before it is judged, so a thousand at the same moment are a thousand, and forgotten again when
it was right. ``source`` says where a try comes from in any stable way (such as an address); only a keyed hash of it is
kept.
"""

from dataclasses import dataclass
from datetime import datetime

from couples.domain.refusal import Reason, Refused
from couples.domain.tries import EVERYBODY, PER_DOOR, PER_NAME, Limit, must_wait
from couples.services.ports import Clock, Dice
from couples.store import tries
from couples.store.database import Store, Unit
from couples.store.keyring import Keyring


@dataclass(frozen=True, slots=True)
class Door:
    """What somebody tries to open. ``kind`` has at most 11 letters: the name's own count is kept as ``<kind>-name``."""

    kind: str
    name: str
    source: str = ""


class Limiting:
    """Counts wrong tries at doors."""

    def __init__(self, *, store: Store, clock: Clock, dice: Dice, keyring: Keyring) -> None:
        self._store = store
        self._clock = clock
        self._dice = dice
        self._keyring = keyring

    def knock(self, door: Door) -> None:
        """Count one try; refuses with TOO_MANY when it comes too early."""
        now = self._clock().wall
        if not self._store.write(lambda unit: self._count(unit, door, now)):
            raise Refused(Reason.TOO_MANY)

    def was_right(self, unit: Unit, door: Door) -> None:
        """Forget the wrong tries at this door."""
        for kind, key in self._keys(door):
            tries.forget(unit, kind, key)

    def sweep(self, unit: Unit, before: datetime) -> None:
        tries.sweep(unit, before)

    def _count(self, unit: Unit, door: Door, now: datetime) -> bool:
        keys = self._keys(door)
        for (kind, key), limit in zip(keys, (PER_DOOR, PER_NAME), strict=True):
            if must_wait(tries.since(unit, kind, key, now - limit.window), limit, now):
                return False
        if self._house_rests(unit, door.kind, EVERYBODY, now):
            return False
        for kind, key in keys:
            tries.add(unit, self._dice.id(), kind=kind, key_hash=key, at=now)
        return True

    def _house_rests(self, unit: Unit, kind: str, limit: Limit, now: datetime) -> bool:
        return must_wait(tries.of_everybody(unit, kind, now - limit.window), limit, now)

    def _keys(self, door: Door) -> tuple[tuple[str, bytes], tuple[str, bytes]]:
        at_door = self._keyring.keyed_hash(f"tries/{door.kind}/door", f"{door.name}\n{door.source}")
        at_name = self._keyring.keyed_hash(f"tries/{door.kind}/name", door.name)
        return (door.kind, at_door), (f"{door.kind}-name", at_name)
