"""What somebody needs is shown in the lobby as far as they show it, and the room keeps to it by itself."""

import re

from playwright.sync_api import expect

from tests.journeys import evening
from tests.journeys.guests import Guest

Two = tuple[Guest, Guest]
MORE_TIME, NO_CLOCK = "Time to think before I answer", "No running time on my screen"
TEXT_FIRST = "Reading or writing first, talking after"


def needs(one: Guest, *cards: str, show: str = "") -> None:
    """Says so in the deck, shows one of them, and comes back into the room."""
    room = one.page.url
    one.page.goto(one.home + "decks")
    one.page.get_by_role("link", name="What I need").click()
    one.page.get_by_role("link", name="Open it").click()
    for _ in range(40):
        card = one.page.get_by_role("heading", level=1).inner_text()
        if card == "That was the last card":
            break
        one.page.wait_for_timeout(500)  # nobody answers a card sooner than they can read it
        one.taps("Yes" if card in cards else "Rather not say")
        expect(one.page.get_by_role("heading", level=1)).not_to_have_text(card)
    if show:
        one.page.get_by_role("link", name=re.compile(show)).click()
        if one.button(f"Show it to {one.partner}").is_visible():  # shown already, in an evening before
            one.taps(f"Show it to {one.partner}")
    one.page.goto(room)
    one.is_heard()


def shows(one: Guest, card: str) -> None:
    room = one.page.url
    one.page.goto(one.home + "cards")
    one.page.get_by_role("link", name=re.compile(card)).click()
    one.taps(f"Show it to {one.partner}")
    one.page.goto(room)
    one.is_heard()


def test_needs_stand_in_the_lobby_and_the_room_keeps_to_them(two: Two) -> None:
    ana, ben = two
    needs(ana, MORE_TIME, NO_CLOCK, TEXT_FIRST, show=MORE_TIME)
    shows(ana, TEXT_FIRST)
    ben.page.reload()
    ben.is_heard()
    for each in two:
        each.reads(MORE_TIME)
        each.is_open_to_everyone()
    ana.never_reads(NO_CLOCK)
    ana.screen("lobby").get_by_text("What only you see").click()
    ana.reads(NO_CLOCK)
    assert NO_CLOCK not in ben.page.content()
    for each in two:
        first = each.page.locator("[data-lobby=choosing] button").first
        expect(first).to_have_text("Bring something you prepared")
    evening.in_a_step(ana, ben, evening.TALK)
    speaker = ana if ana.button("I have said it").is_visible() else ben
    said = speaker.button("I have said it")
    expect(said).to_have_attribute("aria-disabled", "true")
    expect(speaker.button("Pass the floor")).to_have_attribute("aria-disabled", "false")
    expect(ana.page.locator(".time")).to_be_hidden()
    expect(ben.page.locator(".time")).to_be_visible()
    expect(said).to_have_attribute("aria-disabled", "false")
    said.click()
    listener = ben if speaker is ana else ana
    back = listener.button("I have said it back")
    expect(back).to_have_attribute("aria-disabled", "true")
    expect(back).to_have_attribute("aria-disabled", "false")


def takes_back(one: Guest, card: str) -> None:
    """In another tab, so that the room stays open."""
    tab = one.phone.another_tab()
    tab.goto(one.home + "cards")
    tab.get_by_role("link", name=re.compile(card)).click()
    tab.get_by_role("button", name=f"Take it back from {one.partner}").click()
    tab.get_by_role("button", name=f"Show it to {one.partner}").wait_for()
    tab.close()


def test_what_is_taken_back_leaves_the_open_page_of_the_other_and_no_number_counts(two: Two) -> None:
    ana, ben = two
    needs(ana, TEXT_FIRST, NO_CLOCK, show=TEXT_FIRST)
    slow = ben.page.locator("body.need-text-first")
    ben.reads(TEXT_FIRST)  # nobody loaded the page again
    expect(slow).to_have_count(1)
    first = ben.page.locator("[data-lobby=choosing] button").first
    expect(first).to_have_text("Bring something you prepared")
    takes_back(ana, TEXT_FIRST)
    expect(slow).to_have_count(0)
    ben.never_reads(TEXT_FIRST)
    expect(first).not_to_have_text("Bring something you prepared")
    evening.at_the_gate(ana, ben)
    folded = ana.screen("gate").get_by_text("What helps in this session")
    folded.click()
    ana.screen("gate").get_by_text("What only you see").click()
    expect(ana.screen("gate").get_by_text(NO_CLOCK)).to_be_visible()
    assert NO_CLOCK not in ben.page.content()
    evening.both_say_yes(ana, ben)
    count = "[data-screen=step] [data-slot=count]"
    expect(ben.page.locator(count)).to_have_text(re.compile(r"\d"))
    expect(ana.page.locator("[data-screen=step] [data-slot=verb]")).not_to_be_empty()
    expect(ana.page.locator(count)).to_be_empty()
