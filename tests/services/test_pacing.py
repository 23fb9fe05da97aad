"""Nobody wears the server out, and stopping is never too much."""

from pathlib import Path

import pytest

from couples.domain.refusal import Reason, Refused
from couples.services.pacing import KEPT, REFILL, ROOM, Buckets
from tests.evening import a_night
from tests.makers import A


def test_a_bucket_empties_and_fills_again() -> None:
    now = [0.0]
    buckets = Buckets(lambda: now[0])
    for _ in range(int(ROOM)):
        buckets.spend("ana", "Propose")
    with pytest.raises(Refused) as refused:
        buckets.spend("ana", "Propose")
    assert refused.value.reason is Reason.TOO_MANY
    buckets.spend("ben", "Propose")
    buckets.spend("ana", "Share")
    now[0] += 1 / REFILL
    buckets.spend("ana", "Propose")


def test_full_buckets_are_forgotten_before_they_fill_the_memory() -> None:
    now = [0.0]
    buckets = Buckets(lambda: now[0])
    for number in range(KEPT):
        buckets.spend(str(number), "Propose")
    now[0] += ROOM / REFILL
    buckets.spend("one more", "Propose")
    assert len(buckets._left) == 1


def test_too_many_permissive_commands_are_refused_whichever_way_they_come(tmp_path: Path) -> None:
    with a_night(tmp_path) as night:
        answers = []
        for _ in range(40):
            try:
                answers.append(night.permits(A, "Resume").refused)
            except Refused as refused:
                answers.append(refused)
        assert Refused(Reason.TOO_MANY) in answers
        for _ in range(40):
            assert night.says(A, "Pause").refused is None
