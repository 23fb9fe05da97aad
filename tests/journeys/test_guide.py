"""A therapist starts an account on a laptop; two people let them in from their phones, and one of them ends it."""

import re
import time
from datetime import UTC, datetime

import pyotp
from playwright.sync_api import expect

from tests.accounts import PASSWORD
from tests.journeys.guests import Guest, guest
from tests.phone import PhoneOf
from tests.server import Server

Two = tuple[Guest, Guest]
LAPTOP = {"viewport": {"width": 1280, "height": 800}, "has_touch": False}


def digits(secret: str) -> str:
    """As an app shows them; with a few seconds left, so that they are still good when they arrive."""
    while time.time() % 30 > 25:
        time.sleep(0.5)
    return pyotp.TOTP(secret).at(datetime.now(UTC))


def a_therapist(noa: Guest, house: Server) -> None:
    noa.page.goto(f"{house.url}/")
    noa.page.get_by_role("link", name="For couples therapists").click()
    noa.is_open_to_everyone()
    noa.page.get_by_role("link", name="Start a therapist’s account").click()
    noa.writes("Name", "Noa")
    noa.writes(re.compile("^A line about your practice"), "By the river")
    noa.taps("Make my account")
    noa.reads("Please tick this if you agree.")
    noa.is_open_to_everyone()
    noa.writes("Your password", PASSWORD)
    noa.picks("I have read this and will keep to it", of="checkbox")
    noa.taps("Make my account")
    noa.heading("Set up your second proof")
    noa.is_open_to_everyone()
    secret = noa.page.locator(".said").inner_text().replace(" ", "")
    noa.writes("The six digits", "000000")
    noa.taps("Go on")
    noa.reads(re.compile("Wait for the next ones"))
    noa.writes("The six digits", digits(secret))
    noa.taps("Go on")
    noa.heading("Keep these codes somewhere safe")
    noa.page.get_by_role("link", name="I have kept them").click()
    noa.heading("Your desk")
    noa.is_open_to_everyone()


NO_SECRETS = "No secrets: whatever one tells me, I may bring to both."


def a_code(noa: Guest, policy: str = NO_SECRETS) -> str:
    """The link that both get."""
    noa.page.get_by_role("link", name="Invite a couple").click()
    noa.picks(policy)
    noa.is_open_to_everyone()
    noa.taps("Make a code")
    noa.heading("Give this to both of them")
    noa.is_open_to_everyone()
    address = noa.page.locator("[data-copy]").get_attribute("data-copy")
    assert address
    noa.page.get_by_role("link", name="Back to the desk").click()
    return address.partition("#")[2]


def opens(one: Guest, code: str) -> None:
    """The link, on their own phone: the code is filled in already."""
    one.page.goto(f"{one.home}guide#{code}")
    expect(one.page.get_by_label("The therapist’s code")).to_have_value(code)
    one.is_open_to_everyone()
    one.taps("See who it is")
    one.heading("Would you like to let them in?")
    one.reads("Noa")
    one.is_open_to_everyone()


def has_looked(one: Guest) -> None:
    """The page has stood long enough to be read: the second half of a double tap would answer nothing."""
    made_at = int(one.page.locator("[name=at]").first.input_value()) / 1000
    while time.time() - made_at < 0.5:
        time.sleep(0.05)


def one_line_is_read_and_taken_back_while_it_is_open(noa: Guest, ana: Guest, ben: Guest) -> None:
    """Ana hands over one line she kept. Both see that it was opened, only she sees what; then it is gone by itself."""
    ana.page.goto(f"{ana.home}guide/openings")
    before = ana.page.locator("time").count()  # of whoever was let in before Noa
    ana.page.goto(f"{ana.home}notes")
    row = ana.page.get_by_role("listitem").filter(has=ana.button("Let Noa read it")).first
    line = row.locator(".kept").inner_text()
    has_looked(ana)
    row.get_by_role("button", name="Let Noa read it").click()
    ana.reads("Your therapist can read it now.")
    ana.reads("Your therapist reads it")
    ana.is_open_to_everyone()
    noa.page.goto(f"{noa.home}desk")
    noa.reads("Something to read that you have not read yet")
    noa.page.get_by_role("link", name="Open").first.click()
    noa.heading("Ana and Ben")
    noa.reads(line)
    noa.reads("Shared by Ana")
    noa.is_open_to_everyone()
    for person, sees in ((ana, True), (ben, False)):
        person.page.goto(f"{person.home}guide/openings")
        person.heading("When your space was opened")
        expect(person.page.locator("time")).to_have_count(before + 1)
        newest = person.page.get_by_role("listitem").filter(has=person.page.locator("time")).first
        expect(newest.get_by_text("What of yours stood there")).to_have_count(int(sees))
        person.is_open_to_everyone()
    ana.page.goto(f"{ana.home}guide/seen")
    ana.reads(line)
    ana.is_open_to_everyone()
    sheet = noa.phone.another_tab()
    sheet.goto(f"{noa.page.url}/print/sheet")
    expect(sheet.get_by_text(line)).to_have_count(1)
    ana.page.goto(f"{ana.home}notes")
    ana.taps("Take it back from Noa")
    expect(sheet.get_by_text(line)).to_have_count(0)  # before it is printed
    sheet.close()
    noa.never_reads(line)  # nobody touched that page
    noa.reads("Nobody owes anybody anything.")
    noa.never_reads("Lines from sessions")


def sessions_are_off_for_now_and_on_again(noa: Guest, ana: Guest, ben: Guest) -> None:
    has_looked(noa)
    noa.taps("Sessions are off for now")
    noa.reads("Both of them read the same line, and nothing more.")
    for person in (ana, ben):
        person.page.goto(person.home)
        person.reads(re.compile("^Sessions are off for now. Your therapist set it"))
        expect(person.page.get_by_role("link", name="Look after yourself").first).to_be_visible()
        person.is_open_to_everyone()
    has_looked(noa)
    noa.taps("Sessions are on again")
    noa.reads(re.compile("You are not told|you are not told"))


def test_both_let_a_therapist_in_and_one_of_them_puts_them_out(two: Two, phone_of: PhoneOf, demo: Server) -> None:
    ana, ben = two
    noa = guest(phone_of("Noa", **LAPTOP), "")
    noa.phone.awaited.append(re.compile(r"status of (404|422)"))
    a_therapist(noa, demo)
    code = a_code(noa)
    opens(ana, code)
    ana.taps("Yes, for my part")
    ana.heading("You said yes")
    ana.is_open_to_everyone()
    noa.page.reload()
    noa.never_reads("Ana and Ben")
    opens(ben, code)
    ben.taps("Yes, for my part")
    ben.heading("Your therapist")
    ben.is_open_to_everyone()
    noa.page.reload()
    noa.reads("Ana and Ben")
    for private in ("cards", "drafts", "self", "ours", "link"):
        noa.page.goto(f"{noa.home}{private}")
        noa.heading("There is no page here")
    one_line_is_read_and_taken_back_while_it_is_open(noa, ana, ben)
    sessions_are_off_for_now_and_on_again(noa, ana, ben)
    ana.page.goto(f"{ana.home}guide")
    ana.heading("Your therapist")
    ana.page.get_by_role("link", name="End this").click()
    ana.heading("End this?")
    ana.is_open_to_everyone()
    ana.taps("End it now")
    ana.heading("A therapist for the two of you")
    noa.heading("There is no page here")  # by itself, while it was open
    ben.page.goto(f"{ben.home}guide")
    ben.heading("A therapist for the two of you")
    noa.page.goto(f"{noa.home}desk")
    noa.never_reads("Ana and Ben")
