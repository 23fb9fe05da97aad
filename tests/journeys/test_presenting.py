"""Something prepared, in text or voice, is brought into the room, met with thanks, and put away from both at once."""

import re

from playwright.sync_api import expect

from tests.journeys import evening
from tests.journeys.guests import Guest

Two = tuple[Guest, Guest]


def prepares(one: Guest, text: str) -> None:
    """A draft with its parts, and back into the room."""
    room = one.page.url
    one.page.goto(one.home + "drafts")
    one.is_open_to_everyone()
    one.writes("What you would like to say", text)
    one.taps("Keep")
    one.heading("What you prepare")
    one.is_open_to_everyone()
    one.page.goto(room)
    one.is_heard()


def brings(one: Guest, part: str) -> None:
    one.taps("Bring something you prepared")
    one.page.locator("label").filter(has_text=part).click()
    one.is_open_to_everyone()
    form = one.page.locator("[data-lay-out]").filter(has_text=part)
    one.insists(form.get_by_role("button", name="Bring what I picked"))


def test_a_picked_part_stands_on_both_screens_until_it_is_put_away(two: Two) -> None:
    ana, ben = two
    prepares(ana, "I liked last week.\n\nI would like slower mornings.")
    brings(ana, "slower mornings")
    for each in two:
        each.sees("presenting")
        each.reads("I would like slower mornings.")
        each.never_reads("I liked last week.")
        each.is_open_to_everyone()
    ben.heading("Ana brings you something")
    ben.taps("Thanks. No answer needed now")
    for each in two:
        each.reads("Thanks for bringing it.")
    ben.page.reload()
    ben.reads("I would like slower mornings.")
    evening.pauses(ben)
    for each in two:
        each.sees("paused")
        each.never_reads("I would like slower mornings.")
    evening.both_go_on(ana, ben)
    ana.taps("Put it away")
    for each in two:
        each.sees("lobby")
        expect(each.page.get_by_text("slower mornings")).to_have_count(0)
        assert "slower mornings" not in each.page.content()


def test_a_voice_is_recorded_brought_and_heard(two: Two) -> None:
    ana, ben = two
    room = ana.page.url
    ana.phone.context.grant_permissions(["microphone"])
    ana.page.goto(ana.home + "drafts")
    ana.writes("What you would like to say", "typed beside it")
    ana.taps("Record")
    expect(ana.button("Stop and keep")).to_be_focused()
    expect(ana.page.get_by_text(re.compile(r"^[1-9] s$"))).to_be_visible()
    ana.is_open_to_everyone()
    with ana.without_network():
        ana.taps("Stop and keep")
        ana.reads("It waits here while this page is open.")
    ana.taps("Send it again")
    ana.heading("Spoken")
    expect(ana.page.get_by_label("What you would like to say")).to_have_value("typed beside it")
    ana.is_open_to_everyone()
    heard(ana)
    ana.page.goto(room)
    ana.is_heard()
    brings(ana, "Your voice")
    ben.sees("presenting")
    heard(ben)
    ben.is_open_to_everyone()
    ben.taps("Put it away")
    for each in two:
        each.sees("lobby")
        expect(each.page.locator("audio")).to_have_count(0)
    ana.page.goto(ana.home + "drafts")
    ana.page.get_by_role("link", name="typed beside it").click()
    ana.taps("Delete recording 1")
    expect(ana.page.locator("audio")).to_have_count(0)


def heard(one: Guest) -> None:
    """The browser can play what is there."""
    audio = one.page.locator("audio").first
    expect(audio).to_be_visible()
    ready = """(audio) => new Promise((done) => {
        audio.oncanplay = () => done(true);
        audio.onerror = () => done(false);
        audio.load();
    })"""
    assert audio.evaluate(ready)


def test_without_a_microphone_the_page_says_so_and_offers_text(two: Two) -> None:
    ana, _ = two
    ana.page.add_init_script("delete globalThis.MediaRecorder")
    ana.page.goto(ana.home + "drafts")
    ana.reads("You can write it instead")
    expect(ana.button("Record")).to_be_hidden()
