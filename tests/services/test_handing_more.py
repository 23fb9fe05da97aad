"""A plan for afterwards and a map go by their owner's yes; the agreement and what came out for both go by two."""

from collections.abc import Callable
from dataclasses import dataclass

import pytest

from couples.domain.card import Answer, Said
from couples.domain.handed import Handed, Item
from couples.domain.refusal import Reason
from couples.domain.safety import Area, Feels
from couples.domain.session.state import Side
from couples.machine import SystemDice
from couples.services.agreeing import Agreeing
from couples.services.revealing import Revealing
from tests.accounts import Accounts, refused
from tests.services.homes import LIBRARY
from tests.services.practice import Practice, a_practice

DECKS = LIBRARY.deck_outlines
DECK = min((deck for deck in DECKS.values() if deck.together), key=lambda deck: len(deck.cards))


@dataclass
class Both:
    """Ana, Ben and Noa, with an agreement and a deck."""

    practice: Practice
    agreeing: Agreeing
    revealing: Revealing

    def handed(self) -> tuple[Handed, ...]:
        return self.practice.space().handed

    def line(self, text: str) -> str:
        """One that fits both."""
        self.agreeing.add(self.practice.ana, text)
        line = next(line for line in self.agreeing.lines(self.practice.ana) if line.text == text)
        self.agreeing.say_fits(self.practice.ben, line.id)
        return line.id

    def comes_out(self) -> None:
        """Two cards that both want, each in their own way."""
        for who, words in ((self.practice.ana, "with tea"), (self.practice.ben, "in daylight")):
            for n, card in enumerate(DECK.cards):
                said = Said(Answer.YES_IF, words) if n < 2 else Said(Answer.NO)
                self.practice.answering.say(who, DECK.source(card), said)
            self.revealing.ready(who, DECK.id)


@pytest.fixture
def both(accounts: Accounts) -> Both:
    store, dice = accounts.store, SystemDice()
    revealing = Revealing(store=store, clock=accounts.clock, dice=dice, decks=DECKS)
    return Both(a_practice(accounts), Agreeing(store=store, dice=dice), revealing)


def test_a_plan_is_read_as_it_is_until_it_changes(both: Both) -> None:
    practice, caring = both.practice, both.practice.lasting.caring
    with refused(Reason.NOT_FOUND):  # nothing is planned
        practice.handing.hand(practice.ana, Item.CARE, "")
    caring.plan(practice.ana, [], "A walk alone")
    caring.show(practice.ana)  # for the partner: another yes
    assert both.handed() == ()
    practice.handing.hand(practice.ana, Item.CARE, "")
    (one,) = both.handed()
    assert one.plan
    assert (one.plan.text, one.by) == ("A walk alone", frozenset({Side.A}))
    caring.plan(practice.ana, [], "A walk alone")
    assert len(both.handed()) == 1
    caring.plan(practice.ana, [], "A walk together")
    assert both.handed() == ()
    assert practice.handing.hands(practice.ana).given == {}
    practice.handing.hand(practice.ana, Item.CARE, "")
    practice.handing.take_back(practice.ana, Item.CARE, "")
    assert both.handed() == ()


def test_a_map_is_its_owners_alone_and_read_until_anything_lies_elsewhere(both: Both) -> None:
    practice, laying = both.practice, both.practice.lasting.laying
    with refused(Reason.NOT_FOUND):
        practice.handing.hand(practice.ana, Item.MAP, "")
    laying.lay(practice.ana, Area.PLACES, "The kitchen", Feels.SAFE)
    (spot,) = laying.spots(practice.ana)
    changes: list[Callable[[], object]] = [
        lambda: laying.move(practice.ana, spot.id, Feels.DEPENDS),
        lambda: laying.lay(practice.ana, Area.WORDS, "Soon", Feels.NOT_NOW),
        lambda: laying.take_off(practice.ana, spot.id),
    ]
    for change in changes:
        practice.handing.hand(practice.ana, Item.MAP, "")
        (one,) = both.handed()
        assert one.spots == laying.spots(practice.ana)
        with refused(Reason.NOT_FOUND):
            practice.handing.hand(practice.ben, Item.MAP, "")
        change()
        assert both.handed() == ()


