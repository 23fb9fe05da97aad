"""Nobody's page can wear the server out, and nobody's pause is ever counted: a bucket for each person and command.

Narrowing commands have no bucket: stopping, leaving and taking back are never too many.
"""

from collections.abc import Callable

from couples.domain.refusal import Reason, Refused
from couples.domain.session import commands as ask

ROOM = 20.0  # commands at once
REFILL = 4.0  # commands a second
KEPT = 10_000  # buckets remembered before full ones are forgotten
FREE = frozenset(
    kind.__name__
    for kind in (
        ask.Pause,
        ask.End,
        ask.NotToday,
        ask.TakeBack,
        ask.SetAside,
        ask.NeedMore,
        ask.FinishStep,
        ask.Withdraw,
        ask.PutAway,
        ask.Part,
    )
)


class Buckets:
    """Token buckets by person and command; ``mono`` gives monotonic seconds."""

    def __init__(self, mono: Callable[[], float]) -> None:
        self._mono = mono
        self._left: dict[tuple[str, str], tuple[float, float]] = {}

    def spend(self, person_id: str, command: str) -> None:
        """Take one; Refused(TOO_MANY) when there is none left for now."""
        if command in FREE:
            return
        key, now = (person_id, command), self._mono()
        left, when = self._left.get(key, (ROOM, now))
        left = min(ROOM, left + (now - when) * REFILL)
        if left < 1:
            raise Refused(Reason.TOO_MANY)
        if len(self._left) >= KEPT:
            self._forget(now)
        self._left[key] = (left - 1, now)

    def _forget(self, now: float) -> None:
        self._left = {key: spent for key, spent in self._left.items() if now - spent[1] < ROOM / REFILL}
