"""A therapist writes questions for one alone and proposes them; Ana answers on her phone, and her words stay hers."""

import re

from playwright.sync_api import Route, expect

from tests.journeys.guests import Guest, guest
from tests.journeys.test_guide import LAPTOP, Two
from tests.journeys.test_own import fills
from tests.journeys.test_practice import MISSING, let_in, says
from tests.phone import PhoneOf
from tests.server import Server

TITLE, QUESTION, OWN_WORDS = "A look at my week", "How was this week for me?", "It was a lot"


def writes_it(noa: Guest) -> None:
    """From the empty desk to a finished version, with the phone beside the form."""
    noa.page.goto(f"{noa.home}desk/own")
    noa.writes("What it is called", TITLE)
    noa.picks("Each alone, a few questions on their own phone")
    noa.picks("English")
    noa.is_open_to_everyone()
    noa.taps("Begin it")
    noa.heading(TITLE)
    noa.is_open_to_everyone()
    noa.page.get_by_role("link", name="Its name, length and notes").click()
    fills(noa, "What they read first", "A look back, for you alone.")
    for tick in ("How I see myself", "Thoughts", "5", "Light"):
        noa.page.get_by_label(tick, exact=True).first.check(force=True)
    fills(noa, "After the last question", "A week is a week.")
    noa.is_open_to_everyone()
    noa.taps("Save")
    slow: list[Route] = []

    def hold(script: Route) -> None:
        slow.append(script)

    noa.page.route("**/js/own.js", hold)
    noa.taps("Add a question")
    noa.heading("Question 1")
    fills(noa, "What is asked", QUESTION)
    fills(noa, "What can be tapped", "Heavy\nLight\nI can’t tell")
    assert slow
    for script in slow:  # it comes only now, as on a slow line
        script.continue_()
    noa.page.unroute("**/js/own.js", hold)
    phone = noa.page.get_by_role("region", name="The phone of whoever is asked")
    expect(phone.get_by_text("I can’t tell")).to_be_visible()  # by itself, while it is written
    noa.is_open_to_everyone()
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
    noa.writes("Why this, in your own words", "To look back kindly")
    noa.picks("At once")
    noa.taps("Propose it")
    noa.heading("Practice for Ana and Ben")


def answers_it(ana: Guest) -> None:
    """From her first page to the last question."""
    ana.page.goto(ana.home)
    ana.page.get_by_role("link", name=re.compile("^Practice")).click()
    ana.page.get_by_role("link", name=re.compile(TITLE)).click()
    ana.reads("Written by your therapist, not by this product.")
    ana.is_open_to_everyone()
    ana.page.get_by_role("link", name="Go to it").click()
    ana.heading(TITLE)
    ana.is_open_to_everyone()
    ana.taps("Begin")
    ana.heading(QUESTION)
    ana.page.get_by_text("Heavy", exact=True).click()
    ana.writes(re.compile("^In your own words"), OWN_WORDS)
    ana.is_open_to_everyone()
    says(ana, "Next")
    ana.reads("A week is a week.")
    ana.reads(OWN_WORDS)
    ana.is_open_to_everyone()


def test_questions_for_one_alone_are_written_proposed_answered_and_stay_their_owners(
    two: Two, phone_of: PhoneOf, demo: Server
) -> None:
    ana, ben = two
    noa = guest(phone_of("Noa", **LAPTOP), "")
    for one in (noa, ana, ben):
        one.phone.awaited.append(MISSING)
    let_in(noa, ana, ben, demo)
    writes_it(noa)
    proposes_it(noa)
    answers_it(ana)
    entry = ana.page.url
    ana.page.goto(ana.home)
    ana.page.get_by_role("link", name=re.compile("^Practice")).click()
    ana.page.get_by_role("link", name=re.compile(TITLE)).click()
    says(ana, "I did it")
    ana.heading("You said")
    noa.page.reload()
    noa.reads("Open")
    noa.never_reads(OWN_WORDS)
    ana.page.goto(f"{ana.home}guide/end")
    ana.taps("End it now")
    ana.page.goto(entry)
    ana.heading(TITLE)
    ana.reads(QUESTION)
    ana.reads(OWN_WORDS)  # whoever is let in by now, it is hers
