"""Every body has the same places, each once, and three answers that are on no map."""

from couples.domain.body import BACK, FRONT, OFF_THE_MAP, REGIONS


def test_each_place_stands_once_and_nowhere_is_a_place_too() -> None:
    assert len(set(REGIONS)) == len(REGIONS) == len(FRONT) + len(BACK) + len(OFF_THE_MAP)
    assert set(OFF_THE_MAP) == {"all-over", "around-me", "nowhere"}
