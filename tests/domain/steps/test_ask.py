"""Questions each answers alone."""

from couples.domain.refusal import Reason, Refused
from tests.makers import A, B, an_evening_of

LINE = "x" * 2001


def test_an_answer_stays_with_its_giver_until_shown_and_leaves_as_easily() -> None:
    evening = an_evening_of("ask")
    before = evening.sees(B)
    evening.moves(A, "write", "hope", " a quiet Sunday ")
    assert evening.sees(B) == before
    assert evening.plays(A)["mine"] == {"hope": "a quiet Sunday"}
    evening.moves(A, "show", "hope")
    assert evening.plays(B)["theirs"] == {"hope": "a quiet Sunday"}
    assert evening.plays(A)["shown"] == ["hope"]
    evening.unsays(A, "hope")
    assert evening.sees(B).step.play == before.step.play  # type: ignore[union-attr]  # in a step
    assert evening.plays(A)["mine"] == {"hope": "a quiet Sunday"}


def test_what_was_shown_is_taken_back_even_while_all_is_held() -> None:
    evening = an_evening_of("ask")
    evening.moves(A, "write", "hope", "a quiet Sunday")
    evening.moves(A, "show", "hope")
    evening.pauses(B)
    evening.unsays(A, "hope")
    evening.both_go_on()
    assert evening.plays(B)["theirs"] == {}


def test_an_empty_answer_clears_it_and_cannot_be_shown() -> None:
    evening = an_evening_of("ask")
    evening.moves(A, "write", "hope", "no")
    evening.moves(A, "write", "hope", "  ")
    assert evening.plays(A)["mine"] == {}
    assert evening.moves(A, "show", "hope") == Refused(Reason.NOT_NOW, "key")
    assert evening.moves(A, "show", "nothing-asked") == Refused(Reason.NOT_NOW, "key")


def test_it_is_over_when_both_are_done_and_nobody_is_hurried() -> None:
    evening = an_evening_of("ask")
    before = evening.sees(A)
    evening.moves(B, "ready")
    assert evening.sees(A) == before
    assert evening.plays(B)["ready"]
    evening.moves(A, "ready")
    assert evening.plays(B)["over"]


def test_writing_more_says_that_one_is_not_done_yet() -> None:
    evening = an_evening_of("ask")
    evening.moves(A, "ready")
    evening.moves(A, "write", "fear", "rain")
    evening.moves(B, "ready")
    assert not evening.plays(A)["over"]


def test_only_what_is_asked_can_be_answered_and_no_longer_than_is_kept() -> None:
    evening = an_evening_of("ask")
    assert evening.moves(A, "write", "weight", "x") == Refused(Reason.UNKNOWN, "key")
    assert evening.moves(A, "write", "hope", LINE) == Refused(Reason.TOO_LONG, "value")
    assert evening.moves(A, "draw") == Refused(Reason.UNKNOWN, "move")
    assert evening.unsays(A, "hope") == ()
