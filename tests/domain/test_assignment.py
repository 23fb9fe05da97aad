"""What a therapist proposes: how it fits, how one of the two answers it, and what they let the therapist read."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from couples.domain import assignment
from couples.domain.assignment import (
    MOST_DAYS,
    REASON_LENGTH,
    UNTOLD,
    WORDS_LENGTH,
    Assignment,
    Order,
    Plan,
    Says,
    Stage,
    Stand,
    Thing,
    Told,
)
from couples.domain.refusal import Reason
from tests.accounts import refused

MONDAY = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
LISTEN = Thing("exercises/listen", (5, 10, 15), (1, 2, 3))
REST = Thing("exercises/rest", (3,), (1,), touch=True)
PLAN = Plan("exercises/listen", "To hear each other out", 10, 2)


def day(n: float) -> datetime:
    return MONDAY + timedelta(days=n)


def one(id_: str = "1", **plan: Any) -> Assignment:
    return Assignment(id_, replace(PLAN, **plan), MONDAY)


def standing(*, at: float = 0, told: Told = UNTOLD, **plan: Any) -> tuple[Stand, datetime]:
    (stand,) = assignment.timeline([one(**plan)], {"1": told}, day(at))
    return stand, day(at)


# --- what can be proposed


def test_a_plan_is_kept_as_it_fits_and_of_a_wish_and_its_ceiling_the_lower_stands() -> None:
    kept = assignment.fitting(replace(PLAN, reason="  To hear \r\n each other ", most_depth=1, most_length=15), LISTEN)
    assert (kept.reason, kept.length, kept.depth) == ("To hear \n each other", 10, 1)
    assert assignment.fitting(replace(PLAN, delay=7), LISTEN).delay == 0
    assert assignment.fitting(replace(PLAN, delay=7, order=Order.LATER), LISTEN).delay == 7


@pytest.mark.parametrize(
    ("field", "value", "reason"),
    [
        ("reason", " ", Reason.WORDS_MISSING),
        ("reason", "x" * (REASON_LENGTH + 1), Reason.TOO_LONG),
        ("length", 7, Reason.UNKNOWN),
        ("depth", 0, Reason.UNKNOWN),
        ("most_length", 7, Reason.UNKNOWN),
        ("most_depth", 4, Reason.UNKNOWN),
        ("window", -1, Reason.UNKNOWN),
        ("window", MOST_DAYS + 1, Reason.UNKNOWN),
    ],
)
def test_what_does_not_fit_is_refused_beside_its_field(field: str, value: object, reason: Reason) -> None:
    with refused(reason, field):
        assignment.fitting(replace(PLAN, **{field: value}), LISTEN)  # type: ignore[arg-type]  # by its name


def test_a_wait_of_no_days_is_no_wait() -> None:
    with refused(Reason.UNKNOWN, "delay"):
        assignment.fitting(replace(PLAN, order=Order.LATER), LISTEN)


@given(st.integers(1, MOST_DAYS))
def test_c6_nothing_with_touch_ever_has_a_date(days: int) -> None:
    touching = replace(PLAN, length=3, depth=1)
    with refused(Reason.NO_DATE_FOR_TOUCH, "window"):
        assignment.fitting(replace(touching, window=days), REST)
    kept = Assignment("1", assignment.fitting(touching, REST), MONDAY)
    (stand,) = assignment.timeline([kept], {}, day(days * 10))
    assert (stand.closes, stand.stage(day(days * 10))) == (None, Stage.OPEN)


# --- one proposal


def test_it_is_open_until_its_days_are_over() -> None:
    stages = [stand.stage(at) for stand, at in (standing(window=7, at=n) for n in (0, 6.9, 7, 30))]
    assert stages == [Stage.OPEN, Stage.OPEN, Stage.CLOSED, Stage.CLOSED]
    assert standing(at=400)[0].stage(day(400)) is Stage.OPEN


def test_a_person_says_it_changes_it_and_takes_it_back() -> None:
    stand, now = standing()
    takes = assignment.tell(stand, Says.TAKES, now)
    assert takes == Told(Says.TAKES, now)
    worded = assignment.put_into_words(takes, " not on\nSundays ")
    shared = assignment.share(worded, Says.TAKES, "not on\r\nSundays")
    stand = replace(stand, told=shared)
    assert assignment.tell(stand, Says.TAKES, day(1)) == shared
    done = assignment.tell(stand, Says.DONE, day(1))
    assert done == Told(Says.DONE, day(1), "not on\nSundays"), "another answer is not shared"
    assert replace(stand, told=done).stage(day(1)) is Stage.DONE
    assert assignment.tell(replace(stand, told=done), Says.NOTHING, day(1)) == UNTOLD


def test_other_words_are_shared_anew_and_the_same_stay_shared() -> None:
    shared = assignment.share(Told(Says.CHANGE, MONDAY, "shorter"), Says.CHANGE, "shorter")
    assert assignment.put_into_words(shared, "shorter") == shared
    assert not assignment.put_into_words(shared, "much shorter").shared
    assert assignment.withdraw(shared) == replace(shared, shared=False)
    with refused(Reason.TOO_LONG, "words"):
        assignment.put_into_words(shared, "x" * (WORDS_LENGTH + 1))


@pytest.mark.parametrize(("says", "words"), [(Says.CHANGE, "longer"), (Says.TAKES, "shorter")])
def test_an_old_page_shares_nothing_that_it_did_not_show(says: Says, words: str) -> None:
    with refused(Reason.OVERTAKEN):
        assignment.share(Told(Says.CHANGE, MONDAY, "shorter"), says, words)


def test_who_said_nothing_has_nothing_to_say_more_of() -> None:
    with refused(Reason.NOTHING_SAID):
        assignment.share(UNTOLD, Says.NOTHING, "")
    with refused(Reason.NOTHING_SAID):
        assignment.put_into_words(UNTOLD, "x")


def test_after_its_days_nothing_new_is_said_but_everything_is_taken_back() -> None:
    stand, now = standing(window=7, at=8, told=Told(Says.TAKES, MONDAY, "x", shared=True))
    with refused(Reason.OVERTAKEN):
        assignment.tell(stand, Says.DONE, now)
    assert assignment.tell(stand, Says.NOTHING, now) == UNTOLD
    assert not assignment.withdraw(stand.told).shared


def test_what_has_not_opened_is_not_there_unless_something_of_ones_own_is_on_it() -> None:
    stand, now = standing(order=Order.LATER, delay=3)
    assert not stand.is_there(now)
    with refused(Reason.NOT_FOUND):
        assignment.tell(stand, Says.TAKES, now)
    assert replace(stand, told=Told(Says.TAKES, MONDAY)).is_there(now)
