"""Cards are read one by one, by anybody; what somebody does with one is theirs alone, and reading leaves no mark."""

import html
import logging
import re

import pytest
from sqlalchemy import Connection, select

from couples.store.database import Unit
from couples.store.library import load_library
from couples.store.tables import logins, metadata
from tests.accounts import Accounts
from tests.web.conftest import Browser, link
from tests.web.test_cards import without_tokens

LIBRARY = load_library()
TITLES = [LIBRARY.to_read[name].words("en")["title"] for name in LIBRARY.reading_order]


def card(one: Browser, title: str) -> str:
    """The address of a card."""
    found = re.search(rf'href="(/learn/[0-9a-f]+)">{re.escape(title)}<', html.unescape(one.get("/learn").text))
    assert found, title
    return found[1]


def heading(one: Browser, path: str) -> str:
    found = re.search(r"<h1>(.*?)</h1>", one.get(path).text)
    assert found
    return html.unescape(found[1])


def following(one: Browser, path: str) -> str:
    found = re.search(r'href="([^"]+)">Continue<', one.get(path).text)
    assert found
    return found[1]


def read_through(one: Browser) -> list[str]:
    """From the first card to the end, by *continue* alone."""
    found = re.search(r'href="(/learn/[0-9a-f]+)">Open the first one<', one.get("/learn").text)
    path, read = found[1] if found else "/learn/end", []
    while path != "/learn/end":
        read.append(heading(one, path))
        path = following(one, path)
    return read


# --- signed out --------------------------------------------------------------------------------------------------


def test_everybody_may_read_all_of_it(stranger: Browser) -> None:
    assert read_through(stranger) == TITLES
    page = stranger.get(card(stranger, "Sexual health")).text
    for nothing in ("Later", "Hide", "Does it resonate?", "questionnaire"):
        assert nothing not in page
    assert 'href="/toolkit">Ground me<' in page
    assert "well-being in relation to sexuality" in page
    assert "/learn/questions" not in stranger.get("/learn").text
    assert "That was the last one" in stranger.get("/learn/end").text


def test_a_card_says_where_it_comes_from_in_words_that_are_no_link(stranger: Browser) -> None:
    page = stranger.get(card(stranger, "A pause is a skill")).text
    assert "The Seven Principles" in page
    assert "Looked up on November 23, 2026." in page
    assert "http" not in re.sub(r"<head>.*?</head>|xmlns=\S+", "", page, flags=re.DOTALL)


def test_neither_addresses_nor_titles_tell_what_is_read(ana: Browser) -> None:
    for name in LIBRARY.reading_order:
        path = card(ana, LIBRARY.to_read[name].words("en")["title"])
        assert re.fullmatch(r"/learn/[0-9a-f]{10}", path)
        title = re.search(r"<title>(.*?)</title>", ana.get(path).text)
        assert title
        assert title[1] == "Something to read · Attune"


# --- nothing is written down -------------------------------------------------------------------------------------


def everything(unit: Unit) -> dict[str, list[tuple[object, ...]]]:
    """The whole database but for when a device was last used, which every page writes alike."""
    conn: Connection = unit.conn
    tables = [table for table in metadata.sorted_tables if table is not logins]
    return {table.name: [tuple(row) for row in conn.execute(select(table))] for table in tables}


def test_reading_leaves_no_trace_in_the_house(
    ana: Browser, accounts: Accounts, caplog: pytest.LogCaptureFixture
) -> None:
    before, list_before = accounts.store.read(everything), without_tokens(ana.get("/learn").text)
    with caplog.at_level(logging.DEBUG, logger="couples"):
        read_through(ana)
        for page in ("/learn/away", "/learn/end", "/learn/questions", "/learn/questions/1", "/learn/questions/end"):
            ana.get(page)
    assert accounts.store.read(everything) == before
    assert [record for record in caplog.records if record.name.startswith("couples")] == []
    assert without_tokens(ana.get("/learn").text) == list_before, "no mark on what was read"


