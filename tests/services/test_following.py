"""What both chose for next time waits in the next room; what one of the two picked waits nowhere."""

from pathlib import Path

import pytest

from couples.domain.people import Seat
from couples.domain.session.state import Side
from couples.domain.sheet import Common
from couples.services.following import Following, Leading
from couples.store.common_sheets import of_couple
from tests.evening import Night, a_night
from tests.makers import SHELF, A, B


def ends(night: Night, **picks: str) -> None:
    """The look back, with what each picked."""
    night.says(A, "End")
    for side, pick in picks.items():
        night.permits(Side(side), "PickNext", next=pick)
    for side in Side:
        night.says(side, "Part")


def common(night: Night) -> Common:
    seat = Seat(night.chairs[A].couple_id, 1, A, night.people[A], night.people[B])
    return night.accounts.store.read(lambda unit: of_couple(unit, seat))


def following(night: Night) -> Following | None:
    leading = Leading(store=night.accounts.store, outlines=SHELF)
    mine, theirs = (leading.following(night.people[side]) for side in Side)
    assert mine == theirs, "both read the same"
    return mine


@pytest.mark.parametrize(
    ("one", "other", "stands"),
    [
        ("same", "same", ("same", ("breathe", 2, 1))),
        ("same", "easier", ("easier", ("every-kind", 2, 1))),
        ("easier", "pause", ("pause", None)),
    ],
)
def test_the_gentler_of_two_stands_whichever_way_round(tmp_path: Path, one: str, other: str, stands: object) -> None:
    found = []
    for at, (a, b) in enumerate(((one, other), (other, one))):
        with a_night(tmp_path / str(at)) as night:
            night.starts()
            ends(night, A=a, B=b)
            came = following(night)
            assert came is not None
            offer = came.offer and (came.offer.exercise, came.offer.length, came.offer.depth)
            assert (came.next.value, offer) == stands
            found.append(common(night).ahead)
    assert found[0] == found[1]


def test_what_only_one_picked_is_kept_nowhere_and_what_stood_before_is_over(tmp_path: Path) -> None:
    with a_night(tmp_path) as night:
        night.starts()
        ends(night, A="pause")
        assert following(night) is None
        assert common(night).ahead is None


def test_what_they_did_is_at_hand_without_a_day_or_a_number(tmp_path: Path) -> None:
    with a_night(tmp_path) as night:
        night.starts("talk")
        night.says(A, "SetAside", until="later")
        assert common(night).lately == ("talk",)
        night.starts("breathe")
        night.says(B, "SetAside", until="later")
        night.starts("talk")
        assert common(night).lately == ("talk", "breathe")


def test_alone_nothing_is_ahead(tmp_path: Path) -> None:
    with a_night(tmp_path) as night:
        cleo = night.accounts.joins("Cleo")
        assert Leading(store=night.accounts.store, outlines=SHELF).following(cleo.person_id) is None
