"""Linking takes both, parting takes one, and a code that does not work always reads the same."""

import re

import pytest

from tests.accounts import PASSWORD, Accounts
from tests.web.conftest import Browser, BrowserOf, link

CODE = re.compile(r">([0-9A-Z]{5}-[0-9A-Z]{5})<")  # a form's token may look like a code


def code_of(browser: Browser) -> str:
    browser.get("/link")
    found = CODE.search(browser.post("/link/code").text)
    assert found
    return found[1]


def enters(browser: Browser, code: str) -> tuple[int, str]:
    browser.get("/link")
    answer = browser.post("/link/enter", code=code)
    tokens = r'csrf[-_]token" (content|value|type="hidden" value)="[^"]+"'
    return answer.status_code, answer.location or re.sub(tokens, "", answer.text).replace(code, "…")


def test_the_code_is_shown_large_as_a_picture_and_as_a_link_that_no_server_sees(ana: Browser) -> None:
    ana.get("/link")
    page = ana.post("/link/code").text
    code = CODE.search(page)
    assert code
    assert f'data-copy="http://localhost/link#{code[1]}"' in page
    assert re.search(r"<svg viewBox=\"0 0 \d+ \d+\"><path stroke=", page)


def test_both_see_each_others_name_and_the_same_words_before_they_say_yes(ana: Browser, ben: Browser) -> None:
    assert enters(ben, code_of(ana).lower()) == (303, "/link/confirm")
    hers, his = ana.get("/link/confirm").text, ben.get("/link/confirm").text
    words = re.compile(r'class="said words">(.+?)</p>')
    assert words.findall(hers) == words.findall(his) != []
    assert "Ben" in hers
    assert "she/they" in his
    for page in (hers, his):
        assert "Who will see what" in page
        assert "Yes, that is my partner" in page
        assert "No, this is not them" in page


def test_one_yes_links_nobody_and_does_not_show_on_the_other_screen(ana: Browser, ben: Browser) -> None:
    enters(ben, code_of(ana))
    before = ben.get("/link/standing").json
    ana.post("/link/confirm", say="yes")
    assert ana.get("/link/standing").json == {"state": "confirmed"}
    assert ben.get("/link/standing").json == before == {"state": "proposal"}
    ben.post("/link/confirm", say="yes")
    assert ana.get("/link/confirm").location == "/"
    assert "You and Ana" in ben.get("/").text


def test_a_no_ends_it_for_both_and_says_nothing(ana: Browser, ben: Browser) -> None:
    enters(ben, code_of(ana))
    ana.post("/link/confirm", say="yes")
    assert ben.post("/link/confirm", say="no").location == "/link"
    page = ana.get("/link/confirm").text
    assert "Nobody to confirm right now" in page
    assert "Ben" not in page
    assert ana.post("/link/confirm", say="yes").location == "/link/confirm"


@pytest.mark.parametrize("how", ["wrong", "used", "expired", "taken back", "own"])
def test_a_code_that_does_not_work_reads_the_same_whatever_the_reason(
    ana: Browser, ben: Browser, a_browser: BrowserOf, accounts: Accounts, how: str
) -> None:
    reference = enters(ben, "AAAAA-AAAAA")
    code, who = code_of(ana), ben
    if how == "wrong":
        code = code[:-1] + ("1" if code[-1] != "1" else "2")
    elif how == "used":
        cleo = a_browser()
        cleo.starts("Cleo")
        enters(cleo, code)
    elif how == "expired":
        accounts.clock.passes(minutes=10)
    elif how == "taken back":
        ana.post("/link/drop")
    else:
        who = ana
    status, page = enters(who, code)
    assert (status, page) == reference
    assert status == 422
    assert "does not work now" in page


def test_a_code_from_a_camera_is_kept_through_the_sign_up(ana: Browser, stranger: Browser, accounts: Accounts) -> None:
    code = code_of(ana)
    assert "Someone would like to link with you" in stranger.get("/link").text
    assert stranger.post("/link/keep", code=code, on="new").location == "/welcome/who"
    cookie = stranger.client.get_cookie("login")
    assert cookie
    assert code not in cookie.value
    accounts.clock.passes(minutes=25)
    stranger.starts("Ben")
    assert 'href="/link/on"' in stranger.page
    assert stranger.get("/link/on").location == "/link/confirm"
    assert "Ana" in stranger.get("/link/confirm").text


def test_a_kept_code_that_is_no_good_any_more_says_so_after_signing_in(stranger: Browser) -> None:
    stranger.get("/link")
    stranger.post("/link/keep", code="AAAAA-AAAAA", on="new")
    stranger.starts("Ben")
    answer = stranger.get("/link/on")
    assert answer.status_code == 422
    assert "does not work now" in answer.text
    assert stranger.get("/link/on").location == "/"


def test_an_account_can_be_had_without_any_code(stranger: Browser) -> None:
    stranger.get("/link")
    assert stranger.post("/link/keep", code="", on="sign-in").location == "/sign-in"


def test_parting_takes_two_taps_and_nobody_else(ana: Browser, ben: Browser) -> None:
    link(ana, ben)
    assert 'href="/unlink"' in ana.get("/account").text
    assert "End the link now" in ana.get("/unlink").text
    assert ana.post("/unlink").location == "/"
    assert "Ben" not in ana.get("/").text
    assert "Link with your partner" in ben.get("/").text


def test_who_is_linked_is_not_asked_to_link(ana: Browser, ben: Browser) -> None:
    link(ana, ben)
    assert ana.get("/link").location == "/"
    assert ana.post("/link/enter", code="AAAAA-AAAAA").status_code == 409


def test_parting_is_never_counted(ana: Browser) -> None:
    assert {ana.post("/unlink").status_code for _ in range(32)} == {303}


def test_somebody_who_signs_in_with_a_kept_code_goes_on_to_the_proposal(
    ana: Browser, a_browser: BrowserOf, accounts: Accounts
) -> None:
    joined = accounts.joins("Ben")
    code, ben = code_of(ana), a_browser()
    ben.get("/link")
    ben.post("/link/keep", code=code, on="sign-in")
    ben.get("/sign-in")
    ben.post("/sign-in", sign_in_name=joined.sign_in_name, password=PASSWORD, device="own")
    assert ben.get("/link/on").location == "/link/confirm"
