"""Alone with a phone: a checkpoint to its draft, the body by finger, keyboard and list, and a kit in a paused room."""

import re

from playwright.sync_api import expect

from tests.journeys import evening
from tests.journeys.conftest import signed_in
from tests.journeys.guests import Guest, guest
from tests.phone import PhoneOf
from tests.server import Server
from tests.wires import two_people

Two = tuple[Guest, Guest]
READ = 500  # ms; nobody answers sooner than they can read


def begins(one: Guest, title: str = "What is my body saying") -> None:
    one.page.goto(one.home + "self")
    one.page.get_by_role("link", name=re.compile(title)).click()
    one.taps("Begin")


def goes_on(one: Guest, tap: str = "Next") -> None:
    """By the button, once the page has been read."""
    question = one.page.get_by_role("heading", level=1).inner_text()
    one.page.wait_for_timeout(READ)
    one.taps(tap)
    expect(one.page.get_by_role("heading", level=1)).not_to_have_text(question)


def picks(one: Guest, chip: str) -> None:
    one.page.locator(".tap").filter(has_text=chip).click()


def test_a_checkpoint_from_the_first_question_to_a_draft(two: Two) -> None:
    ana, _ = two
    ana.page.goto(ana.home)
    ana.page.get_by_role("link", name=re.compile("Look after yourself")).click()
    ana.is_open_to_everyone()
    ana.page.get_by_role("link", name=re.compile("What is my body saying")).click()
    ana.is_open_to_everyone()
    ana.taps("Begin")
    ana.is_open_to_everyone()
    picks(ana, "Tight")
    goes_on(ana)
    ana.is_open_to_everyone()
    ana.page.locator("[data-region=throat]").click()
    expect(ana.page.locator("[data-marked]")).to_have_text("Throat")
    goes_on(ana)
    picks(ana, "Fear")
    goes_on(ana, "Keep it, and stop here")
    ana.reads("It waits here as long as you like")
    ana.page.get_by_role("link", name="Look at it again").click()
    ana.page.get_by_role("link", name="Go on from there").click()
    expect(ana.page.get_by_label("Fear")).to_be_checked()
    goes_on(ana)
    for _ in range(4):
        goes_on(ana, "Skip")
    ana.heading("How would my best self respond?")
    picks(ana, "I would like to go slower.")
    ana.writes("In your own words", "And sit by the window first.")
    goes_on(ana)
    ana.is_open_to_everyone()
    ana.reads("I would like to go slower. And sit by the window first.")
    entry = ana.page.url
    ana.taps("Make it a draft")
    expect(ana.page).to_have_url(re.compile("/drafts/"))
    draft = ana.page.get_by_label("What you would like to say")
    expect(draft).to_have_value("I would like to go slower.\n\nAnd sit by the window first.")
    ana.page.goto(entry)
    ana.page.get_by_role("link", name="Keep it as one of my signals").click()
    ana.is_open_to_everyone()
    expect(ana.page.get_by_label("When my body does this")).to_have_value("Tight · Throat")
    ana.taps("Keep")
    ana.reads("Tight · Throat")
    ana.is_open_to_everyone()
    ana.page.goto(entry)
    ana.taps("Delete all of this")
    ana.taps("Bring it back")
    ana.reads("And sit by the window first.")


