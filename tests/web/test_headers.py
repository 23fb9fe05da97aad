"""A page runs only our own code, talks to nobody else, and leaves no copy behind."""

import re

import pytest
from flask import Flask

from couples.web.headers import PERMISSIONS, policy
from couples.web.house import Front
from tests.accounts import Accounts
from tests.house import inline_code
from tests.web.conftest import Browser, an_app, link

SIGNED_OUT = [
    "/",
    "/welcome/who",
    "/sign-up?adult=yes",
    "/sign-in",
    "/recover",
    "/help",
    "/toolkit",
    "/toolkit/print",
    "/toolkit/offline",
    "/link",
    "/no",
]
SIGNED_IN = ["/", "/account", "/account/names", "/account/password", "/account/codes", "/account/leave", "/notes"]
SIGNED_IN += ["/link", "/link/confirm", "/unlink"]


@pytest.mark.parametrize(
    "path", [*SIGNED_OUT, "/leave", "/link/standing", "/static/css/base.css", "/sw.js", "/app.webmanifest"]
)
def test_every_answer_carries_the_headers(stranger: Browser, path: str) -> None:
    headers = stranger.get(path).headers
    assert headers["Content-Security-Policy"].startswith("default-src 'none'; script-src 'self'; style-src 'self';")
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "no-referrer"
    assert headers["Cross-Origin-Opener-Policy"] == headers["Cross-Origin-Resource-Policy"] == "same-origin"
    assert headers["Permissions-Policy"] == PERMISSIONS
    assert "Strict-Transport-Security" not in headers


@pytest.mark.parametrize("path", SIGNED_OUT)
def test_no_page_is_kept_and_none_holds_code(stranger: Browser, path: str) -> None:
    answer = stranger.get(path)
    assert answer.headers["Cache-Control"] == "no-store"
    assert inline_code(answer.text) == []


def test_no_page_of_a_person_is_kept_and_none_holds_code(ana: Browser, ben: Browser) -> None:
    for path in SIGNED_IN:
        answer = ana.get(path)
        assert (answer.status_code, answer.headers["Cache-Control"], inline_code(answer.text)) == (200, "no-store", [])
    code = ana.post("/link/code")
    assert "<svg" in code.text
    assert inline_code(code.text) == []
    link(ana, ben)
    assert inline_code(ana.get("/").text) == []


def test_the_policy_allows_nothing_unsafe_and_nobody_else() -> None:
    rules = dict(rule.split(" ", 1) for rule in policy("two.example:8765", secure=True).split("; "))
    assert "unsafe" not in str(rules)
    assert rules["connect-src"] == "'self' wss://two.example:8765"
    assert rules["frame-ancestors"] == rules["base-uri"] == "'none'"
    assert rules["form-action"] == rules["img-src"] == "'self'"


def test_a_crafted_host_adds_nothing_to_the_policy() -> None:
    assert policy("evil; script-src *", secure=False).count("script-src") == 1
    assert "ws://[::1]:8765" in policy("[::1]:8765", secure=False)


def test_under_tls_the_cookie_and_the_browser_stay_there(accounts: Accounts) -> None:
    app = an_app(accounts, [], Front(), secure=True)
    answer = app.test_client().get("/sign-in", base_url="https://two.example")
    cookie = answer.headers["Set-Cookie"]
    assert cookie.startswith("__Host-login=")
    assert {"Secure", "HttpOnly", "Path=/", "SameSite=Lax"} <= set(cookie.split("; "))
    assert "Domain" not in cookie
    assert int(re.findall(r"max-age=(\d+)", answer.headers["Strict-Transport-Security"])[0]) >= 31_536_000


def test_the_camera_is_off_and_only_our_own_pages_may_ask_for_voice_and_a_waking_screen() -> None:
    said = set(PERMISSIONS.split(", "))
    assert {"camera=()", "geolocation=()", "microphone=(self)", "screen-wake-lock=(self)"} <= said


def test_a_form_sent_under_tls_is_not_refused_for_the_missing_referrer(accounts: Accounts) -> None:
    app: Flask = an_app(accounts, [], Front(), secure=True)
    client = app.test_client()
    page = client.get("/sign-in", base_url="https://two.example").text
    token = Browser(client, page).token()
    answer = client.post("/sign-in", base_url="https://two.example", data={"csrf_token": token})
    assert answer.status_code == 422