def two_yeses(both: Both, item: Item, of: str) -> Handed:
    """Whoever begins, nobody sees a waiting yes; and either takes it back at once."""
    practice, handing = both.practice, both.practice.handing
    for first, second in ((practice.ana, practice.ben), (practice.ben, practice.ana)):
        before, seen, read = handing.hands(second), handing.as_seen(second), both.handed()
        handing.hand(first, item, of)
        assert (handing.hands(second), handing.as_seen(second), both.handed()) == (before, seen, read)
        assert handing.hands(first).says(item, of) == "waiting"
        handing.take_back(second, item, of)
        assert handing.hands(first).says(item, of) == "waiting"
        handing.hand(second, item, of)
        (one,) = both.handed()
        assert one.by == frozenset(Side)
        handing.take_back(first, item, of)
        assert both.handed() == ()
        assert handing.hands(first).given == handing.hands(second).given == {}
    for person in (practice.ana, practice.ben):
        handing.hand(person, item, of)
    (one,) = both.handed()
    return one


def test_the_agreement_goes_by_two_yeses_and_only_its_lines_that_stand(both: Both) -> None:
    practice, agreeing = both.practice, both.agreeing
    agreeing.add(practice.ana, "Only Ana wants this")
    with refused(Reason.NOT_FOUND):
        practice.handing.hand(practice.ana, Item.AGREEMENT, "")
    phones = both.line("No phones in bed")
    assert two_yeses(both, Item.AGREEMENT, "").lines == ("No phones in bed",)
    agreeing.add(practice.ben, "Only Ben wants this")  # changes nothing that stands
    assert len(both.handed()) == 1
    agreeing.not_now(practice.ben, phones)
    assert both.handed() == ()
    agreeing.say_fits(practice.ben, phones)
    assert both.handed() == ()  # it is handed anew by both, or not
    two_yeses(both, Item.AGREEMENT, "")
    both.line("Tea on Sundays")
    assert both.handed() == ()


def test_a_waiting_yes_does_not_carry_over_to_lines_that_came_after_it(both: Both) -> None:
    practice = both.practice
    both.line("No phones in bed")
    practice.handing.hand(practice.ana, Item.AGREEMENT, "")
    both.line("Tea on Sundays")
    practice.handing.hand(practice.ben, Item.AGREEMENT, "")
    assert both.handed() == ()
    assert practice.handing.hands(practice.ana).given == {}


def test_what_came_out_for_both_goes_by_two_yeses_and_goes_when_it_changes(both: Both) -> None:
    practice = both.practice
    with refused(Reason.NOT_FOUND):
        practice.handing.hand(practice.ana, Item.REVEAL, DECK.id)
    both.comes_out()
    one = two_yeses(both, Item.REVEAL, DECK.id)
    assert [match.card for match in one.matches] == [card.id for card in DECK.cards[:2]]
    assert {yes.words for match in one.matches for yes in match.yeses.values()} == {"with tea", "in daylight"}
    both.revealing.take_back(practice.ben, DECK.id, one.matches[0].card)
    assert both.handed() == ()
    two_yeses(both, Item.REVEAL, DECK.id)
    practice.accounts.clock.passes(days=2)
    both.comes_out()
    assert both.handed() == ()


def test_neither_goes_on_paper(both: Both) -> None:
    practice = both.practice
    both.line("No phones in bed")
    both.comes_out()
    practice.lasting.caring.plan(practice.ana, [], "A walk alone")
    practice.handing.hand(practice.ana, Item.CARE, "")
    for person in (practice.ana, practice.ben):
        practice.handing.hand(person, Item.AGREEMENT, "")
        practice.handing.hand(person, Item.REVEAL, DECK.id)
    assert len(both.handed()) == 3
    sheet = practice.guided.printing.sheet(practice.noa, practice.couple, None)
    assert [one.item for one in sheet.space.handed] == [Item.CARE]


def test_when_the_admission_ends_so_does_all_of_it(both: Both) -> None:
    practice = both.practice
    both.line("No phones in bed")
    for person in (practice.ana, practice.ben):
        practice.handing.hand(person, Item.AGREEMENT, "")
    practice.accounts.admitting.end(practice.ana)
    practice.lets_in(practice.max)
    assert practice.guiding.space(practice.max, practice.couple).handed == ()
