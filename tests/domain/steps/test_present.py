"""One brings what they prepared; the other only says thanks."""

from couples.domain.refusal import Reason, Refused
from tests.makers import A, B, an_evening_of


def test_only_thanks_can_be_said_and_then_the_other_has_the_floor() -> None:
    evening = an_evening_of("present")
    assert evening.plays(A) == {"my_floor": True, "stage": "presenting", "turn": 0, "can": ["brought", "pass"]}
    assert evening.plays(B)["can"] == []
    evening.moves(A, "brought")
    assert (evening.plays(A)["can"], evening.plays(B)["can"]) == ([], ["thanks"])
    evening.moves(B, "thanks")
    assert evening.plays(B) == {"my_floor": True, "stage": "presenting", "turn": 1, "can": ["brought", "pass"]}
    assert evening.plays(A)["can"] == []


def test_nobody_gives_thanks_for_what_is_not_yet_brought_and_nobody_speaks_out_of_turn() -> None:
    evening = an_evening_of("present")
    assert evening.moves(B, "thanks") == Refused(Reason.NOT_YOUR_TURN)
    assert evening.moves(B, "brought") == Refused(Reason.NOT_YOUR_TURN)


def test_whoever_brings_nothing_passes() -> None:
    evening = an_evening_of("present")
    evening.moves(A, "pass")
    assert evening.plays(B)["my_floor"]
    evening.moves(B, "pass")
    assert evening.plays(A)["my_floor"]


def test_there_is_no_saying_back_here() -> None:
    assert an_evening_of("present").moves(A, "said-back") == Refused(Reason.UNKNOWN, "move")