def test_the_body_answers_to_the_keyboard_and_to_the_list_alike(two: Two) -> None:
    ana, _ = two
    begins(ana)
    goes_on(ana, "Skip")
    chest = ana.page.get_by_role("checkbox", name="Chest").first
    for _ in range(20):
        ana.page.keyboard.press("Tab")
        if chest.evaluate("region => region === document.activeElement"):
            break
    ana.page.keyboard.press("Space")
    expect(chest).to_be_checked()
    ana.page.keyboard.press("Tab")
    ana.page.keyboard.press("Enter")
    expect(ana.page.locator("[data-marked]")).to_have_text(re.compile("^Chest · "))
    ana.page.keyboard.press("Enter")
    ana.page.get_by_text("As a list of words").click()
    expect(ana.page.locator("input[value=chest]")).to_be_checked()
    picks(ana, "Hands")
    picks(ana, "Chest")
    expect(ana.page.locator("[data-region=hands]").first).to_be_checked()
    expect(chest).not_to_be_checked()
    ana.taps("Back of the body")
    expect(ana.page.locator("[data-region=hands]").last).to_be_checked()
    ana.page.locator("[data-region=neck]").click()
    ana.is_open_to_everyone()
    ana.page.set_viewport_size({"width": 320, "height": 640})
    assert ana.page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    ana.page.set_viewport_size({"width": 1280, "height": 800})
    for side in ("Front", "Back of the body"):  # both stand side by side now, each under its name
        ana.reads(side)
    ana.is_open_to_everyone()
    goes_on(ana)
    ana.page.go_back()
    expect(ana.page.locator("[data-marked]")).to_have_text("Hands · Neck")


def test_without_scripts_the_list_does_the_same(demo: Server, phone_of: PhoneOf) -> None:
    wire = two_people(demo)[0]
    ana = guest(phone_of("Ana", java_script_enabled=False), "Ben")
    signed_in(ana, wire)
    ana.page.goto(f"{wire.base}/self")
    begins(ana)
    goes_on(ana, "Skip")
    expect(ana.page.locator("[data-region]").first).to_be_hidden()
    picks(ana, "Chest")
    picks(ana, "Nowhere that I can tell")
    goes_on(ana)
    goes_on(ana, "Back")
    for place in ("chest", "nowhere"):
        expect(ana.page.locator(f"input[value={place}]")).to_be_checked()


def opens_the_kit(one: Guest) -> None:
    one.page.get_by_role("link", name="My comfort kit").click()
    one.heading("Comfort kit")


def test_the_kit_opens_from_a_pause_under_it_and_the_partner_sees_nothing(two: Two) -> None:
    ana, ben = two
    room = ana.page.url
    ana.page.goto(ana.home + "self/kit")
    ana.is_open_to_everyone()
    ana.page.get_by_role("link", name="Something to hold").click()
    ana.is_open_to_everyone()
    ana.taps("A smooth stone")
    ana.reads("It is in your kit.")
    ana.page.goto(room)
    ana.is_heard()
    evening.in_a_step(ana, ben)
    evening.pauses(ana)
    ben.sees("paused")
    ana.reads("It stands on Ben’s screen.")
    before = ben.rested_text
    opens_the_kit(ana)
    ana.reads("A smooth stone")
    ana.is_open_to_everyone()
    assert ana.focus == "Comfort kit"
    bar = ana.page.locator("button.pause").bounding_box()
    assert bar
    hit = "([x, y]) => Boolean(document.elementFromPoint(x, y)?.closest('button.pause'))"
    assert ana.page.evaluate(hit, [bar["x"] + bar["width"] / 2, bar["y"] + bar["height"] / 2]), "nothing covers it"
    assert ben.screen_text == before
    opens_the_kit(ben)
    ben.reads("Nothing is in it yet.")
    ben.is_open_to_everyone()
    ben.taps("Back to the room")
    assert ben.screen_text == before
    evening.pauses(ben)
    ana.sees("paused")
    ana.reads("You have both paused.")
    expect(ana.page.locator("#layer-kit")).to_have_count(0)
    assert "A smooth stone" not in ana.page.content(), "it leaves the page when it is closed"


def test_a_closed_kit_leaves_one_where_one_was_and_without_a_line_there_is_something_else(two: Two) -> None:
    ana, ben = two
    evening.in_a_step(ana, ben)
    evening.pauses(ben)
    ana.sees("paused")
    opens_the_kit(ana)
    ana.page.keyboard.press("Escape")
    ana.reads("You have both paused.")
    opens_the_kit(ana)
    ana.taps("Back to the room")
    ana.sees("paused")
    expect(ana.page.get_by_role("link", name="My comfort kit")).to_be_focused()
    with ana.without_network():
        ana.page.get_by_role("link", name="My comfort kit").click()
        ana.heading("Toolkit")
