"""Surprise me: a light card, never before its deck has said what it is about; and a star for any card."""

import re

import pytest

from couples.domain.card import Answer, Card
from couples.store import cards
from couples.store.database import Unit
from couples.store.library import load_library
from tests.accounts import Accounts
from tests.web.conftest import Browser
from tests.web.test_cards import card_of, opens_deck, question_at
from tests.web.test_notes import person_id


def codes(browser: Browser) -> list[str]:
    return re.findall(r'href="(/decks/[0-9a-f]+)"', browser.get("/decks").text)


def test_surprise_me_says_first_what_a_new_deck_is_about_and_how_close_it_comes(ana: Browser) -> None:
    there = ana.get("/decks/any").location
    assert there in codes(ana), "its about page, no card of it"
    page = ana.get(there).text
    assert "Light" in page
    assert "Open it" in page


@pytest.mark.parametrize("deed", ["answer", "star", "aside"])
def test_a_deck_that_somebody_has_been_in_opens_at_a_card(ana: Browser, deed: str) -> None:
    light = [deck for deck in codes(ana) if ">Light<" in ana.get(deck).text]
    for deck in light:
        ana.get(f"{deck}/1")
        if deed == "answer":
            ana.post(f"{deck}/1", answer="unsure", at=str(int(ana.hidden("at")) - 1000))
        else:
            ana.post(f"{deck}/1/{deed}", star="on")
    there = ana.get("/decks/any").location
    assert there.rpartition("/")[0] in light
    assert ana.get(there).status_code == 200


def test_a_card_is_starred_before_it_is_answered_and_found_again(ana: Browser, ben: Browser) -> None:
    deck = opens_deck(ana)
    said = question_at(ana, deck, 2)
    for _ in "double tap":
        assert ana.post(f"{deck}/2/star", star="on").location == f"{deck}/2"
    page = ana.get(f"{deck}/2").text
    assert "Starred. You find it again" in page
    assert "Remove the star" in page
    assert said in ana.get("/cards").text
    assert said not in ben.get("/cards").text
    ana.post(f"{deck}/2/star", star="off")
    assert "The star is off" in ana.get(f"{deck}/2").text
    assert said not in ana.get("/cards").text
    assert ana.post(f"{deck}/9999/star").status_code == 404


def test_the_card_s_own_page_has_the_star_too_and_nothing_to_delete_yet(ana: Browser) -> None:
    page = ana.get(card_of(ana, opens_deck(ana))).text
    assert "Star it" in page
    assert "Delete my answer" not in page


def test_surprise_me_does_not_offer_again_what_somebody_rather_does_not_say(ana: Browser, accounts: Accounts) -> None:
    hers = person_id(accounts, ana)
    decks = [shelf.outline for shelf in load_library().decks.values()]
    sources = [(deck.kind, deck.source(card)) for deck in decks for card in deck.cards]
    unsaid = [Card(f"{n:032x}", *each, answer=Answer.NOT_SAYING) for n, each in enumerate(sources)]

    def work(unit: Unit) -> None:
        for card in unsaid:
            cards.keep(unit, hers, card)

    accounts.store.write(work)
    assert ana.get("/decks/any").location == "/cards"
