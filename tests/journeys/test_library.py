"""The library is read outside the room and leads into it; sifting the shelf on one phone says nothing to the other."""

import re

from playwright.sync_api import expect

from tests.journeys import evening
from tests.journeys.guests import Guest

Two = tuple[Guest, Guest]


def rows(one: Guest) -> list[str]:
    return one.page.locator(".shelf > li:visible .exercise-title").all_inner_texts()


def test_the_shelf_is_sifted_on_one_phone_and_the_other_stays_as_it_is(two: Two) -> None:
    ana, ben = two
    everything = rows(ben)
    assert rows(ana) == everything
    ana.taps("Rest")
    expect(ana.button("Rest")).to_have_attribute("aria-pressed", "true")
    expect(ana.page.locator(".shelf > li:visible", has_text="Speaker and listener")).to_have_count(0)
    assert {"Five things", "Breathe together"} <= set(rows(ana))
    ana.page.get_by_text("More to choose by").click()
    ana.picks("Following a breath", of="checkbox")
    expect(ana.page.locator(".shelf > li:visible", has_text="Breathe together")).to_have_count(0)
    ana.page.get_by_label("How long at most").select_option(label="3 minutes")
    expect(ana.page.locator(".shelf > li:visible", has_text="Short body scan")).to_have_count(0)
    ana.is_open_to_everyone()
    ana.taps("After a clash")
    ana.reads("Nothing here fits that just now.")
    expect(ana.button("Rest")).to_have_attribute("aria-pressed", "false")
    assert rows(ben) == everything


def test_what_was_read_in_the_library_is_opened_in_the_room_for_who_read_it(two: Two) -> None:
    ana, ben = two
    base, room = ana.page.url.split("/s/")
    ana.page.goto(f"{base}/library")
    ana.heading("What there is to do")
    ana.is_open_to_everyone()
    ana.page.get_by_role("link", name="Five things").click()
    ana.heading("Five things")
    ana.is_open_to_everyone()
    ana.taps("Do this together")
    ana.page.wait_for_url(re.compile(f"/s/{room}"))
    expect(ana.button("Propose it to Ben")).to_be_visible()
    ben.heading("What would feel good together?")
    ana.taps("Back")
    ana.heading("What would feel good together?")
    evening.proposes(ana, evening.NOTICE)


def test_what_one_picked_for_afterwards_goes_into_their_own_plan(two: Two) -> None:
    """Alone at first, then out at once; only a tap under one's own line keeps it, and it says who reads the plan."""
    ana, ben = two
    evening.in_a_step(ana, ben, "What helps afterwards")
    for _ in range(2):
        for each in two:
            each.taps("I am ready to go on")
    ben.taps("Finish this step")
    for each in two:
        each.sees("gate")
    evening.both_say_yes(ana, ben)
    ana.taps("A few kind words")
    ana.taps("Next")
    for each, pages in ((ana, 4), (ben, 5)):
        for _ in range(pages):
            each.taps("Skip")
    for each in two:
        each.taps("I am ready to show mine")
    ben.reads("A few kind words")
    expect(ben.button("Keep in my plan")).to_have_count(0)
    ana.taps("Keep in my plan")
    ana.reads("Only you can see the plan.")
    ana.is_open_to_everyone()
    expect(ana.button("Keep in my plan")).to_have_count(0)
    ben.never_reads("Only you can see the plan.")
    with ana.page.context.new_page() as page:
        page.goto(f"{ana.home}mine/care")
        expect(page.locator("input[value='words/kind']")).to_be_checked()
