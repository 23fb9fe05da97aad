"""How it is in each, at any time of an evening: private, shared line by line and taken back, and kept for oneself."""

from playwright.sync_api import expect

from tests.journeys import evening
from tests.journeys.guests import Guest

Two = tuple[Guest, Guest]


def says(one: Guest, line: str, word: str) -> None:
    chip = one.page.locator(f"[data-sky-line={line}] [data-sky-chip]", has_text=word)
    chip.click()
    expect(chip).to_have_attribute("aria-pressed", "true")


def shares(one: Guest, line: str) -> None:
    one.insists(one.page.locator(f"[data-sky-line={line}] [data-sky-share]"))


def opens_weather(one: Guest) -> None:
    one.page.get_by_role("button", name="My weather").locator("visible=true").first.click()
    one.heading("What is the weather in you?")


def test_weather_is_said_at_the_start_and_only_what_is_shared_stands_with_the_partner(two: Two) -> None:
    ana, ben = two
    opens_weather(ana)
    ana.is_open_to_everyone()
    says(ana, "body", "Tired")
    says(ana, "presence", "Partly here")
    shares(ana, "presence")
    ben.reads("There: Partly here")
    ben.never_reads("Body: Tired")
    ben.is_open_to_everyone()
    ana.page.locator("[data-sky-line=presence] [data-sky-back]").click()
    ben.never_reads("There: Partly here")
    ana.taps("Keep it for myself")
    ana.reads("Kept. Only you can see it")
    ana.taps("Back to the room")
    ana.sees("lobby")
    ana.page.goto(f"{ana.home}mine/weather")
    ana.page.locator("summary", has_text="The same in words").click()
    ana.reads("Partly here")


def test_it_is_reached_from_a_step_and_a_pause_lies_above_it(two: Two) -> None:
    ana, ben = two
    evening.in_a_step(ana, ben)
    opens_weather(ana)
    says(ana, "us", "Near")
    shares(ana, "us")
    ben.reads("Us: Near")
    evening.pauses(ben)
    ana.heading("Ben has paused.")
    opens_weather(ana)
    ana.reads("You and Ben can see this.")
    ana.taps("Back to the room")
    ana.sees("paused")
    evening.ends(ben)
    for each in two:
        each.sees("debrief")
        each.never_reads("Us: Near")
    expect(ana.page.locator("[data-line=presence]").get_by_text("Being here")).to_be_visible()


def test_settling_is_a_minute_for_oneself_at_both_ends_and_can_be_skipped(two: Two) -> None:
    ana, ben = two
    ana.taps("A minute to settle")
    ana.reads("Find five things that you can see")
    ana.is_open_to_everyone()
    ana.taps("Back to the room")
    ana.page.locator(".arriving").get_by_role("button", name="Skip").click()
    ana.never_reads("A minute to settle")
    ben.reads("A minute to settle")
    evening.in_the_debrief(ana, ben)
    for each in two:
        each.page.locator(".pager [data-to=keep]").click()
        each.taps("I am done for today")
    ana.heading("That is all for today")
    ana.page.locator("summary", has_text="A minute to let it settle").click()
    ana.reads("Drink something, or open a window.")
    ana.is_open_to_everyone()
