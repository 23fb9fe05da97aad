"""A therapist's page of a couple: what each owner handed over, with their name; nothing of anything else."""

import html
import re

import pytest

from tests.accounts import Accounts
from tests.web.conftest import Browser, BrowserOf, link
from tests.web.test_guide import a_code, says_yes, tokenless
from tests.web.test_therapist import digits, fills_in


@pytest.fixture
def noa(a_browser: BrowserOf, accounts: Accounts, ana: Browser, ben: Browser) -> Browser:
    """A therapist whom Ana and Ben let in."""
    browser = a_browser()
    fills_in(browser)
    browser.post("/therapists/proof", ticket=browser.hidden("ticket"), digits=digits(accounts, browser))
    link(ana, ben)
    code = a_code(browser)
    for person in (ana, ben):
        says_yes(person, code)
    return browser


def space(noa: Browser) -> str:
    found = re.search(r'href="(/desk/couples/[0-9a-f]+)"', noa.get("/desk").text)
    assert found
    return found[1]


def reads(browser: Browser, path: str) -> str:
    return html.unescape(browser.get(path).text)


def hands(person: Browser, page: str, item: str) -> None:
    """Presses the button beside the thing, having read it."""
    button = rf'action="/guide/hand">((?:(?!</form>).)*name="item" value="{item}".*?)</form>'
    form = re.search(button, person.get(page).text, re.DOTALL)
    assert form
    fields = dict(re.findall(r'name="(\w+)" value="([^"]*)"', html.unescape(form[1])))
    answer = person.post("/guide/hand", **(fields | {"at": ""}))
    assert (answer.status_code, answer.location) == (303, page)


def fill_in(ana: Browser, ben: Browser) -> None:
    ana.get("/mine/goals")
    ana.post("/mine/goals", text="To ask <b>first</b>")
    ana.post("/mine/kept/good", words="We laughed")
    ana.post("/mine/weather", body="", own_body="a quiet lake")
    for n in range(1, 5):
        ana.get(f"/learn/questions/{n}")
        ana.post(f"/learn/questions/{n}", value="3")
    ana.get("/ours/goals")
    ana.post("/ours/goals", text="A slow evening")
    yes = re.search(r'action="(/ours/goals/[^"]+/yes)"', ben.get("/ours/goals").text)
    assert yes
    ben.post(yes[1])


def test_everything_handed_over_stands_there_in_its_owner_s_words(noa: Browser, ana: Browser, ben: Browser) -> None:
    there = space(noa)
    nothing = tokenless(noa.get(there).text)
    assert "Nobody owes anybody anything" in nothing
    fill_in(ana, ben)
    assert tokenless(noa.get(there).text) == nothing
    goal = re.search(r'href="(/mine/goals/[0-9a-f]+)"', ana.get("/mine/goals").text)
    assert goal
    hands(ana, goal[1], "goal")
    assert "Your therapist can read it now." in reads(ana, goal[1])
    hands(ana, "/mine/kept/good", "keepsake")
    hands(ana, "/mine/weather", "weather")
    hands(ana, "/learn/questions/end", "number")
    hands(ana, "/ours/goals", "ours")
    assert "A slow evening" not in noa.get(there).text
    assert "You said yes, for your part" in reads(ana, "/ours/goals")
    assert "You said yes, for your part" not in reads(ben, "/ours/goals")
    hands(ben, "/ours/goals", "ours")
    page = reads(noa, there)
    for words in ("To ask <b>first</b>", "We laughed", "a quiet lake", "12, of 0 to 21", "A slow evening"):
        assert words in page
    assert "To ask &lt;b&gt;first" in noa.page
    assert page.count("Shared by Ana and Ben") == 1
    assert len(re.findall("Shared by Ana<", noa.page)) == 4
    assert "Lines from sessions" not in page  # no empty place
    seen = reads(ana, "/guide/seen")
    assert "We laughed" in seen
    assert "Shared by Ana and Ben" not in reads(ben, "/guide/seen") or "A slow evening" in seen
    ana.get("/guide/seen")
    ana.post("/guide/take-back", item="goal", of=goal[1].rpartition("/")[2], back="//evil.example")
    assert "To ask" not in noa.get(there).text
    for item, of, status in (("goal", "nobody's", 404), ("nonsense", "", 404), ("number", "x", 404)):
        assert ben.post("/guide/hand", item=item, of=of, back="/guide").status_code == status


