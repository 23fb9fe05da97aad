"""Breathing needs no moves."""

from couples.domain.refusal import Reason, Refused
from tests.makers import A, B, an_evening_of


def test_there_is_nothing_to_move_in_a_breath() -> None:
    evening = an_evening_of("breathe")
    assert evening.moves(A, "ready") == Refused(Reason.NOT_NOW)
    assert evening.plays(B) == {}
