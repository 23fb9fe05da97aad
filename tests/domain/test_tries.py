"""Guessing gets slower; nobody is locked out for good."""

from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as some

from couples.domain.tries import EVERYBODY, PER_DOOR, PER_NAME, Limit, must_wait, too_many_codes
from tests.accounts import FIRST_DAY as NOW

LIMITS = some.sampled_from([PER_DOOR, PER_NAME, EVERYBODY])
PAST = some.lists(some.integers(0, 48 * 3600).map(lambda ago: NOW - timedelta(seconds=ago)), max_size=120)


def test_the_first_few_tries_are_free() -> None:
    assert not must_wait([NOW] * 4, PER_DOOR, NOW)
    assert must_wait([NOW] * 5, PER_DOOR, NOW)


@pytest.mark.parametrize(("count", "minutes"), [(5, 1), (6, 2), (7, 4), (8, 8), (9, 15), (50, 15)])
def test_each_further_try_waits_twice_as_long_up_to_a_quarter_of_an_hour(count: int, minutes: int) -> None:
    tries = [NOW] * count
    assert must_wait(tries, PER_DOOR, NOW + timedelta(minutes=minutes, seconds=-1))
    assert not must_wait(tries, PER_DOOR, NOW + timedelta(minutes=minutes))


@given(PAST, LIMITS)
def test_whoever_waits_the_longest_wait_may_always_try(past: list[datetime], limit: Limit) -> None:
    assert not must_wait(past, limit, NOW + limit.longest_wait)


def test_old_tries_are_forgotten() -> None:
    assert not must_wait([NOW - PER_DOOR.window] * 50, PER_DOOR, NOW)


def test_link_codes_rest_after_five_of_one_or_five_hundred_of_all() -> None:
    assert not too_many_codes(4, 499)
    assert too_many_codes(5, 5)
    assert too_many_codes(0, 500)
