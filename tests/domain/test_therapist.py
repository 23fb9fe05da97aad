"""Six digits, good for about a minute, once."""

from datetime import UTC, datetime, timedelta

import pytest

from couples.domain.refusal import Reason
from couples.domain.therapist import STEP, Therapist, digits_of, matching, practice_of, step_of
from tests.accounts import refused

NOW = datetime(2026, 11, 23, 9, 0, 10, tzinfo=UTC)
HERE = step_of(NOW)


def digits_at(step: int) -> str:
    return f"{step % 1_000_000:06d}"


@pytest.mark.parametrize(("typed", "plain"), [
    ("123456", "123456"), (" 123 456 ", "123456"), ("123-456", "123456"),
    ("12345", ""), ("1234567", ""), ("12345a", ""), ("", ""), ("\u0661\u0662\u0663\u0664\u0665\u0666", ""),
])  # fmt: skip
def test_digits_are_read_however_they_are_spaced(typed: str, plain: str) -> None:
    assert digits_of(typed) == plain


@pytest.mark.parametrize("off", [-1, 0, 1])
def test_a_phone_whose_clock_is_half_a_minute_off_still_fits(off: int) -> None:
    assert matching(digits_at(HERE + off), NOW, 0, digits_at) == HERE + off


@pytest.mark.parametrize("off", [-2, 2])
def test_older_and_later_digits_do_not(off: int) -> None:
    assert matching(digits_at(HERE + off), NOW, 0, digits_at) is None


def test_digits_open_once_and_so_do_none_before_them() -> None:
    assert matching(digits_at(HERE), NOW, HERE, digits_at) is None
    assert matching(digits_at(HERE - 1), NOW, HERE, digits_at) is None
    later = NOW + timedelta(seconds=STEP)
    assert matching(digits_at(HERE + 1), later, HERE, digits_at) == HERE + 1


def test_only_who_never_had_a_phone_set_up_is_new() -> None:
    assert Therapist("noa", "", "letters").is_new
    assert not Therapist("noa", "", "letters", proved=True, last_step=HERE).is_new
    assert not Therapist("noa", "", "other letters", last_step=HERE).is_new  # the phone was lost


def test_the_practice_is_one_tidy_line() -> None:
    assert practice_of("  With couples,\n in Lisbon ") == "With couples, in Lisbon"
    assert practice_of("") == ""
    with refused(Reason.TOO_LONG, "practice"):
        practice_of("x" * 121)
