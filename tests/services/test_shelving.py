"""The shelf of the two goes by what either leaves out and shows; the map by what both show."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from couples.domain.card import Answer, Audience, Said, Source
from couples.domain.deck import TOPICS
from couples.domain.exercise import Outline, StepOutline
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
    return Shelving(store=night.accounts.store, outlines=LIBRARY.outlines, conducting=night.conducting)


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
    breathe = Outline("breathe", 1, (2,), (1,), (StepOutline("b", "breathe", topics=("breath",)),), ("easy",))
    monkeypatch.setitem(SHELF, "breathe", breathe)
    monkeypatch.setitem(night.conducting._shelf, "breathe", breathe)
    shelving(night).leave_out(night.people[B], frozenset({"breath"}))
    wish = {"exercise": "breathe", "length": 2, "depth": 1, "option": "easy"}
    for side in (A, B):
        assert night.permits(side, "Propose", **wish).refused == Refused(Reason.OFF_THE_SHELF)
    assert night.view(A)["proposal"] is None
    shelving(night).leave_out(night.people[B], frozenset())
    assert night.permits(A, "Propose", **wish).refused is None


def test_what_was_shown_since_the_proposal_holds_for_the_agreement(night: Night) -> None:
    steps = (StepOutline("b", "breathe"), StepOutline("h", "breathe", cards=("touch-everyday/hello-hug",)))
    deep = Outline("breathe", 1, (2,), (1, 2), steps, ("easy",), until={"1": "b"})
    night.conducting._shelf = {"breathe": deep}
    wish = {"exercise": "breathe", "length": 2, "option": "easy"}
    assert night.permits(A, "Propose", **wish, depth=2).refused is None
    shows(night, B, Source("touch-everyday", "hello-hug"), Answer.NO)
    assert night.permits(B, "Agree", length=2, depth=2).refused == Refused(Reason.OFF_THE_SHELF)
    assert night.view(A)["proposal"]["depth"] == 2
    assert night.permits(B, "Agree", length=2, depth=1).refused is None


def test_what_goes_too_far_cannot_be_proposed_and_what_ends_before_can(night: Night) -> None:
    steps = (StepOutline("b", "breathe"), StepOutline("h", "breathe", cards=("touch-everyday/hello-hug",)))
    deep = Outline("breathe", 1, (2,), (1, 2), steps, ("easy",), until={"1": "b"})
    night.conducting._shelf = {"breathe": deep}
    shows(night, B, Source("touch-everyday", "hello-hug"), Answer.WAIT)
    wish = {"exercise": "breathe", "length": 2, "option": "easy"}
    assert night.permits(A, "Propose", **wish, depth=2).refused == Refused(Reason.OFF_THE_SHELF)
    assert night.permits(A, "Propose", **wish, depth=1).refused is None


@pytest.mark.parametrize("whose", [A, B])
def test_the_depths_that_are_left_are_the_same_for_both(night: Night, whose: Side) -> None:
    shelf, hug = shelving(night), Source("touch-everyday", "hello-hug")
    with refused(Reason.NOT_OPEN_YET):
        shelf.depths(night.people[A], "sensory-ladder")
    night.opens_touch()
    assert shelf.depths(night.people[A], "sensory-ladder") == (1, 2, 3)
    shows(night, whose, hug, Answer.NO)
    assert [shelf.depths(night.people[side], "sensory-ladder") for side in (A, B)] == [(1, 2), (1, 2)]
    shelf.leave_out(night.people[whose], frozenset({"shoulders"}))
    assert [shelf.depths(night.people[side], "sensory-ladder") for side in (A, B)] == [(1,), (1,)]
    shelf.leave_out(night.people[whose], frozenset({"breath"}))
    with refused(Reason.OFF_THE_SHELF):
        shelf.depths(night.people[whose.other], "sensory-ladder")


def test_only_known_topics_are_left_out(night: Night) -> None:
    with refused(Reason.UNKNOWN):
        shelving(night).leave_out(night.people[A], frozenset({"breath", "everything"}))
    assert shelving(night).left_out(night.people[A]) == frozenset()
    shelving(night).leave_out(night.people[A], TOPICS)
    left = {"body-checkpoints", "consent-check", "five-things", "four-noticings", "grounding-chair"}
    assert shelving(night).shelf(night.people[A]) == left


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
    assert shelving(night).depths(night.people[A], "breathe-together") == LIBRARY.outlines["breathe-together"].depths
    assert shelving(night).map_of(night.people[A]) == []


@pytest.mark.parametrize("whose", [A, B])
def test_a_shown_no_to_one_idea_takes_that_idea_from_both_and_nothing_else(night: Night, whose: Side) -> None:
    shelf, turns = shelving(night), LIBRARY.outlines["three-minute-turns"]
    at = next(n for n, step in enumerate(turns.steps) if step.kind == "gate")
    night.opens_touch()
    everything = shelf.ideas(night.people[A], turns.id, at)
    assert everything == turns.steps[at].ids["ideas"]
    shows(night, whose, Source("touch-rest", "back-to-back"), Answer.NO)
    for side in Side:
        assert set(everything) - set(shelf.ideas(night.people[side], turns.id, at)) == {"back-to-back"}
        assert shelf.depths(night.people[side], turns.id) == turns.depths
    assert shelf.ideas(night.people[A], turns.id, 99) == shelf.ideas(night.people[A], "nothing", 0) == ()
    night.accounts.departing.unlink(night.people[A])
    assert shelf.ideas(night.people[A], turns.id, at) == ()
