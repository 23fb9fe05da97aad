"""Quiet time."""

from couples.domain.refusal import Reason, Refused
from tests.makers import A, B, an_evening_of


def test_a_quiet_while_knows_no_moves_and_ends_by_either() -> None:
    evening = an_evening_of("timer", "say")
    assert evening.moves(A, "ready") == Refused(Reason.NOT_NOW)
    evening.finishes(B)
    assert evening.state.at_gate
    assert evening.state.step == 1


def test_there_is_nothing_to_take_back() -> None:
    assert an_evening_of("timer").unsays(A) == ()
