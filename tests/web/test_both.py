"""A deck for both: before it comes out a partner receives the same bytes, whatever the other answered."""

import html
import logging
import os
import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

import pytest

from couples.domain import reveal
from couples.domain.card import WORDS_LENGTH, Answer, Card
from couples.domain.deck import Deck
from couples.domain.people import NAME_LENGTH, Seat
from couples.domain.reveal import Match, Revealed, Yes
from couples.domain.session.state import Side
from couples.machine import SystemDice
from couples.store import cards, couples, reveals
from couples.store.database import Unit
from couples.store.library import load_library
from couples.store.reveals import ReadyRow, RevealedRow
from couples.store.vault import Owner, Place, Vault
from couples.web.both import PADDED_TO
from tests.accounts import FIRST_DAY, Accounts, some_accounts
from tests.web.conftest import Browser, BrowserOf, link
from tests.web.test_cards import question_at, without_tokens
from tests.web.test_notes import person_id

PAIRS = 1000
LOOKED = 30  # in every so many worlds all pages are drawn
SAID = [answer for answer in Answer if answer is not Answer.UNKNOWN]
WORDS = ["", "if slow", "if I am asked first and there is time, and nobody waits for us", "si hay tiempo"]


@pytest.fixture(scope="module")
def accounts() -> Iterator[Accounts]:
    """On a disk of memory where there is one: a thousand worlds are a thousand commits, and none is to last."""
    memory = Path("/dev/shm")  # noqa: S108 - a folder of its own is made in it
    with (
        TemporaryDirectory(dir=memory if os.access(memory, os.W_OK) else None) as folder,
        some_accounts(Path(folder)) as made,
    ):
        yield made


def decks_for_both(one: Browser) -> Iterator[tuple[str, Deck]]:
    """All that are, each with its address."""
    paths = re.findall(r'href="(/decks/[0-9a-f]+)"', one.get("/decks").text)
    titles = {shelf.words("en")["title"]: shelf.outline for shelf in load_library().decks.values()}
    for path in dict.fromkeys(paths):
        found = re.search(r"<h1>(.*?)</h1>", one.get(path).text)
        assert found
        if titles[html.unescape(found[1])].together:
            yield path, titles[html.unescape(found[1])]


def a_deck_for_both(one: Browser) -> tuple[str, Deck]:
    """The first of them."""
    return next(decks_for_both(one))


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
    bens, _ = a_deck_for_both(ben)
    answers_all(ben, bens, deck, "yes", "wait", "yes")
    first, second, third = (question_at(ana, path, n) for n in (1, 2, 3))
    ana.get(f"{path}/both")
    ana.post(f"{path}/both")
    assert "You are ready" in ana.get(f"{path}/both").text
    assert "Ready when you are" in ben.get(f"{bens}/both").text
    ben.post(f"{bens}/both")
    for one, its in ((ana, path), (ben, bens)):
        page = one.get(f"{its}/both").text
        assert first in page
        assert second not in page
        assert third not in page
        assert "None of this is a yes for today" in page
    back = re.search(r'action="([^"]+/withdraw)"', ben.page)
    assert back
    ben.post(back[1])
    for one, its in ((ana, path), (ben, bens)):
        assert first not in one.get(f"{its}/both").text
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
    ana: Browser,
    ben: Browser,
    accounts: Accounts,
    caplog: pytest.LogCaptureFixture,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Ben's pages, their length, their headers and the log, while Ana's answers differ in every way they can.

    In each world the page of the deck is compared byte by byte, and what the log says meanwhile. His other pages have
    nothing of a deck's answers in them; they are drawn in every thirtieth world, and no page opens a seal of hers but
    her name.
    """
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
    his, opened = person_id(accounts, ben), seals_opened(monkeypatch)
    for number in range(PAIRS + 1):
        accounts.store.write(a_world(seat, deck, chance))
        opened.clear()
        for page in pages if number % LOOKED == 0 else pages[:1]:
            caplog.clear()
            seen = received(ben, page), [record.getMessage() for record in caplog.records]
            assert first.setdefault(page, seen) == seen, f"world {number}"
        assert (his, "cards") in opened, "the glass looks"
        assert {table for owner, table in opened if owner == hers} <= {"people"}, "her name, and nothing else of hers"
    assert len(first) == len(pages)


def test_the_largest_deck_with_the_longest_conditions_is_as_long_as_one_where_nothing_came_out(
    a_browser: BrowserOf, accounts: Accounts
) -> None:
    ana, ben = a_browser(), a_browser()
    for one in (ana, ben):
        one.starts("&" * NAME_LENGTH)
    link(ana, ben)
    path, deck = max(decks_for_both(ana), key=lambda found: len(found[1].cards))
    for letter in ("", "x", "\u0436", "\U0001f33f", "&"):
        yes = Yes(Answer.YES_IF, letter * WORDS_LENGTH)
        matches = tuple(Match(card.id, dict.fromkeys(Side, yes)) for card in deck.cards if letter)
        comes_out(accounts, person_id(accounts, ana), Revealed(deck.id, FIRST_DAY, matches))
        assert len(ana.get(f"{path}/both").data) == PADDED_TO
        assert ana.page.count("/withdraw") == len(matches), "all of it stands there"
        assert (yes.words in ana.page) is (letter in "x\u0436"), "what fits is not cut"
        assert len(ana.page.rstrip().encode()) < PADDED_TO - 4096, "a few cards more have room too"


def comes_out(accounts: Accounts, of: str, revealed: Revealed) -> None:
    def work(unit: Unit) -> None:
        seat = couples.seat_of(unit, of)
        assert seat
        reveals.keep_revealed(unit, seat, RevealedRow(SystemDice().id(), revealed))

    accounts.store.write(work)


def test_what_does_not_go_through_is_as_long_as_every_other_answer(ana: Browser, ben: Browser) -> None:
    link(ana, ben)
    path, _ = a_deck_for_both(ana)
    refused = ana.post(f"{path}/both")
    assert refused.status_code == 409
    assert len(refused.data) % PADDED_TO == 0


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


def seals_opened(monkeypatch: pytest.MonkeyPatch) -> set[tuple[str, str]]:
    """Whose seals are opened from now on, and in which table."""
    opened: set[tuple[str, str]] = set()
    really = Vault.open

    def noting(vault: Vault, owner: Owner, place: Place, sealed: bytes) -> bytes:
        opened.add((owner.id, place.table))
        return really(vault, owner, place, sealed)

    monkeypatch.setattr(Vault, "open", noting)
    return opened


def received(one: Browser, path: str) -> tuple[str, int, list[tuple[str, str]]]:
    answer = one.get(path)
    headers = [(name, value) for name, value in answer.headers if name not in ("Set-Cookie", "Date")]
    return without_tokens(answer.text), len(answer.data), headers
