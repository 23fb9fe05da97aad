"""A code opens for ten minutes, and for half an hour more when it was opened in time and kept through a sign-up."""

from datetime import datetime, timedelta

from hypothesis import given
from hypothesis import strategies as some

from couples.domain.link import KEPT_LIVES, StoredCode, StoredProposal
from couples.domain.people import Seat
from couples.domain.session.state import Side
from tests.accounts import FIRST_DAY as NOW

CODE = StoredCode(maker_id="a", expires_at=NOW + timedelta(minutes=10))
MINUTES = some.integers(0, 60).map(lambda minutes: NOW + timedelta(minutes=minutes))


def at(minutes: float) -> bool:
    moment = NOW + timedelta(minutes=minutes)
    return CODE.opens(now=moment, opened=moment)


def test_a_code_lives_ten_minutes() -> None:
    assert at(0)
    assert at(9.99)
    assert not at(10)


def test_a_code_opened_in_time_may_be_entered_half_an_hour_later() -> None:
    opened = NOW + timedelta(minutes=9)
    assert CODE.opens(now=CODE.expires_at + KEPT_LIVES - timedelta(seconds=1), opened=opened)
    assert not CODE.opens(now=CODE.expires_at + KEPT_LIVES, opened=opened)


@given(MINUTES, MINUTES)
def test_a_code_opened_too_late_never_opens(now: datetime, opened: datetime) -> None:
    if opened >= CODE.expires_at or opened > now:
        assert not CODE.opens(now=now, opened=opened)


def test_a_proposal_knows_the_other_and_who_confirmed() -> None:
    proposal = StoredProposal("p", "a", "b", maker_confirmed=True, taker_confirmed=False, words="", expires_at=NOW)
    assert (proposal.other_of("a"), proposal.other_of("b")) == ("b", "a")
    assert proposal.confirmed_by("a")
    assert not proposal.confirmed_by("b")


def test_the_other_seat_of_the_other_seat_is_ones_own() -> None:
    mine = Seat("c", 3, Side.A, "ana", "ben")
    theirs = mine.of_partner
    assert (theirs.side, theirs.person_id, theirs.partner_id, theirs.epoch) == (Side.B, "ben", "ana", 3)
    assert theirs.of_partner == mine
