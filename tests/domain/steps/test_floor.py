"""One speaks, the other says back."""

from couples.domain.refusal import Reason, Refused
from tests.makers import A, B, an_evening_of


def test_only_whose_turn_it_is_finds_something_to_do() -> None:
    evening = an_evening_of("floor")
    assert evening.plays(A) == {"my_floor": True, "stage": "speaking", "turn": 0, "can": ["said", "pass"]}
    assert evening.plays(B)["can"] == []
    evening.moves(A, "said")
    assert (evening.plays(A)["can"], evening.plays(B)["can"]) == ([], ["said-back"])
    assert evening.moves(A, "said-back") == Refused(Reason.NOT_YOUR_TURN)


def test_before_it_begins_both_know_who_does() -> None:
    evening = an_evening_of("timer", "floor")
    assert evening.sees(A).step.begins == ""  # type: ignore[union-attr]  # in a step
    evening.finishes(A)
    begins = [evening.sees(side).step.begins for side in (A, B)]  # type: ignore[union-attr]  # at a gate
    assert begins == ["mine", "theirs"]


def test_what_was_not_quite_it_is_said_again_by_the_same_person() -> None:
    evening = an_evening_of("floor")
    for side, move in ((A, "said"), (B, "said-back"), (A, "not-quite")):
        evening.moves(side, move)
    assert evening.plays(A) == {"my_floor": True, "stage": "speaking", "turn": 0, "can": ["said", "pass"]}


def test_the_floor_lies_as_it_did_after_a_pause() -> None:
    evening = an_evening_of("floor")
    evening.moves(A, "pass")
    evening.pauses(A)
    evening.both_go_on()
    assert evening.plays(B) == {"my_floor": True, "stage": "speaking", "turn": 1, "can": ["said", "pass"]}


def test_a_move_of_another_kind_is_none_here() -> None:
    assert an_evening_of("floor").moves(A, "draw") == Refused(Reason.UNKNOWN, "move")


def test_at_the_gate_it_stands_who_will_speak_first() -> None:
    evening = an_evening_of("floor", answered=False)
    assert evening.plays(A)["my_floor"]
    assert not evening.plays(B)["my_floor"]
