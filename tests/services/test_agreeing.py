"""Both write, either takes back, and of the other's mark each learns no more than whether a line stands."""

from dataclasses import dataclass
from random import Random

import pytest

from couples.domain.agreement import MOST_LINES
from couples.domain.refusal import Reason, Refused
from couples.machine import SystemDice
from couples.services.agreeing import Agreeing
from tests.accounts import Accounts, refused
from tests.homes import Home, at_home


@dataclass
class Agreed(Home):
    """The two, and what they want to hold to."""

    agreeing: Agreeing

    def lines(self, who: str) -> list[tuple[str, bool, bool]]:
        return [(line.text, line.fits_me, line.stands) for line in self.agreeing.lines(who)]

    def id_of(self, text: str) -> str:
        return next(line.id for line in self.agreeing.lines(self.ana) if line.text == text)

    def both_say(self, text: str) -> str:
        """A line that stands; gives its id."""
        self.agreeing.add(self.ana, text)
        self.agreeing.say_fits(self.ben, self.id_of(text))
        return self.id_of(text)


@pytest.fixture
def home(town: Accounts) -> Agreed:
    return Agreed(**vars(at_home(town)), agreeing=Agreeing(store=town.store, dice=SystemDice()))


def test_a_line_stands_when_both_say_that_it_fits(home: Agreed) -> None:
    home.agreeing.add(home.ana, "a knock first")
    assert home.lines(home.ana) == [("a knock first", True, False)]
    assert home.lines(home.ben) == [("a knock first", False, False)]
    home.agreeing.say_fits(home.ben, home.id_of("a knock first"))
    assert home.lines(home.ana) == home.lines(home.ben) == [("a knock first", True, True)]


@pytest.mark.parametrize("who", ["ana", "ben"])
def test_either_alone_ends_that_it_stands(home: Agreed, who: str) -> None:
    one, other = (home.ana, home.ben) if who == "ana" else (home.ben, home.ana)
    first, second, third = (home.both_say(text) for text in ("first", "second", "third"))
    home.agreeing.not_now(one, first)
    home.agreeing.reword(one, second, "second, but slowly")
    home.agreeing.withdraw_line(one, third)
    assert home.lines(other) == [("first", True, False), ("second, but slowly", False, False)]
    assert home.lines(one) == [("first", False, False), ("second, but slowly", True, False)]
    home.agreeing.withdraw(one)
    assert home.lines(one) == home.lines(other) == []


def test_not_looked_at_and_not_now_read_the_same(home: Agreed) -> None:
    home.agreeing.add(home.ana, "a knock first")
    before = home.agreeing.lines(home.ana)
    home.agreeing.say_fits(home.ben, before[0].id)
    home.agreeing.not_now(home.ben, before[0].id)
    assert home.agreeing.lines(home.ana) == before


def test_on_an_old_page_taking_back_works_and_agreeing_does_not(home: Agreed) -> None:
    old = home.both_say("a knock first")
    home.agreeing.reword(home.ana, old, "two knocks")
    with refused(Reason.OVERTAKEN):
        home.agreeing.say_fits(home.ben, old)
    with refused(Reason.OVERTAKEN):
        home.agreeing.reword(home.ben, old, "no knock")
    home.agreeing.not_now(home.ben, old)
    home.agreeing.withdraw_line(home.ben, old)
    assert home.lines(home.ben) == [("two knocks", False, False)]
    home.agreeing.withdraw(home.ben)
    home.agreeing.withdraw(home.ana)


def test_an_agreement_has_an_end(home: Agreed) -> None:
    for number in range(MOST_LINES):
        home.agreeing.add(home.ana, f"line {number}")
    with refused(Reason.AGREEMENT_FULL, "text"):
        home.agreeing.add(home.ben, "one more")


def test_who_is_not_linked_has_none_and_linking_again_brings_nothing_back(home: Agreed) -> None:
    line = home.both_say("a knock first")
    home.accounts.departing.unlink(home.ben)
    for who in (home.ana, home.ben):
        with refused(Reason.NOT_LINKED):
            home.agreeing.lines(who)
        with refused(Reason.NOT_LINKED):
            home.agreeing.add(who, "alone")
        with refused(Reason.NOT_LINKED):
            home.agreeing.not_now(who, line)
    home.accounts.linking.enter_code(home.ben, home.accounts.linking.make_code(home.ana).text)
    for who in (home.ana, home.ben):
        home.accounts.linking.confirm(who)
    assert home.lines(home.ana) == home.lines(home.ben) == []


def test_another_couple_s_line_is_not_there(home: Agreed, town: Accounts) -> None:
    line = home.both_say("a knock first")
    cleo, dan = town.joins("Cleo"), town.joins("Dan")
    town.links(cleo, dan)
    home.agreeing.withdraw_line(cleo.person_id, line)
    home.agreeing.not_now(cleo.person_id, line)
    with refused(Reason.OVERTAKEN):
        home.agreeing.say_fits(cleo.person_id, line)
    assert home.lines(home.ben) == [("a knock first", True, True)]
    assert home.agreeing.lines(dan.person_id) == ()


def test_whatever_two_do_a_line_stands_only_while_both_said_so_of_its_words(home: Agreed) -> None:
    """300 deeds in chance order, on pages that may be old, beside a plain model; now and then all of it goes."""
    chance = Random(20261122)
    people = [home.ana, home.ben]
    said: dict[str, set[str]] = {}  # by the words of a line
    pages: dict[str, list[tuple[str, str]]] = {who: [] for who in people}
    for number in range(300):
        who, new = chance.choice(people), f"line {number}"
        line_id, text = chance.choice(pages[who] or [("0" * 32, "none")])
        try:
            match chance.choice(
                ["add", "fits", "fits", "fits", "not-now", "reword", "withdraw", "look", "look", "rare"]
            ):
                case "add" if len(said) < MOST_LINES:
                    home.agreeing.add(who, new)
                    said[new] = {who}
                case "fits":
                    home.agreeing.say_fits(who, line_id)
                    said[text].add(who)
                case "not-now":
                    home.agreeing.not_now(who, line_id)
                    said.get(text, set()).discard(who)
                case "reword":
                    home.agreeing.reword(who, line_id, new)
                    del said[text]
                    said[new] = {who}
                case "withdraw":
                    home.agreeing.withdraw_line(who, line_id)
                    said.pop(text, None)
                case "rare" if chance.random() < 0.2:
                    home.agreeing.withdraw(who)
                    said.clear()
                case _:
                    pages[who] = [(line.id, line.text) for line in home.agreeing.lines(who)]
        except Refused:  # these words are not there any more
            assert text not in said
        for each in people:
            assert {line.text: (line.fits_me, line.stands) for line in home.agreeing.lines(each)} == {
                words: (each in fits, fits == set(people)) for words, fits in said.items()
            }
