"""Said aloud, prompt by prompt."""

from couples.domain.refusal import Reason, Refused
from tests.makers import A, B, an_evening_of


def test_the_next_line_comes_with_the_second_ready_and_nobody_sees_the_first() -> None:
    evening = an_evening_of("say")
    before = evening.sees(B)
    evening.moves(A, "ready")
    assert evening.sees(B) == before
    assert evening.plays(A) == {"prompts": 2, "ready": True, "over": False}
    evening.moves(B, "ready")
    assert evening.plays(A) == {"prompts": 2, "ready": False, "over": False}


def test_it_is_over_after_the_last_line() -> None:
    evening = an_evening_of("say")
    for side in (A, B, B, A):
        evening.moves(side, "ready")
    assert evening.plays(A)["over"]
    assert evening.moves(A, "ready") == Refused(Reason.NOT_NOW)


def test_a_ready_from_before_a_pause_moves_nothing_after_it() -> None:
    evening = an_evening_of("say")
    evening.moves(A, "ready")
    evening.pauses(B)
    evening.both_go_on()
    evening.moves(B, "ready")
    assert evening.state.moves == 0
    assert not evening.plays(A)["ready"]
