"""What lasts, as two live it: kept by a tap, shown and taken back while the other looks, and looked at together."""

import re

import pytest
from playwright.sync_api import expect

from tests.journeys.conftest import come_in
from tests.journeys.guests import Guest
from tests.journeys.test_looks import look
from tests.journeys.test_room_screens import WIDE
from tests.phone import PhoneOf
from tests.server import Serve

Two = tuple[Guest, Guest]
LONG = "Donaudampfschifffahrtsgesellschaftskapitaenswitwenrentenantrag"
LEAF_INSIDE = """() => [...document.querySelectorAll(".leaf-word")].every((word) =>
  word.getBoundingClientRect().right <= word.ownerSVGElement.getBoundingClientRect().right)"""
READ_IN_MS = 600  # nobody reads a page sooner than that


@pytest.fixture
def home(serve: Serve, phone_of: PhoneOf) -> Two:
    """A house of their own."""
    ana, ben = come_in(serve("eventlet", "demo"), phone_of)
    for each in (ana, ben):
        each.page.goto(f"{each.home}mine")
    return ana, ben


def opens(one: Guest, path: str) -> None:
    one.page.goto(f"{one.home}{path}")


def test_a_plan_and_a_line_are_shown_thanked_for_and_taken_back_while_the_other_looks(home: Two) -> None:
    ana, ben = home
    opens(ana, "mine/care")
    ana.is_open_to_everyone()
    ana.picks("A few kind words", of="checkbox")
    ana.page.locator("summary", has_text="Space").click()
    ana.picks("Some time by myself", of="checkbox")
    ana.taps("Keep")
    ana.taps("Show it to Ben")
    look(ana)
    opens(ben, "ours/shown")
    ben.reads("Some time by myself")
    ben.is_open_to_everyone()

    opens(ana, "mine/kept/good")
    ana.is_open_to_everyone()
    ana.taps("We laughed")
    ana.page.locator("summary", has_text="We laughed").click()
    ana.is_open_to_everyone()
    ana.taps("Show it to Ben")
    ben.reads("We laughed")
    ben.taps("Thank you for telling me")
    ana.page.reload()
    ana.reads("“Thank you for telling me”")
    ana.page.locator("summary", has_text="We laughed").click()
    ana.taps("Take it back")
    ben.never_reads("We laughed")
    opens(ana, "mine/care")
    ana.taps("Take it back")
    ben.reads("Nothing is shown here.")
    assert "Some time by myself" not in ben.page.content()

    opens(ana, "mine/kept/good")
    ana.page.locator("summary", has_text="We laughed").click()
    ana.taps("Delete")
    ana.taps("Bring it back")
    expect(ana.page.locator("summary", has_text="We laughed")).to_be_visible()


def test_the_map_by_keyboard_its_list_does_the_same_and_both_fit_every_screen(home: Two) -> None:
    ana, ben = home
    for area, text, feels in (
        ("people", "my sister", "Feels safe"),
        ("touch", "my neck", "Not now"),
        ("touch", "my hands", "Feels safe"),
    ):
        opens(ana, f"mine/map/new/{area}")
        ana.is_open_to_everyone()
        ana.writes("In your own words", text)
        ana.picks(feels)
        ana.taps("Lay it on the map")
    drawn = ana.page.get_by_role("group", name="Your map.").get_by_role("link", name=re.compile("my neck"))
    drawn.focus()
    ana.page.keyboard.press("Enter")
    ana.heading("my neck")
    ana.is_open_to_everyone()
    ana.button("It depends").focus()
    ana.page.keyboard.press("Enter")
    row = ana.page.locator(".face-row", has_text="my neck")
    expect(row.locator(".said-chip")).to_have_text("It depends")
    row.click()
    ana.heading("my neck")
    opens(ana, "mine/map")
    look(ana)
    ana.taps("Show this map")
    opens(ben, "ours/shown")
    ben.reads("my neck")
    look(ben)
    opens(ana, "mine/map")
    ana.page.locator(".face-row", has_text="my neck").click()
    ana.taps("Not now")
    expect(ben.page.locator(".read-row", has_text="my neck").locator(".said-chip")).to_have_text("Not now")


