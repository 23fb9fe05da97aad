"""A pause with a time to come back."""

from datetime import timedelta

from couples.domain.refusal import Reason, Refused
from couples.domain.session.state import Phase
from tests.makers import A, B, an_evening_of


def test_the_longer_of_two_times_stands_and_until_then_nobody_knows() -> None:
    evening = an_evening_of("rest")
    before = evening.sees(B)
    evening.moves(A, "pick", value="20")
    assert evening.sees(B) == before
    assert evening.plays(A)["picked"] == 20
    evening.moves(B, "pick", value="60")
    assert evening.plays(A)["at"] == (evening.now.wall + timedelta(minutes=60)).isoformat()
    assert evening.moves(A, "pick", value="20") == Refused(Reason.NOT_NOW)


def test_coming_back_takes_both_and_more_time_takes_one() -> None:
    evening = an_evening_of("rest")
    evening.moves(A, "pick", value="20")
    evening.moves(B, "pick", value="20")
    evening.moves(A, "ready")
    assert evening.plays(A)["ready"]
    evening.moves(B, "more")
    assert evening.plays(A) == {"at": None, "picked": None, "ready": False}
    evening.moves(A, "pick", value="20")
    evening.moves(B, "pick", value="30")
    evening.moves(A, "ready")
    evening.moves(B, "ready")
    assert evening.state.phase is Phase.DEBRIEF


def test_a_time_is_between_twenty_minutes_and_what_the_day_still_has() -> None:
    evening = an_evening_of("rest")
    assert evening.moves(A, "pick", value="19") == Refused(Reason.UNKNOWN, "value")
    assert evening.moves(A, "pick", value="1441") == Refused(Reason.UNKNOWN, "value")
    assert evening.moves(A, "pick", value="soon") == Refused(Reason.NOT_NOW)
    assert evening.moves(A, "ready") == Refused(Reason.NOT_NOW)
    assert evening.moves(A, "more") == Refused(Reason.NOT_NOW)
