"""A moment read back is the moment that was written: SQLite forgets the zone, so all are kept in UTC."""

from datetime import UTC, datetime


def utc(at: datetime) -> datetime:
    """The stored moment with its zone on, whichever database held it."""
    return at.replace(tzinfo=UTC) if at.tzinfo is None else at.astimezone(UTC)
