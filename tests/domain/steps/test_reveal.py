"""Alone first, then both at once."""

from couples.domain.refusal import Reason, Refused
from couples.domain.session import commands as ask
from tests.makers import A, B, an_evening_of


def test_nothing_comes_out_before_both_are_ready_and_then_both_at_once() -> None:
    evening = an_evening_of("reveal")
    before = evening.sees(B)
    evening.moves(A, "write", "guess", "you were tired")
    evening.moves(A, "ready")
    assert evening.sees(B) == before
    assert evening.plays(A)["ready"]
    evening.moves(B, "write", "guess", "I was sad")
    evening.moves(B, "ready")
    assert evening.plays(A)["theirs"] == {"guess": "I was sad"}
    assert evening.plays(B)["theirs"] == {"guess": "you were tired"}
    assert evening.plays(B)["over"]
    assert evening.moves(A, "write", "guess", "later") == Refused(Reason.NOT_NOW)


def test_what_was_left_empty_stays_unsaid() -> None:
    evening = an_evening_of("reveal")
    evening.moves(A, "ready")
    evening.moves(B, "ready")
    assert evening.plays(A) == {"mine": {}, "shown": [], "theirs": {}, "first": True, "ready": False, "over": True} | {
        "ready": evening.plays(A)["ready"]
    }


def test_a_ready_does_not_survive_a_pause() -> None:
    evening = an_evening_of("reveal")
    evening.moves(A, "write", "guess", "you were tired")
    evening.moves(A, "ready")
    evening.pauses(A)
    evening.both_go_on()
    evening.moves(B, "ready")
    assert evening.plays(B)["theirs"] == {}


def test_f05_a_ready_that_nobody_of_its_giver_can_see_is_void() -> None:
    evening = an_evening_of("reveal")
    evening.moves(A, "ready")
    evening.asks(ask.NoticeHidden(side=A))
    evening.moves(B, "ready")
    assert not evening.plays(B)["over"]


def test_a_ready_is_taken_back_until_the_other_is_ready_too() -> None:
    evening = an_evening_of("reveal")
    assert evening.unsays(A) == ()
    evening.moves(A, "ready")
    evening.unsays(A)
    assert not evening.plays(A)["ready"]
    evening.moves(A, "ready")
    evening.asks(ask.TakeBack(by=A, id="t"))
    assert not evening.plays(A)["ready"]


def test_a_line_that_came_out_leaves_both_screens_again() -> None:
    evening = an_evening_of("reveal")
    evening.moves(A, "write", "guess", "you were tired")
    evening.moves(A, "ready")
    evening.moves(B, "ready")
    assert evening.unsays(B, "guess") == ()
    evening.unsays(A, "guess")
    assert evening.plays(B)["theirs"] == {}


def test_other_moves_belong_elsewhere() -> None:
    assert an_evening_of("reveal").moves(A, "show") == Refused(Reason.UNKNOWN, "move")
