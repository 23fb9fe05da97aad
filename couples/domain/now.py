"""What time it is, said by whoever asks the domain; the domain itself never looks at a clock."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Now:
    """One reading of both clocks: the wall for showing and forgetting, the monotonic one for durations.

    ``wall`` is timezone-aware UTC. ``mono`` is in seconds on the server's monotonic clock; two readings compare only
    within one run of the server.
    """

    wall: datetime
    mono: float
