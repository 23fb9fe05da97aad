"""What holds a session still and could not be written is tried again, whoever asked for it may be gone by then (F18).

Kept in memory on purpose: after a restart every open session is held anyway.
"""

from collections.abc import Callable, Hashable

from couples.domain.refusal import Refused
from couples.store.journal import JournalBroken
from couples.store.trouble import SealBroken

Work = Callable[[], object]


class Insisting:
    """Pauses and notices that the disk did not take yet."""

    def __init__(self) -> None:
        self._waiting: dict[Hashable, Work] = {}

    def unless_written(self, what: Hashable, error: BaseException | None, work: Work) -> None:
        """Keep it for another try if the disk was at fault; what cannot even be read is not tried for ever."""
        if error is None or isinstance(error, Refused | JournalBroken | SealBroken):
            self._waiting.pop(what, None)
        else:
            self._waiting[what] = work

    def again(self) -> None:
        """Try all of it once more."""
        for what in list(self._waiting):
            if work := self._waiting.pop(what, None):
                work()
