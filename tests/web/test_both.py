"""A deck for both: before it comes out a partner receives the same bytes, whatever the other answered."""

import logging
import re
from collections.abc import Callable
from dataclasses import replace
from random import Random

import pytest
from flask import Flask

from couples.domain import reveal
from couples.domain.card import Answer, Card
from couples.domain.deck import Deck
from couples.domain.people import Seat
from couples.machine import SystemDice
from couples.store import cards, couples, reveals
from couples.store.database import Unit
from couples.store.library import load_library
from couples.store.reveals import ReadyRow
from tests.accounts import FIRST_DAY, Accounts
from tests.web.conftest import Browser, link
from tests.web.test_cards import question_at, without_tokens
from tests.web.test_notes import person_id

PAIRS = 1000
SAID = [answer for answer in Answer if answer is not Answer.UNKNOWN]
WORDS = ["", "if slow", "if I am asked first and there is time, and nobody waits for us", "si hay tiempo"]


def a_deck_for_both(one: Browser) -> tuple[str, Deck]:
    """The first that is, and its address."""
    paths = re.findall(r'href="(/decks/[0-9a-f]+)"', one.get("/decks").text)
    titles = {shelf.words("en")["title"]: shelf.outline for shelf in load_library().decks.values()}
    for path in paths:
        found = re.search(r"<h1>(.*?)</h1>", one.get(path).text)
        assert found
        if titles[found[1].replace("&#39;", "'").replace("&amp;", "&")].together:
            return path, titles[found[1]]
    raise AssertionError("no deck for both")


def answers_all(one: Browser, path: str, deck: Deck, *answers: str) -> None:
    said = [*answers, *["not-saying"] * (len(deck.cards) - len(answers))]
    for n, answer in enumerate(said, 1):
        one.post(f"{path}/{n}", answer=answer)


def test_both_answer_both_are_ready_and_one_takes_a_match_back(ana: Browser, ben: Browser) -> None:
    link(ana, ben)
    path, deck = a_deck_for_both(ana)
    assert "Your part first" in ana.get(f"{path}/both").text
    assert ana.post(f"{path}/both").status_code == 409
    answers_all(ana, path, deck, "yes", "yes", "no")
    answers_all(ben, path, deck, "yes", "wait", "yes")
    first, second, third = (question_at(ana, path, n) for n in (1, 2, 3))
    ana.get(f"{path}/both")
    ana.post(f"{path}/both")
    assert "You are ready" in ana.get(f"{path}/both").text
    assert "Ready when you are" in ben.get(f"{path}/both").text
    ben.post(f"{path}/both")
    for one in (ana, ben):
        page = one.get(f"{path}/both").text
        assert first in page
        assert second not in page
        assert third not in page
        assert "None of this is a yes for today" in page
    back = re.search(r'action="([^"]+/withdraw)"', ben.page)
    assert back
    ben.post(back[1])
    for one in (ana, ben):
        assert first not in one.get(f"{path}/both").text
        assert "Nothing came out" in one.page


def test_not_yet_after_all(ana: Browser, ben: Browser) -> None:
    link(ana, ben)
    path, deck = a_deck_for_both(ana)
    answers_all(ana, path, deck)
    ana.post(f"{path}/both")
    assert ana.post(f"{path}/both/not-yet").location == f"{path}/both"
    assert "Ready when you are" in ana.get(f"{path}/both").text


def test_somebody_alone_and_a_deck_for_one_have_no_such_page(ana: Browser) -> None:
    path, _ = a_deck_for_both(ana)
    assert ana.get(f"{path}/both").status_code == 409
    assert ana.get("/decks/0123456789/both").status_code == 404
    assert "/both" not in ana.get(path).text


def test_a_thousand_pairs_of_worlds_look_the_same_to_the_partner_until_it_comes_out(
    app: Flask, ana: Browser, ben: Browser, accounts: Accounts, caplog: pytest.LogCaptureFixture
) -> None:
    """Ben's pages, their length, their headers and the log, while Ana's answers differ in every way they can."""
    link(ana, ben)
    path, deck = a_deck_for_both(ben)
    answers_all(ben, path, deck, "yes", "yes-if")
    chance = Random(20261122)
    hers = person_id(accounts, ana)
    seat = accounts.store.read(lambda unit: couples.seat_of(unit, hers))
    assert seat
    caplog.set_level(logging.DEBUG)
    pages = (f"{path}/both", "/cards/theirs", "/cards", path)
    first: dict[str, object] = {}
    for number in range(PAIRS + 1):
        caplog.clear()
        accounts.store.write(a_world(seat, deck, chance))
        looked = pages if number % 20 == 0 else pages[:1]
        seen: dict[str, object] = {page: received(ben, page) for page in looked}
        seen["log"] = tuple(record.getMessage() for record in caplog.records)
        first = first or seen
        assert all(seen[page] == first[page] for page in looked), f"world {number}"
        assert number % 20 or seen["log"] == first["log"]


def a_world(seat: Seat, deck: Deck, chance: Random) -> Callable[[Unit], None]:
    """All of Ana's answers anew, some set aside, some not given; ready or not."""
    said = [
        Card(
            f"{n:032x}",
            deck.kind,
            deck.source(card),
            answer=chance.choice(list(Answer)),
            words=chance.choice(WORDS),
            note=chance.choice(WORDS),
            fits=chance.random() > 0.1,
        )
        for n, card in enumerate(deck.cards, 1)
    ]
    is_ready = chance.random() < 0.5

    def work(unit: Unit) -> None:
        for card in said:
            cards.keep(unit, seat.person_id, card)
        reveals.forget_ready(unit, seat, deck.id)
        if is_ready:
            full = [replace(card, answer=card.answer if card.answer in SAID else Answer.NO) for card in said]
            now = reveal.ready(deck, full, FIRST_DAY)
            reveals.keep_ready(unit, seat, ReadyRow(SystemDice().id(), now))

    return work


def received(one: Browser, path: str) -> tuple[str, int, list[tuple[str, str]]]:
    answer = one.get(path)
    headers = [(name, value) for name, value in answer.headers if name not in ("Set-Cookie", "Date")]
    return without_tokens(answer.text), len(answer.data), headers
