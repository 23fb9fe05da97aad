"""Help is the same for everyone and tells nobody."""

import re

import pytest
from sqlalchemy import select

from couples.store.tables import metadata
from couples.store.unit import Unit
from couples.web.house import house
from tests.accounts import Accounts
from tests.web.conftest import Browser


def main_of(page: str) -> str:
    found = re.search(r"<main.*</main>", page, re.DOTALL)
    assert found
    return found[0]


def test_a_stranger_finds_help(stranger: Browser) -> None:
    page = stranger.get("/help").text
    for words in ("In danger now", "My no was not honoured", "I am afraid of my partner", "Who runs this server"):
        assert words in page
    assert 'href="tel:112"' in page
    assert "findahelpline.com" in page


def test_the_lines_are_the_same_for_everyone(ana: Browser, stranger: Browser) -> None:
    listed = re.compile(r'href="(tel:[^"]+|https://[^"]+)"')
    assert listed.findall(ana.get("/help").text) == listed.findall(stranger.get("/help").text)


def test_which_part_was_read_is_told_by_no_address(stranger: Browser) -> None:
    assert re.findall(r'href="/help[^"]+"', main_of(stranger.get("/help").text)) == []


def test_opening_help_changes_nothing_for_the_one_who_opens_it(ana: Browser) -> None:
    before = main_of(ana.get("/").text)
    answer = ana.get("/help")
    assert "Set-Cookie" not in answer.headers
    assert main_of(ana.get("/").text) == before


def test_opening_help_is_written_nowhere(ana: Browser, accounts: Accounts, caplog: pytest.LogCaptureFixture) -> None:
    def everything() -> list[tuple[str, int]]:
        def count(unit: Unit) -> list[tuple[str, int]]:
            return [(table.name, len(unit.conn.execute(select(table)).all())) for table in metadata.sorted_tables]

        return accounts.store.read(count)

    before = everything()
    assert ana.get("/help").status_code == 200
    assert everything() == before
    assert caplog.records == []


def test_nothing_leads_out_with_a_word_of_where_one_came_from(stranger: Browser) -> None:
    page = stranger.get("/help").text
    outward = re.findall(r'<a [^>]*href="https?://[^>]*>', page)
    assert outward
    assert all('rel="noreferrer"' in link for link in outward)
    assert '<meta name="referrer" content="no-referrer">' in page


def test_all_countries_stand_in_the_one_page_and_none_in_an_address(stranger: Browser) -> None:
    page = main_of(stranger.get("/help").text)
    for country in ("Deutschland", "España", "United Kingdom", "United States", "Anywhere in the world"):
        assert country in page
    assert "Looked up on 23 November 2026." in page
    assert re.findall(r"<form|<select|<input", page) == []


def test_without_a_line_the_numbers_are_still_there(stranger: Browser) -> None:
    page = stranger.get("/toolkit/offline").text
    assert "findahelpline.com" in page
    assert 'href="tel:112"' in page


def test_without_a_word_of_the_host_the_page_says_that_nothing_is_known(stranger: Browser) -> None:
    app = stranger.client.application
    with app.app_context():
        assert house().front.operator
    page = app.jinja_env.get_template("welcome/_operator.html")
    with app.test_request_context():
        assert "has not said who runs this server" in page.render(operator="")
