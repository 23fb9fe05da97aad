"""This machine's clocks and chance, handed to whoever asks for the time or for luck."""

import secrets
import time
from datetime import UTC, datetime

from couples.domain.now import Now


class SystemClock:
    """This machine's two clocks."""

    def __call__(self) -> Now:
        return Now(wall=datetime.now(UTC), mono=time.monotonic())


class SystemDice:
    """This machine's chance."""

    def id(self) -> str:
        return secrets.token_hex(16)

    def token(self) -> str:
        return secrets.token_urlsafe(32)

    def below(self, n: int) -> int:
        return secrets.randbelow(n)
