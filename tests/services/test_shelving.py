"""The shelf of the two goes by what either leaves out and shows; the map by what both show."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from couples.domain.card import Answer, Audience, Said, Source
from couples.domain.deck import TOPICS
from couples.domain.exercise import Outline, StepKind, StepOutline
from couples.domain.refusal import Reason, Refused
from couples.domain.session.state import Side
from couples.machine import SystemDice
from couples.services.answering import Answering
from couples.services.shelving import Shelving
from couples.store.library import load_library
from tests.accounts import refused
from tests.evening import Night, a_night
from tests.makers import SHELF, A, B

LIBRARY = load_library()
BREATH = Source("sensory", "breathing-at-one-pace")
SAID_BACK = Source("words-between-us", "said-back-first")


@pytest.fixture
def night(tmp_path: Path) -> Iterator[Night]:
    with a_night(tmp_path) as night:
        yield night


def shelving(night: Night) -> Shelving:
    return Shelving(store=night.accounts.store, outlines=LIBRARY.outlines)


def answering(night: Night) -> Answering:
    house: dict[str, Any] = {"store": night.accounts.store, "clock": night.accounts.clock, "dice": SystemDice()}
    return Answering(**house, decks=LIBRARY.deck_outlines, conducting=night.conducting)


def shows(night: Night, side: Side, which: Source, answer: Answer) -> None:
    answering(night).say(night.people[side], which, Said(answer, "words"))
    answering(night).show(night.people[side], which, Audience.PARTNER)


@pytest.mark.parametrize("whose", [A, B])
def test_what_either_leaves_out_is_off_both_shelves_and_comes_back(night: Night, whose: Side) -> None:
    shelf = shelving(night)
    everything = shelf.shelf(night.people[A])
    assert "breathe-together" in everything
    shelf.leave_out(night.people[whose], frozenset({"breath"}))
    assert shelf.shelf(night.people[A]) == shelf.shelf(night.people[B]) == everything - {"breathe-together"}
    assert shelf.left_out(night.people[whose]) == {"breath"}
    assert shelf.left_out(night.people[whose.other]) == frozenset()
    shelf.leave_out(night.people[whose], frozenset())
    assert shelf.shelf(night.people[B]) == everything


def test_a_shown_no_takes_an_exercise_away_and_a_private_one_does_not(night: Night) -> None:
    answering(night).say(night.people[B], BREATH, Said(Answer.NO))
    assert "breathe-together" in shelving(night).shelf(night.people[A])
    answering(night).show(night.people[B], BREATH, Audience.PARTNER)
    assert "breathe-together" not in shelving(night).shelf(night.people[A])
    shows(night, A, BREATH, Answer.YES)
    assert "breathe-together" not in shelving(night).shelf(night.people[A])
    answering(night).withdraw(night.people[B], BREATH, Audience.PARTNER)
    assert "breathe-together" in shelving(night).shelf(night.people[A])


def test_what_is_off_the_shelf_cannot_be_proposed_by_either(night: Night, monkeypatch: pytest.MonkeyPatch) -> None:
    breathe = Outline("breathe", 1, (2,), (1,), (StepOutline("b", StepKind.BREATHE, topics=("breath",)),), ("easy",))
    monkeypatch.setitem(SHELF, "breathe", breathe)
    monkeypatch.setitem(night.conducting._shelf, "breathe", breathe)
    shelving(night).leave_out(night.people[B], frozenset({"breath"}))
    wish = {"exercise": "breathe", "length": 2, "depth": 1, "option": "easy"}
    for side in (A, B):
        assert night.permits(side, "Propose", **wish).refused == Refused(Reason.OFF_THE_SHELF)
    assert night.view(A)["proposal"] is None
    shelving(night).leave_out(night.people[B], frozenset())
    assert night.permits(A, "Propose", **wish).refused is None


def test_only_known_topics_are_left_out(night: Night) -> None:
    with refused(Reason.UNKNOWN):
        shelving(night).leave_out(night.people[A], frozenset({"breath", "everything"}))
    assert shelving(night).left_out(night.people[A]) == frozenset()
    shelving(night).leave_out(night.people[A], TOPICS)
    assert shelving(night).shelf(night.people[A]) == {"consent-check", "five-things"}


def test_the_map_has_what_both_show_and_the_stricter_answer(night: Night) -> None:
    shows(night, A, BREATH, Answer.YES)
    shows(night, A, SAID_BACK, Answer.YES)
    assert shelving(night).map_of(night.people[A]) == []
    shows(night, B, BREATH, Answer.YES_IF)
    (row,) = shelving(night).map_of(night.people[A])
    (theirs,) = shelving(night).map_of(night.people[B])
    assert (row.source, row.mine, row.theirs, row.kept) == (BREATH, Answer.YES, Answer.YES_IF, Answer.YES_IF)
    assert (theirs.mine, theirs.theirs, theirs.kept) == (row.theirs, row.mine, row.kept)
    answering(night).withdraw(night.people[A], BREATH, Audience.PARTNER)
    assert shelving(night).map_of(night.people[B]) == []


def test_a_card_in_own_words_is_not_on_the_map_under_the_deck_s(night: Night) -> None:
    for side in (A, B):
        shows(night, side, BREATH, Answer.YES)
    assert len(shelving(night).map_of(night.people[A])) == 1
    answering(night).reword(night.people[B], BREATH, "only at home, never in public")
    assert shelving(night).map_of(night.people[A]) == shelving(night).map_of(night.people[B]) == []


def test_somebody_alone_has_the_whole_shelf_and_no_map(night: Night) -> None:
    night.accounts.departing.unlink(night.people[A])
    shelving(night).leave_out(night.people[A], frozenset({"breath"}))
    assert shelving(night).shelf(night.people[A]) == set(LIBRARY.outlines)
    assert shelving(night).map_of(night.people[A]) == []
