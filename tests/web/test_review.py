"""Goals of two and their review: nothing of the other's before it comes out, and of what came out not whose."""

import re
from dataclasses import replace
from itertools import product

import pytest
from markupsafe import escape
from sqlalchemy import literal_column, select

from couples.store import common_sheets, couples
from couples.store.database import Unit
from couples.store.library import load_library
from couples.store.tables import seats
from couples.web.unhurried import made_at
from tests.accounts import Accounts
from tests.web.conftest import Browser, link
from tests.web.test_cards import without_tokens

Both = tuple[Browser, Browser]
PAGES = ("/ours/review", "/ours/review/1", "/ours/review/2", "/ours/goals", "/ours", "/mine", "/")
STANDS = ["", "drop", "ease", "keep", "deepen"]


@pytest.fixture
def both(ana: Browser, ben: Browser) -> Both:
    link(ana, ben)
    return ana, ben


def our_goal(both: Both, text: str = "a slow evening") -> str:
    """A goal of both; gives the thing's name."""
    ana, ben = both
    ana.post("/ours/goals", text=text)
    found = re.search(r"/ours/goals/(\w+)/yes", ben.get("/ours/goals").text)
    assert found
    ben.post(f"/ours/goals/{found[1]}/yes")
    return f"goal/{found[1]}"


def pages(one: Browser) -> list[str]:
    """All that could tell something, without tokens and the moment a page was made at."""
    return [re.sub(r'name="at" value="\d+"', "", without_tokens(one.get(page).text)) for page in PAGES]


def did(accounts: Accounts, exercise: str) -> None:
    """The two who were linked last did this together lately."""

    def work(unit: Unit) -> None:
        person = unit.conn.execute(select(seats.c.person_id).order_by(literal_column("rowid").desc())).scalars().first()
        seat = couples.seat_of(unit, str(person))
        assert seat is not None
        common_sheets.keep(unit, seat, replace(common_sheets.of_couple(unit, seat), lately=(exercise,)))

    accounts.store.write(work)


def out(one: Browser) -> str:
    return without_tokens(one.get("/ours/review").text).split('id="out"')[1].split("</section>")[0]


def test_a_goal_is_of_both_when_both_want_it_and_goes_without_a_word(both: Both) -> None:
    ana, ben = both
    before = [pages(one) for one in both]
    our_goal(both)
    for one in both:
        assert ">Of both<" in one.get("/ours/goals").text
    goal = re.findall(r"/ours/goals/(\w+)/let-go", ana.page)[0] if "let-go" in ana.page else ""
    goal = goal or re.findall(r"/ours/goals/(\w+)/let-go", ana.get("/ours/goals").text)[0]
    assert ben.post(f"/ours/goals/{goal}/let-go").location == "/ours/goals"
    ben.get("/ours/goals")
    assert [pages(one) for one in both] == before
    assert ana.post(f"/ours/goals/{goal}/yes").location == "/ours/goals"
    assert "Something changed while this page was open" in ana.get("/ours/goals").text


def test_an_own_goal_can_be_laid_between_the_two(both: Both) -> None:
    ana, ben = both
    ana.post("/mine/goals", text="to rest more")
    goal = re.findall(r'href="/mine/goals/(\w+)"', ana.get("/mine/goals").text)[0]
    assert "to rest more" not in ben.get("/ours/goals").text
    ana.post(f"/mine/goals/{goal}/offer")
    assert "to rest more" in ben.get("/ours/goals").text
    for one in both:  # what one of them wants bears no stamp; on the page before, "Open" is what one taps
        assert "said-chip" not in one.get("/ours/goals").text
    assert ana.post(f"/mine/goals/{goal}", text="to rest").location == "/mine/goals"
    assert ana.post(f"/mine/goals/{goal}", text=" ").status_code == 422


@pytest.mark.parametrize(("stand", "presses"), list(product(STANDS, [False, True])))
def test_until_it_comes_out_the_others_part_changes_nothing(both: Both, stand: str, presses: bool) -> None:
    ana, ben = both
    thing = our_goal(both)
    ana.post("/ours/review/choose", thing=thing, stand="keep", line="fine")
    ana.get("/ours/goals")  # what is told once has been told
    before = pages(ana)
    ben.post("/ours/review/choose", thing=thing, stand=stand, line="not mine to read")
    if presses:
        ben.post("/ours/review")
    assert pages(ana) == before


