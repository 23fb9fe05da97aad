"""Guessing gets slower with each wrong try, and nobody is locked out for good.

After a few free tries the next has to wait, twice as long each time and never over a quarter of an hour. Tries made
while waiting are not counted, so whoever keeps knocking does not lengthen the wait of the one who owns the door. The
count is kept for names that nobody has as well, so a wait tells nothing about them.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta


@dataclass(frozen=True, slots=True)
class Limit:
    """``free`` wrong tries within ``window``, then ``first_wait`` doubling up to ``longest_wait`` after each more."""

    free: int
    window: timedelta
    first_wait: timedelta
    longest_wait: timedelta


PER_DOOR = Limit(5, timedelta(hours=12), timedelta(minutes=1), timedelta(minutes=15))  # one name from one source
PER_NAME = Limit(30, timedelta(hours=1), timedelta(seconds=20), timedelta(minutes=1))  # one name from anywhere
EVERYBODY = Limit(60, timedelta(minutes=1), timedelta(seconds=5), timedelta(seconds=5))  # the whole house

LINK_TRIES = 5  # wrong codes per account and hour
LINK_TRIES_EVERYBODY = 500  # wrong codes of all accounts per hour
LINK_WINDOW = timedelta(hours=1)

FORGOTTEN_AFTER = timedelta(days=1)  # no wrong try is remembered longer


def must_wait(wrong: Sequence[datetime], limit: Limit, now: datetime) -> bool:
    """Whether the next try comes too early; ``wrong`` holds the counted wrong tries in any order."""
    counted = [at for at in wrong if now - at < limit.window]
    over = len(counted) - limit.free
    if over < 0:
        return False
    wait = min(limit.first_wait * (1 << min(over, 16)), limit.longest_wait)
    return now - max(counted) < wait


def too_many_codes(own: int, everybody: int) -> bool:
    """Whether entering a code has to rest, by the wrong ones of the last hour."""
    return own >= LINK_TRIES or everybody >= LINK_TRIES_EVERYBODY
