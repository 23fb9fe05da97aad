"""Each one's cards are theirs; the partner sees what is shown, as it is now, and no hint at the rest (R4)."""

from dataclasses import dataclass
from random import Random

import pytest
from sqlalchemy import text

from couples.domain.card import SPEAKS, Answer, Audience, Card, Kind, Said, Source
from couples.domain.refusal import Reason, Refused
from couples.services.answering import MOST_CARDS
from couples.store.cards import keep
from tests.accounts import Accounts, refused
from tests.homes import Home, at_home, library


@dataclass
class Cards(Home):
    """Ana and Ben, linked, with their cards."""

    def shown(self, to: str) -> list[tuple[str, Answer, str]]:
        return sorted(
            (seen.source.card or seen.text, seen.answer, seen.words) for seen in self.answering.shown_by_partner(to)
        )


def some_card(kind: Kind, at: int = 0) -> Source:
    """A card of a deck of this kind."""
    decks = [shelf.outline for shelf in library().decks.values() if shelf.outline.kind is kind]
    return decks[0].source(decks[0].cards[at])


@pytest.fixture
def home(town: Accounts) -> Cards:
    return Cards(**vars(at_home(town)))


def test_a_deck_s_card_is_there_unanswered_before_anything_is_said(home: Cards) -> None:
    card = home.answering.card(home.ana, some_card(Kind.BOUNDARY))
    assert (card.answer, card.kind, card.id) == (Answer.UNKNOWN, Kind.BOUNDARY, "")
    assert home.answering.box(home.ana) == []
    with refused(Reason.NOT_FOUND):
        home.answering.card(home.ana, Source("touch-everyday", "no such card"))
    with refused(Reason.NOT_FOUND):
        home.answering.card(home.ana, "0" * 32)


def test_what_is_shown_is_what_it_says_now(home: Cards) -> None:
    which = some_card(Kind.PREFERENCE)
    home.answering.say(home.ana, which, Said(Answer.YES_IF, "if slow", note="secret"))
    assert home.shown(home.ben) == []
    home.answering.show(home.ana, which, Audience.PARTNER)
    assert home.shown(home.ben) == [(which.card, Answer.YES_IF, "if slow")]
    home.answering.say(home.ana, which, Said(Answer.NO))
    assert home.shown(home.ben) == [(which.card, Answer.NO, "")]
    home.answering.withdraw(home.ana, which, Audience.PARTNER)
    assert home.shown(home.ben) == home.shown(home.ana) == []
    assert home.answering.card(home.ana, which).answer is Answer.NO


@pytest.mark.parametrize("gone", ["say nothing", "aside", "delete"])
def test_what_says_nothing_any_more_is_gone_from_the_partner(home: Cards, gone: str) -> None:
    which = some_card(Kind.PREFERENCE)
    home.answering.say(home.ana, which, Said(Answer.YES))
    home.answering.show(home.ana, which, Audience.PARTNER)
    match gone:
        case "say nothing":
            home.answering.say(home.ana, which, Said(Answer.NOT_SAYING))
        case "aside":
            home.answering.set_aside(home.ana, which)
        case _:
            home.answering.delete(home.ana, which)
    assert home.shown(home.ben) == []
    home.answering.say(home.ana, which, Said(Answer.YES))
    assert home.shown(home.ben) == [], "answered again it is private again"


def test_the_therapist_s_view_and_the_partner_s_are_two(home: Cards) -> None:
    which = some_card(Kind.WISH)
    home.answering.say(home.ana, which, Said(Answer.YES))
    home.answering.show(home.ana, which, Audience.THERAPIST)
    assert home.shown(home.ben) == []
    assert len(home.answering.as_seen(home.ana, Audience.THERAPIST)) == 1
    assert home.answering.as_seen(home.ana, Audience.PARTNER) == []


def test_the_preview_is_read_the_way_the_partner_reads_it(home: Cards) -> None:
    which = some_card(Kind.SIGN)
    home.answering.say(home.ana, which, Said(Answer.YES))
    home.answering.show(home.ana, which, Audience.PARTNER)
    assert home.answering.as_seen(home.ana, Audience.PARTNER) == home.answering.shown_by_partner(home.ben)


def test_a_card_of_one_s_own_is_like_any_other(home: Cards) -> None:
    knock = home.answering.add(home.ana, Kind.BOUNDARY, "a knock first")
    home.answering.say(home.ana, knock.id, Said(Answer.YES))
    home.answering.show(home.ana, knock.id, Audience.PARTNER)
    assert home.shown(home.ben) == [("a knock first", Answer.YES, "")]
    home.answering.reword(home.ana, knock.id, "two knocks")
    assert home.shown(home.ben) == [("two knocks", Answer.YES, "")]
    with refused(Reason.NOT_FOUND):
        home.answering.say(home.ben, knock.id, Said(Answer.NO))
    with refused(Reason.NOT_FOUND):
        home.answering.delete(home.ben, knock.id)
    home.answering.delete(home.ana, knock.id)
    assert home.shown(home.ben) == []
    assert home.answering.box(home.ana) == []


