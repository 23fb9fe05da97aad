"""This machine's clocks and chance, handed to whoever asks for the time or for luck."""

import secrets
import time
from datetime import UTC, datetime

from couples.domain.now import Now

# Python's own monotonic clock stands still while a machine sleeps: an evening would go on where a lid was closed (F14).
_THROUGH_SLEEP = getattr(time, "CLOCK_BOOTTIME", getattr(time, "CLOCK_MONOTONIC", None))


def mono() -> float:
    """Seconds that only ever go forward, through this machine's sleep too (Windows counts them by itself)."""
    return time.monotonic() if _THROUGH_SLEEP is None else time.clock_gettime(_THROUGH_SLEEP)


class SystemClock:
    """This machine's two clocks."""

    def __call__(self) -> Now:
        return Now(wall=datetime.now(UTC), mono=mono())


class SystemDice:
    """This machine's chance."""

    def id(self) -> str:
        return secrets.token_hex(16)

    def token(self) -> str:
        return secrets.token_urlsafe(32)

    def below(self, n: int) -> int:
        return secrets.randbelow(n)