def test_the_partner_s_pages_are_the_same_whatever_is_done(ana: Browser, ben: Browser) -> None:
    link(ana, ben)
    pages = ("/", "/cards", "/cards/theirs", "/learn", "/learn/away", "/learn/questions", "/learn/questions/end")
    before = [without_tokens(ben.get(page).text) for page in pages]
    path = card(ana, "When this is not for you")
    ana.post(f"{path}/resonates", resonates="yes")
    ana.post(f"{card(ana, 'Fawn')}/hide")
    ana.post(f"{card(ana, 'Fight')}/later")
    for n in range(1, 5):
        ana.post(f"/learn/questions/{n}", value="1")
    assert [without_tokens(ben.get(page).text) for page in pages] == before


# --- later and hide ----------------------------------------------------------------------------------------------


def test_later_leads_on_and_the_card_comes_back_at_the_end(ana: Browser) -> None:
    path = card(ana, "Fight")
    assert ana.post(f"{path}/later").location == card(ana, "Flight")
    assert read_through(ana) == [title for title in TITLES if title != "Fight"] + ["Fight"]
    assert "For later</h2>" in ana.get("/learn").text
    assert ana.post(f"{path}/later").location == "/learn/end"


def test_hide_needs_no_reason_and_what_is_hidden_can_come_back(ana: Browser) -> None:
    path = card(ana, "Freeze")
    assert "What I put away" not in ana.get("/learn").text
    assert ana.post(f"{path}/hide").location == card(ana, "Fawn")
    assert "What I put away" in ana.get("/learn").text
    assert "Freeze" not in read_through(ana)
    assert ">Freeze<" in ana.get("/learn/away").text
    assert "Bring it back" in ana.get(path).text
    assert ana.post(f"{path}/back").location == path
    assert read_through(ana) == TITLES
    assert "Nothing is put away" in ana.get("/learn/away").text


def test_all_of_them_can_be_hidden(ana: Browser) -> None:
    for title in TITLES:
        ana.post(f"{card(ana, title)}/hide")
    assert "You hid all of them" in ana.get("/learn").text
    assert read_through(ana) == []


def test_the_second_half_of_a_double_tap_does_nothing(ana: Browser) -> None:
    path = card(ana, "Fight")
    ana.get(path)
    assert ana.post(f"{path}/hide", at=ana.hidden("at")).location == path
    ana.get(path)
    assert ana.post(f"{path}/later", at=ana.hidden("at")).location == path
    assert read_through(ana) == TITLES


# --- does it resonate --------------------------------------------------------------------------------------------


def test_what_is_said_stands_for_its_owner_until_they_would_rather_not(ana: Browser) -> None:
    path = card(ana, "Fawn")
    assert "Is it this one for you?" in ana.get(path).text
    assert "aria-pressed" not in ana.page
    assert ana.post(f"{path}/resonates", resonates="partly").location == path
    assert re.search(r'value="partly" aria-pressed="true"', ana.get(path).text)
    assert "Kept, for you alone." in ana.page
    assert "Kept, for you alone." not in ana.get(path).text
    assert ana.post(f"{path}/resonates", resonates="").location == path
    assert "aria-pressed" not in ana.get(path).text
    assert ana.post(f"{path}/resonates", resonates="very").status_code == 422


def test_what_is_not_there_is_not_there(ana: Browser, stranger: Browser) -> None:
    for wrong in ("/learn/fawn", "/learn/0123456789", card(stranger, "Fawn")):
        assert ana.get(wrong).status_code == 404
        assert ana.post(f"{wrong}/hide").status_code == 404


def test_who_was_signed_out_while_reading_finds_the_list(ana: Browser, stranger: Browser) -> None:
    assert stranger.get(card(ana, "Fawn")).location == "/learn"


def test_strangers_change_nothing(ana: Browser, stranger: Browser) -> None:
    for wrong in ("later", "hide", "back", "resonates"):
        assert ana.post(f"/learn/0123456789/{wrong}").status_code == 404
    assert stranger.post(f"{card(stranger, 'Fawn')}/hide").location.startswith("/sign-in")


def test_home_has_a_door_to_it(ana: Browser, stranger: Browser) -> None:
    assert 'href="/learn"' in ana.get("/").text
    assert 'href="/learn"' in stranger.get("/").text
