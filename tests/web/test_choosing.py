"""What one reads before proposing offers only as much as keeps clear of what either leaves out."""

import re

from couples.store import couples
from couples.store.database import Unit
from couples.store.grounds import mark_practised
from tests.accounts import Accounts
from tests.web.conftest import Browser, link
from tests.web.test_notes import person_id


def depths(browser: Browser, room: str, exercise: str) -> list[str]:
    return re.findall(r'name="depth" value="(\d)"', browser.get(f"{room}/choosing/{exercise}").text)


def opens_touch(accounts: Accounts, ana: Browser, ben: Browser) -> None:
    """All of its ground is there."""
    for browser in (ana, ben):
        kit = re.search(r'href="(/self/kit/[^"/]+)"', browser.get("/self/kit").text)
        assert kit
        browser.post(kit[1], text="the blue blanket")
    card = ana.post("/cards/new", kind="stop", text="lighthouse").location
    ana.post(card, text="lighthouse", answer="yes", then="partner")
    hers = person_id(accounts, ana)

    def practised(unit: Unit) -> None:
        seat = couples.seat_of(unit, hers)
        assert seat
        mark_practised(unit, seat.couple_id)

    accounts.store.write(practised)


def test_only_the_depths_that_are_left_are_there_to_choose_for_either(
    ana: Browser, ben: Browser, accounts: Accounts
) -> None:
    link(ana, ben)
    opens_touch(accounts, ana, ben)
    room = ana.post("/s").location
    ben.post("/s")
    assert depths(ana, room, "sensory-ladder") == ["1", "2", "3"]
    ben.post("/cards/left-out", topic="hug")
    for browser in (ana, ben):
        assert depths(browser, room, "sensory-ladder") == ["1", "2"]
        assert 'data-depths="1 2"' in browser.page, "what a proposal offers goes by this"
        assert "one hug" not in browser.page
    ben.post("/cards/left-out", topic="shoulders")
    assert depths(ana, room, "sensory-ladder") == []
    assert 'data-depth="1"' in ana.page


def test_what_cannot_be_chosen_now_says_why_in_its_own_words(ana: Browser, ben: Browser) -> None:
    link(ana, ben)
    room = ana.post("/s").location
    ben.post("/s")
    closed = ana.get(f"{room}/choosing/sensory-ladder")
    assert (closed.status_code, closed.headers["X-Reason"]) == (409, "not-open-yet")
    assert "Touch together is not open yet" in closed.text
    ben.post("/cards/left-out", topic="breath")
    for browser in (ana, ben):
        off = browser.get(f"{room}/choosing/breathe-together")
        assert (off.status_code, off.headers["X-Reason"]) == (409, "off-the-shelf")
        assert 'data-phrase="reason-off-the-shelf"' in browser.get(room).text
    assert ana.get(f"{room}/choosing/nothing").status_code == 404
