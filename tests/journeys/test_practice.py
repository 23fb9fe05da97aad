"""A therapist proposes on a laptop, two people answer on their phones, and what one shares is read and taken back."""

import re

from playwright.sync_api import expect

from tests.journeys.evening import agrees
from tests.journeys.guests import Guest, guest
from tests.journeys.test_guide import LAPTOP, Two, a_code, a_therapist, opens
from tests.phone import PhoneOf
from tests.server import Server

TITLE, REASON = "Speaker and listener", "To hear each other out"
MISSING = re.compile(r"status of (404|422)")


def let_in(noa: Guest, ana: Guest, ben: Guest, house: Server) -> None:
    """Nobody else is admitted any more, and Noa is."""
    ana.page.goto(f"{ana.home}guide/end")
    ana.taps("End it now")
    ana.page.goto(ana.home)
    a_therapist(noa, house)
    code = a_code(noa)
    for one in (ana, ben):
        opens(one, code)
        one.taps("Yes, for my part")
    ben.heading("Your therapist")


def proposes(noa: Guest, reason: str, *, days: str = "") -> None:
    """From the page of the couple's practice."""
    noa.page.get_by_role("link", name="Propose something").click()
    noa.heading("Choose something for Ana and Ben")
    noa.is_open_to_everyone()
    noa.page.get_by_role("link", name=re.compile(f"^{TITLE}")).click()
    noa.heading(TITLE)
    noa.taps("Propose it")
    noa.reads("Please fill this in.")
    noa.is_open_to_everyone()
    noa.writes("Why this, in your own words", reason)
    noa.picks("10 minutes")
    noa.page.locator("input[name=depth]").first.check(force=True)
    noa.page.get_by_label("No longer than").select_option("10")
    noa.picks("At once")
    noa.writes("Days that it stays open", days)
    noa.taps("Propose it")
    noa.heading("Practice for Ana and Ben")
    noa.reads(reason)
    noa.is_open_to_everyone()


def finds(one: Guest, reason: str) -> None:
    """From their own first page."""
    one.page.goto(one.home)
    one.page.get_by_role("link", name=re.compile("^Practice")).click()
    one.heading("Practice")
    one.is_open_to_everyone()
    one.page.get_by_role("link", name=re.compile(TITLE)).first.click()
    one.reads(reason)
    one.is_open_to_everyone()


def says(one: Guest, words: str) -> None:
    """As a thumb does: a moment after the page came."""
    one.page.wait_for_timeout(500)
    one.taps(words)


def asks_for_a_change_and_takes_it_back(ben: Guest, noa: Guest, words: str) -> None:
    """In own words, for themselves; then for the therapist to read; then not any more."""
    practice = noa.page.url
    says(ben, "I would like it different")
    ben.heading("What would suit you better?")
    ben.is_open_to_everyone()
    ben.writes("In your own words", words)
    ben.taps("Keep it")
    ben.reads("Only you can see this.")
    noa.page.reload()
    noa.never_reads(words)
    ben.heading("Shall Noa read it?")
    expect(ben.button("Let Noa read it")).to_be_visible()  # beside the words, without opening anything
    ben.is_open_to_everyone()
    says(ben, "Let Noa read it")
    ben.reads("You and Noa")
    noa.page.reload()
    noa.reads("Ben lets you read:")
    noa.reads(words)
    noa.is_open_to_everyone()
    noa.page.goto(f"{noa.home}desk")
    noa.reads("A change is asked for")
    noa.is_open_to_everyone()
    noa.page.goto(practice)
    noa.reads(words)
    says(ben, "Stop showing it to Noa")
    ben.reads(re.compile("^Taken back"))
    noa.never_reads(words)  # by itself, while it is open


def tries_it_in_the_room(ana: Guest, ben: Guest, room: str) -> None:
    """It stands in Ana's lobby alone, no longer than its ceiling; and then both are asked, as ever."""
    for one in (ana, ben):
        one.page.goto(room.replace(ana.home, one.home))
        one.sees("lobby")
    ana.reads(re.compile("^What you would like to try"))
    ben.reads("A minute to settle")
    ben.never_reads(re.compile("^What you would like to try"))
    ana.is_open_to_everyone()
    ana.page.locator(".ahead [data-exercise]").click()
    ana.heading(TITLE)
    ana.page.locator("[data-choosing] summary", has_text="Choose how long").click()
    expect(ana.page.locator("[data-choosing] input[name=length]")).to_have_count(2)
    ana.insists(ana.button("Propose it to Ben"))
    agrees(ben)
    for one in (ana, ben):
        one.sees("gate")


def did_it(one: Guest) -> None:
    """Said for oneself alone."""
    finds(one, REASON)
    one.page.locator("summary", has_text="Say something else").click()
    says(one, "I did it")
    one.heading("You said")


def test_it_is_proposed_changed_tried_together_done_and_ends_in_mid_view(
    two: Two, phone_of: PhoneOf, demo: Server
) -> None:
    ana, ben = two
    room, noa = ana.page.url, guest(phone_of("Noa", **LAPTOP), "")
    for one in (noa, ana, ben):
        one.phone.awaited.append(MISSING)
    let_in(noa, ana, ben, demo)
    noa.page.reload()
    noa.page.get_by_role("link", name="Open").click()
    noa.page.get_by_role("link", name="Practice").click()
    noa.heading("Practice for Ana and Ben")
    proposes(noa, REASON, days="14")
    finds(ben, REASON)
    asks_for_a_change_and_takes_it_back(ben, noa, "Shorter, and in the morning")
    finds(ana, REASON)
    ana.never_reads("Shorter, and in the morning")
    says(ana, "I would like to try it")
    ana.heading("You said")
    tries_it_in_the_room(ana, ben, room)
    did_it(ana)
    noa.page.reload()
    noa.reads(re.compile("^Open until"))
    did_it(ben)
    noa.reads("Both told it done")
    ana.page.goto(f"{ana.home}guide/end")
    ana.taps("End it now")
    ana.heading("A therapist for the two of you")
    noa.heading("There is no page here")  # by itself, in mid-view
    ben.page.reload()
    ben.heading("There is no page here")
