"""For a few minutes somebody can bring back what they just put away; and what a page tells once, it tells once.

Both lie in this process's memory only, never on the disk and in no address: what was deleted is off the disk at once,
and a browser's history does not tell what was said. Whoever has another login finds neither.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta

from couples.domain.card import Card
from couples.domain.comfort import Thing
from couples.domain.draft import Draft
from couples.domain.goal import Goal
from couples.domain.keepsake import Keepsake
from couples.domain.kept import KeptLine
from couples.domain.practice import Entry
from couples.domain.refusal import Reason, Refused
from couples.domain.safety import Spot
from couples.domain.signal import Signal
from couples.domain.weather import Weather
from couples.services.ports import Clock, Dice

LASTS = timedelta(minutes=5)
MOST = 20  # things that one login can still bring back

Gone = Card | Draft | Keepsake | Weather | Goal | Spot | Entry | Signal | Thing | KeptLine


@dataclass(frozen=True, slots=True)
class Told:
    """What the next page tells: a word for it, and by which name what is gone can be brought back, if it can."""

    word: str
    undo: str = ""


@dataclass(frozen=True, slots=True)
class Kept:
    """What can be brought back, and where one was."""

    gone: Gone
    to: str


@dataclass(frozen=True, slots=True)
class _Left:
    login_id: str
    at: datetime
    what: Told | Kept


class Recalling:
    """The few things that somebody is told, or can take back, after what they just did."""

    def __init__(self, *, clock: Clock, dice: Dice) -> None:
        self._clock, self._dice = clock, dice
        self._told: dict[str, _Left] = {}
        self._kept: dict[str, _Left] = {}

    def tell(self, login_id: str, word: str) -> None:
        """The next page says so, once."""
        self._told[login_id] = self._left(login_id, Told(word))

    def keep(self, login_id: str, word: str, kept: Kept) -> None:
        """The next page says so, and offers to bring it back."""
        undo = self._dice.id()
        mine = [name for name, left in self._kept.items() if left.login_id == login_id]
        for oldest in mine[: len(mine) - MOST + 1]:
            self._kept.pop(oldest, None)
        self._kept[undo] = self._left(login_id, kept)
        self._told[login_id] = self._left(login_id, Told(word, undo))

    def told(self, login_id: str) -> Told | None:
        """What is to be told now; it is not told again."""
        left = self._told.pop(login_id, None)
        return left.what if left and isinstance(left.what, Told) and not self._is_over(left) else None

    def take(self, login_id: str, undo: str) -> Kept:
        """What is to be brought back, once. Refused(GONE) when the minutes are over, and for anybody else."""
        left = self._kept.get(undo)
        if left is None or left.login_id != login_id or self._is_over(left) or not isinstance(left.what, Kept):
            raise Refused(Reason.GONE)
        self._kept.pop(undo, None)
        return left.what

    def sweep(self) -> None:
        """What nobody brought back in time is gone from memory too."""
        for shelf in (self._told, self._kept):
            for name in [name for name, left in list(shelf.items()) if self._is_over(left)]:
                shelf.pop(name, None)

    def _left(self, login_id: str, what: Told | Kept) -> _Left:
        return _Left(login_id, self._clock().wall, what)

    def _is_over(self, left: _Left) -> bool:
        return self._clock().wall - left.at >= LASTS
