"""What is left out while two are in the room holds from then on, in words, and nobody reads whose it was."""

from playwright.sync_api import expect

from tests.journeys import evening
from tests.journeys.guests import Guest

Two = tuple[Guest, Guest]


def leaves_out(one: Guest, *topics: str) -> None:
    """In a second tab, beside the room."""
    page = one.phone.context.new_page()
    page.goto(one.home + "cards/left-out")
    for tile in page.locator("label:has(input:checked)").all():
        tile.click()
    for topic in topics:
        page.get_by_text(topic, exact=True).click()
    page.get_by_role("button", name="Keep").click()
    expect(page.get_by_text("The shelf of the two of you goes by it from now on.")).to_be_visible()
    page.close()


def test_what_is_off_the_shelf_by_now_says_so_and_not_something_else(two: Two) -> None:
    ana, ben = two
    ana.phone.expects("409")
    leaves_out(ben, "Breathing")
    try:
        evening.picks_exercise(ana, "Breathe together")
        ana.reads("Not on your shared shelf just now")
        ana.is_open_to_everyone()
        ana.sees("lobby")
    finally:
        leaves_out(ben)


def test_a_topic_left_out_in_a_step_that_touches_it_is_an_ordinary_not_now(two: Two) -> None:
    ana, ben = two
    evening.in_a_step(ana, ben)
    try:
        leaves_out(ben, "Photos")
        for each in two:
            each.sees("step")
        leaves_out(ben, "Breathing")
        screens = []
        for each in two:
            each.sees("not-now")
            each.is_open_to_everyone()
            screens.append(each.screen("not-now").inner_text())
        assert screens[0] == screens[1], "the same words on both"
        ana.taps("Something else")
        for each in two:
            each.sees("lobby")
    finally:
        leaves_out(ben)


def test_a_proposal_shows_what_is_left_of_it(two: Two) -> None:
    ana, ben = two
    evening.picks_exercise(ana, "Five short parts")
    ana.page.get_by_text("Choose how long").locator("visible=true").click()
    ana.page.locator("[name=depth][value='2']").locator("xpath=..").click()
    ana.insists(ana.button("Propose it to Ben"))
    ben.sees("proposal")
    deep = ben.screen("proposal").get_by_role("radio").nth(-1)
    ben.page.locator("[data-slot=depths] label").last.click()
    expect(deep).to_be_checked()
    leaves_out(ana, "Conflict")
    try:
        ben.taps("Yes, let’s")
        ben.reads("Not on your shared shelf just now, or not this far.")
        ben.reads("Less of it is on your shared shelf by now.")
        expect(ben.screen("proposal").locator("[data-slot=depths]")).to_be_hidden()
        ben.is_open_to_everyone()
        ben.insists(ben.button("Yes, let’s"))
        for each in two:
            each.sees("gate")
    finally:
        leaves_out(ana)
