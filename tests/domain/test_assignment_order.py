"""Proposals in an order, on three timelines: none can show what another pair of eyes told."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from couples.domain import assignment
from couples.domain.assignment import (
    UNTOLD,
    Assignment,
    Order,
    Plan,
    Says,
    Stage,
    Told,
)

MONDAY = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
PLAN = Plan("exercises/listen", "To hear each other out", 10, 2)


def day(n: float) -> datetime:
    return MONDAY + timedelta(days=n)


def one(id_: str = "1", **plan: Any) -> Assignment:
    return Assignment(id_, replace(PLAN, **plan), MONDAY)


@pytest.mark.parametrize(
    ("told", "opens"),
    [
        (UNTOLD, None),
        (Told(Says.TAKES, day(1)), None),
        (Told(Says.CHANGE, day(1)), None),
        (Told(Says.LEAVES, day(1)), day(1)),
        (Told(Says.DONE, day(2)), day(2)),
    ],
)
def test_the_next_opens_when_the_one_before_it_is_behind_them(told: Told, opens: datetime | None) -> None:
    _, then = assignment.timeline([one(), one("2", order=Order.AFTER)], {"1": told}, day(3))
    assert then.opens == opens
    assert then.stage(day(3)) is (Stage.OPEN if opens else Stage.LATER)


def test_it_opens_too_when_the_days_of_the_one_before_are_over() -> None:
    _, then = assignment.timeline([one(window=7), one("2", order=Order.AFTER, window=7)], {}, day(8))
    assert (then.opens, then.closes) == (day(7), day(14))


def test_a_delay_counts_from_when_the_one_before_opened() -> None:
    three = [one(), one("2", order=Order.LATER, delay=7), one("3", order=Order.LATER, delay=7)]
    assert [stand.opens for stand in assignment.timeline(three, {}, day(0))] == [day(0), day(7), day(14)]
    waits = [one(), one("2", order=Order.AFTER), one("3", order=Order.LATER, delay=7)]
    assert assignment.timeline(waits, {}, day(0))[2].opens is None


def test_the_first_waits_for_nothing() -> None:
    (stand,) = assignment.timeline([one(order=Order.AFTER)], {}, MONDAY)
    assert stand.opens == MONDAY


# --- the three timelines

moments = st.floats(0, 60).map(day)
tolds = st.builds(Told, st.sampled_from([says for says in Says if says is not Says.NOTHING]), moments) | st.just(UNTOLD)
plans = st.builds(
    lambda order, days, delay: replace(PLAN, order=order, window=days, delay=delay if order is Order.LATER else 0),
    st.sampled_from(Order),
    st.sampled_from([0, 3, 14]),
    st.integers(1, 9),
)


@st.composite
def worlds(draw: st.DrawFn) -> tuple[list[Assignment], dict[str, Told], dict[str, Told]]:
    rows = [Assignment(str(n), plan, MONDAY) for n, plan in enumerate(draw(st.lists(plans, min_size=1, max_size=4)))]
    ana, ben = ({each.id: draw(tolds) for each in rows} for _ in range(2))
    return rows, ana, ben


@given(worlds(), worlds(), moments)
def test_whoever_declined_the_therapists_timeline_is_the_same(
    world: tuple[list[Assignment], dict[str, Told], dict[str, Told]],
    other: tuple[list[Assignment], dict[str, Told], dict[str, Told]],
    now: datetime,
) -> None:
    """Everything but "both told it done" may be anything else on either side."""
    rows, ana, ben = world
    _, hers, his = other
    heard = assignment.of_therapist(rows, ana, ben, now)
    both = {stand.assignment.id for stand in heard if stand.told.says is Says.DONE}

    def something_else(mine: dict[str, Told], another: dict[str, Told]) -> dict[str, Told]:
        anything = {id_: another.get(id_, UNTOLD) for id_ in mine}
        kept = {id_: UNTOLD if told.says is Says.DONE else told for id_, told in anything.items()}
        return {id_: mine[id_] if id_ in both else kept[id_] for id_ in mine}

    assert heard == assignment.of_therapist(rows, something_else(ana, hers), something_else(ben, his), now)


@pytest.mark.parametrize("window", [0, 3])
@pytest.mark.parametrize("now", [2, 4, 30])
def test_what_both_did_after_leaving_the_one_before_it_is_not_heard(window: int, now: float) -> None:
    """Its turn came for both because one of them left the other thing; "done" there would say so."""
    rows = [one(window=window), one("2", order=Order.AFTER)]
    left = {"1": Told(Says.LEAVES, day(1)), "2": Told(Says.DONE, day(1.5))}
    assert assignment.of_therapist(rows, left, left, day(now)) == assignment.of_therapist(rows, {}, {}, day(now))
    again = {"1": Told(Says.LEAVES, day(1)), "2": Told(Says.DONE, day(5))}
    _, then = assignment.of_therapist(rows, again, again, day(30))
    assert then.stage(day(30)) is (Stage.DONE if window else Stage.LATER), "told when it was open for everybody"


@given(worlds(), moments)
def test_nobody_waits_longer_or_has_longer_than_the_therapist_reads(
    world: tuple[list[Assignment], dict[str, Told], dict[str, Told]], now: datetime
) -> None:
    """Or else a late "done" of one could bring back what the therapist read as closed."""
    rows, ana, ben = world
    for mine in (ana, ben):
        own = assignment.timeline(rows, mine, now)
        for stand, theirs in zip(own, assignment.of_therapist(rows, ana, ben, now), strict=True):
            assert theirs.opens is None or (stand.opens is not None and stand.opens <= theirs.opens)
            assert theirs.closes is None or (stand.closes is not None and stand.closes <= theirs.closes)


@given(worlds(), moments)
def test_taking_back_is_as_if_it_was_never_said(
    world: tuple[list[Assignment], dict[str, Told], dict[str, Told]], now: datetime
) -> None:
    rows, ana, _ = world
    nothing = {
        stand.assignment.id: assignment.tell(stand, Says.NOTHING, now)
        for stand in assignment.timeline(rows, ana, now)
        if stand.is_there(now)
    }
    assert set(nothing.values()) <= {UNTOLD}