def test_a_card_and_a_look_at_oneself_are_read_as_they_were_said(noa: Browser, ana: Browser) -> None:
    there = space(noa)
    card = ana.post("/cards/new", kind="wish", text="Tea in bed").location
    ana.get(card)
    ana.post(card, answer="yes-if", text="Tea in bed", words="not on Mondays", then="therapist", to=ana.hidden("to"))
    ana.get("/self")
    about = re.search(r'href="(/self/about/[0-9a-f]+)"', ana.page)
    assert about
    ana.get(about[1])
    begin = re.search(r'action="(/self/about/[^"]+)"', ana.page)
    assert begin
    entry = ana.post(begin[1]).location
    ana.get(entry)
    for n in range(1, 9):
        ana.client.post(f"{entry.rpartition('/')[0]}/{n}", data={"csrf_token": ana.token(), "text": "like warm sand"})
    hands(ana, entry.rpartition("/")[0], "entry")
    page = reads(noa, there)
    for words in ("Tea in bed", "not on Mondays", "Yes, if", "like warm sand"):
        assert words in page
    openings = reads(ana, "/guide/openings")
    assert "Tea in bed" in openings
    ana.get(card)
    ana.post(f"{card}/withdraw/therapist")
    assert "Tea in bed" not in noa.get(there).text
    assert "and what you took back or changed since" in reads(ana, "/guide/openings")


def test_both_see_when_it_was_opened_and_each_only_their_own_things(noa: Browser, ana: Browser, ben: Browser) -> None:
    there = space(noa)
    assert "Not yet." in ana.get("/guide/openings").text
    ana.get("/mine/goals")
    ana.post("/mine/goals", text="To rest")
    goal = re.search(r'href="(/mine/goals/[0-9a-f]+)"', ana.get("/mine/goals").text)
    assert goal
    hands(ana, goal[1], "goal")
    noa.get(there)
    for person, seen in ((ana, True), (ben, False)):
        page = reads(person, "/guide/openings")
        assert page.count("<time") == 1
        assert ("To rest" in page) is seen
        assert ("What of yours stood there" in page) is seen


def test_out_is_out_at_once_and_a_stranger_s_couple_is_not_there(
    noa: Browser, ana: Browser, a_browser: BrowserOf, accounts: Accounts
) -> None:
    there, max_ = space(noa), a_browser()
    fills_in(max_)
    max_.post("/therapists/proof", ticket=max_.hidden("ticket"), digits=digits(accounts, max_))
    for path in (there, f"{there}/end"):
        assert max_.get(path).status_code == 404
        assert ana.get(path).status_code == 404
    assert max_.post(f"{there}/end").status_code == 404
    assert noa.get(there).status_code == 200
    ana.get("/guide/end")
    ana.post("/guide/end")
    assert noa.get(there).status_code == 404
    assert "Let Noa read it" not in ana.get("/notes").text


