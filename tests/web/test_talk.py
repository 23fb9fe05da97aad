"""Writing to a therapist, over the pages: who reads stands above the field, and the end closes everything at once."""

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
    """A couple whose therapist keeps no secrets."""
    return a_home(app, accounts)


def lets_in(home: Home, policy: str) -> None:
    home.ana.get("/guide/end")
    home.ana.post("/guide/end")
    code = a_code(home.noa, policy)
    for person in (home.ana, home.ben):
        says_yes(person, code)
    found = re.search(r'href="(/desk/couples/[0-9a-f]+)"', home.noa.get("/desk").text)
    assert found
    home.here = f"{found[1]}/talk"


@pytest.fixture
def limited(home: Home) -> Home:
    lets_in(home, "limited")
    return home


@pytest.fixture
def open_(home: Home) -> Home:
    lets_in(home, "no-secrets")
    return home


def pages(person: Browser, where: str = "/guide/talk") -> list[str]:
    """The addresses of the pages, that of all three first."""
    return re.findall(rf'href="({where}/[0-9a-f]+)"', person.get(where).text)


def writes(person: Browser, path: str, words: str, **more: str) -> None:
    person.get(path)
    fields = {"once": person.hidden("once"), "link": person.hidden("link"), "text": words, **more}
    assert person.post(path, **fields).status_code == 303


def takes_back(person: Browser, path: str) -> None:
    found = re.search(rf'action="({path}/back/[0-9a-f]+)"', person.get(path).text)
    assert found
    person.post(found[1])


def test_without_secrets_there_is_one_page_and_it_says_so_before_anybody_writes(open_: Home) -> None:
    (theirs,) = pages(open_.ana)
    said = text(open_.ana, theirs)
    for words in ("You, Ben and Noa read this page.", "Noa keeps no secrets between the two of you", NOBODY):
        assert words in said
    assert said.index("You, Ben and Noa") < said.index("<textarea")
    assert "So there is this one page" in text(open_.ana, "/guide/talk")
    assert "to both of you" in text(open_.ana, "/guide")
    (at_desk,) = pages(open_.noa, open_.here)
    assert "You, Ana and Ben read this page." in text(open_.noa, at_desk)
    assert "you keep no secrets" in text(open_.noa, at_desk)


def test_what_the_policy_gives_is_said_before_the_yes(home: Home, ana: Browser, ben: Browser) -> None:
    link(ana, ben)
    for policy, said in (
        ("limited", "only they and the therapist read"),
        ("no-secrets", "which all three of you read"),
    ):
        ana.get("/guide")
        offer = html.unescape(ana.post("/guide/code", code=a_code(home.noa, policy)).text)
        assert said in offer


def test_on_the_page_of_all_three_everybody_reads_everybody(open_: Home) -> None:
    (hers,), (his,), (noas,) = pages(open_.ana), pages(open_.ben), pages(open_.noa, open_.here)
    writes(open_.ana, hers, "Could we meet <b>later</b>?\nAt six?")
    writes(open_.noa, noas, "Yes")
    for person, page in ((open_.ana, hers), (open_.ben, his), (open_.noa, noas)):
        assert "Could we meet &lt;b&gt;later&lt;/b&gt;?\nAt six?" in person.get(page).text
    assert open_.ben.get(hers).status_code == 404
    takes_back(open_.ana, hers)
    assert "Could we meet" not in open_.ben.get(his).text
    assert "Could we meet" not in open_.noa.get(noas).text
    assert "Taken back" in text(open_.ana, hers)


def test_with_limited_secrets_each_has_a_page_that_the_other_does_not(limited: Home) -> None:
    (all_, hers), (_, his), at_desk = pages(limited.ana), pages(limited.ben), pages(limited.noa, limited.here)
    said = text(limited.ana, hers)
    for words in (
        "You and Noa read this page. Ben does not see it, nor whether there is anything on it.",
        "Both of you said yes to limited secrets",
        NOBODY,
        "Maria runs this at home.",
    ):
        assert words in said
    assert said.index("You and Noa read") < said.index("<textarea")
    assert "Write it to Noa alone" in said
    assert "Write it to all three" in text(limited.ana, all_)
    writes(limited.ana, hers, "only for you")
    assert len(at_desk) == 3
    assert "Something was written since you last looked" in text(limited.noa, limited.here)
    assert ["only for you" in limited.noa.get(page).text for page in at_desk] == [False, True, False]
    assert "since you last looked" not in text(limited.noa, limited.here)
    for page in (*pages(limited.ben), hers, all_):
        assert "only for you" not in limited.ben.get(page).text
    assert "You and Ben read this page. Ana does not see it" in text(limited.noa, at_desk[2])
    writes(limited.noa, at_desk[1], "I hear you")
    assert "I hear you" in limited.ana.get(hers).text
    assert "I hear you" not in limited.ben.get(his).text


