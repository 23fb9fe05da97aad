"""A page whose scripts do not come says so, and never "running" for ever (F8, F18); its pause still works."""

import re
import time
from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, Route, expect

from tests.faults.rooms import RUNNING, Seat, in_a_room
from tests.faults.village import Village, a_village
from tests.phone import PhoneOf
from tests.wires import at_the_gate

WITHIN = 7.0  # seconds from the answer of the house to a page that says that it cannot vouch for itself
GIVEN = 5500.0  # milliseconds a page has to vouch for itself (room.css)
MISSING = ("vendor/socket.io.esm", "js/room/main.js", "js/room/heard.js")
COVER = "#cover"


@pytest.fixture(scope="module")
def village(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Village]:
    with a_village(tmp_path_factory.mktemp("half"), len(MISSING) + 4) as village:
        yield village


def loads_without(seat: Seat, part: str) -> None:
    """The page again, and this file does not come."""
    seat.phone.context.route(re.compile(re.escape(part)), lambda route: route.abort())
    seat.page.goto(seat.room)


def visible_screens(page: Page) -> list[str]:
    return [str(each.get_attribute("data-screen")) for each in page.locator("[data-screen]").all() if each.is_visible()]


@pytest.mark.parametrize("part", MISSING)
def test_f08_a_page_whose_scripts_do_not_come_is_covered_in_time_and_its_pause_works(
    village: Village, phone_of: PhoneOf, part: str
) -> None:
    ana, ben = in_a_room(village, phone_of)
    loads_without(ana, part)
    assert visible_screens(ana.page) == [RUNNING]
    expect(ana.page.locator(COVER)).to_be_visible(timeout=WITHIN * 1000)
    ana.heading("This page has not loaded all the way")
    ana.page.locator("form[data-pause] button").click()  # the plain form: nothing covers it
    ben.until("paused")
    assert visible_screens(ana.page) == ["paused"]
    expect(ana.page.locator(COVER)).to_be_hidden()


def test_f08_the_cover_gives_a_way_back(village: Village, phone_of: PhoneOf) -> None:
    ana, ben = in_a_room(village, phone_of)
    loads_without(ana, MISSING[0])
    ben.taps("Pause")
    expect(ana.page.locator(COVER)).to_be_visible(timeout=WITHIN * 1000)
    ana.phone.context.unroute_all()
    ana.page.get_by_role("link", name="Load it again").click()
    expect(ana.page.locator("[data-screen=paused]")).to_be_visible()
    expect(ana.page.locator(COVER)).to_be_hidden()


@pytest.mark.parametrize("motion", ["no-preference", "reduce"])
def test_when_all_is_well_no_cover_is_seen_and_a_slow_page_shows_none_for_nothing(
    village: Village, phone_of: PhoneOf, motion: str
) -> None:
    ana, _ = in_a_room(village, phone_of, reduced_motion=motion)

    def slowly(route: Route) -> None:
        time.sleep(1.5)
        route.continue_()

    ana.phone.context.route(re.compile("js/room/main.js"), slowly)
    ana.page.goto(ana.room, wait_until="commit")
    for _ in range(12):
        covered, age = ana.page.locator(COVER).evaluate(
            "cover => [cover.checkVisibility({ visibilityProperty: true }), performance.now()]"
        )
        assert not covered or age > GIVEN  # a machine that takes longer than that has a page to be doubted
        ana.page.wait_for_timeout(150)
    ana.is_heard()
    assert visible_screens(ana.page) == [RUNNING]
    assert ana.page.locator(COVER).get_attribute("data-unproven") is None


def test_without_scripts_there_is_no_cover(village: Village, phone_of: PhoneOf) -> None:
    ana, _ = in_a_room(village, phone_of, at_the_gate)
    plain = phone_of("Ana without scripts", java_script_enabled=False)
    assert ana.wire is not None
    cookie = str(ana.wire.web.cookies.get("login"))
    plain.context.add_cookies([{"name": "login", "value": cookie, "url": ana.wire.base}])
    plain.page.goto(ana.room)
    plain.page.wait_for_timeout(6500)
    expect(plain.page.locator(COVER)).to_be_hidden()
