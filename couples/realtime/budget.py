"""One wire may say as much as a page ever has to say, and not what would keep the others waiting for their pause.

A page that taps, paints and answers heartbeats sends a handful of frames a second. What comes far faster is no page:
the one answer is to hang up, in every runtime alike.
"""

from collections.abc import Callable

AT_ONCE = 600.0  # what may come in one breath: a phone that comes out of a tunnel says all it kept
A_SECOND = 400.0  # far above a page: a pause is never counted, however often somebody taps
WEIGHS_ONE = 1024  # bytes; a longer frame counts as so many


class Spent(ValueError):
    """More came than a page would ever send."""


class Budget:
    """A bucket for one wire's frames, whatever is in them; ``mono`` gives monotonic seconds."""

    __slots__ = ("_left", "_mono", "_when")

    def __init__(self, mono: Callable[[], float]) -> None:
        self._mono, self._when, self._left = mono, mono(), AT_ONCE

    def spend(self, size: int) -> None:
        """One frame of so many bytes came; raises Spent when that is too much."""
        self._left -= 1 + size // WEIGHS_ONE
        if self._left >= 0:
            return
        now = self._mono()  # the clock is asked only when it matters
        self._left, self._when = min(AT_ONCE, self._left + (now - self._when) * A_SECOND), now
        if self._left < 0:
            raise Spent
