"""Two people and their own words: written, marked, said differently, and taken back while the other looks."""

import re

import pytest
from playwright.sync_api import expect

from tests.journeys.conftest import come_in
from tests.journeys.guests import Guest
from tests.journeys.test_looks import look
from tests.phone import PhoneOf
from tests.server import Serve

Two = tuple[Guest, Guest]
ROOM, LATER = "Either of us may leave the room.", "We say when we come back."


@pytest.fixture
def home(serve: Serve, phone_of: PhoneOf) -> Two:
    """A house of their own: at the end they part. Both have the agreement open."""
    ana, ben = come_in(serve("eventlet", "demo"), phone_of)
    for each in (ana, ben):
        each.page.goto(f"{each.home}agreement")
    return ana, ben


def test_two_write_mark_say_differently_take_back_and_part(home: Two) -> None:
    ana, ben = home
    writes(ana, ROOM)
    stands(ben, ROOM, "Open")
    ben.is_open_to_everyone()
    opens(ben, ROOM)
    ben.is_open_to_everyone()
    ben.taps("It fits me")
    for each in home:
        stands(each, ROOM, "Stands")

    opens(ana, ROOM)
    ana.reads("It stands: it fits both of you.")
    opens(ben, ROOM)
    ben.taps("Not now")
    ana.reads("It fits you. It stands when it fits both of you.")
    ana.page.get_by_role("link", name="Back", exact=True).click()
    for each in home:
        stands(each, ROOM, "Open")

    writes(ben, LATER)
    opens(ana, LATER)
    ana.page.get_by_role("link", name="Say it differently").click()
    ana.is_open_to_everyone()
    ana.writes("In your own words", "We say when we come back, or that we do not know.")
    ana.taps("Keep")
    stands(ben, "or that we do not know", "Open")
    ben.never_reads(LATER)

    part(ana, ben)


def part(ana: Guest, ben: Guest) -> None:
    """Ben reads a line; Ana takes it away, then all of it, then ends the link, and each time it leaves his page."""
    opens(ben, ROOM)
    opens(ana, ROOM)
    ana.page.get_by_text("Take it away", exact=True).click()
    ana.is_open_to_everyone()
    ana.taps("Take it away, for both")
    ben.reads("Something changed while this page was open.")
    ben.never_reads(ROOM)
    assert ROOM not in ben.page.content()
    ana.page.get_by_role("link", name="Take back all of it").click()
    ana.is_open_to_everyone()
    ana.taps("Take it all back")
    for each in (ana, ben):
        each.reads("Nothing is written down.")
    writes(ana, ROOM)
    stands(ben, ROOM, "Open")
    ben.phone.expects("409")
    ana.page.goto(f"{ana.home}unlink")
    ana.taps("End the link now")
    ben.reads("You are not linked with a partner right now.")
    assert ROOM not in ben.page.content()


def test_a_round_by_keyboard_alone_and_the_focus_stays_when_the_page_fills_anew(home: Two) -> None:
    ana, ben = home
    for text in (ROOM, LATER):
        writes(ana, text)
    stands(ben, LATER, "Open")
    again = ben.page.get_by_role("link", name="Read it again, line by line")
    again.focus()
    writes(ana, "A third line.")
    stands(ben, "A third line.", "Open")
    expect(again).to_be_focused()
    ben.page.keyboard.press("Enter")
    for number, text in enumerate((ROOM, LATER, "A third line."), 1):
        ben.heading(text)
        ben.reads(f"{number} of 3")
        ben.is_open_to_everyone()
        ben.button("It fits me").focus()
        ben.page.keyboard.press("Enter")
    ben.reads("That was the last line.")
    for text in (ROOM, LATER, "A third line."):
        stands(ana, text, "Stands")
    look(ana, ben)
    on_paper(ana)


def on_paper(one: Guest) -> None:
    """One sentence, and not a word of the agreement."""
    one.page.emulate_media(media="print")
    assert one.page.locator("body").inner_text().split("\n") == ["This page is not for paper."]
    one.page.emulate_media(media="screen")


def test_without_scripts_it_works_all_the_same(serve: Serve, phone_of: PhoneOf) -> None:
    house = serve("eventlet", "demo")
    ana, ben = come_in(house, phone_of)
    plain = phone_of("Ben", java_script_enabled=False)
    plain.context.add_cookies(ben.phone.context.cookies())  # type: ignore[arg-type]  # what one browser holds, another takes
    page = plain.page
    writes(ana, ROOM)
    page.goto(f"{ben.home}agreement")
    page.get_by_role("link", name=re.compile(ROOM)).click()
    page.get_by_role("button", name="It fits me").click()
    expect(page.get_by_text("Stands", exact=True)).to_be_visible()
    page.get_by_role("link", name="Take back all of it").click()
    page.get_by_role("button", name="Take it all back").click()
    ana.reads("Nothing is written down.")


def writes(one: Guest, text: str) -> None:
    one.page.goto(f"{one.home}agreement/new")
    one.writes("In your own words", text)
    one.taps("Add it")
    one.reads("Added.")


def opens(one: Guest, text: str) -> None:
    one.page.goto(f"{one.home}agreement")
    one.page.get_by_role("link", name=re.compile(re.escape(text))).click()
    one.heading(text)


def stands(one: Guest, text: str, how: str) -> None:
    """The line is on the page that is open, by itself within a few seconds, and so it says."""
    expect(one.page.locator(".face-row", has_text=text).locator(".said-chip")).to_have_text(how)
