"""The account: one's own screen, devices, password and codes; and a way to leave for good."""

import re

import pytest

from couples.web.look import THEMES
from tests.accounts import PASSWORD
from tests.web.conftest import Browser, BrowserOf, link
from tests.web.test_enter import sign_in

NEW = "nine quiet boats at dawn"


@pytest.mark.parametrize("theme", THEMES)
def test_the_theme_stands_in_the_page_before_anything_is_drawn(ana: Browser, stranger: Browser, theme: str) -> None:
    for browser in (ana, stranger):
        browser.post("/theme", theme=theme, calm="y", next="/help")
        assert f'<html lang="en" class="theme-{theme} calm">' in browser.get("/").text
        browser.post("/theme", theme=theme)
        assert f'class="theme-{theme}">' in browser.get("/").text


def test_a_theme_of_someones_own_follows_them_to_another_device(a_browser: BrowserOf) -> None:
    first, second = a_browser(), a_browser()
    name = first.starts("Ana")
    first.post("/theme", theme="dim")
    sign_in(second, name)
    assert "theme-dim" in second.get("/").text


def test_a_made_up_theme_changes_nothing(stranger: Browser) -> None:
    stranger.post("/theme", theme="neon")
    stranger.client.set_cookie("look", "<script>")
    assert "theme-auto" in stranger.get("/").text


def test_every_device_is_listed_and_can_be_signed_out(a_browser: BrowserOf) -> None:
    first, second = a_browser(), a_browser()
    name = first.starts("Ana")
    phone = {"User-Agent": "Mozilla/5.0 (Android 16; Mobile)"}
    second.get("/sign-in")
    fields = {"csrf_token": second.token(), "sign_in_name": name, "password": PASSWORD, "device": "shared"}
    second.client.post("/sign-in", data=fields, headers=phone)
    page = first.get("/account").text
    assert "Phone" in page
    assert "shared" in page
    end = re.findall(r'action="(/account/devices/[0-9a-f]+/end)"', page)
    assert len(end) == 1
    assert first.post(end[0]).location == "/account"
    assert second.get("/account").status_code == 303
    assert first.get("/account").status_code == 200


def test_a_new_password_keeps_this_device_and_ends_the_others(a_browser: BrowserOf) -> None:
    first, second = a_browser(), a_browser()
    name = first.starts("Ana")
    sign_in(second, name)
    first.get("/account/password")
    assert first.post("/account/password", password=PASSWORD, new_password=NEW).location == "/account"
    assert "Your password is changed" in first.get("/account").text
    assert second.get("/account").status_code == 303
    assert sign_in(a_browser(), name, NEW)[0] == 303


def test_a_wrong_old_password_and_a_short_new_one_are_said_at_their_fields(ana: Browser) -> None:
    ana.get("/account/password")
    wrong = ana.post("/account/password", password="not this one at all", new_password=NEW)
    assert wrong.status_code == 422
    assert 'id="password-error"' in wrong.text
    short = ana.post("/account/password", password=PASSWORD, new_password="short")
    assert 'id="new_password-error"' in short.text
    assert "short" not in re.findall(r'value="([^"]*)"', short.text)


def test_new_codes_need_the_password_and_replace_the_old_ones(ana: Browser) -> None:
    assert ana.get("/account/codes").status_code == 200
    assert ana.post("/account/codes", password="not this one at all").status_code == 422
    page = ana.post("/account/codes", password=PASSWORD).text
    assert len(re.findall(r"<li>(?:[0-9A-Z]{5}-){3}[0-9A-Z]{5}</li>", page)) == 8


def test_a_name_can_change_and_the_partner_sees_the_new_one(ana: Browser, ben: Browser) -> None:
    link(ana, ben)
    assert 'value="Ana"' in ana.get("/account/names").text
    assert ana.post("/account/names", chosen_name="Anouk", pronouns="").location == "/account"
    assert "You and Anouk" in ben.get("/").text
    assert ana.post("/account/names", chosen_name="  ", pronouns="").status_code == 422


def test_the_clock_is_the_persons_own(ana: Browser) -> None:
    assert re.search(r'<option selected value="Europe/Madrid"', ana.get("/account").text)
    ana.post("/account/zone", time_zone="Asia/Tokyo")
    assert re.search(r'<option selected value="Asia/Tokyo"', ana.get("/account").text)
    ana.post("/account/zone", time_zone="Moon/Base")
    assert re.search(r'<option selected value="Asia/Tokyo"', ana.get("/account").text)


def test_leaving_for_good_needs_the_password_and_ends_the_link(ana: Browser, ben: Browser) -> None:
    link(ana, ben)
    assert ana.post("/account/leave", password="not this one at all").status_code == 422
    assert ana.post("/account/leave", password=PASSWORD).location == "/"
    assert "are gone" in ana.get("/").text
    assert "Link with your partner" in ben.get("/").text


def test_an_address_says_nothing_and_what_was_said_is_said_once(ana: Browser) -> None:
    for path in ("/account?said=password", "/?said=left", "/agreement?said=line-gone"):
        said, _ = ana.get(path).text.split('<template id="unsent">')
        assert 'class="notice' not in said, path
    assert ana.post("/account/names", chosen_name="Anouk", pronouns="").location == "/account"
    assert "Saved." in ana.get("/account").text
    assert "Saved." not in ana.get("/account").text
