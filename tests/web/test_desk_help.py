"""A therapist adds lines beside the host's, for couples who let them in; never without saying that nobody watches."""

import html
import re

import pytest
from flask import Flask

from tests.accounts import Accounts
from tests.web.conftest import Browser, link
from tests.web.practice import Home, a_home, text
from tests.web.test_guide import a_code, says_yes

NOBODY = "Nobody watches this space, and it is not for emergencies."


@pytest.fixture(scope="module")
def home(app: Flask, accounts: Accounts) -> Home:
    return a_home(app, accounts)


def adds(noa: Browser, name: str, reach: str, when: str = "") -> None:
    noa.get("/desk/help/new")
    assert noa.post("/desk/help/new", once=noa.hidden("once"), name=name, reach=reach, when=when).status_code == 303


def lines(person: Browser) -> list[str]:
    """What can be called or visited on the page, in its order."""
    return re.findall(r'href="(tel:[^"]+|https://[^"]+)"', person.get("/help").text)


def test_both_read_it_beside_the_hosts_lines_and_nobody_else_does(home: Home, stranger: Browser) -> None:
    hosts = lines(stranger)
    adds(home.noa, "The practice by the river", "+34 (600) 123-456", "weekdays")
    adds(home.noa, "A group", "ask <b>at</b> https://evil.example")
    home.noa.post("/desk/help/emergency", emergency="Ring my colleague.\nOr a doctor.")
    for person in (home.ana, home.ben):
        page = text(person, "/help")
        assert lines(person) == [*hosts, "tel:+34600123456"]
        for words in ("From your therapist", "Added by your therapist, Noa", "weekdays", NOBODY, "Ring my colleague."):
            assert words in page
        assert page.index("Anywhere in the world") < page.index("From your therapist")
        assert NOBODY in text(person, "/guide")
        assert "Ring my colleague." in text(person, "/guide")
        assert "<b>at</b>" not in person.get("/help").text
    assert lines(stranger) == lines(home.noa) == hosts


def test_both_get_the_same_page(home: Home) -> None:
    pages = [re.sub(r'[^"]*csrf[^>]*>', "", person.get("/help").text) for person in (home.ana, home.ben)]
    assert pages[0] == pages[1]


def test_the_fixed_sentence_stands_when_the_therapist_says_nothing(home: Home) -> None:
    home.noa.post("/desk/help/emergency", emergency="")
    for page in ("/help", "/guide"):
        said = text(home.ana, page)
        assert NOBODY in said
        assert "says, for when it cannot wait" not in said


def test_a_line_is_said_once_changed_and_taken_away(home: Home) -> None:
    home.noa.get("/desk/help/new")
    fields = {"once": home.noa.hidden("once"), "name": "Twice", "reach": "here"}
    for _ in range(2):
        home.noa.post("/desk/help/new", **fields)
    page = home.noa.get("/desk/help").text
    assert page.count("<strong>Twice</strong>") == 1
    path = re.findall(r'href="(/desk/help/[0-9a-f]{32})"', page)[-1]
    assert 'value="Twice"' in home.noa.get(path).text
    assert home.noa.post(path, name="Once", reach="there", when="").status_code == 303
    assert "Once" in text(home.ana, "/help")
    home.noa.post(f"{path}/delete")
    home.noa.post(f"{path}/delete")
    assert "Once" not in text(home.ana, "/help")
    assert home.noa.get(path).status_code == 404


@pytest.mark.parametrize(
    ("path", "fields", "kept"),
    [
        ("/desk/help/new", {"name": "", "reach": "by letter"}, "by letter"),
        ("/desk/help/new", {"name": "x" * 81, "reach": "by letter"}, "by letter"),
        ("/desk/help/new", {"name": "\u200b", "reach": "by letter"}, "by letter"),
        ("/desk/help/emergency", {"emergency": "y" * 601}, "y" * 601),
    ],
)
def test_what_does_not_fit_is_said_and_what_was_typed_stays(
    home: Home, path: str, fields: dict[str, str], kept: str
) -> None:
    answer = home.noa.post(path, **fields)
    assert answer.status_code == 422
    assert kept in html.unescape(answer.text)


def test_it_is_gone_when_the_admission_ends(home: Home) -> None:
    adds(home.noa, "Until the end", "here")
    assert "Until the end" in text(home.ben, "/help")
    home.ana.get("/guide/end")
    home.ana.post("/guide/end")
    for person in (home.ana, home.ben):
        assert "Until the end" not in text(person, "/help")
        assert "From your therapist" not in text(person, "/help")
    assert "Until the end" in text(home.noa, "/desk/help")
    home.lets_in()
    assert "Until the end" in text(home.ben, "/help")


def test_one_yes_alone_shows_nothing(home: Home, ana: Browser, ben: Browser) -> None:

    link(ana, ben)
    before = lines(ana)
    code = a_code(home.noa)
    says_yes(ana, code)
    assert lines(ana) == lines(ben) == before
