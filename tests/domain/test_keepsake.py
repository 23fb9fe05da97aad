from datetime import date

import pytest

from couples.domain import keepsake
from couples.domain.keepsake import MAY_BE_SHOWN, WORDS_LENGTH, Age, Kind
from couples.domain.refusal import Reason, Refused

TODAY = date(2026, 1, 9)
KNOWN = frozenset({"laughed"})


def test_a_tap_or_words_are_enough_and_of_the_day_only_the_month_is_kept() -> None:
    one = keepsake.kept("1", Kind.WIN, ("laughed", " "), KNOWN, TODAY)
    assert (one.tap, one.words, one.month) == ("laughed", "", date(2026, 1, 1))
    assert keepsake.kept("1", Kind.WIN, ("", " tea "), KNOWN, TODAY).words == "tea"


@pytest.mark.parametrize(
    ("said", "reason"),
    [
        (("cried", ""), Reason.UNKNOWN),
        (("", " "), Reason.WORDS_MISSING),
        (("", "x" * (WORDS_LENGTH + 1)), Reason.TOO_LONG),
    ],
)
def test_what_says_nothing_or_too_much_is_refused(said: tuple[str, str], reason: Reason) -> None:
    with pytest.raises(Refused) as refused:
        keepsake.kept("1", Kind.WIN, said, KNOWN, TODAY)
    assert refused.value.reason is reason


def test_how_long_ago_is_told_in_words_that_nobody_can_do_sums_with() -> None:
    one = keepsake.kept("1", Kind.WIN, ("laughed", ""), KNOWN, TODAY)
    ages = [keepsake.age(one, day) for day in (date(2025, 12, 31), TODAY, date(2026, 2, 1), date(2026, 3, 1))]
    assert ages == [Age.THIS_MONTH, Age.THIS_MONTH, Age.LAST_MONTH, Age.A_WHILE_AGO]
    assert keepsake.age(one, date(2036, 1, 1)) is Age.A_WHILE_AGO


def test_the_same_in_one_month_is_the_same_thing() -> None:
    one = keepsake.kept("1", Kind.WIN, ("laughed", ""), KNOWN, TODAY)
    again = keepsake.kept("2", Kind.WIN, ("laughed", ""), KNOWN, TODAY)
    other = keepsake.kept("3", Kind.HELPED, ("laughed", ""), KNOWN, TODAY)
    assert keepsake.same([one], again) == one
    assert keepsake.same([one], other) is None


def test_what_is_noticed_in_the_body_and_in_a_wish_can_be_shown_to_nobody() -> None:
    assert not MAY_BE_SHOWN & {Kind.BREATH, Kind.MUSCLES, Kind.WISH}
