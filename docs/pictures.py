"""The pictures in the README, taken from the running house by two phones that live through a short evening.

    make pictures        writes docs/pictures/<name>.png, in CSS pixels: a phone 390 x 844, a laptop 1280 x 800

Uses the words of the journeys (tests/journeys), so a picture cannot show what no journey reaches.
"""

import sys
import tempfile
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

from tests import machine
from tests.journeys import arriving, evening
from tests.journeys.guests import Guest, guest
from tests.phone import FLAGS, Phone, a_phone
from tests.server import a_server

HERE = Path(__file__).resolve().parent / "pictures"
SETTLED = 600  # ms for fonts, focus and transitions to come to rest
BREATH = 2500  # ms into the first breath, when the shape has grown
LAPTOP, PHONE = (1280, 800), (390, 844)


def main() -> int:
    """Takes them all; answers 1 when there is no browser."""
    program = machine.chromium()
    if program is None:
        print(f"no browser here: {machine.NEEDS['chromium'].otherwise}", file=sys.stderr)
        return 1
    HERE.mkdir(exist_ok=True)
    with (
        tempfile.TemporaryDirectory() as place,
        a_server(Path(place) / "house", operator="Rosa, in the flat upstairs, for her friends") as house,
        sync_playwright() as playwright,
    ):
        browser = playwright.chromium.launch(executable_path=program, args=FLAGS)
        ana, ben = (guest(_phone(browser, name), other) for name, other in (("Ana", "Ben"), ("Ben", "Ana")))
        _arriving(ana, ben, house.url)
        _an_evening(ana, ben)
        _a_look_back(ana, ben)
        _by_lamplight(ana, ben)
        browser.close()
    print(*sorted(path.name for path in HERE.glob("*.png")), sep="\n")
    return 0


def _phone(browser: Browser, name: str) -> Phone:
    return a_phone(browser, name, color_scheme="light")


def _arriving(ana: Guest, ben: Guest, house: str) -> None:
    """From the first page to two who are linked."""
    for name, path in (("help", "/help"), ("who", "/welcome/who"), ("welcome", "/")):
        ana.page.goto(house + path)
        _take(ana, name)
    arriving.sign_up(ana, house)
    ana.page.get_by_role("link", name="Link", exact=True).click()
    arriving.makes_code(ana)
    _take(ana, "link-code")
    ben.page.goto(arriving.link_address(ana))
    ben.taps("I am new here")
    arriving.sign_up(ben)
    ben.heading("Is this your partner?")
    _take(ben, "link-confirm")
    arriving.confirm(ben, ana)


def _an_evening(ana: Guest, ben: Guest) -> None:
    """The main screens, in the order in which the two meet them."""
    evening.invites(ana)
    evening.joins(ben)
    _take(ana, "lobby")
    _take(ana, "lobby-laptop", LAPTOP)
    evening.in_a_step(ana, ben, evening.TALK)
    _take(ana, "floor")
    _take(ben, "floor-listening")
    evening.pauses(ana)
    ben.sees("paused")
    ben.taps("Change it")
    evening.both_go_on(ana, ben)
    evening.proposes(ana)
    ben.sees("proposal")
    _take(ben, "proposal")
    evening.agrees(ben)
    for each in (ana, ben):
        each.sees("gate")
    _take(ana, "gate")
    evening.both_say_yes(ana, ben)
    ana.page.wait_for_timeout(BREATH)
    _take(ana, "breathe")
    evening.pauses(ben)
    ana.sees("paused")
    _take(ana, "paused-by-partner")
    _take(ana, "paused-by-partner-laptop", LAPTOP)
    ben.reads("It stands on Ana’s screen.")
    _take(ben, "paused-by-me")


def _a_look_back(ana: Guest, ben: Guest) -> None:
    """What each of the two is asked at the end, alone first."""
    evening.both_go_on(ana, ben)
    for each in (ana, ben):
        each.sees("step")
    ana.taps("Finish this step")
    ben.sees("debrief")
    ana.sees("debrief")
    ana.taps("Warm")
    _take(ana, "debrief")
    for each in (ana, ben):
        evening.turns_to(each, "keep")
        each.taps("I am done for today")
    for each in (ana, ben):
        each.sees("closed")


def _by_lamplight(ana: Guest, ben: Guest) -> None:
    """The dim theme, as one chooses it in bed."""
    for each in (ana, ben):
        each.page.goto(f"{each.home}account")
        each.page.locator("label").filter(has_text="Dim").click()
        each.button("Save").locator("visible=true").first.click()
        each.page.goto(each.home)
    evening.invites(ana)
    evening.joins(ben)
    evening.at_the_gate(ana, ben)
    _take(ana, "gate-dim")
    evening.both_say_yes(ana, ben)
    ana.page.wait_for_timeout(BREATH)
    _take(ana, "breathe-dim")
    evening.pauses(ana)
    ben.sees("paused")
    _take(ben, "paused-by-partner-dim")


def _take(one: Guest, name: str, size: tuple[int, int] = PHONE) -> None:
    one.page.set_viewport_size({"width": size[0], "height": size[1]})
    one.page.mouse.move(0, 0)
    one.page.wait_for_timeout(SETTLED)
    one.page.screenshot(path=HERE / f"{name}.png")
    one.page.set_viewport_size({"width": PHONE[0], "height": PHONE[1]})


if __name__ == "__main__":
    sys.exit(main())
