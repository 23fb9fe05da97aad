"""A therapist writes an exercise, sees both phones and mends it; the couple does it in the version they met."""

import re

from playwright.sync_api import expect

from tests.journeys.evening import agrees, both_say_yes
from tests.journeys.guests import Guest, guest
from tests.journeys.test_guide import LAPTOP, Two
from tests.journeys.test_practice import MISSING, let_in
from tests.phone import PhoneOf
from tests.server import Server

TITLE, HEADING, ANOTHER = "Three good things", "One good thing", "Something else"
STEP = {
    "The heading": HEADING,
    "A few lines under it": "Take your time.",
    "What stands there when it is over": "That was it.",
    "1.": "Something good today was…",
    "What": "Say one good thing each. No touch.",
    "Where": "Where you are.",
    "How long": "A few minutes.",
    "How it ends": "When both have said one, or sooner.",
}


def fills(noa: Guest, label: str, words: str) -> None:
    noa.page.get_by_label(label, exact=True).first.fill(words)


def writes_about(noa: Guest) -> None:
    noa.page.get_by_role("link", name="Its name, length and notes").click()
    fills(noa, "What it is, in one or two sentences", "Each says what was good.")
    for tick in ("Talk", "Thoughts", "5"):
        noa.page.get_by_label(tick, exact=True).first.check(force=True)
    fills(noa, "Light", "Something small.")
    fills(noa, "When to leave it for another day", "On a day that is too full.")
    fills(noa, "What they should know", "Small things count.")
    noa.is_open_to_everyone()
    noa.taps("Save")


def composes(noa: Guest) -> None:
    """From the empty desk to a finished version; what the check says is mended on the way."""
    noa.page.goto(f"{noa.home}desk")
    noa.page.get_by_role("link", name="Own exercises").click()
    noa.reads(re.compile("^Nothing stands here yet"))
    noa.writes("What it is called", TITLE)
    noa.picks("English")
    noa.is_open_to_everyone()
    noa.taps("Begin it")
    noa.heading(TITLE)
    noa.is_open_to_everyone()
    writes_about(noa)
    noa.page.get_by_role("button", name=re.compile("^Said aloud")).click()
    noa.heading("Said aloud")
    for label, words in STEP.items():
        fills(noa, label, words)
    for phone in ("Whoever begins", "The other one"):
        screen = noa.page.get_by_role("region", name=f"The phone of {phone}")
        expect(screen.get_by_text("Something good today was…")).to_be_visible()  # by itself, while it is written
        noa.page.evaluate("scrollTo(0, 0)")
        expect(screen).to_be_in_viewport(ratio=1)  # nothing of it is cut off
    noa.is_open_to_everyone()
    noa.taps("Save and stay")
    noa.reads(re.compile("^Please say it either way"))
    noa.picks("No, nobody touches")
    fills(noa, "The heading", "Be glad!")
    noa.taps("Save and go back")
    noa.reads(re.compile("A full stop is calmer"))
    noa.page.get_by_role("link", name=re.compile("^Write it")).click()
    fills(noa, "The heading", HEADING)
    noa.taps("Save and go back")
    noa.reads("Nothing is left to do.")
    noa.taps("Finish it as version 1")
    noa.reads(re.compile("^Version 1 is finished"))


def proposes_it(noa: Guest) -> None:
    noa.page.goto(f"{noa.home}desk")
    noa.page.get_by_role("link", name="Open").click()
    noa.page.get_by_role("link", name="Practice").click()
    noa.page.get_by_role("link", name="Propose something").click()
    noa.page.get_by_role("link", name=re.compile(f"^{TITLE}")).click()
    noa.writes("Why this, in your own words", "To end the day kindly")
    noa.picks("At once")
    noa.taps("Propose it")
    noa.heading("Practice for Ana and Ben")


def changes_it(noa: Guest) -> None:
    """Another version, while the two are in the first."""
    noa.page.goto(f"{noa.home}desk/own")
    noa.page.get_by_role("link", name=re.compile(TITLE)).click()
    noa.page.get_by_role("link", name=re.compile("^Write it")).click()
    fills(noa, "The heading", ANOTHER)
    fills(noa, "1.", ANOTHER)
    noa.taps("Save and go back")
    noa.taps("Finish it as version 2")
    noa.reads(re.compile("^Version 2 is finished"))


def test_an_exercise_is_written_proposed_and_done_together_as_it_was_when_they_began(
    two: Two, phone_of: PhoneOf, demo: Server
) -> None:
    ana, ben = two
    room, noa = ana.page.url, guest(phone_of("Noa", **LAPTOP), "")
    for one in (noa, ana, ben):
        one.phone.awaited.append(MISSING)
    let_in(noa, ana, ben, demo)
    composes(noa)
    proposes_it(noa)
    for one in (ana, ben):
        one.page.goto(room.replace(ana.home, one.home))
        one.sees("lobby")
    ana.page.locator("[data-exercise]", has_text=TITLE).first.click()
    ana.heading(TITLE)
    ana.reads(re.compile("Written by your therapist, not by this product."))
    ana.insists(ana.button("Propose it to Ben"))
    ben.reads(re.compile("Written by your therapist, not by this product."))
    agrees(ben)
    for one in (ana, ben):
        one.sees("gate")
        one.reads("Say one good thing each. No touch.")
    both_say_yes(ana, ben)
    for one in (ana, ben):
        one.reads("Something good today was…")
    changes_it(noa)
    ben.page.reload()
    ben.reads("Something good today was…")
    ana.page.goto(f"{ana.home}guide/end")
    ana.taps("End it now")
    ana.page.goto(room)
    for one in (ana, ben):
        one.page.reload()
        one.sees("step")  # what has begun is theirs, whoever wrote it
        one.reads("Something good today was…")
        one.never_reads(ANOTHER)
    ana.taps("Finish this step")
    for one in (ana, ben):
        one.sees("debrief")
