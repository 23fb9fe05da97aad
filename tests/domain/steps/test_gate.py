"""Naming what one would like."""

from couples.domain.refusal import Reason, Refused
from couples.domain.session import commands as ask
from couples.domain.session.state import Choice, Phase, Side, Signal
from tests.makers import A, B, an_evening_of


def test_who_starts_names_one_thing_and_the_next_gate_asks_both_for_exactly_that() -> None:
    evening = an_evening_of("gate", "timer")
    assert evening.state.running, "nothing is done here that needs a yes"
    assert (evening.plays(A), evening.plays(B)) == ({"mine": True}, {"mine": False})
    assert evening.moves(B, "name", value="a walk") == Refused(Reason.NOT_YOUR_TURN)
    evening.moves(A, "name", value=" hold   my hand ")
    assert evening.state.at_gate
    assert evening.sees(B).step.handed == {"what": "hold my hand"}  # type: ignore[union-attr]  # at a gate
    said = [evening.sees(side).step.named for side in (A, B)]  # type: ignore[union-attr]  # at a gate
    assert said == ["mine", "theirs"], "“my hand” is the hand of whoever named it"
    evening.answers(A)
    evening.answers(B)
    assert evening.state.running
    evening.finishes(A)
    assert evening.state.handed == {}


def test_a_not_now_is_not_asked_again_by_the_same_person_today() -> None:
    evening = an_evening_of("gate", "timer")
    evening.moves(A, "name", value="hold my hand")
    evening.answers(A)
    evening.answers(B, Choice.NO)
    evening.puts_aside(B)
    evening.begins(B)  # the other one starts this time
    assert evening.plays(B) == {"mine": True}
    evening.puts_aside(B)
    evening.begins(B)
    assert evening.moves(A, "name", value="Hold my hand") == Refused(Reason.ASKED_ALREADY, "value")
    assert evening.state.running


def test_it_has_to_be_said_in_words_and_not_in_a_book() -> None:
    evening = an_evening_of("gate", "timer")
    assert evening.moves(A, "name", value="  ") == Refused(Reason.NAME_MISSING, "value")
    assert evening.moves(A, "name", value="x" * 2001) == Refused(Reason.TOO_LONG, "value")
    assert evening.moves(A, "ready") == Refused(Reason.UNKNOWN, "move")
    assert evening.unsays(A) == ()


def test_after_a_pause_both_go_on_by_wishing_to_for_there_is_nothing_to_say_yes_to() -> None:
    evening = an_evening_of("gate", "timer")
    evening.pauses(B)
    assert evening.sees(A).go_on == "vote"
    assert evening.moves(A, "name", value="a walk") == Refused(Reason.HELD)
    evening.resumes(A)
    evening.resumes(B)
    assert evening.state.running


def test_naming_nothing_is_fine_and_nobody_is_asked_about_nothing() -> None:
    evening = an_evening_of("gate", "timer", "gate", "timer")
    evening.finishes(B)
    assert (evening.state.step, evening.state.running) == (2, True), "the other one names"
    evening.finishes(A)
    assert evening.state.phase is Phase.DEBRIEF


def test_one_step_back_to_what_was_named_begins_with_naming_it_anew() -> None:
    evening = an_evening_of("gate", "timer", "gate", "timer")
    evening.moves(A, "name", value="hold my hand")
    evening.both_go_on()
    evening.finishes(A)
    assert evening.state.step == 2
    evening.asks(ask.SendSignal(by=B, id="back", signal=Signal.STEP_BACK))
    assert (evening.state.step, evening.state.running) == (0, True)


def test_the_same_again_begins_with_naming_it_anew() -> None:
    evening = an_evening_of("gate", "rung", "rung")
    evening.moves(A, "name", value="hold my hand")
    evening.both_go_on()
    for side in Side:
        evening.moves(side, "pick", "again")
    assert evening.state.step == 0
