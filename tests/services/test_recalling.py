"""What was put away can be brought back for five minutes, from the same login, and lies on no disk meanwhile."""

from pathlib import Path

import pytest

from couples.domain.card import Card, Kind
from couples.domain.draft import Draft
from couples.domain.refusal import Reason
from couples.machine import SystemDice
from couples.services.recalling import MOST, Kept, Recalling, Told
from tests.accounts import StillClock, refused

WORDS = Kept(Draft("1", "one"), "/drafts/1")


@pytest.fixture
def clock() -> StillClock:
    return StillClock()


@pytest.fixture
def recalling(clock: StillClock) -> Recalling:
    return Recalling(clock=clock, dice=SystemDice())


def put_away(recalling: Recalling, kept: Kept = WORDS) -> str:
    recalling.keep("here", "gone", kept)
    told = recalling.told("here")
    assert told
    return told.undo


def test_what_is_told_is_told_once_and_only_here(recalling: Recalling) -> None:
    recalling.tell("here", "kept")
    assert recalling.told("there") is None
    assert recalling.told("here") == Told("kept")
    assert recalling.told("here") is None


def test_it_comes_back_once_and_for_nobody_else(recalling: Recalling) -> None:
    undo = put_away(recalling)
    with refused(Reason.GONE):
        recalling.take("there", undo)
    assert recalling.take("here", undo) == WORDS
    with refused(Reason.GONE):
        recalling.take("here", undo)


def test_after_five_minutes_it_is_gone_from_memory_too(recalling: Recalling, clock: StillClock) -> None:
    undo = put_away(recalling)
    clock.passes(minutes=4)
    recalling.sweep()
    assert len(recalling._kept) == 1
    clock.passes(minutes=1)
    with refused(Reason.GONE):
        recalling.take("here", undo)
    recalling.sweep()
    assert not recalling._kept
    recalling.tell("here", "kept")
    clock.passes(minutes=5)
    assert recalling.told("here") is None


def test_each_page_brings_back_its_own_and_the_oldest_go_first(recalling: Recalling) -> None:
    card = Kept(Card("2", Kind.WISH, text="two"), "/cards/2")
    first, second = put_away(recalling), put_away(recalling, card)
    assert recalling.take("here", second) == card
    for _ in range(MOST):
        put_away(recalling)
    with refused(Reason.GONE):
        recalling.take("here", first)


def test_nothing_of_it_touches_a_disk() -> None:
    source = Path(__file__).parents[2] / "couples" / "services" / "recalling.py"
    assert "store" not in source.read_text()