def test_a_double_tap_writes_once(limited: Home) -> None:
    _, hers = pages(limited.ana)
    limited.ana.get(hers)
    fields = {name: limited.ana.hidden(name) for name in ("once", "link")}
    for _ in range(2):
        assert limited.ana.post(hers, text="said once", **fields).status_code == 303
    assert limited.ana.get(hers).text.count("said once") == 1
    at_desk = pages(limited.noa, limited.here)[1]
    limited.noa.get(at_desk)
    fields = {name: limited.noa.hidden(name) for name in ("once", "link")}
    for _ in range(2):
        limited.noa.post(at_desk, text="answered once", **fields)
    assert limited.ana.get(hers).text.count("answered once") == 1


@pytest.mark.parametrize("words", ["", " \n", "x" * 2001])
def test_what_does_not_fit_is_said_kindly_and_stays(limited: Home, words: str) -> None:
    for person, page in ((limited.ana, pages(limited.ana)[1]), (limited.noa, pages(limited.noa, limited.here)[1])):
        person.get(page)
        answer = person.post(page, once=person.hidden("once"), link=person.hidden("link"), text=words)
        assert answer.status_code == 422
        assert words in answer.text
        assert "Please" in html.unescape(answer.text)


def test_the_end_by_either_closes_both_and_what_was_typed_is_handed_back(limited: Home) -> None:
    all_, hers = pages(limited.ana)
    writes(limited.ana, hers, "mine alone")
    writes(limited.ana, all_, "mine to all")
    at_desk = pages(limited.noa, limited.here)
    writes(limited.noa, at_desk[1], "noas words")
    limited.ana.get(hers)
    fields = {name: limited.ana.hidden(name) for name in ("once", "link")}
    limited.ben.get("/guide/end")
    limited.ben.post("/guide/end")
    late = limited.ana.post(hers, text="half a thought", **fields)
    assert late.status_code == 409
    assert "half a thought" in late.text
    assert "not sent" in html.unescape(late.text)
    assert limited.ana.get(hers).status_code == 409
    assert limited.ana.get("/guide/talk").location == "/guide"
    assert limited.noa.get(at_desk[1]).status_code == 404
    before = text(limited.ana, "/guide/before")
    assert "mine alone" in before
    assert "mine to all" in before
    assert "noas words" not in before
    assert "mine to all" not in limited.ben.get("/guide/before").text
    paths = re.findall(r'action="(/guide/before/[0-9a-f]+/delete)"', limited.ana.page)
    limited.ben.get("/guide/before")
    limited.ben.post(paths[0])
    assert len(re.findall("mine (?:alone|to all)", limited.ana.get("/guide/before").text)) == 2
    limited.ana.post(paths[0])
    assert len(re.findall("mine (?:alone|to all)", limited.ana.get("/guide/before").text)) == 1


def test_a_page_made_for_another_admission_sends_nothing(home: Home) -> None:
    lets_in(home, "limited")
    _, hers = pages(home.ana)
    home.ana.get(hers)
    fields = {name: home.ana.hidden(name) for name in ("once", "link")}
    lets_in(home, "limited")
    answer = home.ana.post(hers, text="under the old yes", **fields)
    assert answer.status_code == 409
    assert "under the old yes" in answer.text
    assert home.ana.hidden("link") != fields["link"]
    lets_in(home, "no-secrets")
    answer = home.ana.post(hers, text="under the old yes", **fields)
    assert answer.status_code == 409
    assert "not sent" in html.unescape(answer.text)
    for page in pages(home.noa, home.here):
        assert "under the old yes" not in home.noa.get(page).text


def test_what_of_hers_stood_there_is_named_to_her_alone(limited: Home) -> None:
    _, hers = pages(limited.ana)
    writes(limited.ana, hers, "a word")
    limited.noa.get(pages(limited.noa, limited.here)[1])
    assert "What you wrote to them" in text(limited.ana, "/guide/openings")
    his = text(limited.ben, "/guide/openings")
    assert "What you wrote to them" not in his
    assert his.count("<time") == text(limited.ana, "/guide/openings").count("<time")
