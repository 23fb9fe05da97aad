"""Help, the quick way out, and being signed out: the seat stays or goes, and the other is never left running."""

import re

import pytest
from playwright.sync_api import expect

from tests.journeys import evening
from tests.journeys.guests import Guest

Two = tuple[Guest, Guest]


def test_help_lies_under_the_pause_and_the_seat_stays(two: Two) -> None:
    ana, ben = two
    evening.in_a_step(ana, ben)
    evening.opens_help(ana)
    ana.taps("I want to settle for a moment")
    ana.heading("Toolkit")
    ana.is_open_to_everyone()
    ben.reads("Ana is here")
    assert ben.screen("step").is_visible()
    evening.closes_help(ana)
    ana.sees("step")
    evening.opens_help(ana)
    ana.page.keyboard.press("Escape")
    ana.heading("You have paused.")
    ana.never_reads("Nobody is told that you opened this.")
    ben.heading("Ana has paused.")
    evening.opens_help(ben)
    expect(ben.screen("paused")).to_be_hidden()
    evening.closes_help(ben)
    ben.heading("Ana has paused.")


def test_a_pause_of_the_partner_comes_through_an_open_layer(two: Two) -> None:
    ana, ben = two
    evening.in_a_step(ana, ben)
    evening.opens_help(ana)
    evening.pauses(ben)
    ana.heading("Ben has paused.")
    ana.never_reads("Nobody is told that you opened this.")


@pytest.mark.parametrize("way", ["the button", "Shift three times"])
def test_leaving_quickly_pauses_for_the_partner_and_leaves_nothing_behind(two: Two, elsewhere: str, way: str) -> None:
    ana, ben = two
    evening.in_a_step(ana, ben)
    room = ana.page.url
    if way == "the button":
        ana.taps("Leave quickly")
    else:
        for _ in range(3):
            ana.page.keyboard.press("Shift")
    ana.page.wait_for_url(elsewhere)
    ana.heading("Encyclopedia")
    ben.heading("Ana has paused.")
    assert not ana.phone.context.cookies(room), "signed out, and nothing is kept"
    ana.page.go_back()
    ana.never_reads(re.compile("paused|Breathe|Ben"))
    ana.page.goto(room)
    ana.heading("Welcome back")


def test_signing_out_closes_the_room_here_and_holds_it_there(two: Two) -> None:
    ana, ben = two
    evening.in_a_step(ana, ben)
    account = ana.phone.another_tab()
    account.goto(f"{ana.home}account")
    account.get_by_role("button", name="Sign out", exact=True).click()
    ana.heading("This room is closed here")
    ana.reads("You are signed out on this device. Everything in the room rests.")
    ana.is_open_to_everyone()
    leaves_no_trace(ana)
    ben.heading("Holding still")
    ben.reads("Ana could not be reached for a moment.")
    ben.reads("Ana is away")
    ben.is_open_to_everyone()
    before = ben.screen_text
    ben.reloads()
    expect(ben.page.locator("#main")).to_have_text(before, use_inner_text=True)


def test_after_the_evening_its_page_keeps_nothing_of_it(two: Two) -> None:
    ana, ben = two
    evening.in_the_debrief(ana, ben)
    evening.turns_to(ana, "good")
    ana.page.locator('[data-page="good"] textarea').fill("your quiet voice")
    for each in two:
        evening.turns_to(each, "keep")
        each.taps("I am done for today")
    for each in two:
        each.heading("That is all for today")
        each.is_open_to_everyone()
        leaves_no_trace(each)


def leaves_no_trace(one: Guest) -> None:
    """Neither on the glass nor in the page's source: whoever takes up this phone reads nothing of the evening."""
    expect(one.page.locator("#stage, template, script[type='application/json']")).to_have_count(0)
    source = one.page.content()
    for words in (one.partner, "your quiet voice", evening.BREATHE):
        assert words not in source


def test_whoever_is_done_reads_so_first_and_can_still_take_back_a_line(two: Two) -> None:
    ana, ben = two
    evening.in_the_debrief(ana, ben)
    evening.turns_to(ana, "good")
    ana.page.locator('[data-page="good"] textarea').fill("your quiet voice")
    evening.turns_to(ana, "share")
    ana.insists(ana.page.locator("[data-share]:visible"))
    evening.turns_to(ben, "share")
    ben.reads("your quiet voice")
    evening.pauses(ana)
    evening.ends(ana)
    ana.heading("You are done for today")
    assert ana.page.locator("#parted-h").bounding_box()["y"] < 400  # type: ignore[index]  # it is on the screen
    ana.page.get_by_role("button", name="Take back: ").locator("visible=true").click()
    ben.never_reads("your quiet voice")


def test_a_double_tap_on_the_seal_is_one_tap(two: Two) -> None:
    ana, ben = two
    evening.at_the_gate(ana, ben)
    evening.answers(ana, "yes")
    ben.page.locator("label").filter(has_text="Yes").locator("visible=true").click()
    ben.page.locator(".seal").dblclick()
    for each in two:
        each.sees("step")
    ben.page.wait_for_timeout(500)
    ben.never_reads("That could not be done just now.")
