"""Checking a password takes the same long moment for a name that nobody has, and holds up nobody else's screen.

argon2id, 46 MiB, two passes (OWASP's first row doubled), off the serving thread, at most two at once so that a storm of
sign-ins does not eat the memory of a small machine. Before that the password is keyed with a secret from the key file:
a stolen database alone gives nothing to guess against.
"""

import hmac
from _queue import SimpleQueue  # real under eventlet too: it holds up only the worker threads, never the hub
from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar

from argon2 import PasswordHasher, Type
from argon2.exceptions import InvalidHashError, VerificationError

from couples.store.threads import Runtime

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Strength:
    """What one guess costs: passes, memory in KiB, and how many run side by side."""

    passes: int = 2
    memory_kib: int = 47_104
    at_once: int = 2


class ArgonHasher:
    """The ``Hasher`` of the services. ``pepper`` is the key file's secret for passwords."""

    def __init__(self, *, runtime: Runtime, pepper: bytes, strength: Strength | None = None) -> None:
        cost = strength or Strength()
        self._runtime = runtime
        self._pepper = pepper
        self._argon = PasswordHasher(
            time_cost=cost.passes, memory_cost=cost.memory_kib, parallelism=1, hash_len=32, salt_len=16, type=Type.ID
        )
        self._turns: SimpleQueue[None] = SimpleQueue()
        for _ in range(cost.at_once):
            self._turns.put(None)
        self._nobodys = self.hash("the password of nobody")

    def hash(self, password: str) -> str:
        return self._in_turn(lambda: self._argon.hash(self._keyed(password)))

    def verify(self, hashed: str | None, password: str) -> bool:
        """Whether it is the password; for an unknown person (None) the same work is done in vain."""
        right = self._in_turn(lambda: self._matches(hashed or self._nobodys, password))
        return right and hashed is not None

    def _matches(self, hashed: str, password: str) -> bool:
        try:
            return self._argon.verify(hashed, self._keyed(password))
        except (VerificationError, InvalidHashError):
            return False

    def _keyed(self, password: str) -> bytes:
        return hmac.digest(self._pepper, password.encode("utf-8", "surrogatepass"), "sha256")

    def _in_turn(self, work: Callable[[], T]) -> T:
        return self._runtime.off_hub(lambda: self._when_free(work))

    def _when_free(self, work: Callable[[], T]) -> T:
        self._turns.get()
        try:
            return work()
        finally:
            self._turns.put(None)
