"""Whether one of the two writes to the therapist alone, and whatever comes of it: the same bytes for the other."""

import re

import pytest
from flask import Flask

from tests.accounts import Accounts
from tests.web.practice import Home, a_home
from tests.web.test_both import received, seals_opened
from tests.web.test_practice_leaks import steady
from tests.web.test_talk import lets_in, pages, takes_back, writes

LONG = "so much to say. " * 120


@pytest.fixture(scope="module")
def home(app: Flask, accounts: Accounts) -> Home:
    """Under limited secrets: each has a page of their own."""
    made = a_home(app, accounts)
    lets_in(made, "limited")
    return made


def got(home: Home) -> list[object]:
    """Everything the partner can open that has to do with the therapist, and their first page."""
    where = "/ /guide /guide/talk /guide/openings /guide/seen /guide/before /guide/end /help /practice".split()
    answers = [steady(received(home.ben, page)) for page in (*where, *pages(home.ben))]
    return [(re.sub(r'name="once" value="[0-9a-f]+"', "", said), size, headers) for said, size, headers in answers]


def noa_looks(home: Home) -> None:
    """As she would in any world: the couple's page and every page of words."""
    home.noa.get("/desk")
    home.noa.get(home.here.removesuffix("/talk"))
    for page in pages(home.noa, home.here):
        home.noa.get(page)


def test_the_partner_gets_the_same_bytes_in_every_world(home: Home, monkeypatch: pytest.MonkeyPatch) -> None:
    _, hers = pages(home.ana)
    noa_looks(home)
    opened = seals_opened(monkeypatch)
    first = got(home)
    for words in ("one", LONG, "two\n" * 40):
        writes(home.ana, hers, words)
        assert got(home) == first
        noa_looks(home)
        assert got(home) == first
        writes(home.noa, pages(home.noa, home.here)[1], words)
        assert got(home) == first
    takes_back(home.ana, hers)
    takes_back(home.noa, pages(home.noa, home.here)[1])
    opened.clear()
    assert got(home) == first
    assert (home.her_id, "messages") not in opened
    assert home.ben.get(hers).status_code == 404


def test_nothing_of_a_page_alone_is_opened_for_the_page_of_all_three(
    home: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    all_, hers = pages(home.ana)
    writes(home.ana, hers, "alone")
    opened = seals_opened(monkeypatch)
    home.ben.get(pages(home.ben)[0])
    home.ben.get(pages(home.ben)[1])
    assert not {owner for owner, table in opened if table == "messages"}
    writes(home.ana, all_, "to all")
    home.ben.get(pages(home.ben)[0])
    assert (home.her_id, "messages") in opened


def test_what_a_therapist_gets_says_nothing_of_what_is_not_written_to_them(home: Home) -> None:
    desk = [home.here, home.here.removesuffix("/talk"), "/desk"]
    noa_looks(home)
    before = [steady(received(home.noa, page)) for page in desk]
    for person in (home.ana, home.ben):
        for page in (*pages(person), "/help", "/guide/before"):
            person.get(page)
            person.post(page, text="x" * 3000, once="d" * 32, link="made up")
    assert [steady(received(home.noa, page)) for page in desk] == before
