"""What both chose for next time stands first in their next room; neither learns what the other picked."""

import re

from playwright.sync_api import expect

from tests.journeys import evening
from tests.journeys.guests import Guest

Two = tuple[Guest, Guest]


def an_evening(ana: Guest, ben: Guest, *picks: str) -> None:
    """Five minutes of breath, and in the look back each picks in private; then both are done."""
    evening.proposes(ana, evening.BREATHE, minutes=5)
    evening.agrees(ben, minutes=5)
    evening.both_say_yes(ana, ben)
    ana.taps("Finish this step")
    for each, pick in zip((ana, ben), picks, strict=True):
        each.sees("debrief")
        evening.turns_to(each, "next")
        each.insists(each.button(pick)) if each is ben else each.taps(pick)
    for each in (ana, ben):
        each.reads("Next time, for both of you:")
        each.page.locator("[data-page-next]").click()
        each.taps("I am done for today")


def come_again(ana: Guest, ben: Guest) -> None:
    ben.page.goto(ben.home)
    evening.invites(ben)
    evening.joins(ana)


def test_the_gentler_of_two_stands_first_for_both_and_opens_as_it_was_chosen(two: Two) -> None:
    ana, ben = two
    an_evening(ana, ben, "The same again", "Something easier")
    come_again(ana, ben)
    for each in two:
        each.reads("From last time, for both of you: Something easier")
        each.never_reads("The same again")
        expect(each.page.locator(".ahead .exercise-title")).to_have_text("Breathe together")
    ana.is_open_to_everyone()
    ana.page.locator(".ahead .exercise").click()
    ana.insists(ana.button("Propose it to Ben"))
    evening.agrees(ben)
    for each in two:
        each.sees("gate")
    evening.ends(ana)
    for each in two:
        each.sees("debrief")
        each.page.locator(".pager [data-to=keep]").click()
        each.taps("I am done for today")
    come_again(ana, ben)
    for each in two:
        each.never_reads("From last time")


def test_a_plan_that_rests_says_so_and_everything_stays_open(two: Two) -> None:
    ana, ben = two
    an_evening(ana, ben, "Rest from plans for now", "The same again")
    come_again(ana, ben)
    for each in two:
        each.reads("So nothing is planned. Being here is enough")
    evening.proposes(ben)
    evening.agrees(ana)
    ben.sees("gate")


def test_the_look_at_it_now_and_then_begins_with_what_they_did(two: Two) -> None:
    ana, ben = two
    evening.in_a_step(ana, ben)
    for each in two:
        each.page.goto(f"{each.home}ours/review")
        each.page.get_by_role("link", name=re.compile("Look through it alone|From the beginning")).click()
        each.heading(evening.BREATHE)
        each.page.goto(f"{each.home}ours/review")
        each.is_open_to_everyone()
        each.page.get_by_role("link", name="Everything there is to do together").click()
        each.heading("Everything there is to do together")
        each.never_reads(evening.BREATHE)
        each.is_open_to_everyone()
    other = ben.page.get_by_role("listitem").get_by_role("link").last  # what else they did here others know
    name = other.inner_text().strip()
    other.click()
    ben.heading(name)
