"""The toolkit is there for anybody, the same for everyone, and nobody learns who opened it."""

import logging
import re
from urllib.parse import urljoin

import pytest

from couples.web.offline import FILES, NEVER, NOWHERE, PAGES
from tests.accounts import Accounts
from tests.web.conftest import Browser, link
from tests.web.test_help import main_of
from tests.web.test_weight import ADDRESS, IMPORTED, Scales

ALL = (*PAGES, NOWHERE)


def kept(browser: Browser) -> str:
    return browser.get("/sw.js").text.splitlines()[0]


def test_a_stranger_finds_every_tool_and_every_step_without_a_script(stranger: Browser) -> None:
    page = main_of(stranger.get("/toolkit").text)
    for words in ("Find five things you can see.", "Breathe out, 6 seconds.", "Notice your feet.", "A slow stroke"):
        assert words in page
    for tool in re.findall(r'data-open="([\w-]+)"', page):
        assert f'id="tool-{tool}"' in page


@pytest.mark.parametrize("path", ALL)
def test_everybody_gets_the_same_page(ana: Browser, ben: Browser, stranger: Browser, path: str) -> None:
    link(ana, ben)
    assert len({browser.get(path).text for browser in (ana, ben, stranger)}) == 1


def test_only_the_colours_follow_the_person(ana: Browser, stranger: Browser) -> None:
    ana.get("/account")
    ana.post("/theme", theme="dim", next="/")
    assert 'class="theme-dim"' in ana.get("/toolkit").text
    assert main_of(ana.get("/toolkit").text) == main_of(stranger.get("/toolkit").text)


@pytest.mark.parametrize("path", [*ALL, "/sw.js", "/app.webmanifest"])
def test_opening_it_leaves_no_cookie_no_token_and_no_line_in_a_log(
    ana: Browser, stranger: Browser, accounts: Accounts, path: str, caplog: pytest.LogCaptureFixture
) -> None:
    home = main_of(ana.get("/").text)
    with caplog.at_level(logging.DEBUG):
        for browser in (ana, stranger):
            answer = browser.get(path)
            assert "Set-Cookie" not in answer.headers
            assert "csrf" not in answer.text
    assert [record for record in caplog.records if path in record.getMessage()] == []
    assert stranger.client.get_cookie("login") is None
    assert main_of(ana.get("/").text) == home


def test_it_is_one_tap_from_every_page(ana: Browser, ben: Browser, stranger: Browser) -> None:
    link(ana, ben)
    room = ana.post("/s").location
    for browser, paths in (
        (ana, ("/", "/help", "/account", "/cards", "/drafts", "/toolkit", "/nowhere", room)),
        (stranger, ("/", "/help", "/sign-in", "/sign-up?adult=yes", "/link", NOWHERE)),
    ):
        for path in paths:
            top = browser.get(path).text.split("</header>")[0]
            assert top.index('href="/toolkit"') < top.index('href="/help"') < top.index('action="/leave"'), path


def test_a_way_out_works_without_a_token(ana: Browser) -> None:
    form = re.search(r'<form class="leave".*?</form>', ana.get("/toolkit").text, re.DOTALL)
    assert form
    assert "csrf" not in form[0]
    assert ana.client.post("/leave").status_code == 200


def test_an_address_that_somebody_kept_leads_here(stranger: Browser) -> None:
    assert stranger.get("/help/ground").location == "/toolkit"


def test_home_and_help_lead_here(ana: Browser) -> None:
    for path in ("/", "/help"):
        assert 'href="/toolkit"' in main_of(ana.get(path).text)


# --- what a phone keeps ------------------------------------------------------------------------------------------


def test_a_phone_keeps_everything_that_the_kept_pages_load_and_nothing_else(stranger: Browser) -> None:
    scales = Scales(stranger)
    for path in ALL:
        scales.follow(ADDRESS.findall(scales.weigh(path)))
    for address in list(scales.weights):
        text = stranger.get(address).text if address.endswith(".js") else ""
        scales.follow([urljoin(address, name) for name in IMPORTED.findall(text)])
    loaded = {re.sub(r"^/static/_\w+/", "", address) for address in scales.weights if address not in ALL}
    assert loaded == set(FILES)
    assert sum(scales.weights.values()) <= 40_000, "all of it together, on the line"


def test_the_list_names_no_page_of_a_person_and_changes_with_every_build_and_every_word(stranger: Browser) -> None:
    listed = re.findall(r'"(/[^"]*)"', kept(stranger))
    assert [path for path in listed if not path.startswith("/static/_")] == [*PAGES, NOWHERE, *NEVER]
    build = re.search(r'"/static/_(\w+)/', kept(stranger))
    assert build
    assert re.search(rf'"version": "{build[1]}-[0-9a-f]{{8}}"', kept(stranger))


def test_the_worker_is_the_same_for_everyone_and_looked_up_anew_each_time(ana: Browser, stranger: Browser) -> None:
    answer = ana.get("/sw.js")
    assert answer.text == stranger.get("/sw.js").text
    assert answer.mimetype == "text/javascript"
    assert answer.headers["Cache-Control"] == "no-store"


def test_on_a_phones_first_screen_stands_the_neutral_name_and_the_mark(stranger: Browser) -> None:
    answer = stranger.get("/app.webmanifest")
    assert answer.mimetype == "application/manifest+json"
    page = answer.get_json()
    assert (page["name"], page["short_name"], page["start_url"], page["scope"]) == ("Attune", "Attune", "/", "/")
    assert "description" not in page
    for icon in page["icons"]:
        assert stranger.get(icon["src"]).mimetype == icon["type"]
    assert stranger.get("/apple-touch-icon.png").mimetype == "image/png"
    assert 'rel="manifest" href="/app.webmanifest"' in stranger.get("/").text


def test_the_page_without_a_connection_knows_neither_the_page_nor_the_person(ana: Browser) -> None:
    page = main_of(ana.get(NOWHERE).text)
    assert "Ana" not in page
    assert 'href=""' in page, "tries whatever page was asked for"


def test_the_sheet_holds_every_step_and_nobodys_words(ana: Browser, ben: Browser) -> None:
    link(ana, ben)
    sheet = main_of(ana.get("/toolkit/print").text)
    for say in re.findall(r'<p class="say">([^<]+)</p>', ana.get("/toolkit").text):
        assert say in sheet or say in " ".join(re.findall(r'data-part="end".*?</div>', ana.page, re.DOTALL))
    for name in ("Ana", "Ben"):
        assert name not in sheet
