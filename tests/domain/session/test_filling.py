"""After distress that somebody noted for themselves, stop is filled in for them alone, until their morning (D10)."""

from datetime import timedelta

import pytest

from couples.domain.refusal import Reason, Refused
from couples.domain.session import commands as ask
from couples.domain.session import events as did
from couples.domain.session.evolve import replay
from couples.domain.session.filling import calls_for, filled
from couples.domain.session.state import Choice, Side, Sign
from tests.makers import A, B, Evening, a_gate, a_lobby, a_step, an_evening_of


def fills(evening: Evening, *events: did.Event) -> list[Choice]:
    """What these fill in; it stands from then on."""
    mornings = dict.fromkeys(Side, evening.now.wall + timedelta(hours=6))
    found = filled(evening.state, events, evening.now, mornings)
    evening.state = replay(evening.state, found)
    return [each.choice for each in found]


def touch() -> Evening:
    """Both are asked for a step with touch."""
    evening = a_step("two-steps")
    evening.finishes(A)
    return evening


def test_a_sign_fills_in_no_and_that_it_has_passed_fills_in_nothing() -> None:
    evening = a_step()
    assert fills(evening, did.SignNoted(side=A, sign=None)) == []
    assert fills(evening, did.SignNoted(side=A, sign=Sign.PANIC)) == [Choice.NO]
    assert fills(evening, did.SignNoted(side=A, sign=Sign.MEMORY)) == [], "it stands already"


def test_being_far_away_on_a_rung_fills_in_no_and_other_weather_nothing() -> None:
    evening = an_evening_of("rung")
    assert fills(evening, did.Marked(side=A, key="weather", value="warm")) == []
    assert fills(evening, did.Marked(side=A, key="weather", value="numb")) == [Choice.NO]
    elsewhere = an_evening_of("ask")
    assert fills(elsewhere, did.Marked(side=A, key="weather", value="numb")) == []
    assert calls_for(a_lobby().state, did.Marked(side=A, key="weather", value="numb")) is None


def test_a_question_about_ones_own_work_fills_in_wait_and_never_softens_a_no() -> None:
    evening = touch()
    held = evening.asks(ask.HoldBack(by=A, id="h"))
    assert held == (did.HeldBack(side=A),)
    assert fills(evening, *held) == [Choice.WAIT]
    assert evening.sees(A).gate.filled is Choice.WAIT
    assert fills(evening, did.SignNoted(side=A, sign=Sign.GUILT)) == [Choice.NO]
    assert fills(evening, did.HeldBack(side=A)) == []
    assert evening.sees(A).gate.filled is Choice.NO


def test_only_at_a_gate_can_one_hold_back() -> None:
    assert a_lobby().asks(ask.HoldBack(by=A, id="h")) == Refused(Reason.NOT_NOW)


@pytest.mark.parametrize(("exercise", "stands"), [("breathe", False), ("check", True)])
def test_it_stands_where_touch_may_come_of_it(exercise: str, stands: bool) -> None:
    evening = a_gate(exercise)
    fills(evening, did.SignNoted(side=A, sign=Sign.PANIC))
    assert (evening.sees(A).gate.filled is Choice.NO) is stands


def test_it_stands_on_ones_own_screen_alone_and_is_no_answer() -> None:
    evening = touch()
    before = evening.sees(B)
    fills(evening, did.SignNoted(side=A, sign=Sign.FAR_AWAY))
    assert evening.sees(B) == before
    assert evening.sees(A).gate.answer is None
    evening.answers(A)
    evening.answers(B)
    assert evening.state.running, "whoever says yes all the same has said yes"
    assert evening.sees(A).gate.filled is None, "no question, nothing filled in"


def test_in_the_morning_it_is_over_and_can_come_anew() -> None:
    evening = touch()
    fills(evening, did.SignNoted(side=A, sign=Sign.PANIC))
    evening.mono += 6 * 3600
    assert evening.sees(A).gate.filled is None
    assert fills(evening, did.HeldBack(side=A)) == [Choice.WAIT]
