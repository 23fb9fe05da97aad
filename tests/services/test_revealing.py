"""A reveal needs both, and until then each sees exactly what they would see beside a partner who never answered."""

from dataclasses import dataclass

import pytest

from couples.domain.card import Answer, Said
from couples.domain.refusal import Reason
from couples.domain.reveal import COMES_OUT
from couples.domain.session.state import Side
from couples.services.revealing import Revealing
from tests.accounts import Accounts, refused
from tests.homes import Home, at_home, library, parts


@dataclass
class Revealed(Home):
    """Their cards, and one deck for both."""

    revealing: Revealing
    deck: str

    def says(self, who: str, *answers: Answer) -> None:
        """The first cards of the deck so, all the others "rather not say"."""
        deck = library().deck_outlines[self.deck]
        said = [*answers, *[Answer.NOT_SAYING] * (len(deck.cards) - len(answers))]
        for card, answer in zip(deck.cards, said, strict=True):
            self.answering.say(who, deck.source(card), Said(answer, f"if {who[:4]}" if answer is Answer.YES_IF else ""))

    def out(self, who: str) -> list[str] | None:
        standing = self.revealing.standing(who, self.deck)
        return [match.card for match in standing.revealed.matches] if standing.revealed else None

    @property
    def names(self) -> list[str]:
        return [card.id for card in library().deck_outlines[self.deck].cards]


@pytest.fixture
def home(town: Accounts) -> Revealed:
    decks = library().deck_outlines
    smallest = min((deck for deck in decks.values() if deck.together), key=lambda deck: len(deck.cards)).id
    return Revealed(**vars(at_home(town)), revealing=Revealing(**parts(town), decks=decks), deck=smallest)


def test_only_what_both_said_yes_to_comes_out_and_for_both_at_once(home: Revealed) -> None:
    home.says(home.ana, Answer.YES, Answer.YES_IF, Answer.NO, Answer.YES)
    home.says(home.ben, Answer.YES, Answer.YES, Answer.YES, Answer.WAIT)
    home.revealing.ready(home.ana, home.deck)
    assert home.out(home.ana) is home.out(home.ben) is None
    home.revealing.ready(home.ben, home.deck)
    assert home.out(home.ana) == home.out(home.ben) == home.names[:2]
    standing = home.revealing.standing(home.ben, home.deck)
    assert standing.revealed
    assert standing.revealed.matches[1].yeses[standing.side.other].words == f"if {home.ana[:4]}"


def test_until_then_nothing_of_the_other_shows(home: Revealed) -> None:
    home.says(home.ben)
    before = home.revealing.standing(home.ben, home.deck)
    home.says(home.ana, Answer.YES)
    home.revealing.ready(home.ana, home.deck)
    assert home.revealing.standing(home.ben, home.deck) == before
    home.revealing.not_yet(home.ana, home.deck)
    home.revealing.not_yet(home.ana, home.deck)
    home.revealing.ready(home.ben, home.deck)
    assert home.out(home.ben) is None


@pytest.mark.parametrize("change", ["say", "aside", "delete"])
def test_who_changes_their_mind_is_not_ready_any_more(home: Revealed, change: str) -> None:
    home.says(home.ana, Answer.YES)
    home.says(home.ben, Answer.YES)
    home.revealing.ready(home.ana, home.deck)
    deck = library().deck_outlines[home.deck]
    which = deck.source(deck.cards[0])
    match change:
        case "say":
            home.answering.say(home.ana, which, Said(Answer.NO))
        case "aside":
            home.answering.set_aside(home.ana, which)
        case _:
            home.answering.delete(home.ana, which)
    assert not home.revealing.standing(home.ana, home.deck).ready
    home.revealing.ready(home.ben, home.deck)
    assert home.out(home.ben) is None


def test_a_note_changes_nothing_about_being_ready(home: Revealed) -> None:
    home.says(home.ana, Answer.YES)
    home.revealing.ready(home.ana, home.deck)
    deck = library().deck_outlines[home.deck]
    home.answering.say(home.ana, deck.source(deck.cards[0]), Said(Answer.YES, note="only mine"))
    assert home.revealing.standing(home.ana, home.deck).ready


