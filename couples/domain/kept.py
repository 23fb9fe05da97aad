"""A line that someone kept for themselves when a session closed."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class KeptLine:
    """One kept line, theirs alone. ``of``: which question of the look back it answered; empty where none is known."""

    id: str
    kept_at: datetime
    line: str
    of: str = ""
