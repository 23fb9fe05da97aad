"""The pictures in the README, taken from the running house by two phones that live through a short evening.

    make pictures        writes docs/pictures/<name>.png, 390 x 844 in CSS pixels

Uses the words of the journeys (tests/journeys), so a picture cannot show what no journey reaches.
"""

import sys
import tempfile
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

from tests import machine
from tests.journeys import evening
from tests.journeys.conftest import come_in
from tests.phone import FLAGS, Phone, a_phone
from tests.server import Server, a_server

HERE = Path(__file__).resolve().parent / "pictures"
SETTLED = 600  # ms for fonts, focus and transitions to come to rest
LOOK = {"color_scheme": "light"}
BREATH = 2500  # ms into the first breath, when the shape has grown


def main() -> int:
    """Takes them all; answers 1 when there is no browser."""
    program = machine.chromium()
    if program is None:
        print(f"no browser here: {machine.NEEDS['chromium'].otherwise}", file=sys.stderr)
        return 1
    HERE.mkdir(exist_ok=True)
    with (
        tempfile.TemporaryDirectory() as place,
        a_server(Path(place) / "house", "eventlet", "demo") as house,
        sync_playwright() as playwright,
    ):
        browser = playwright.chromium.launch(executable_path=program, args=FLAGS)
        _outside(browser, house)
        _an_evening(browser, house)
        _a_look_back(browser, house)
        browser.close()
    print(*sorted(path.name for path in HERE.glob("*.png")), sep="\n")
    return 0


def _outside(browser: Browser, house: Server) -> None:
    """What somebody sees who has not signed in."""
    phone = a_phone(browser, "somebody", **LOOK)
    for name, path in (("welcome", "/"), ("help", "/help")):
        phone.page.goto(house.url + path)
        _take(phone, name)
    phone.context.close()


def _an_evening(browser: Browser, house: Server) -> None:
    """The main screens, in the order in which the two meet them."""

    ana, ben = come_in(house, lambda name, **_: a_phone(browser, name, **LOOK))
    _take(ana.phone, "lobby")
    evening.proposes(ana)
    ben.sees("proposal")
    _take(ben.phone, "proposal")
    evening.agrees(ben)
    for each in (ana, ben):
        each.sees("gate")
    _take(ana.phone, "gate")
    evening.both_say_yes(ana, ben)
    ana.page.wait_for_timeout(BREATH)
    _take(ana.phone, "breathe")
    evening.pauses(ben)
    ana.sees("paused")
    _take(ana.phone, "paused-by-partner")
    _take(ben.phone, "paused-by-me")
    for each in (ana, ben):
        each.phone.context.close()


def _a_look_back(browser: Browser, house: Server) -> None:
    """What each of the two is asked at the end, alone first."""
    ana, ben = come_in(house, lambda name, **_: a_phone(browser, name, **LOOK))
    evening.in_the_debrief(ana, ben)
    _take(ana.phone, "debrief")
    for each in (ana, ben):
        each.phone.context.close()


def _take(phone: Phone, name: str) -> None:
    phone.page.mouse.move(0, 0)
    phone.page.wait_for_timeout(SETTLED)
    phone.page.screenshot(path=HERE / f"{name}.png")


if __name__ == "__main__":
    sys.exit(main())
