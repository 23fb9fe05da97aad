"""A sheet of one's own for a doctor: only one's own things, none of them on it by itself, with a partner or without."""

import html
import re

from tests.web.conftest import Browser, BrowserOf, link
from tests.web.test_couple_page import fill_in
from tests.web.test_guide import tokenless


def sheet(person: Browser) -> str:
    return html.unescape(person.get("/mine/print").text)


def test_all_of_ones_own_can_be_chosen_and_nothing_is(ana: Browser, ben: Browser) -> None:
    assert "Nothing to print yet." in sheet(ana)
    link(ana, ben)
    fill_in(ana, ben)
    ana.get("/mine/start/4")
    ana.post("/mine/start/4", text="Tired <b>knees</b>")
    page = sheet(ana)
    for words in ("To ask <b>first</b>", "We laughed", "a quiet lake", "12, of 0 to 21", "Tired <b>knees</b>"):
        assert words in page
    assert "Tired &lt;b&gt;knees" in ana.page
    assert "Ana" not in re.sub("<title>.*?</title>", "", page)
    assert page.count('class="take"') == 5
    assert "checked" not in page.replace("take:checked", "")


def test_what_is_of_both_or_the_partners_is_not_there_and_nobody_learns_of_it(ana: Browser, ben: Browser) -> None:
    link(ana, ben)
    before = tokenless(ana.get("/mine/print").text)
    ben.get("/mine/goals")
    ben.post("/mine/goals", text="To sleep in")
    ben.get("/mine/care")
    ben.post("/mine/care", text="A walk alone")
    ben.post("/mine/care/show")
    ana.get("/ours/goals")
    ana.post("/ours/goals", text="A slow evening")
    assert tokenless(ana.get("/mine/print").text) == before
    his = [tokenless(ben.get("/").text) for _ in range(2)][1]
    ana.get("/mine/print")
    assert tokenless(ben.get("/").text) == his


def test_one_alone_has_it_too_and_whoever_is_asked_for_it_elsewhere_has_not(ana: Browser, a_browser: BrowserOf) -> None:
    ana.get("/mine/goals")
    ana.post("/mine/goals", text="To rest")
    assert "To rest" in sheet(ana)
    other = a_browser()
    other.starts("Cleo")
    assert "To rest" not in sheet(other)
    assert 'href="/mine/print"' in ana.get("/mine").text