@pytest.mark.parametrize(("one_stand", "other_stand"), [("deepen", "drop"), ("keep", "ease"), ("keep", "keep")])
def test_what_came_out_is_the_same_bytes_whoever_chose_what(
    both: Both, accounts: Accounts, one_stand: str, other_stand: str
) -> None:
    thing, seen = our_goal(both), []
    for turned in (False, True):
        for one, (stand, line) in zip(
            reversed(both) if turned else both, [(one_stand, "b-line"), (other_stand, "a-line")], strict=True
        ):
            one.post("/ours/review/choose", thing=thing, stand=stand, line=line)
        for one in both:
            one.post("/ours/review")
        seen += [out(one) for one in both]
        assert len({len(one.get("/ours/review").data) for one in both}) == 1
        accounts.clock.passes(hours=24)
    assert len(set(seen)) == 1
    assert seen[0].index("a-line") < seen[0].index("b-line")


def test_a_page_is_as_long_whatever_came_out_and_also_when_it_is_refused(both: Both, accounts: Accounts) -> None:
    ana, ben = both
    thing, lengths = our_goal(both), set()
    for stand in ("keep", ""):
        for one in both:
            one.post("/ours/review/choose", thing=thing, stand=stand)
            one.post("/ours/review")
        lengths |= {len(one.get("/ours/review").data) for one in both}
        refused = ana.post("/ours/review")
        assert refused.status_code == 409
        lengths.add(len(refused.data))
        accounts.clock.passes(hours=24)
    assert len(lengths) == 1
    assert "Nothing came out this time" in ben.get("/ours/review").text


def test_one_thing_a_page_each_skippable_and_a_double_tap_is_one(both: Both) -> None:
    ana, _ = both
    thing = our_goal(both)
    our_goal(both, "to walk more")
    page = ana.get("/ours/review/1").text
    assert "1 of 2" in page
    assert 'href="/ours/review/2"' in page
    assert "aria-pressed" not in page, "nothing is chosen beforehand"
    at = str(made_at())
    assert ana.post("/ours/review/choose", thing=thing, stand="keep", at=at).location == "/ours/review/1"
    assert "aria-pressed" not in ana.get("/ours/review/1").text, "sooner than anyone can read"
    assert ana.post("/ours/review/choose", thing=thing, stand="keep").location == "/ours/review/2"
    assert ana.post("/ours/review/choose", thing=thing, stand="ease", end="y").location == "/ours/review"
    assert ">Ease<" in ana.get("/ours/review").text
    ana.post("/ours/review/choose", thing=thing, stand="")
    assert ">Ease<" not in ana.get("/ours/review").text
    past = 3 + len(load_library().exercises)
    assert ana.get(f"/ours/review/{past}").location == "/ours/review"
    assert ana.get("/ours/review/0").location == "/ours/review"
    assert ana.post("/ours/review/choose", thing=thing, stand="keep", line="x" * 161).status_code == 422
    assert "x" * 161 in ana.page
    assert ana.post("/ours/review/choose", thing="goal/none", stand="keep").status_code == 409


def test_only_what_the_two_did_lately_comes_first_and_the_rest_is_one_tap_away(both: Both, accounts: Accounts) -> None:
    ana, ben = both
    assert "nothing has to be looked at" in ana.get("/ours/review").text
    assert 'href="/ours/review/1"' not in ana.page
    titles = {words["title"] for words in load_library().shelf("en")}
    everything = ana.get("/ours/review/all").text
    assert all(escape(title) in everything for title in titles)
    did(accounts, "five-things")
    for one in both:
        assert 'href="/ours/review/1"' in one.get("/ours/review").text
        page = one.get("/ours/review/1").text
        assert "Five things" in page
        assert "1 of 1" in page
        assert 'rel="next" href="/ours/review"' in page
        assert "Five things" not in one.get("/ours/review/all").text
    rest = re.search(r'href="/ours/review/(\d+)\?end=y"', ben.get("/ours/review/all").text)
    assert rest
    page = ben.get(f"/ours/review/{rest[1]}?end=y").text
    assert " of " not in page.split('class="deck-line"')[1].split("</p>")[0]
    thing = re.search(r'name="thing" value="([^"]+)"', page)
    assert thing
    assert ben.post("/ours/review/choose", thing=thing[1], stand="keep", end="y").location == "/ours/review"
    assert ">Keep<" in ben.get("/ours/review/all").text
    assert ">Keep<" not in ana.get("/ours/review/all").text


def test_not_yet_after_all_and_either_takes_a_thing_off_both_pages(both: Both) -> None:
    ana, ben = both
    thing = our_goal(both)
    for one in both:
        one.post("/ours/review/choose", thing=thing, stand="keep")
    ana.post("/ours/review")
    assert "You are ready." in ana.get("/ours/review").text
    ana.post("/ours/review/not-yet")
    ben.post("/ours/review")
    assert 'id="out"' not in ana.get("/ours/review").text
    ana.post("/ours/review")
    assert "a slow evening" in out(ben)
    ben.post(f"/ours/review/back/{thing}")
    assert "a slow evening" not in out(ana)
