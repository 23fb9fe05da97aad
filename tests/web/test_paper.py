"""A therapist's sheet: what each owner shares with them now, with the owner's name and the day; and nothing else."""

import html
import re
from datetime import timedelta

import pytest

from couples.web.login import GLANCE
from tests.accounts import Accounts
from tests.web.conftest import Browser, BrowserOf
from tests.web.test_couple_page import fill_in, hands, noa, reads, space
from tests.web.test_guide import tokenless

__all__ = ["noa"]  # the therapist of these tests


def goal_of(person: Browser) -> str:
    found = re.search(r'href="(/mine/goals/[0-9a-f]+)"', person.get("/mine/goals").text)
    assert found
    return found[1]


def test_a_sheet_says_whose_each_thing_is_and_since_when(
    noa: Browser, ana: Browser, ben: Browser, accounts: Accounts
) -> None:
    there = space(noa)
    fill_in(ana, ben)
    hands(ana, goal_of(ana), "goal")
    hands(ana, "/ours/goals", "ours")
    hands(ben, "/ours/goals", "ours")
    hands(ana, "/mine/kept/good", "keepsake")
    page = reads(noa, f"{there}/print/sheet")
    assert "To ask <b>first</b>" in page
    assert "To ask &lt;b&gt;first" in noa.page
    assert page.count("Shared by Ana on") == 2
    assert page.count("Shared by Ana and Ben on") == 1
    assert "shared by each for their therapist alone" in page
    from_now_on = reads(noa, f"{there}/print/sheet?from={accounts.clock().wall.date() - timedelta(days=1)}")
    assert "To ask" in from_now_on
    assert "There is nothing to print" in reads(noa, f"{there}/print/sheet?from=2099-01-01")
    assert noa.get(f"{there}/print/sheet").headers["Cache-Control"] == "no-store"
    assert re.search("<title>(.*?)</title>", noa.page, re.DOTALL)[1] == "Desk · Attune"  # type: ignore[index]  # it is there


def test_what_is_taken_back_is_on_no_sheet_any_more_and_the_reading_is_noted(
    noa: Browser, ana: Browser, ben: Browser
) -> None:
    there = space(noa)
    fill_in(ana, ben)
    hands(ana, goal_of(ana), "goal")
    assert "To ask" in noa.get(f"{there}/print/sheet").text
    openings = [person.get("/guide/openings").text for person in (ana, ben)]
    assert [page.count("<time") for page in openings] == [1, 1]
    assert ["To ask" in page for page in openings] == [True, False]
    ana.get(goal_of(ana))
    ana.post("/guide/take-back", item="goal", of=goal_of(ana).rpartition("/")[2])
    assert "To ask" not in noa.get(f"{there}/print/sheet").text
    assert "There is nothing to print" in noa.page


@pytest.mark.parametrize("more", ["", "/practice", "/talk", "/print/sheet", "/print/sheet?from=2020-01-01"])
def test_an_open_page_of_a_couple_looks_for_itself_whether_it_still_holds(
    noa: Browser, ana: Browser, accounts: Accounts, more: str
) -> None:
    there = space(noa)
    for path in (f"{there}{more}", "/desk"):
        page = noa.get(path).text
        found = re.search(r'data-fresh="([^"]+)"', page)
        assert found, f"{path} goes on showing what it showed"
        assert html.unescape(found[1]) == path
        assert "js/fresh.js" in page
        assert noa.client.get(path, headers={GLANCE: "1"}).status_code == 200
    accounts.clock.passes(minutes=16)
    assert noa.client.get(f"{there}{more}", headers={GLANCE: "1"}).location.startswith("/sign-in")


def test_choosing_opens_nothing_and_a_wrong_day_is_asked_for_again(noa: Browser, ana: Browser) -> None:
    there = space(noa)
    page = reads(noa, f"{there}/print")
    assert "cannot be taken back" in page
    assert "Since you last looked" not in page
    assert "Not yet." in ana.get("/guide/openings").text
    wrong = noa.get(f"{there}/print/sheet?from=soon<")
    assert wrong.status_code == 422
    assert 'value="soon&lt;"' in wrong.text
    assert "Please choose a day." in wrong.text
    assert "Not yet." in ana.get("/guide/openings").text


def test_a_sheet_is_the_same_byte_by_byte_whatever_is_not_shared(noa: Browser, ana: Browser, ben: Browser) -> None:
    there = space(noa)

    def sheets() -> list[str]:
        return [tokenless(noa.get(f"{there}/print{more}").text) for more in ("", "/sheet", "/sheet?from=2020-01-01")]

    before = sheets()
    fill_in(ana, ben)
    hands(ana, "/ours/goals", "ours")  # one yes of two
    ana.post("/cards/new", kind="wish", text="Tea in bed")
    assert sheets()[1:] == before[1:]


def test_a_card_stands_there_without_a_day_and_only_on_the_whole_sheet(noa: Browser, ana: Browser) -> None:
    there = space(noa)
    card = ana.post("/cards/new", kind="wish", text="Tea in bed").location
    ana.get(card)
    ana.post(card, answer="yes-if", text="Tea in bed", words="not on Mondays", then="therapist", to=ana.hidden("to"))
    page = html.unescape(noa.get(f"{there}/print/sheet").text)
    assert "Tea in bed" in page
    assert "Shared by Ana<" in page
    assert "Nothing here is consent to anything" in page
    assert "Tea in bed" not in noa.get(f"{there}/print/sheet?from=2020-01-01").text


@pytest.mark.parametrize("path", ["/print", "/print/sheet"])
def test_nobody_else_prints_it_and_neither_does_who_is_out(
    noa: Browser, ana: Browser, a_browser: BrowserOf, path: str
) -> None:
    there = space(noa)
    assert ana.get(f"{there}{path}").status_code == 404
    ana.get("/guide/end")
    ana.post("/guide/end")
    assert noa.get(f"{there}{path}").status_code == 404
