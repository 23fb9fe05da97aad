"""A page that was open too long loses no word: after signing in it comes back, for its writer and nobody else."""

import html
import re

import pytest

from tests.accounts import PASSWORD, Accounts
from tests.web.conftest import Browser, BrowserOf
from tests.web.test_cards import card_of, opens_deck

TEXT = "One thing <softly>.\r\n\r\nAnd “another”, señora."


@pytest.fixture
def names() -> dict[str, str]:
    return {}


@pytest.fixture
def cleo(a_browser: BrowserOf, names: dict[str, str]) -> Browser:
    """On a shared device."""
    browser = a_browser()
    names["Cleo"] = browser.starts("Cleo", device="shared")
    return browser


def sent_too_late(one: Browser, accounts: Accounts, path: str, **fields: str) -> None:
    one.token()
    accounts.clock.passes(hours=2)
    answer = one.post(path, **fields)
    assert answer.status_code == 401
    assert "what you typed comes back" in answer.text
    assert "softly" not in answer.text, "not before its writer is in again"


def signs_in(one: Browser, name: str, password: str = PASSWORD) -> None:
    fields = {"sign_in_name": name, "password": password, "device": "shared"}
    one.post("/sign-in", carried=one.hidden("carried"), **fields)


def sends_again(one: Browser) -> str:
    """Taps Keep on the page with one's words; gives where it leads."""
    path = re.search(r'method="post" action="(/(?:cards|drafts)[^"]*)"', one.page)
    assert path
    found = re.findall(r'<textarea name="(\w+)"[^>]*>\n(.*?)</textarea>', one.page, re.DOTALL)
    return str(one.post(path[1], **{name: html.unescape(value) for name, value in found}).location)


def test_what_was_typed_comes_back_after_signing_in(cleo: Browser, accounts: Accounts, names: dict[str, str]) -> None:
    sent_too_late(cleo, accounts, "/drafts", text=TEXT)
    signs_in(cleo, names["Cleo"])
    assert "Here is what you typed" in cleo.page
    there = sends_again(cleo)
    assert "One thing &lt;softly&gt;." in cleo.get(there).text
    assert "señora" in cleo.page


def test_a_card_comes_back_with_all_that_was_tapped(cleo: Browser, accounts: Accounts, names: dict[str, str]) -> None:
    card = card_of(cleo, opens_deck(cleo))
    sent_too_late(cleo, accounts, card, answer="yes-if", words="softly", tap="After breakfast")
    signs_in(cleo, names["Cleo"])
    assert sends_again(cleo) == card
    assert 'value="After breakfast; softly"' in cleo.get(card).text


def test_a_mistyped_password_loses_nothing(cleo: Browser, accounts: Accounts, names: dict[str, str]) -> None:
    sent_too_late(cleo, accounts, "/drafts", text=TEXT)
    signs_in(cleo, names["Cleo"], "not the password at all")
    assert "Here is what you typed" not in cleo.page
    signs_in(cleo, names["Cleo"])
    assert "Here is what you typed" in cleo.page


def test_nobody_else_reads_it_after_signing_in_there(cleo: Browser, accounts: Accounts, a_browser: BrowserOf) -> None:
    dora = a_browser().starts("Dora")
    sent_too_late(cleo, accounts, "/drafts", text=TEXT)
    signs_in(cleo, dora)
    assert "softly" not in cleo.page
    assert cleo.get("/drafts").status_code == 200


def test_what_is_no_ticket_or_a_day_old_is_let_be(cleo: Browser, accounts: Accounts, names: dict[str, str]) -> None:
    sent_too_late(cleo, accounts, "/drafts", text=TEXT)
    old = cleo.hidden("carried")
    accounts.clock.passes(hours=25)
    for ticket in (old, "x", ""):
        fields = {"sign_in_name": names["Cleo"], "password": PASSWORD, "device": "shared"}
        assert cleo.post("/sign-in", carried=ticket, **fields).status_code == 303
        cleo.get("/help")
        cleo.post("/sign-out")


def test_a_password_is_never_carried(cleo: Browser, accounts: Accounts) -> None:
    cleo.get("/account")
    accounts.clock.passes(hours=2)
    answer = cleo.post("/account/password", password=PASSWORD, new_password=PASSWORD)
    assert answer.status_code == 303
    assert answer.location.startswith("/sign-in")