def test_a_yes_that_waited_a_day_counts_no_more(home: Revealed) -> None:
    home.says(home.ana, Answer.YES)
    home.says(home.ben, Answer.YES)
    home.revealing.ready(home.ana, home.deck)
    home.accounts.clock.passes(hours=24)
    assert not home.revealing.standing(home.ana, home.deck).ready
    home.revealing.ready(home.ben, home.deck)
    assert home.out(home.ben) is None
    home.revealing.ready(home.ana, home.deck)
    assert home.out(home.ben) == home.names[:1]


def test_a_deck_comes_out_once_a_day_so_that_nobody_fishes(home: Revealed) -> None:
    for who in (home.ana, home.ben):
        home.says(who, Answer.YES)
        home.revealing.ready(who, home.deck)
    home.says(home.ben, Answer.YES, Answer.YES)
    with refused(Reason.TOO_SOON):
        home.revealing.ready(home.ben, home.deck)
    home.accounts.clock.passes(hours=24)
    home.says(home.ana, Answer.NO, Answer.YES)
    for who in (home.ana, home.ben):
        home.revealing.ready(who, home.deck)
    assert home.out(home.ana) == home.names[1:2], "what came out before is replaced, not kept"


@pytest.mark.parametrize("who", ["ana", "ben"])
def test_either_takes_a_match_back_from_both(home: Revealed, who: str) -> None:
    for each in (home.ana, home.ben):
        home.says(each, Answer.YES, Answer.YES)
        home.revealing.ready(each, home.deck)
    home.revealing.take_back(getattr(home, who), home.deck, home.names[0])
    assert home.out(home.ana) == home.out(home.ben) == home.names[1:2]


@pytest.mark.parametrize("change", ["no", "reword", "aside", "delete"])
def test_who_changes_their_mind_takes_back_what_came_out_of_it(home: Revealed, change: str) -> None:
    for each in (home.ana, home.ben):
        home.says(each, Answer.YES, Answer.YES)
        home.revealing.ready(each, home.deck)
    deck = library().deck_outlines[home.deck]
    which = deck.source(deck.cards[0])
    home.answering.say(home.ana, which, Said(Answer.YES, note="only mine"))
    assert home.out(home.ben) == home.names[:2]
    match change:
        case "no":
            home.answering.say(home.ana, which, Said(Answer.NO))
        case "reword":
            home.answering.reword(home.ana, which, "only at home")
        case "aside":
            home.answering.set_aside(home.ana, which)
        case _:
            home.answering.delete(home.ana, which)
    assert home.out(home.ana) == home.out(home.ben) == home.names[1:2]


def test_a_card_in_own_words_does_not_come_out_as_the_deck_s(home: Revealed) -> None:
    deck = library().deck_outlines[home.deck]
    for each in (home.ana, home.ben):
        home.says(each, Answer.YES, Answer.YES)
    home.answering.reword(home.ana, deck.source(deck.cards[0]), "only at home, never in public")
    for each in (home.ana, home.ben):
        home.revealing.ready(each, home.deck)
    assert home.out(home.ana) == home.out(home.ben) == home.names[1:2]


def test_unlinking_cancels_what_waits_and_takes_what_came_out(home: Revealed) -> None:
    for each in (home.ana, home.ben):
        home.says(each, Answer.YES)
        home.revealing.ready(each, home.deck)
    home.accounts.clock.passes(hours=24)
    home.revealing.ready(home.ana, home.deck)
    home.accounts.departing.unlink(home.ben)
    with refused(Reason.NOT_LINKED):
        home.revealing.standing(home.ana, home.deck)
    home.accounts.linking.enter_code(home.ben, home.accounts.linking.make_code(home.ana).text)
    for person in (home.ana, home.ben):
        home.accounts.linking.confirm(person)
    assert home.out(home.ana) is home.out(home.ben) is None
    assert not home.revealing.standing(home.ana, home.deck).ready
    home.revealing.ready(home.ben, home.deck)
    assert home.out(home.ben) is None


def test_cards_left_and_decks_for_one_are_refused(home: Revealed) -> None:
    with refused(Reason.CARDS_LEFT):
        home.revealing.ready(home.ana, home.deck)
    alone = next(deck.id for deck in library().deck_outlines.values() if not deck.together)
    for deck in (alone, "nothing"):
        with refused(Reason.NOT_FOUND):
            home.revealing.standing(home.ana, deck)


def test_the_two_sides_are_the_two(home: Revealed) -> None:
    assert {home.revealing.standing(who, home.deck).side for who in (home.ana, home.ben)} == set(Side)
    assert set(COMES_OUT) == {Answer.YES, Answer.YES_IF}
