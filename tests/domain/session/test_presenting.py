"""Bringing a draft into the lobby: one brings, the other owes no answer, either puts it away."""

import pytest

from couples.domain.refusal import Reason, Refused
from couples.domain.session import commands as ask
from couples.domain.session import events as did
from couples.domain.session.events import Event
from couples.domain.session.presenting import ITEM_LENGTH
from couples.domain.session.state import Aside, Phase, Side
from couples.domain.session.view import PresentedView, Screen
from tests.makers import A, B, Evening, a_gate, a_lobby


def presents(evening: Evening, side: Side, item: str = "item") -> tuple[Event, ...] | Refused:
    return evening.asks(ask.Present(by=side, id=evening.id(), epoch=evening.state.epoch, heard=evening.mono, item=item))


def thanks(evening: Evening, side: Side) -> tuple[Event, ...] | Refused:
    return evening.asks(ask.GiveThanks(by=side, id=evening.id(), epoch=evening.state.epoch, heard=evening.mono))


def puts_away(evening: Evening, side: Side) -> tuple[Event, ...] | Refused:
    return evening.asks(ask.PutAway(by=side, id=evening.id()))


def test_what_one_brings_stands_on_both_screens_by_its_name_alone() -> None:
    evening = a_lobby()
    assert presents(evening, A) == (did.DraftPresented(side=A, item="item"),)
    assert evening.sees(A).presented == PresentedView(mine=True, item="item", thanked=False)
    assert evening.sees(B).presented == PresentedView(mine=False, item="item", thanked=False)
    assert evening.sees(A).screen is evening.sees(B).screen is Screen.PRESENTING


def test_thanks_is_all_there_is_to_say_and_only_the_other_says_it() -> None:
    evening = a_lobby()
    assert thanks(evening, B) == Refused(Reason.NOT_NOW)
    presents(evening, A)
    assert thanks(evening, A) == Refused(Reason.NOT_NOW)
    assert thanks(evening, B) == (did.ThanksGiven(),)
    assert thanks(evening, B) == ()
    presented = evening.sees(A).presented
    assert presented
    assert presented.thanked


@pytest.mark.parametrize("who", list(Side))
def test_either_puts_it_away_from_both_and_nothing_says_who(who: Side) -> None:
    evening = a_lobby()
    assert puts_away(evening, who) == ()
    presents(evening, A)
    assert puts_away(evening, who) == (did.DraftPutAway(),)
    assert evening.sees(A).presented is evening.sees(B).presented is None
    assert evening.sees(A).screen is Screen.LOBBY


def test_only_one_thing_stands_at_a_time() -> None:
    evening = a_lobby()
    presents(evening, A)
    assert presents(evening, B) == Refused(Reason.NOT_YOUR_TURN)
    assert evening.proposes(B) == Refused(Reason.NOT_NOW)
    thanks(evening, B)
    presents(evening, A, "another")
    assert evening.sees(B).presented == PresentedView(mine=False, item="another", thanked=False)


def test_it_is_brought_into_the_lobby_when_both_are_there_and_nothing_is_proposed() -> None:
    alone = Evening()
    alone.asks(ask.Join(by=A, id="a"))
    assert presents(alone, A) == Refused(Reason.NOT_HERE_YET)
    assert presents(a_gate(), A) == Refused(Reason.NOT_NOW)
    proposed = a_lobby()
    proposed.proposes(A)
    assert presents(proposed, B) == Refused(Reason.NOT_NOW)
    for item in ("", "x" * (ITEM_LENGTH + 1)):
        assert presents(a_lobby(), A, item) == Refused(Reason.UNKNOWN)


@pytest.mark.parametrize("who", list(Side))
def test_a_pause_covers_it_and_it_can_be_put_away_meanwhile(who: Side) -> None:
    evening = a_lobby()
    presents(evening, A)
    evening.pauses(who)
    assert evening.sees(A).screen is evening.sees(B).screen is Screen.PAUSED
    assert thanks(evening, B) == Refused(Reason.HELD)
    assert presents(evening, A, "more") == Refused(Reason.HELD)
    for side in Side:
        evening.resumes(side)
    assert evening.sees(B).screen is Screen.PRESENTING
    evening.pauses(who)
    puts_away(evening, who.other)
    assert evening.sees(B).presented is None


def test_it_ends_with_the_session() -> None:
    evening = a_lobby()
    presents(evening, A)
    evening.asks(ask.End(by=B, id=evening.id()))
    assert (evening.state.phase, evening.state.presented) == (Phase.CLOSED, None)


def test_after_an_exercise_it_does_not_stand_on_into_the_look_back() -> None:
    evening = a_gate()
    evening.asks(ask.SetAside(by=A, id=evening.id(), until=Aside.LATER))
    presents(evening, A)
    evening.asks(ask.End(by=B, id=evening.id()))
    assert (evening.state.phase, evening.state.presented) == (Phase.DEBRIEF, None)


def test_an_old_page_brings_nothing() -> None:
    evening = a_lobby()
    evening.pauses(A)
    for side in Side:
        evening.resumes(side)
    stale = ask.Present(by=A, id="x", epoch=0, heard=evening.mono, item="item")
    assert evening.asks(stale) == Refused(Reason.OVERTAKEN)
    late = ask.Present(by=A, id="y", epoch=evening.state.epoch, heard=evening.mono - 9, item="item")
    assert evening.asks(late) == Refused(Reason.TOO_OLD)