def test_weather_is_kept_drawn_and_told_in_words(home: Two) -> None:
    ana, _ = home
    opens(ana, "mine/weather")
    look(ana)
    ana.picks("Tense")
    ana.picks("Stormy")
    ana.taps("Keep")
    expect(ana.page.get_by_role("img", name=re.compile("Weather over time"))).to_be_visible()
    ana.page.get_by_text("The same in words").click()
    ana.reads("Stormy")
    look(ana)
    opens(ana, "mine/kept/helped")
    ana.taps("A walk")
    expect(ana.page.get_by_role("img", name=re.compile("leaves on a branch"))).to_be_visible()
    look(ana)


def test_a_goal_of_both_and_what_comes_out_of_a_review(home: Two) -> None:
    ana, ben = home
    opens(ben, "ours/goals")
    opens(ana, "ours/goals")
    ana.writes("In your own words", "one slow evening")
    ana.taps("Bring it")
    ben.reads("one slow evening")
    ben.taps("I want it too")
    expect(ana.page.locator(".said-chip")).to_have_text("Of both")
    look(ana, ben)

    opens(ben, "ours/review")
    for each, stand, line in ((ana, "Deepen", "we are slow"), (ben, "Ease", "some days")):
        opens(each, "ours/review")
        each.page.get_by_role("link", name="Look through it alone").click()
        each.heading("one slow evening")
        each.page.get_by_text("A line with it, if you like").click()
        each.writes("A line with it", line)
        look(each)
        each.page.wait_for_timeout(READ_IN_MS)
        with each.page.expect_navigation():
            each.page.get_by_role("button", name=stand).click()
        opens(each, "ours/review")
        each.reads(line)
    ana.taps("Ready. Bring it out when we both are.")
    ana.never_reads("some days")
    ben.taps("Ready. Bring it out when we both are.")
    for each in (ana, ben):
        each.heading("What came out")
        expect(each.page.locator(".plain-list .said-chip").first).to_have_text("Ease")
        each.reads("some days")
        each.reads("we are slow")
    look(ben)
    ben.taps("Take it off both pages")
    ana.never_reads("some days")


def test_one_very_long_word_moves_no_page_sideways(home: Two) -> None:
    ana, ben = home
    for path in ("mine/goals", "ours/goals"):
        opens(ana, path)
        ana.writes("In your own words", LONG)
        ana.page.locator("main form button.primary").click()
    opens(ana, "mine/weather")
    ana.page.locator("summary", has_text="In your own words").click()
    ana.page.locator("[name=own_body]").fill(LONG)
    ana.taps("Keep")
    ana.taps("Show this picture")
    opens(ana, "mine/kept/helped")
    ana.page.locator("summary", has_text="In your own words").click()
    ana.writes("In your own words", LONG)
    ana.taps("Keep")
    assert ana.page.evaluate(LEAF_INSIDE), "a leaf's word is cut off"
    opens(ben, "ours/goals")
    ben.taps("I want it too")
    opens(ben, "ours/review/1")
    ben.page.wait_for_timeout(READ_IN_MS)
    ben.page.get_by_role("button", name="Keep").click()
    hers, theirs = ("mine/goals", "mine/weather", "mine/print"), ("ours/goals", "ours/shown", "ours/review")
    for one, path in (*((ana, each) for each in hers), *((ben, each) for each in theirs)):
        opens(one, path)
        one.page.evaluate("document.querySelectorAll('main details').forEach((each) => (each.open = true))")
        assert not one.page.evaluate(WIDE), path


def test_without_scripts_it_works_all_the_same(serve: Serve, phone_of: PhoneOf) -> None:
    ana, _ = come_in(serve("eventlet", "demo"), phone_of)
    plain = phone_of("Ana", java_script_enabled=False)
    plain.context.add_cookies(ana.phone.context.cookies())  # type: ignore[arg-type]  # what one browser holds, another takes
    page = plain.page
    page.goto(f"{ana.home}mine")
    page.get_by_role("link", name=re.compile("What it taught me")).click()
    page.get_by_role("button", name="Slower suits me").click()
    expect(page.get_by_text("Kept, for you alone.")).to_be_visible()
    page.goto(f"{ana.home}mine/care")
    page.get_by_role("button", name="Ask me tomorrow").click()
    expect(page.get_by_role("button", name="Don’t ask me")).to_be_visible()
    page.goto(f"{ana.home}ours/review/1")
    page.wait_for_timeout(READ_IN_MS)
    page.get_by_role("button", name="Keep").click()
    page.goto(f"{ana.home}ours/review")
    page.get_by_role("button", name=re.compile("^Ready")).click()
    expect(page.get_by_text("You are ready.")).to_be_visible()
