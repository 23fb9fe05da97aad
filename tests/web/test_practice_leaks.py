"""Whoever declined, asked for something else or took it up: the same bytes for the therapist, and for the partner."""

import re

import pytest
from flask import Flask

from couples.domain.assignment import Says
from tests.accounts import Accounts
from tests.web.practice import Home, a_home
from tests.web.test_both import received, seals_opened

LISTEN = "Speaker and listener"
ANSWERS = [
    (Says.NOTHING, ""),
    (Says.TAKES, "Gladly"),
    (Says.CHANGE, "Shorter please, and on another day, if that can be; I would rather begin with something small"),
    (Says.LEAVES, ""),
    (Says.LEAVES, "Never ask me this again"),
    (Says.DONE, "It went well"),
]
PAIRS = [(hers, ANSWERS[(at + shift) % len(ANSWERS)]) for shift in (0, 1, 3) for at, hers in enumerate(ANSWERS)]


@pytest.fixture(scope="module")
def home(app: Flask, accounts: Accounts) -> Home:
    """Two things in an order, proposed to a couple."""
    made = a_home(app, accounts)
    made.proposes(LISTEN, reason="The first", window="7")
    made.proposes(LISTEN, reason="The second", order="after", window="7")
    return made


def answers(home: Home, who: str, says: Says, words: str) -> None:
    """To everything that is there for this person, after taking back what they said before."""
    trying = home.house.trying
    for each in reversed([*trying.all(who).earlier, *trying.all(who).open]):
        trying.tell(who, each.id, Says.NOTHING)
    while says is not Says.NOTHING and (left := [one for one in trying.all(who).open if one.told.says is not says]):
        trying.tell(who, left[0].id, says)
        trying.put_into_words(who, left[0].id, words)


def test_a_therapists_pages_are_the_same_bytes_in_every_world(home: Home) -> None:
    pages, first = (home.here, "/desk"), [received(home.noa, page) for page in (home.here, "/desk")]
    assert "The second" in first[0][0]
    for hers, his in PAIRS:
        if hers[0] is his[0] is Says.DONE:
            continue
        answers(home, home.her_id, *hers)
        answers(home, home.his_id, *his)
        assert [received(home.noa, page) for page in pages] == first, (hers, his)


def test_a_partners_pages_are_the_same_bytes_in_every_world(home: Home, monkeypatch: pytest.MonkeyPatch) -> None:
    ids = home.ids()
    answers(home, home.his_id, Says.NOTHING, "")
    home.ana.post("/s")
    room = home.ben.post("/s").location
    pages = ["/", "/practice", f"/practice/{ids[0]}", f"{room}/arriving", f"{room}/choosing/speaker-and-listener"]
    opened = seals_opened(monkeypatch)
    first = [steady(received(home.ben, page)) for page in pages]
    for says, words in ANSWERS:
        answers(home, home.her_id, says, words)
        opened.clear()
        assert [steady(received(home.ben, page)) for page in pages] == first, says
        assert "assignment_answers" not in {table for owner, table in opened if owner == home.her_id}
        assert home.ben.get(f"/practice/{ids[1]}").status_code == 404


def steady(answer: tuple[str, int, list[tuple[str, str]]]) -> tuple[str, int, list[tuple[str, str]]]:
    """Without the moment that a form was made at."""
    text, size, headers = answer
    return re.sub(r'name="at" value="\d+"', "", text), size, headers
