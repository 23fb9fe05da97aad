"""Letting a therapist in, over the pages: a code, everything in writing, two yeses, and out again."""

import html
import re

import pytest

from tests.accounts import Accounts
from tests.web.conftest import Browser, BrowserOf, link
from tests.web.test_therapist import digits, fills_in


@pytest.fixture
def noa(a_browser: BrowserOf, accounts: Accounts) -> Browser:
    browser = a_browser()
    fills_in(browser)
    browser.post("/therapists/proof", ticket=browser.hidden("ticket"), digits=digits(accounts, browser))
    return browser


def a_code(noa: Browser, policy: str = "no-secrets") -> str:
    noa.get("/desk/invite")
    page = noa.post("/desk/invite", policy=policy).text
    found = re.search(r"#([0-9A-Z]{5}-[0-9A-Z]{5})", page)  # in its link: a form's token may look like a code
    assert found
    return found[1]


def says_yes(person: Browser, code: str) -> str:
    person.get("/guide")
    person.post("/guide/code", code=code)
    person.post("/guide/yes", ticket=person.hidden("ticket"))
    return html.unescape(person.get("/guide").text)


def tokenless(page: str) -> str:
    """Without what is new on each page: the token of a form, and when it was made."""
    return re.sub(r'[^"]*csrf[^>]*>|name="at" value="[0-9]+"', "", page)


def test_a_couple_lets_a_therapist_in_and_one_of_them_ends_it(noa: Browser, ana: Browser, ben: Browser) -> None:
    link(ana, ben)
    code = a_code(noa)
    ana.get("/guide")
    page = html.unescape(ana.post("/guide/code", code=code).text)
    for said in ("Noa", "By the river", "No secrets.", "Nobody here checks", "They never see", "a pause"):
        assert said in page
    empty_desk = noa.get("/desk").text
    assert "You said yes" in says_yes(ana, code)
    assert tokenless(noa.get("/desk").text) == tokenless(empty_desk)  # nothing tells of one yes
    assert "Your therapist" in says_yes(ben, code)
    assert "Ana and Ben" in noa.get("/desk").text
    assert "Your therapist" in ana.get("/guide").text
    ana.get("/guide/end")
    ana.post("/guide/end")
    assert "A therapist for the two of you" in ben.get("/guide").text
    assert "Ana and Ben" not in noa.get("/desk").text


def test_a_yes_can_be_taken_back_and_a_wrong_code_is_said_beside_what_was_typed(
    noa: Browser, ana: Browser, ben: Browser
) -> None:
    link(ana, ben)
    assert "You said yes" in says_yes(ana, a_code(noa, "limited"))
    ana.post("/guide/end")
    assert "A therapist for the two of you" in ana.get("/guide").text
    wrong = ana.post("/guide/code", code="AAAAA-AAAAA")
    assert wrong.status_code == 422
    assert "lasts two weeks" in html.unescape(wrong.text)
    assert 'value="AAAAA-AAAAA"' in wrong.text
    assert ana.post("/guide/code", code="").status_code == 422
    assert ana.post("/guide/yes", ticket="made up").status_code == 422
    assert ana.post("/guide/yes").status_code == 422


def test_who_is_alone_is_led_to_linking(ana: Browser) -> None:
    assert 'href="/link"' in ana.get("/guide").text
    assert ana.post("/guide/code", code="AAAAA-AAAAA").status_code == 409


def test_the_policy_is_chosen_and_a_couple_that_is_not_theirs_is_not_there(
    noa: Browser, ana: Browser, ben: Browser
) -> None:
    link(ana, ben)
    noa.get("/desk/invite")
    assert noa.post("/desk/invite").status_code == 422
    assert noa.get("/desk/couples/nobodys/end").status_code == 404
    code = a_code(noa)
    for person in (ana, ben):
        says_yes(person, code)
    space = re.search(r'href="(/desk/couples/[^"]+)"', noa.get("/desk").text)
    assert space
    end = re.search(r'href="(/desk/couples/[^"]+/end)"', noa.get(space[1]).text)
    assert end
    assert "Ana and Ben" in noa.get(end[1]).text
    noa.post(end[1])
    assert "Ana and Ben" not in noa.get("/desk").text
    assert "A therapist for the two of you" in ben.get("/guide").text


def test_the_first_page_leads_to_the_therapist_once_both_let_them_in_and_not_before(
    noa: Browser, ana: Browser, ben: Browser
) -> None:
    link(ana, ben)
    code, before = a_code(noa), [tokenless(each.get("/").text) for each in (ana, ben)]
    says_yes(ana, code)
    assert [tokenless(each.get("/").text) for each in (ana, ben)] == before
    says_yes(ben, code)
    for each in (ana, ben):
        assert re.search(r'(?s)href="/guide">.{0,500}<strong>Your therapist<', each.get("/").text)
    ben.post("/guide/end")
    assert [tokenless(each.get("/").text) for each in (ana, ben)] == before


def test_yes_and_not_now_weigh_the_same_and_a_waiting_page_says_how_a_code_ends(
    noa: Browser, ana: Browser, ben: Browser
) -> None:
    link(ana, ben)
    code = a_code(noa)
    ana.get("/guide")
    offer = ana.post("/guide/code", code=code).text
    assert '<button class="button">Yes, for my part' in offer
    assert '<a class="button" href="/guide">Not now' in offer
    assert "the first couple of whom both said yes" in says_yes(ana, code)
