"""Reading on a phone: one card a page, four equal ways on, with a thumb, the keyboard, or without scripts."""

import re

from playwright.sync_api import Locator, expect

from tests.journeys.conftest import signed_in
from tests.journeys.guests import Guest, guest
from tests.phone import PhoneOf, assert_accessible
from tests.server import Server
from tests.wires import two_people

Two = tuple[Guest, Guest]
SLOWER_THAN_A_DOUBLE_TAP = 500  # ms


def ways(one: Guest) -> Locator:
    return one.page.get_by_role("group", name="And now").locator(".button")


def reads(one: Guest, title: str) -> None:
    """From the list, as one finds it; slowly enough to have read it."""
    one.page.goto(one.home + "learn")
    one.page.get_by_role("link", name=title, exact=True).click()
    one.heading(title)
    one.page.wait_for_timeout(SLOWER_THAN_A_DOUBLE_TAP)


def test_a_card_is_read_put_off_hidden_and_brought_back(two: Two) -> None:
    ana, ben = two
    ana.page.goto(ana.home)
    ana.page.get_by_role("link", name="Something to read").click()
    ana.is_open_to_everyone()
    ana.page.get_by_role("link", name="Open the first one").click()
    ana.heading("Your nervous system, in plain words")
    ana.is_open_to_everyone()
    expect(ways(ana)).to_have_text(["Continue", "Later", "Hide", "Ground me"])
    boxes = [way.bounding_box() for way in ways(ana).all()]
    assert len({(round(box["width"]), round(box["height"])) for box in boxes if box}) == 1, "all four alike"
    assert min(box["height"] for box in boxes if box) >= 48
    ana.page.get_by_text("Where this comes from").click()
    ana.reads("The Developing Mind")
    ana.is_open_to_everyone()
    ana.page.get_by_role("link", name="Continue").click()
    ana.heading("Fight")
    ana.page.wait_for_timeout(SLOWER_THAN_A_DOUBLE_TAP)
    ana.taps("Later")
    ana.heading("Flight")
    ana.reads("It comes back at the end.")
    ana.page.wait_for_timeout(SLOWER_THAN_A_DOUBLE_TAP)
    ana.taps("Hide")
    ana.heading("Freeze")
    ana.page.goto(ana.home + "learn")
    ana.heading("For later")
    ana.never_reads(re.compile("^Flight$"))
    ana.page.get_by_role("link", name="What I put away").click()
    ana.is_open_to_everyone()
    ana.taps("Bring back: Flight")
    ana.heading("Flight")
    ben.page.goto(ben.home + "learn")
    ben.never_reads("For later")
    ben.never_reads("What I put away")


def test_whether_it_resonates_is_one_tap_and_is_taken_back_by_another(two: Two) -> None:
    ana, _ = two
    reads(ana, "Stress from outside, shame inside")
    for label in ("Yes", "Partly", "No", "Rather not say"):
        expect(ana.button(label)).not_to_have_attribute("aria-pressed", "true")
    ana.button("Partly").focus()
    ana.page.keyboard.press("Enter")
    expect(ana.button("Partly")).to_have_attribute("aria-pressed", "true")
    ana.reads("Kept, for you alone.")
    ana.is_open_to_everyone()
    ana.taps("Rather not say")
    ana.reads("Nothing of it is kept.")
    expect(ana.button("Partly")).not_to_have_attribute("aria-pressed", "true")
    ana.page.get_by_role("link", name="Ground me").click()
    ana.heading("Toolkit")


def test_four_questions_lead_to_one_s_own_number_and_away_again(two: Two) -> None:
    ana, _ = two
    ana.page.goto(ana.home + "learn")
    ana.page.get_by_role("link", name="A short questionnaire").click()
    ana.is_open_to_everyone()
    ana.page.get_by_role("link", name="Open it").click()
    for n, label in enumerate(("Very Happy", "Completely TRUE", "Mostly", "Almost Completely"), 1):
        ana.reads(f"{n} of 4")
        ana.is_open_to_everyone()
        ana.page.wait_for_timeout(SLOWER_THAN_A_DOUBLE_TAP)
        ana.taps(label)
    ana.reads("Your number: 16")
    ana.is_open_to_everyone()
    ana.taps("Delete all of it")
    ana.heading("Nothing is kept")


def test_signed_out_and_without_scripts_it_reads_just_as_well(demo: Server, phone_of: PhoneOf) -> None:
    wire = two_people(demo)[0]
    somebody = guest(phone_of("Somebody", java_script_enabled=False, viewport={"width": 320, "height": 640}), "Ben")
    somebody.page.goto(wire.base)
    somebody.page.get_by_role("link", name="Something to read first").click()
    somebody.page.get_by_role("link", name="Freeze", exact=True).click()
    expect(ways(somebody)).to_have_text(["Continue", "Ground me"])
    somebody.reads("Nothing is kept while you are not signed in.")
    somebody.page.get_by_role("link", name="Continue").click()
    somebody.heading("Fawn")
    signed_in(somebody, wire)
    reads(somebody, "Fawn")
    somebody.taps("Hide")
    somebody.heading("A pause is a skill")
    reads(somebody, "Repair")
    somebody.taps("Yes")
    expect(somebody.button("Yes")).to_have_attribute("aria-pressed", "true")


def test_nothing_on_a_small_phone_in_the_dark_is_cut_off(demo: Server, phone_of: PhoneOf) -> None:
    wire = two_people(demo)[0]
    ana = guest(phone_of("Ana", viewport={"width": 320, "height": 640}, color_scheme="dark"), "Ben")
    signed_in(ana, wire)
    for path in ("learn", "learn/end", "learn/away", "learn/questions", "learn/questions/2", "learn/questions/end"):
        ana.page.goto(f"{wire.base}/{path}")
        assert_accessible(ana.page)
        assert ana.page.evaluate("document.documentElement.scrollWidth") <= 320, path
