"""Strangers see the few pages meant for them, and nobody sees what is somebody else's."""

import re

import pytest
from flask import Flask

from couples.web.guard import is_open, own_path
from tests.web.conftest import Browser, BrowserOf, link

OPEN = {
    "/", "/healthz", "/welcome/who", "/sign-up", "/sign-in", "/sign-out", "/recover", "/link", "/link/keep",
    "/help", "/help/ground", "/learn", "/learn/end", "/learn/<ref>", "/leave", "/theme",
    "/toolkit", "/toolkit/print", "/toolkit/offline", "/sw.js", "/app.webmanifest", "/apple-touch-icon.png",
    "/static/<path:filename>", "/static/_<version>/<path:name>",
    "/favicon.ico", "/therapists", "/therapists/sign-up", "/therapists/proof",
    "/s/<session_id>/say",  # asks who is there by itself, so that a room's script gets an answer it can read
}  # fmt: skip


def test_only_these_addresses_are_open_to_strangers(app: Flask) -> None:
    with app.app_context():
        assert {rule.rule for rule in app.url_map.iter_rules() if is_open(rule.endpoint)} == OPEN


def test_every_other_address_shows_strangers_the_way_in(app: Flask, stranger: Browser) -> None:
    closed = [rule for rule in app.url_map.iter_rules() if rule.rule not in OPEN]
    assert len(closed) > 20
    for rule in closed:
        path = re.sub(r"<[^>]+>", "0" * 32, rule.rule)
        answer = stranger.get(path) if "GET" in (rule.methods or ()) else stranger.post(path)
        assert answer.status_code == 303, path
        assert answer.location.startswith("/sign-in"), path


def test_who_was_on_the_way_to_a_room_comes_to_it_after_signing_in(stranger: Browser) -> None:
    there = "/s/0123"
    assert stranger.get(there).location == "/sign-in?next=/s/0123"
    assert 'value="/s/0123"' in stranger.get("/sign-in?next=/s/0123").text


@pytest.mark.parametrize("path", ["//evil.example", "https://evil.example", "/\\evil.example", "x", "", None, "/a\nb"])
def test_nobody_is_sent_elsewhere(path: str | None) -> None:
    assert own_path(path) is None


def test_another_persons_device_line_and_room_are_simply_not_there(
    ana: Browser, ben: Browser, a_browser: BrowserOf
) -> None:
    link(ana, ben)
    room = ana.post("/s").location
    cleo = a_browser()
    cleo.starts("Cleo")
    assert cleo.get(room).status_code == 404
    assert cleo.post(f"{room}/pause").status_code == 404
    assert cleo.get("/s/nowhere").status_code == 404
    assert cleo.post("/account/devices/nobodys/end").status_code == 404


def test_a_form_without_its_token_is_not_taken(app: Flask, ana: Browser) -> None:
    unprotected = {"/leave"}
    paths = [
        re.sub(r"<[^>]+>", "0" * 32, rule.rule)
        for rule in app.url_map.iter_rules()
        if "POST" in (rule.methods or ()) and rule.rule not in unprotected
    ]
    assert len(paths) > 15
    for path in paths:
        assert ana.client.post(path, data={}).status_code == 400, path
