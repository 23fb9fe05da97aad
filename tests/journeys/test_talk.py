"""One of two writes to their therapist alone: the other's phone shows nothing of it, and the end closes every page."""

import re

from playwright.sync_api import expect

from tests.journeys.guests import Guest, guest
from tests.journeys.test_guide import LAPTOP, Two, a_code, a_therapist, opens
from tests.phone import PhoneOf
from tests.server import Server

LIMITED = "Limited: some things may stay between me and one of them. I say which before."
GONE = re.compile(r"status of (404|409|422)")
ALONE, ANSWER, HALF = "I find it hard to say no when I am tired.", "It can stay here.", "What I wanted to say is"


def let_in(noa: Guest, ana: Guest, ben: Guest, house: Server) -> None:
    """Nobody else is admitted any more, and Noa is, under limited secrets."""
    ana.page.goto(f"{ana.home}guide/end")
    ana.taps("End it now")
    ana.page.goto(ana.home)
    a_therapist(noa, house)
    code = a_code(noa, LIMITED)
    for one in (ana, ben):
        opens(one, code)
        one.taps("Yes, for my part")
    ben.heading("Your therapist")


def comes_to(one: Guest, page: str) -> None:
    """From the page of their therapist."""
    one.page.goto(f"{one.home}guide")
    one.page.get_by_role("link", name="Write to Noa").click()
    one.heading("Write to Noa")
    one.is_open_to_everyone()
    one.page.get_by_role("link", name=page).click()
    one.heading(page)


def writes(one: Guest, words: str, button: str) -> None:
    one.writes("Your words", words)
    one.taps(button)
    one.reads("It stands there now, for whoever reads this page.")
    one.reads(words)
    one.is_open_to_everyone()


def on_the_desk(noa: Guest) -> None:
    noa.page.goto(f"{noa.home}desk")
    noa.reads("Something to read that you have not read yet")
    noa.page.get_by_role("link", name="Open", exact=True).first.click()
    noa.page.get_by_role("link", name="Words with them").click()
    noa.reads("Something was written since you last looked")
    noa.is_open_to_everyone()
    noa.page.get_by_role("link", name="Between you and Ana").click()
    noa.heading("Between you and Ana")
    noa.reads(ALONE)


def test_one_writes_alone_takes_it_back_and_the_other_ends_it_while_it_is_open(
    two: Two, phone_of: PhoneOf, demo: Server
) -> None:
    ana, ben = two
    noa = guest(phone_of("Noa", **LAPTOP), "")
    for each in (noa, ana, ben):
        each.phone.awaited.append(GONE)
    let_in(noa, ana, ben, demo)
    comes_to(ben, "Between you and Noa")
    comes_to(ana, "Between you and Noa")
    ana.reads("You and Noa read this page. Ben does not see it, nor whether there is anything on it.")
    writes(ana, ALONE, "Write it to Noa alone")
    on_the_desk(noa)
    writes(noa, ANSWER, "Write it to Ana alone")
    ana.reads(ANSWER)  # by itself, while it was open
    ben.reads("Nothing stands here.")
    ben.never_reads(ALONE)
    ana.taps("Take it back")
    ana.reads(re.compile("^Taken back"))
    noa.never_reads(ALONE)  # nobody touched that page
    noa.reads(ANSWER)
    ana.writes("Your words", HALF)
    ben.page.goto(f"{ben.home}guide/end")
    ben.taps("End it now")
    ben.heading("A therapist for the two of you")
    for one in (ana, noa):
        one.reads("This page is closed now.")
        one.never_reads(ANSWER)
        one.never_reads(re.compile("read this page"))
        one.is_open_to_everyone()
    expect(ana.page.get_by_label("Your words")).to_have_value(HALF)
    ana.page.goto(f"{ana.home}guide/before")
    ana.heading("What you wrote before")
    ana.is_open_to_everyone()
