"""Drawing a card together."""

from couples.domain.refusal import Reason, Refused
from tests.makers import A, B, an_evening_of


def test_the_same_card_lies_on_both_screens_and_none_comes_twice_before_all_were_there() -> None:
    evening, seen = an_evening_of("draw"), []
    assert evening.plays(A) == {"card": None}
    for side in (A, B, A):
        evening.moves(side, "draw")
        assert evening.plays(A) == evening.plays(B)
        seen.append(evening.plays(A)["card"])
    assert sorted(seen) == ["song", "tea", "walk"]


def test_after_the_last_one_all_are_shuffled_and_another_one_comes() -> None:
    evening = an_evening_of("draw")
    for _ in range(3):
        evening.moves(A, "draw")
    last = evening.plays(A)["card"]
    evening.moves(A, "draw")
    assert evening.plays(A)["card"] != last


def test_a_double_tap_draws_once() -> None:
    evening = an_evening_of("draw")
    evening.moves(A, "draw", moves=0)
    assert evening.moves(A, "draw", moves=0) == Refused(Reason.OVERTAKEN)
    assert evening.moves(A, "keep") == Refused(Reason.UNKNOWN, "move")
