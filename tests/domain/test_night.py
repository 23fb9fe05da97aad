"""Until four in the morning it is still the same day, by one's own clock."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from couples.domain.night import morning_after

ROME, LIMA = ZoneInfo("Europe/Rome"), ZoneInfo("America/Lima")


@pytest.mark.parametrize(
    ("at", "zone", "until"),
    [
        (datetime(2026, 11, 22, 20, tzinfo=UTC), ROME, datetime(2026, 11, 23, 3, tzinfo=UTC)),
        (datetime(2026, 11, 23, 1, tzinfo=UTC), ROME, datetime(2026, 11, 23, 3, tzinfo=UTC)),
        (datetime(2026, 11, 23, 3, tzinfo=UTC), ROME, datetime(2026, 11, 24, 3, tzinfo=UTC)),
        (datetime(2026, 11, 23, 3, tzinfo=UTC), LIMA, datetime(2026, 11, 23, 9, tzinfo=UTC)),
        (datetime(2026, 10, 24, 20, tzinfo=UTC), ROME, datetime(2026, 10, 25, 3, tzinfo=UTC)),  # a night an hour longer
    ],
)
def test_the_next_four_in_the_morning(at: datetime, zone: ZoneInfo, until: datetime) -> None:
    assert morning_after(at, zone) == until
