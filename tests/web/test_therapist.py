"""A therapist's way in over the pages, and what is there for them and what is not."""

import html
import re

import pyotp
import pytest

from tests.accounts import PASSWORD, Accounts
from tests.web.conftest import Browser, BrowserOf

SECRET = re.compile(r"((?:[A-Z2-7]{4} ?){8})")


def fills_in(browser: Browser, **changed: str) -> str:
    """The sign-up form; gives the sign-in name."""
    page = browser.get("/therapists/sign-up").text
    fields = {"ticket": browser.hidden("ticket"), "chosen_name": "Noa", "practice": "By the river", "terms": "y"}
    browser.post("/therapists/sign-up", **{**fields, "password": PASSWORD, **changed})
    return re.search(r"[a-z]+-[a-z]+-\d{4}", page)[0]  # type: ignore[index]  # the form shows it


def digits(accounts: Accounts, browser: Browser, secret: str = "") -> str:
    """As the phone shows them half a minute later."""
    found = secret or SECRET.search(html.unescape(browser.page))[1]  # type: ignore[index]  # the set-up page shows it
    accounts.clock.passes(seconds=30)
    return pyotp.TOTP(found.replace(" ", "")).at(accounts.clock.wall)


@pytest.fixture
def noa(a_browser: BrowserOf, accounts: Accounts) -> Browser:
    browser = a_browser()
    fills_in(browser)
    browser.post("/therapists/proof", ticket=browser.hidden("ticket"), digits=digits(accounts, browser))
    assert "Keep these codes" in browser.page
    return browser


def test_sign_up_second_proof_codes_desk(noa: Browser) -> None:
    assert noa.get("/").location == "/desk"
    assert "By the river" in noa.get("/desk").text
    noa.post("/desk/practice", practice="In town now")
    assert "In town now" in noa.get("/desk").text
    long = noa.post("/desk/practice", practice="x" * 121)
    assert (long.status_code, "x" * 121 in long.text) == (422, True)


def test_signing_in_takes_both_proofs(a_browser: BrowserOf, accounts: Accounts) -> None:
    browser = a_browser()
    name = fills_in(browser)
    secret = SECRET.search(browser.page)[1]  # type: ignore[index]  # the set-up page shows it
    browser.post("/therapists/proof", ticket=browser.hidden("ticket"), digits=digits(accounts, browser))
    other = a_browser()
    other.get("/sign-in")
    page = other.post("/sign-in", sign_in_name=name, password=PASSWORD, device="own").text
    assert "Now the six digits" in page
    assert secret[:9] not in page
    assert other.get("/desk").location.startswith("/sign-in")
    other.page = page
    wrong = other.post("/therapists/proof", ticket=other.hidden("ticket"), digits="000000")
    assert (wrong.status_code, "Wait for the next ones" in wrong.text) == (422, True)
    empty = other.post("/therapists/proof", ticket=other.hidden("ticket"), digits="")
    assert empty.status_code == 422
    done = other.post("/therapists/proof", ticket=other.hidden("ticket"), digits=digits(accounts, other, secret))
    assert (done.status_code, done.location) == (303, "/desk")
    assert "Max-Age" not in done.headers["Set-Cookie"]
    assert "Expires" not in done.headers["Set-Cookie"]  # gone with the browser window, on whichever device


def test_what_does_not_fit_is_said_and_nothing_typed_is_lost(stranger: Browser) -> None:
    fills_in(stranger, terms="", practice="By the sea", password="short")
    page = stranger.page
    assert "Please tick this if you agree." in page
    assert "at least 15 characters" in html.unescape(page)
    assert 'value="By the sea"' in page
    assert "short" not in re.findall(r'name="password"[^>]*value="([^"]*)"', page)


def test_an_old_or_made_up_ticket_leads_back_to_sign_in(stranger: Browser) -> None:
    stranger.get("/sign-in")
    answer = stranger.post("/therapists/proof", ticket="made up", digits="123456")
    assert answer.status_code == 422
    assert "Please sign in again" in answer.text


def test_a_printed_code_with_a_new_password_still_asks_for_the_digits(a_browser: BrowserOf, accounts: Accounts) -> None:
    browser = a_browser()
    name = fills_in(browser)
    secret = SECRET.search(browser.page)[1]  # type: ignore[index]  # the set-up page shows it
    page = browser.post("/therapists/proof", ticket=browser.hidden("ticket"), digits=digits(accounts, browser)).text
    codes = re.findall(r"<li>([0-9A-Z-]{20,})</li>", page)
    lost = a_browser()
    lost.get("/recover")
    fields = {"sign_in_name": name, "code": codes[0], "new_password": "the second kettle is a green one"}
    assert "Now the six digits" in lost.post("/recover", device="own", **fields).text
    ticket = lost.hidden("ticket")
    assert lost.post("/therapists/proof", ticket=ticket, digits=codes[1]).status_code == 422
    done = lost.post("/therapists/proof", ticket=ticket, digits=digits(accounts, lost, secret))
    assert done.location == "/desk"


def test_the_welcome_page_leads_to_what_a_therapist_reads_first(stranger: Browser) -> None:
    assert 'href="/therapists"' in stranger.get("/").text
    page = html.unescape(stranger.get("/therapists").text)
    assert "You never see" in page
    assert "It checks no licence" in page


def test_new_printed_codes_take_the_phone_too(a_browser: BrowserOf, accounts: Accounts) -> None:
    noa = a_browser()
    fills_in(noa)
    letters = SECRET.search(html.unescape(noa.page))
    assert letters
    used = digits(accounts, noa)
    noa.post("/therapists/proof", ticket=noa.hidden("ticket"), digits=used)
    codes = re.compile(r"<li>((?:[0-9A-Z]{5}-){3}[0-9A-Z]{5})</li>")
    old = codes.findall(noa.page)
    assert len(old) == 8
    assert "The six digits" in noa.get("/account/codes").text
    for wrong in ({"digits": ""}, {"digits": used}, {"digits": old[0]}, {}):
        answer = noa.post("/account/codes", password=PASSWORD, **wrong)
        assert answer.status_code == 422
        assert not codes.findall(answer.text)
    now = digits(accounts, noa, letters[1])
    assert noa.post("/account/codes", password="not this one at all", digits=now).status_code == 422
    fresh = codes.findall(noa.post("/account/codes", password=PASSWORD, digits=now).text)
    assert len(set(fresh) - set(old)) == 8
