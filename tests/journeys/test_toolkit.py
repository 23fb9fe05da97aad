"""The toolkit in the hand: one thing at a time, at one's own pace, on its own page and under a pause in the room."""

import re

import pytest
from playwright.sync_api import expect

from tests.journeys import evening
from tests.journeys.guests import Guest, guest
from tests.phone import PhoneOf
from tests.server import Server

Two = tuple[Guest, Guest]
OVERFLOW = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
TOP_IN_ONE_ROW = "document.querySelector('.top').getBoundingClientRect().height <= 72"


@pytest.fixture
def sol(demo: Server, phone_of: PhoneOf) -> Guest:
    """Somebody without an account, on a small phone."""
    one = guest(phone_of("Sol", viewport={"width": 320, "height": 640}), "")
    one.page.goto(f"{demo.url}/toolkit")
    return one


def opens(one: Guest, tool: str, way: str = "") -> None:
    one.page.get_by_role("link", name=tool).locator("visible=true").click()
    one.page.get_by_role("button", name=re.compile(f"^{way or 'Begin'}")).locator("visible=true").click()


def fits(one: Guest) -> None:
    one.is_open_to_everyone()
    assert one.page.evaluate(OVERFLOW) == 0


def test_one_thing_stands_on_a_screen_and_every_way_on_is_free(sol: Guest) -> None:
    address = sol.page.url
    fits(sol)
    opens(sol, "Grounding", "Five, four")
    sol.reads("Find five things you can see.")
    expect(sol.page.locator("[data-step]:visible")).to_have_count(1)
    assert "Find five things" in sol.focus
    fits(sol)
    sol.taps("Next")
    sol.reads("2 of 5")
    sol.taps("Skip")
    sol.reads("Find three things you can hear.")
    sol.taps("Back")
    sol.reads("Find four things you can feel.")
    for _ in range(3):
        sol.taps("Next")
    sol.taps("Done")
    sol.reads("If it did not, nothing is wrong with you.")
    fits(sol)
    sol.taps("Short body scan")
    sol.taps("Begin")
    sol.reads("Find an anchor outside of you.")
    sol.taps("Stop")
    expect(sol.page.get_by_role("link", name="Grounding")).to_be_visible()
    assert sol.page.url == address, "no address tells what was opened"


def test_the_browsers_own_back_is_one_step_back(sol: Guest) -> None:
    opens(sol, "Four noticings")
    sol.taps("Next")
    sol.page.go_back()
    sol.reads("What feels good just now?")
    sol.page.reload()
    sol.reads("What feels good just now?")
    sol.page.go_back()
    sol.reads("Nothing is written down here.")
    sol.page.go_back()
    expect(sol.page.get_by_role("link", name="Breath")).to_be_visible()


def test_every_step_of_every_tool_can_be_walked_and_bars_nobody(sol: Guest) -> None:
    tools = sol.page.locator("[data-tools] [data-open]").evaluate_all("all => all.map(one => one.dataset.open)")
    for tool in tools:
        ways = sol.page.locator(f"[data-tool={tool}] [data-begin]").evaluate_all(
            "all => all.map(one => one.dataset.begin)"
        )
        for way in ways:
            sol.page.locator(f"[data-tools] [data-open={tool}]").click()
            sol.page.locator(f"[data-tool={tool}] [data-begin={way}]").click()
            sol.is_open_to_everyone()
            for _ in range(20):
                if sol.page.locator(f"[data-tool={tool}] [data-part=end]").is_visible():
                    break
                sol.page.locator("[data-bar] .primary").click()
            sol.taps("Back to the toolkit")


def test_with_the_keyboard_alone(sol: Guest) -> None:
    sol.page.locator("#main").focus()
    sol.page.keyboard.press("Tab")
    assert "Grounding" in sol.focus
    sol.page.keyboard.press("Enter")
    for _ in range(4):
        sol.page.keyboard.press("Tab")
    assert "Only look" in sol.focus
    sol.page.keyboard.press("Enter")
    assert "Keep your eyes open." in sol.focus
    sol.page.keyboard.press("Tab")
    assert sol.focus == "Next"
    sol.page.keyboard.press("Enter")
    assert "Look at something far" in sol.focus
    for _ in range(4):
        sol.page.keyboard.press("Tab")
    assert sol.focus == "Stop"
    sol.page.keyboard.press("Enter")
    assert "Grounding" in sol.focus


def test_a_breath_can_be_followed_left_to_oneself_and_stopped(sol: Guest) -> None:
    opens(sol, "Breath", "In 4, out 6")
    shape = sol.page.locator(".breath:visible")
    expect(shape).to_have_attribute("data-do", "in")
    expect(shape).to_have_attribute("data-do", "out")
    fits(sol)
    sol.taps("Breathe at my own pace")
    expect(sol.page.locator(".breath-verb:visible")).to_have_text("Your own pace")
    expect(sol.button("Breathe at my own pace")).to_have_attribute("aria-pressed", "true")
    sol.is_open_to_everyone()
    expect(sol.button("Stop")).to_be_visible()
    sol.taps("Stop")
    expect(sol.page.get_by_role("link", name="Breath")).to_be_visible()