def test_sessions_off_is_one_line_for_both_and_solo_tools_stay(noa: Browser, ana: Browser, ben: Browser) -> None:
    there = space(noa)
    noa.get(there)
    assert noa.post(f"{there}/off").location == there
    homes = [html.unescape(re.sub("Ana|Ben", "", person.get("/").text)) for person in (ana, ben)]
    for home, person in zip(homes, (ana, ben), strict=True):
        assert "Sessions are off for now" in home
        assert 'action="/s"' not in home
        assert 'class="button" href="/toolkit"' in home
        library = person.get("/library")
        assert "Sessions are off for now" in library.text
        one = re.search(r'href="(/library/[0-9a-f]+)"', library.text)
        assert one
        assert 'action="/s"' not in person.get(one[1]).text
        refused = person.post("/s")
        assert refused.status_code == 409
        assert "Sessions are off for now" in refused.text
        assert all(person.get(page).status_code == 200 for page in ("/toolkit", "/self", "/cards", "/mine"))
    noa.get(there)
    noa.post(f"{there}/on")
    assert "Sessions are off" not in ana.get("/").text
    for press in ("off", "on"):
        assert ana.post(f"{there}/{press}").status_code == 404


def test_own_notes_are_on_a_page_of_their_own_and_stay_when_it_ends(noa: Browser, ana: Browser) -> None:
    there = space(noa)
    before = tokenless(noa.get(there).text)
    noa.get(f"{there}/notes")
    noa.post(f"{there}/notes", text="Ask <b>about</b> the summer")
    assert "Ask &lt;b&gt;about" in noa.get(f"{there}/notes").text
    assert tokenless(noa.get(there).text) == before
    assert noa.post(f"{there}/notes", text="x" * 20_001).status_code == 422
    assert "There are none." in noa.get("/desk/notes").text
    ana.get("/guide/end")
    ana.post("/guide/end")
    assert noa.get(f"{there}/notes").status_code == 404
    page = noa.get("/desk/notes").text
    assert "Ask &lt;b&gt;about" in page
    assert "Ana" not in page
    noa.post(f"/desk/notes/{there.rpartition('/')[2]}/delete")
    assert "There are none." in noa.get("/desk/notes").text


def test_the_desk_says_which_couple_has_something_new_to_read(noa: Browser, ana: Browser) -> None:
    there, new = space(noa), "Something to read that you have not read yet"
    assert new not in noa.get("/desk").text
    ana.get("/mine/start/1")
    ana.post("/mine/start/1", text="To rest")
    assert new not in noa.get("/desk").text
    ana.get("/mine/start/1")
    assert ana.post("/mine/start/1", text="To rest", then="therapist").status_code == 409
    ana.get("/mine/start/1")
    ana.post("/mine/start/1", text="To rest", then="therapist", to=ana.hidden("to"))
    assert new in noa.get("/desk").text
    assert "To rest" in noa.get(there).text
    assert new not in noa.get("/desk").text


def test_an_older_page_hands_over_nothing_else_and_to_nobody_else(
    noa: Browser, ana: Browser, ben: Browser, a_browser: BrowserOf, accounts: Accounts
) -> None:
    ana.get("/mine/goals")
    ana.post("/mine/goals", text="To rest")
    goal = re.search(r'href="(/mine/goals/[0-9a-f]+)"', ana.get("/mine/goals").text)
    assert goal
    form = re.search(r'action="/guide/hand">(.*?)</form>', ana.get(goal[1]).text, re.DOTALL)
    assert form
    old = dict(re.findall(r'name="(\w+)" value="([^"]*)"', html.unescape(form[1])))
    assert ana.post("/guide/hand", **old).location == goal[1]  # sooner than anybody reads
    assert "To rest" not in ana.get("/guide/seen").text
    ana.get(goal[1])
    ana.post(goal[1], text="Something private")
    assert ana.post("/guide/hand", **(old | {"at": ""})).status_code == 409
    ana.get(goal[1])
    ana.post(goal[1], text="To rest")
    ana.post("/guide/end")
    max_ = a_browser()
    fills_in(max_)
    max_.post("/therapists/proof", ticket=max_.hidden("ticket"), digits=digits(accounts, max_))
    code = a_code(max_)
    for person in (ana, ben):
        says_yes(person, code)
    for to in (old["to"], ""):
        assert ana.post("/guide/hand", **(old | {"at": "", "to": to})).status_code == 409
    assert "To rest" not in ana.get("/guide/seen").text
