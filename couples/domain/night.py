"""Until four in the morning, by somebody's own clock, it is still the same day (F14)."""

from datetime import UTC, datetime, timedelta, tzinfo

MORNING = 4  # o'clock


def morning_after(at: datetime, zone: tzinfo) -> datetime:
    """The next four o'clock in the morning there, in UTC."""
    here = at.astimezone(zone)
    four = here.replace(hour=MORNING, minute=0, second=0, microsecond=0)
    return (four if here < four else four + timedelta(days=1)).astimezone(UTC)
