"""A reload, a second tab, an old tab: the room is always the one that is, and stopping works from everywhere."""

import time

from playwright.sync_api import Page, expect

from tests.journeys import evening
from tests.journeys.guests import Guest

Two = tuple[Guest, Guest]


def test_a_reload_lands_on_the_very_same_screen_up_to_the_step(two: Two) -> None:
    ana, ben = two
    stays(ana)
    evening.proposes(ana, minutes=3)
    ben.sees("proposal")
    stays(ana)
    stays(ben)
    evening.agrees(ben)
    ana.sees("gate")
    stays(ana)
    evening.answers(ana, "wait", note="the dishes are done")
    ana.reads("Your answer is sealed")
    stays(ana)
    evening.answers(ben, "yes")
    for each in two:
        each.sees("not-now")
        each.reads("Something light, without touch")  # it comes a moment later
        stays(each)


def test_a_reload_gives_no_yes_that_was_not_given_and_makes_nothing_run(two: Two) -> None:
    ana, ben = two
    evening.at_the_gate(ana, ben)
    evening.answers(ana, "yes")
    ana.reads("Your answer is sealed")
    ana.reloads()
    ana.sees("gate")
    ben.reloads()
    ben.sees("gate")
    assert ben.page.get_by_role("radio", checked=True).count() == 0
    evening.answers(ben, "yes")
    if ana.button("Choose one of the three").is_visible():  # her yes went with the page that she left
        ana.reads("You are asked again.")
        assert ben.screen("gate").is_visible()
        evening.answers(ana, "yes")
    for each in two:
        each.sees("step")


def test_a_reload_in_a_step_keeps_the_time_and_in_a_pause_keeps_the_pause(two: Two) -> None:
    ana, ben = two
    evening.in_a_step(ana, ben)
    began = time.monotonic()
    ana.page.wait_for_timeout(1500)
    least = time.monotonic() - began
    ana.reloads()
    ana.sees("step")
    most = time.monotonic() - began
    assert least <= elapsed(ana.page) <= most + 1
    assert ben.screen("step").is_visible()
    evening.pauses(ana)
    ana.taps("Slower")
    ben.reads("Your partner would like it slower, or less.")
    stays(ben)
    ana.reloads()
    ana.heading("You have paused.")
    ana.reads("Your pause is recorded.")
    expect(ana.button("Slower")).to_have_attribute("aria-pressed", "true")
    assert ben.screen("paused").is_visible()


def elapsed(page: Page) -> float:
    """How long the step had run when the server made this page."""
    return float(page.evaluate("JSON.parse(document.getElementById('scene').textContent).view.step.elapsed"))


def test_a_reload_in_the_look_back_keeps_words_and_page_until_the_room_is_closed(two: Two) -> None:
    ana, ben = two
    evening.in_the_debrief(ana, ben)
    evening.turns_to(ana, "good")
    field = ana.page.get_by_role("textbox", name="One good thing")
    field.fill("We laughed at the cat.")
    ana.reloads()  # before the words were saved by themselves
    expect(field).to_have_value("We laughed at the cat.")
    evening.turns_to(ana, "share")
    ana.taps("Share with Ben")
    ana.reads("You and Ben can see this.")
    stays(ana)
    ben.reads("Ana shared a line with you.")
    stays(ben)
    evening.turns_to(ana, "keep")
    ana.taps("I am done for today")
    ana.sees("parted")
    stays(ana)
    evening.turns_to(ben, "keep")
    ben.taps("I am done for today")
    for each in two:
        each.sees("closed")
        before = each.screen_text.replace("A minute to let it settle", "")  # offered once, as the room closes
        each.page.reload()
        expect(each.page.locator("#main")).to_have_text(before, use_inner_text=True)


def stays(guest: Guest) -> None:
    """Every word of the screen is the same after a reload, and the line stands again."""
    expect(guest.page.locator("#presence, .pair[data-them=here]").locator("visible=true").first).to_be_visible()
    before = guest.screen_text
    guest.reloads()
    expect(guest.page.locator("#main")).to_have_text(before, use_inner_text=True)


def test_a_second_tab_is_the_same_room_and_the_old_one_can_still_stop(two: Two) -> None:
    ana, ben = two
    old, new = ana.page, ana.phone.another_tab()
    new.goto(old.url)
    expect(new.get_by_role("heading", name="What would feel good together?")).to_be_visible()
    ana.page = new
    ana.is_heard()
    evening.in_a_step(ana, ben)
    expect(old.locator('[data-screen="step"]')).to_be_visible()
    old.get_by_role("button", name="Pause", exact=True).click()
    for page in (old, new):
        expect(page.get_by_role("heading", name="You have paused.")).to_be_visible()
    ben.heading("Ana has paused.")
    new.close()
    ana.page = old
    ben.reads("Ana is here")
    evening.both_go_on(ana, ben)
    for each in two:
        each.sees("step")