@pytest.mark.parametrize("how", ["less motion", "low stimulation"])
def test_without_motion_a_ring_fills_in_pieces_and_words_say_what_to_do(sol: Guest, demo: Server, how: str) -> None:
    if how == "less motion":
        sol.page.emulate_media(reduced_motion="reduce")
    else:
        sol.phone.context.add_cookies([{"name": "look", "value": "dim.calm", "url": demo.url}])
        sol.page.reload()
    opens(sol, "Breath", "Four, four")
    expect(sol.page.locator(".breath-ring:visible")).to_have_count(1)
    expect(sol.page.locator(".breath-shape:visible")).to_have_count(0)
    expect(sol.page.locator(".breath-verb:visible")).to_have_text("Hold softly")
    fits(sol)


def test_without_scripts_every_step_stands_on_the_page(demo: Server, phone_of: PhoneOf) -> None:
    sol = guest(phone_of("Sol", java_script_enabled=False), "")
    sol.page.goto(f"{demo.url}/toolkit")
    sol.page.get_by_role("link", name="Short body scan").click()
    for words in (
        "Find five things you can see.",
        "Breathe out, 6 seconds.",
        "Notice your face.",
        "Let your hand rest.",
    ):
        sol.reads(words)
    expect(sol.page.get_by_role("button", name="Next")).to_have_count(0)
    expect(sol.page.get_by_role("link", name="Back to the toolkit").first).to_be_visible()
    assert sol.page.evaluate(OVERFLOW) == 0


def test_the_head_of_every_page_stays_in_one_row(sol: Guest, two: Two) -> None:
    for path in ("", "toolkit", "help"):
        sol.page.goto(sol.home + path)
        assert sol.page.evaluate(TOP_IN_ONE_ROW), path
        for name in ("Toolkit", "Help and safety"):
            box = sol.page.locator(".top").get_by_role("link", name=name).bounding_box()
            assert box
            assert min(box["width"], box["height"]) >= 48
    ana, _ = two
    ana.page.set_viewport_size({"width": 320, "height": 640})
    assert ana.page.evaluate(TOP_IN_ONE_ROW)


def test_the_sheet_is_one_page_of_paper(sol: Guest) -> None:
    sol.page.get_by_role("link", name="On one sheet of paper").click()
    sol.heading("Small things that may help")
    sol.is_open_to_everyone()
    for paper in ("A4", "Letter"):  # in the wide letters of this machine; others are narrower
        pages = re.findall(rb"/Type\s*/Page\b", sol.page.pdf(format=paper))
        assert len(pages) == 1, paper


# --- in the room -------------------------------------------------------------------------------------------------


def test_under_a_pause_the_toolkit_is_one_tap_away_and_the_other_cannot_tell(two: Two) -> None:
    ana, ben = two
    evening.in_a_step(ana, ben)
    evening.pauses(ana)
    ben.heading("Ana has paused.")
    before = ben.rested_text
    ana.taps("Something to hold on to")
    opens(ana, "Grounding", "Feel the chair")
    ana.reads("Notice what is under you.")
    bar = ana.page.locator("#pause-bar")
    expect(bar.get_by_role("button", name="Paused")).to_be_visible()
    assert ana.page.evaluate(
        "() => { const box = document.querySelector('#pause-bar button').getBoundingClientRect();"
        " return document.elementFromPoint(box.x + box.width / 2, box.y + 32).closest('#pause-bar') !== null; }"
    ), "nothing lies over the pause"
    ana.is_open_to_everyone()
    assert ben.screen_text == before
    ana.taps("Back to the room")
    ana.heading("You have paused.")


def test_a_pause_comes_through_the_toolkit_and_escape_still_pauses(two: Two) -> None:
    ana, ben = two
    evening.in_a_step(ana, ben)
    room = ana.page.url
    ana.page.locator(".top").get_by_role("link", name="Toolkit").click()
    opens(ana, "Breath", "In 4, out 6")
    assert ana.page.url == room, "the seat stays"
    ana.page.keyboard.press("Escape")
    ana.heading("You have paused.")
    ben.heading("Ana has paused.")
    ben.page.locator(".top").get_by_role("link", name="Toolkit").click()
    opens(ben, "Soft, warm, slow", "Rest")
    evening.pauses(ben)
    ben.heading("You have both paused.")


def test_without_a_line_the_layer_that_was_brought_before_still_opens(two: Two) -> None:
    ana, ben = two
    evening.in_a_step(ana, ben)
    expect(ana.page.locator("#layer-toolkit [data-toolkit]")).to_be_attached()
    with ana.without_network():
        evening.pauses(ana)
        ana.heading("You have paused.")
        ana.taps("Something to hold on to")
        opens(ana, "Grounding", "Only look")
        ana.reads("Keep your eyes open.")
    ben.heading("Ana has paused.")
