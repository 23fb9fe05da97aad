"""A boundary changed while two are in a session stops what stood on it (F7)."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from couples.domain.card import Answer, Audience, Kind, Said
from couples.domain.session.state import Side
from couples.services.answering import Answering
from tests.evening import Night, a_night
from tests.homes import library, parts
from tests.makers import A, B
from tests.services.test_answering import some_card


@pytest.fixture
def night(tmp_path: Path) -> Iterator[Night]:
    with a_night(tmp_path) as night:
        yield night


def with_cards(night: Night) -> Answering:
    return Answering(**parts(night.accounts), decks=library().deck_outlines, conducting=night.conducting)


@pytest.mark.parametrize("kind", [Kind.BOUNDARY, Kind.STOP])
@pytest.mark.parametrize("whose", [A, B])
def test_f07_a_boundary_changed_by_either_is_an_ordinary_not_now_for_both(
    night: Night, whose: Side, kind: Kind
) -> None:
    night.starts()
    assert night.view(A)["running"]
    with_cards(night).say(night.people[whose], some_card(kind), Said(Answer.NO))
    for side in (A, B):
        view = night.view(side)
        assert (view["screen"], view["running"], view["holds"]) == ("not-now", False, ["consent"])


def test_f07_what_the_two_then_read_is_the_same_whoever_it_was_and_whatever_it_says(tmp_path: Path) -> None:
    views = []
    for whose, answer in ((A, Answer.NO), (B, Answer.NO), (A, Answer.YES)):
        with a_night(tmp_path / f"{whose}{answer}") as night:
            night.starts()
            with_cards(night).say(night.people[whose], some_card(Kind.BOUNDARY), Said(answer))
            views.append([night.view(side) for side in (A, B)])
    assert views[0] == views[1] == views[2]


@pytest.mark.parametrize("deed", ["show", "withdraw", "reword", "delete"])
def test_f07_a_boundary_shown_taken_back_reworded_or_deleted_voids_a_yes_too(night: Night, deed: str) -> None:
    answering, ana, which = with_cards(night), night.people[A], some_card(Kind.BOUNDARY)
    answering.say(ana, which, Said(Answer.YES))
    if deed == "withdraw":
        answering.show(ana, which, Audience.PARTNER)
    night.starts()
    match deed:
        case "show":
            answering.show(ana, which, Audience.PARTNER)
        case "withdraw":
            answering.withdraw(ana, which, Audience.PARTNER)
        case "reword":
            answering.reword(ana, which, "in my words")
        case _:
            answering.delete(ana, which)
    assert night.view(B)["screen"] == "not-now"


def test_f07_a_no_to_what_one_liked_stops_the_step_too(night: Night) -> None:
    answering, ana = with_cards(night), night.people[A]
    answering.say(ana, some_card(Kind.PREFERENCE), Said(Answer.YES))
    night.starts()
    answering.say(ana, some_card(Kind.PREFERENCE), Said(Answer.NO))
    assert night.view(B)["screen"] == "not-now"


def test_a_wish_or_a_note_stops_nobody(night: Night) -> None:
    answering, ana = with_cards(night), night.people[A]
    answering.say(ana, some_card(Kind.BOUNDARY), Said(Answer.NO))
    night.starts()
    answering.say(ana, some_card(Kind.WISH), Said(Answer.NO))
    answering.say(ana, some_card(Kind.BOUNDARY), Said(Answer.NO, note="only mine"))
    answering.star(ana, some_card(Kind.BOUNDARY), starred=True)
    assert night.view(B)["running"]
