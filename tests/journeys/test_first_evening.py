"""Two people who have never been here: from nothing to a first evening together, and to the end of their link."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Locator, expect

from tests.journeys import arriving, evening
from tests.journeys.guests import Guest, guest
from tests.phone import a_phone
from tests.server import Server, a_server

Two = tuple[Guest, Guest]


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """The real thing, without demo."""
    with a_server(tmp_path_factory.mktemp("evening") / "house", operator="Rosa, in the flat upstairs") as running:
        yield running


@pytest.fixture(scope="module")
def linked(house: Server, browser: Browser) -> Iterator[Two]:
    """Ana signs up and shows a code; Ben opens it as a link, signs up, and both say yes."""
    phones = a_phone(browser, "Ana"), a_phone(browser, "Ben")
    ana, ben = (guest(phone, other) for phone, other in zip(phones, ("Ben", "Ana"), strict=True))
    arriving.sign_up(ana, house.url, look=True)
    ana.heading("Hello, Ana")
    ana.is_open_to_everyone()
    ana.page.get_by_role("link", name="Link", exact=True).click()
    ana.heading("Link with your partner")
    ana.is_open_to_everyone()
    arriving.makes_code(ana)
    ana.is_open_to_everyone()
    ben.page.goto(arriving.link_address(ana))
    ben.heading("Someone would like to link with you")
    assert "#" not in ben.page.url, "the code does not stay in the address"
    ben.is_open_to_everyone()
    ben.taps("I am new here")
    arriving.sign_up(ben)
    arriving.confirm(ben, ana)
    yield ana, ben
    for phone in phones:
        phone.context.close()
    for phone in phones:
        phone.was_quiet()


def test_a_whole_first_evening(linked: Two) -> None:
    ana, ben = linked
    evening.invites(ana)
    ana.is_open_to_everyone()
    evening.joins(ben, look=True)
    for each in linked:
        each.heading("What would feel good together?")
        each.reads(f"{each.partner} is here")
    evening.proposes(ana, minutes=5)
    evening.agrees(ben, minutes=2)
    for each in linked:
        each.sees("gate")
        each.reads("2 minutes.")
    evening.both_say_yes(ana, ben)
    for each in linked:
        each.reads(re.compile("Breathe (in|out)"))
    ben.taps("Finish this step")
    looks_back(ana, ben)
    parts(ana, ben)
    keeps_one_line(ana)
    ben.page.goto(f"{ben.home}notes")
    ben.reads("Nothing yet.")


def looks_back(ana: Guest, ben: Guest) -> None:
    """Alone first, then one line is shared and thanked for; wishes; and of two plans the gentler."""
    for each in (ana, ben):
        each.heading("What is the weather in you?")
        each.reads("Your partner sees nothing of this unless you share it.")
    ana.taps("Warm")
    ana.is_open_to_everyone()
    evening.turns_to(ana, "good")
    ana.writes("One good thing", "We laughed at the cat.")
    ana.reads("Saved for you")
    evening.turns_to(ana, "change")
    evening.turns_to(ana, "honoured")
    ana.reads("Only for you. This cannot be shared.")
    ana.is_open_to_everyone()
    evening.turns_to(ana, "aftercare")
    ana.taps("A few kind words")
    ana.is_open_to_everyone()
    evening.turns_to(ana, "share")
    ana.is_open_to_everyone()
    line(ana, "One good thing").get_by_role("button", name="Share with Ben").click()
    line(ana, "One good thing").get_by_text("You and Ben can see this.").wait_for()
    ben.reads("Ana shared a line with you.")
    ben.taps("Read it")
    ben.reads("We laughed at the cat.")
    ben.never_reads("A few kind words")
    ben.taps("Thank you for telling me")
    ana.reads("Ben thanked you for telling.")
    ben.is_open_to_everyone()
    picks_next(ana, ben)


def line(guest: Guest, name: str) -> Locator:
    """One of the own lines on the page where they can be shared."""
    return guest.page.get_by_role("listitem").filter(has_text=name).locator("visible=true")


def picks_next(ana: Guest, ben: Guest) -> None:
    for each in (ana, ben):
        evening.turns_to(each, "next")
    ana.taps("The same again")
    ana.reads("Sealed until you have both chosen.")
    ben.never_reads("The same again was chosen")
    ben.taps("Something easier")
    for each in (ana, ben):
        each.reads("Next time, for both of you:")
        each.heading("Something easier")
    ana.is_open_to_everyone()


def parts(ana: Guest, ben: Guest) -> None:
    """Ana keeps one line for herself; then both are done, and the room closes."""
    for each in (ana, ben):
        evening.turns_to(each, "keep")
    ana.is_open_to_everyone()
    ana.page.get_by_role("checkbox", name="One good thing").check()
    ana.taps("I am done for today")
    ana.heading("You are done for today")
    ana.is_open_to_everyone()
    ben.taps("I am done for today")
    for each in (ana, ben):
        each.heading("That is all for today")
        expect(each.page.locator("form[data-pause] button")).to_be_hidden()
    ana.is_open_to_everyone()


def keeps_one_line(ana: Guest) -> None:
    ana.page.get_by_role("link", name="To my first page").click()
    ana.page.get_by_role("link", name="What you kept").click()
    ana.heading("What you kept")
    ana.reads("We laughed at the cat.")
    ana.never_reads("A few kind words")
    ana.is_open_to_everyone()


def test_one_ends_the_link_and_the_others_room_closes_at_once(linked: Two) -> None:
    ana, ben = linked
    for each in linked:
        each.page.goto(each.home)
    evening.invites(ana)
    evening.joins(ben)
    ben.phone.expects("404|WebSocket")
    another = ana.phone.another_tab()
    another.goto(f"{ana.home}account")
    another.get_by_role("link", name="End the link with Ben").click()
    another.get_by_role("button", name="End the link now").click()
    expect(another.get_by_text("The link has ended.")).to_be_visible()
    for each in linked:
        each.heading("This room is closed here")
        each.reads("You are no longer linked, so the room is closed.")
        expect(each.page.locator("form[data-pause] button")).to_be_hidden()
        each.is_open_to_everyone()
    another.close()
    ben.page.get_by_role("link", name="To the first page").click()
    ben.heading("Link with your partner")


def test_a_wrong_code_a_used_code_and_the_right_one(linked: Two) -> None:
    ana, ben = linked
    sentence = "This code does not work now. Codes last ten minutes and work once. Your partner can make a new one."
    for each in linked:
        each.phone.expects("422|409|429")
        each.page.goto(f"{each.home}link")
    code = arriving.makes_code(ana)
    arriving.enters(ben, "AB7K9-QXM4P")
    ben.reads(sentence)
    expect(ben.page.get_by_label("Your partner’s code")).to_have_value(re.compile("AB7K9"))
    ben.is_open_to_everyone()
    arriving.enters(ben, code.lower().replace("-", " "))
    ben.heading("Is this your partner?")
    ben.taps("No, this is not them")
    arriving.enters(ben, code)
    ben.reads(sentence)
    ana.page.goto(f"{ana.home}link")
    arriving.enters(ben, arriving.makes_code(ana))
    arriving.confirm(ana, ben)


def test_an_address_leads_into_the_room_after_signing_in_and_another_phone_can_sign_it_out(
    linked: Two, browser: Browser
) -> None:
    ana, ben = linked
    for each in linked:
        each.page.goto(each.home)
    evening.invites(ana)
    ben.page.goto(f"{ben.home}account")
    ben.taps("Sign out")
    ben.page.goto(ana.page.url)
    arriving.sign_in(ben)
    ben.heading("What would feel good together?")
    ana.reads("Ben is here")
    other_phone = guest(a_phone(browser, "Ben"), "Ana", sign_in_name=ben.sign_in_name)
    other_phone.page.goto(f"{ben.home}sign-in")
    arriving.sign_in(other_phone)
    other_phone.heading("Hello, Ben")
    other_phone.page.goto(f"{ben.home}account")
    other_phone.taps("Sign it out")
    ben.reads("You are signed out on this device. Everything in the room rests.")
    ana.reads("Ben is away")
    other_phone.phone.context.close()
    other_phone.phone.was_quiet()
