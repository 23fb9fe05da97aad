"""What the two need in a session: as far as it is shown now, by name and pronouns, and nothing of what is not."""

import re

import pytest

from couples.store.library import load_library
from tests.web.conftest import Browser, BrowserOf, link

CARDS = load_library().decks["what-i-need"].outline.cards


@pytest.fixture
def room(ana: Browser, ben: Browser) -> str:
    link(ana, ben)
    ben.post("/s")
    return str(ana.post("/s").headers["Location"])


def says(one: Browser, card: str, *, show: bool = False) -> str:
    """Answers yes to this card of the deck; gives its address."""
    found = re.search(r'href="(/decks/[0-9a-f]+)"[^>]*>(?:(?!</a>).)*What I need', one.get("/decks").text, re.DOTALL)
    assert found
    one.get(f"{found[1]}/{[each.id for each in CARDS].index(card) + 1}/more")
    address = re.search(r'action="(/cards/[0-9a-f]+)"', one.page)
    assert address
    one.post(address[1], answer="yes", words="", **({"then": "partner"} if show else {}))
    return address[1]


def kept(one: Browser, room: str) -> str:
    found = re.search(r'data-kept="([^"]*)"', one.get(f"{room}/needs").text)
    assert found
    return found[1]


def test_a_shown_need_is_there_and_gone_with_what_the_page_did_about_it(ana: Browser, ben: Browser, room: str) -> None:
    before = ben.get(f"{room}/needs").text
    card = says(ana, "more-time", show=True)
    assert "Time to think before I answer" in ben.get(f"{room}/needs").text
    assert kept(ben, room) == kept(ana, room) == "more-time"
    assert "need-more-time" in ben.get(room).text
    ana.post(f"{card}/withdraw/partner")
    assert ben.get(f"{room}/needs").text == before
    assert "need-more-time" not in ben.get(room).text
    assert kept(ana, room) == "more-time", "on one's own page it is kept to, shown or not"


def test_the_partner_gets_nothing_of_what_is_not_shown(ana: Browser, ben: Browser, room: str) -> None:
    before = ben.get(f"{room}/needs").text
    for card in ("more-time", "notice-first", "no-countdowns", "no-buzz", "soft-light"):
        says(ana, card)
    assert ben.get(f"{room}/needs").text == before
    mine = ana.get(f"{room}/needs").text
    assert "What only you see" in mine
    assert mine.index("What only you see") < mine.index("Softer light around us")
    assert kept(ana, room) == "more-time no-buzz no-countdowns notice-first"


def test_what_is_kept_to_on_one_s_own_page_alone_does_not_change_the_partner_s(
    ana: Browser, ben: Browser, room: str
) -> None:
    for card in ("no-countdowns", "notice-first"):
        says(ana, card, show=True)
    assert kept(ben, room) == "notice-first"


def test_both_stand_there_by_name_and_pronouns_and_nothing_is_counted(ana: Browser, ben: Browser, room: str) -> None:
    says(ana, "soft-light", show=True)
    page = ben.get(f"{room}/needs").text
    assert re.search(r"Ana</strong>\s*\(she/they\)", page)
    assert re.search(r"You</strong>\s*\(she/they\)", ana.get(f"{room}/needs").text)
    assert not re.search(r"\d", page)
    assert re.search(r"Ana</strong>\s*\(", ben.get(room).text), "in the lobby too, before any script runs"


def test_nobody_else_reads_it(stranger: Browser, a_browser: BrowserOf, ana: Browser, room: str) -> None:
    says(ana, "soft-light", show=True)
    assert stranger.get(f"{room}/needs").status_code == 303
    other = a_browser()
    other.starts("Cleo")
    assert other.get(f"{room}/needs").status_code == 404


def test_who_needs_plain_words_reads_them_on_the_own_screen_alone(ana: Browser, ben: Browser, room: str) -> None:
    before = {page: ben.get(room + page).text for page in ("/arriving", "/choosing/weather-report", "/kinds/floor")}
    assert "My weather" in ana.get(room).text
    says(ana, "plain-words")
    page = ana.get(room).text
    assert "How I am now" in page
    assert "My weather" not in page
    assert "Weather report (saying how you are)" in page
    assert "How are you now?" in ana.get(f"{room}/arriving").text
    assert "about how they are" in str(ana.get(f"{room}/exercises/weather-report").json)
    assert "End my turn" in ana.get(f"{room}/kinds/floor").text
    assert {page: ben.get(room + page).text for page in before} == before
    assert "My weather" in ben.get(room).text
