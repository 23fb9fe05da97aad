"""Phones that run no scripts at all: the two still get in, read the room, and above all can stop."""

import re

import pytest
import requests
from playwright.sync_api import expect

from tests.journeys import arriving, evening
from tests.journeys.conftest import signed_in
from tests.journeys.guests import Guest, guest
from tests.phone import PhoneOf
from tests.server import Server
from tests.wires import two_people

PASSWORD = arriving.PASSWORD


@pytest.fixture
def mixed(demo: Server, phone_of: PhoneOf) -> tuple[Guest, Guest]:
    """Ana's phone runs no scripts; Ben's does."""
    wires = two_people(demo)
    ana = guest(phone_of("Ana", java_script_enabled=False), "Ben")
    ben = guest(phone_of("Ben"), "Ana")
    for each, wire in zip((ana, ben), wires, strict=True):
        signed_in(each, wire)
        each.page.goto(f"{wire.base}/s/{wire.session}")
    ben.is_heard()
    return ana, ben


def test_the_room_reads_and_a_plain_pause_reaches_the_partner(mixed: tuple[Guest, Guest]) -> None:
    ana, ben = mixed
    ana.heading("What would feel good together?")
    ana.taps("Rest")
    ana.reads("Breathe together")
    expect(ana.page.locator(".shelf > li:visible", has_text="Speaker and listener")).to_have_count(0)
    expect(ana.page.get_by_role("link", name="Read all of it in peace")).to_be_visible()
    evening.proposes(ben)
    ana.reads("Ben proposes")  # by itself, within a few seconds
    ana.taps("Pause")
    ana.heading("You have paused.")
    ana.reads("Your pause is recorded.")
    ana.reads("To go on, this phone needs scripts switched on.")
    ben.heading("Ana has paused.")
    ben.taps("Pause")
    ana.heading("You have both paused.")
    ana.taps("End for today")
    for each in mixed:
        each.heading("That is all for today")


def test_two_sign_up_and_link_and_see_nothing_of_another_couple(demo: Server, phone_of: PhoneOf) -> None:
    cleo, dan = (
        guest(phone_of(name, java_script_enabled=False), other) for name, other in (("Cleo", "Dan"), ("Dan", "Cleo"))
    )
    for each in (cleo, dan):
        signs_up_plainly(each, demo.url)
        each.page.get_by_role("link", name="Link", exact=True).click()
    code = arriving.makes_code(cleo)
    arriving.enters(dan, code)
    dan.taps("Yes, that is my partner")
    cleo.page.get_by_role("link", name="Look for my partner").click()
    said = cleo.page.locator(".said").inner_text().split()
    assert said == dan.page.locator(".said").inner_text().split()
    cleo.taps("Yes, that is my partner")
    cleo.reads("You are linked. Take it at your own pace.")
    dan.reads("You are linked. Take it at your own pace.")  # by itself
    sees_no_other_room(cleo, demo)


def signs_up_plainly(one: Guest, house: str) -> None:
    """The same form with every question on one page."""
    one.page.goto(house)
    one.page.get_by_role("link", name="Start").click()
    one.picks("I am 18 or older", of="checkbox")
    one.taps("Go on")
    one.writes("Name", one.name)
    one.picks("No, only I use it")
    one.page.get_by_label("Your password", exact=True).fill(PASSWORD)
    one.taps("Make my account")
    one.heading("Keep these codes somewhere safe")
    one.page.get_by_role("link", name="I have kept them").click()


def sees_no_other_room(cleo: Guest, house: Server) -> None:
    """Ana and Ben's room is not there: not its page, not its pause, not a word of it."""
    ana, _ = two_people(house)
    room = f"{house.url}/s/{ana.session}"
    cleo.phone.expects("404")
    cleo.page.goto(room)
    cleo.heading("There is no page here")
    cleo.never_reads(re.compile("Ana|Ben"))
    token = str(cleo.page.locator("meta[name=csrf-token]").get_attribute("content"))
    for way, body in (("pause", None), ("end", None), ("say", {"do": "Pause"})):
        answer = cleo.phone.context.request.post(
            f"{room}/{way}", headers={"X-CSRFToken": token, "Origin": house.url}, data=body or {}
        )
        assert answer.status == 404
    assert ana.opens(f"/s/{ana.session}").status_code == 200
    assert ana.data("scene")["view"]["screen"] == "lobby"


@pytest.mark.parametrize("path", ["/sign-in", "/sign-up", "/link/keep"])
def test_a_form_without_its_token_is_not_taken(demo: Server, path: str) -> None:
    answer = requests.post(demo.url + path, data={"code": "x"}, timeout=10)
    assert answer.status_code == 400
    assert "Nothing" in answer.text or "we did not send it" in answer.text


def test_without_the_rooms_token_nothing_is_done_and_the_page_says_so(mixed: tuple[Guest, Guest]) -> None:
    ana, ben = mixed
    room = ana.page.url
    for way in ("pause", "end", "say"):
        assert ana.phone.context.request.post(f"{room}/{way}", form={"id": "x"}).status == 400
    for path in ("unlink", "link/drop", "sign-out", "account/leave"):
        assert ana.phone.context.request.post(ana.home + path, form={}).status == 400
    ben.sees("lobby")
    expect(ben.screen("paused")).to_be_hidden()