def test_who_is_not_linked_shows_nothing_to_anybody(home: Cards) -> None:
    which = some_card(Kind.WISH)
    home.answering.say(home.ana, which, Said(Answer.YES))
    home.accounts.departing.unlink(home.ben)
    with refused(Reason.NOT_LINKED):
        home.answering.show(home.ana, which, Audience.PARTNER)
    assert home.answering.card(home.ana, which).shown_to == frozenset()
    assert home.answering.as_seen(home.ana, Audience.PARTNER) == home.answering.shown_by_partner(home.ana) == []


def test_an_unlinked_partner_reads_nothing_and_linking_again_brings_nothing_back(home: Cards) -> None:
    which = some_card(Kind.WISH)
    home.answering.say(home.ana, which, Said(Answer.YES))
    home.answering.show(home.ana, which, Audience.PARTNER)
    home.accounts.departing.unlink(home.ana)
    assert home.shown(home.ben) == []
    home.accounts.linking.enter_code(home.ben, home.accounts.linking.make_code(home.ana).text)
    for person in (home.ana, home.ben):
        home.accounts.linking.confirm(person)
    assert home.shown(home.ben) == []
    assert home.answering.card(home.ana, which).shown_to == frozenset()


def test_a_card_comes_up_again_on_the_day_its_owner_chose(home: Cards) -> None:
    card = home.answering.say(home.ana, some_card(Kind.WISH), Said(Answer.YES, review_in=1))
    assert home.answering.to_look_at(home.ana) == []
    home.accounts.clock.passes(days=31)
    assert home.answering.to_look_at(home.ana) == [card]


def test_nobody_fills_the_disk_with_cards(home: Cards) -> None:
    def many(unit: object) -> None:
        for number in range(MOST_CARDS):
            keep(unit, home.ana, Card(f"{number:032}", Kind.WISH, text="one more"))  # type: ignore[arg-type]  # a Unit

    home.accounts.store.write(many)
    with refused(Reason.FULL):
        home.answering.add(home.ana, Kind.WISH, "and another")
    with refused(Reason.FULL):
        home.answering.say(home.ana, some_card(Kind.WISH), Said(Answer.YES))
    home.answering.say(home.ana, f"{1:032}", Said(Answer.YES))


def test_whatever_two_do_with_their_cards_each_sees_what_the_other_shows_and_no_more(home: Cards) -> None:
    """400 deeds in chance order beside a plain model of R4."""
    chance = Random(20261122)
    people = [home.ana, home.ben]
    cards = [some_card(kind, at) for kind in (Kind.BOUNDARY, Kind.WISH, Kind.STOP) for at in (0, 1)]
    said: dict[tuple[str, Source], Answer] = {}
    shown: set[tuple[str, Source]] = set()
    for _ in range(400):
        who, which, answer = chance.choice(people), chance.choice(cards), chance.choice(list(Answer))
        try:
            match chance.choice(["say", "say", "show", "show", "withdraw", "aside", "delete", "star", "therapist"]):
                case "say":
                    home.answering.say(who, which, Said(answer, words=f"words of {who}", note="a secret"))
                    said[who, which] = answer
                    if answer not in SPEAKS:
                        shown.discard((who, which))
                case "show":
                    home.answering.show(who, which, Audience.PARTNER)
                    shown.add((who, which))
                case "withdraw":
                    home.answering.withdraw(who, which, Audience.PARTNER)
                    shown.discard((who, which))
                case "aside":
                    home.answering.set_aside(who, which)
                    said.pop((who, which), None)
                    shown.discard((who, which))
                case "delete":
                    home.answering.delete(who, which)
                    said.pop((who, which), None)
                    shown.discard((who, which))
                case "star":
                    home.answering.star(who, which, starred=True)
                case _:
                    home.answering.show(who, which, Audience.THERAPIST)
        except Refused:  # nothing to show
            assert said.get((who, which)) not in SPEAKS
        for me, other in (people, people[::-1]):
            seen = home.answering.shown_by_partner(me)
            assert {(each.source, each.answer) for each in seen} == {
                (source, said[other, source]) for whose, source in shown if whose == other
            }
            assert len(seen) == len({each.source for each in seen})
            assert all(each.words == f"words of {other}" for each in seen)
            assert "a secret" not in repr(seen)


def test_nothing_beside_the_cards_counts_or_dates_them(home: Cards) -> None:
    """No column tells when a card changed, how often, or which deck it is of."""

    def columns(unit: object) -> set[str]:
        tables = ("cards", "shown_cards")
        rows = [unit.conn.execute(text(f"PRAGMA table_info({table})")).all() for table in tables]  # type: ignore[attr-defined]  # a Unit
        return {str(row[1]) for table in rows for row in table}

    assert home.accounts.store.read(columns) == {
        "id", "person_id", "card_sealed", "card_id", "couple_id", "couple_epoch", "audience", "seen_sealed",
    }  # fmt: skip
