"""Leaving quickly always works, for everyone, and takes the login with it."""

import pytest
from flask import Flask

from tests.accounts import Accounts
from tests.evening import eventually
from tests.web.conftest import Browser

AWAY = "https://www.wikipedia.org"


def is_out(browser: Browser) -> bool:
    return browser.get("/account").status_code == 303


def test_with_scripts_the_page_is_replaced_by_the_way_out(ana: Browser, stepped_out: list[str]) -> None:
    answer = ana.get("/leave")
    assert (answer.status_code, answer.location) == (303, AWAY)
    assert answer.headers["Clear-Site-Data"] == '"cache", "cookies"'
    assert len(stepped_out) == 1
    assert is_out(ana)


def test_without_scripts_a_plain_form_does_the_same(ana: Browser, stepped_out: list[str]) -> None:
    answer = ana.client.post("/leave")
    assert answer.status_code == 200
    assert answer.headers["Refresh"] == f"0; url={AWAY}"
    assert answer.headers["Clear-Site-Data"]
    assert "Attune" not in answer.text
    assert len(stepped_out) == 1
    assert is_out(ana)


def test_the_login_ends_here_and_not_only_its_cookie(ana: Browser, accounts: Accounts) -> None:
    cookie = ana.client.get_cookie("login")
    assert cookie
    ana.get("/leave")
    ana.client.set_cookie("login", cookie.value)
    eventually(lambda: is_out(ana))  # whoever leaves does not wait for the disk


@pytest.mark.parametrize("path", ["/s/0123456789abcdef0123456789abcdef/say", "/sign-in", "/nowhere"])
def test_what_a_left_page_still_sends_puts_no_cookie_back(ana: Browser, path: str) -> None:
    before = ana.client.get_cookie("login")
    ana.get("/leave")
    assert before
    for cookie in ("", before.value):
        ana.client.set_cookie("login", cookie)
        late = ana.client.post(
            path, json={}, headers={"Sec-Fetch-Mode": "same-origin", "Sec-Fetch-Site": "same-origin"}
        )
        assert late.status_code >= 300
        assert "login=" not in "".join(late.headers.getlist("Set-Cookie"))


def test_strangers_may_leave_too(stranger: Browser, stepped_out: list[str]) -> None:
    assert stranger.get("/leave").location == AWAY
    assert stranger.client.post("/leave").status_code == 200
    assert stepped_out == []


@pytest.mark.parametrize("headers", [{"Sec-Fetch-Site": "cross-site"}, {"Sec-Purpose": "prefetch"}])
def test_a_link_elsewhere_signs_nobody_out(ana: Browser, headers: dict[str, str], stepped_out: list[str]) -> None:
    assert ana.get("/leave", headers=headers).status_code == 303
    assert stepped_out == []


def test_a_broken_store_keeps_nobody_here(own_house: tuple[Flask, Accounts]) -> None:
    app, accounts = own_house
    ana = Browser(app.test_client())
    ana.starts("Ana")
    accounts.store.close()
    assert ana.get("/leave").location == AWAY


def test_every_page_has_help_and_the_way_out_at_the_same_spot(ana: Browser, stranger: Browser) -> None:
    for browser in (ana, stranger):
        for path in ("/", "/help", "/toolkit", "/toolkit/print", "/toolkit/offline", "/link", "/nowhere"):
            page = browser.get(path).text
            assert page.index('href="/help"') < page.index('action="/leave"') < page.index("<main")
            assert "js/leave.js" in page


def test_it_is_said_that_the_history_stays(stranger: Browser) -> None:
    assert "history still shows" in stranger.get("/help").text


def test_leaving_is_never_counted(stranger: Browser) -> None:
    assert {stranger.get("/leave").status_code for _ in range(80)} == {303}
