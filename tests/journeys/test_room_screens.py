"""Every screen of the room can be used by everyone: by eye or ear, on a narrow phone, in the dark, with keys alone."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import ViewportSize, expect

from tests.journeys import evening
from tests.journeys.conftest import come_in
from tests.journeys.guests import Guest
from tests.journeys.keys import reaches, says_yes
from tests.journeys.reach import fits_a_thumb, pause_is_in_reach
from tests.phone import PhoneOf
from tests.server import Server

Two = tuple[Guest, Guest]
NARROW: ViewportSize = {"width": 320, "height": 640}
USUAL: ViewportSize = {"width": 390, "height": 844}
WIDE = "() => document.documentElement.scrollWidth > document.documentElement.clientWidth"
FAINT = """() => axe.run({runOnly: ["color-contrast"], resultTypes: ["violations"]})
  .then((found) => found.violations.flatMap((rule) => rule.nodes.map((node) => node.html.slice(0, 160))))"""


def a_whole_evening(ana: Guest, ben: Guest) -> Iterator[tuple[Guest, str]]:
    """Each screen in the order in which the two meet them, and who is looking."""
    yield ana, "lobby"
    evening.picks_exercise(ana)
    ana.page.get_by_text("Choose how long").locator("visible=true").click()
    yield ana, "choosing"
    ana.taps("Back")
    evening.proposes(ana, evening.ASK)
    yield ana, "proposal of my own"
    ben.sees("proposal")
    yield ben, "proposal of my partner"
    evening.agrees(ben)
    ana.sees("gate")
    ana.page.locator(".motive summary").click()
    ana.taps("I feel I should")
    ana.picks("Wait")
    yield ana, "gate"
    ana.writes("Ask me again when", "I have slept")
    ana.page.locator(".seal").click()
    ana.heading("Your answer is sealed")
    yield ana, "sealed answer"
    evening.answers(ben, "yes")
    ana.sees("not-now")
    yield ana, "not now"
    ana.taps("Something else")
    for exercise in (evening.ASK, evening.NOTICE, evening.TALK, evening.BREATHE):
        asking = (ben, ana) if exercise == evening.ASK else (ana, ben)  # what was "not now" is not asked again by ana
        evening.in_a_step(*asking, exercise)
        yield ben, exercise
        if exercise != evening.BREATHE:
            evening.pauses(ben)
            ana.sees("paused")
            if exercise == evening.ASK:
                ben.taps("Comfort")
                ana.reads("Your partner would like some comfort.")
                yield ana, "paused by my partner"
                yield ben, "paused by me"
                ana.taps("Go on")
                yield ana, "gate after a pause"
            ben.taps("Change it")
            evening.both_go_on(ana, ben)
    ana.page.get_by_role("link", name="Help and safety").click()
    yield ana, "help inside the room"
    ana.taps("Back to the room")
    ana.taps("Finish this step")
    yield from a_look_back(ana, ben)


def a_look_back(ana: Guest, ben: Guest) -> Iterator[tuple[Guest, str]]:
    ana.sees("debrief")
    ana.taps("Warm")
    for page in ("weather", "good", "change", "honoured", "aftercare"):
        yield ana, page
        ana.page.locator("[data-page-next]").click()
    ana.taps("Share with Ben")
    ana.reads("You and Ben can see this.")
    yield ana, "my shared line"
    ben.taps("Read it")
    yield ben, "my partner's shared line"
    evening.pauses(ben)
    ana.sees("paused")
    yield ana, "paused in the look back"
    ana.page.locator("[data-page-next]").click()
    yield ana, "next"
    ana.page.locator("[data-page-next]").click()
    yield ana, "keep"
    ana.taps("I am done for today")
    ana.sees("parted")
    yield ana, "parted"
    ben.taps("Skip to the end")
    ben.taps("I am done for today")
    ana.sees("closed")
    yield ana, "closed"


@pytest.mark.timeout(600)  # forty looks with every rule of axe; a busy machine takes long
def test_every_screen_is_open_to_everyone(two: Two) -> None:
    for guest, name in a_whole_evening(*two):
        fits_a_narrow_phone(guest, name)
        has_no_barrier(guest, name)


def fits_a_narrow_phone(guest: Guest, name: str) -> None:
    """Nothing runs off, nothing is too small for a thumb, and the pause is where it always is."""
    guest.page.set_viewport_size(NARROW)
    assert not guest.page.evaluate(WIDE), f"{name} has to be moved sideways"
    fits_a_thumb(guest, name)
    if name != "closed":
        pause_is_in_reach(guest, name)
    guest.page.set_viewport_size(USUAL)


def has_no_barrier(guest: Guest, name: str) -> None:
    """Everything in the light; what changes by lamplight are the colours alone."""
    try:
        themed(guest, "light")
        guest.is_open_to_everyone()
    except AssertionError as barriers:
        pytest.fail(f"{name}: {barriers}")
    themed(guest, "dim")
    assert guest.page.evaluate(FAINT) == [], f"{name} is hard to read by lamplight"


def themed(guest: Guest, theme: str) -> None:
    guest.page.evaluate("(theme) => (document.documentElement.className = `theme-${theme} scripts calm`)", theme)


def test_an_evening_needs_no_more_than_a_keyboard(demo: Server, phone_of: PhoneOf) -> None:
    ana, ben = come_in(demo, phone_of, has_touch=False)
    reaches(ana, "Breathe together")
    reaches(ana, "Propose it to Ben")
    ana.sees("proposal")
    reaches(ben, "Yes, let’s")
    for guest in (ana, ben):
        guest.sees("gate")
        expect(guest.page.get_by_role("heading", name="Do you want this now?")).to_be_focused()
        says_yes(guest)
    ana.sees("step")
    ben.page.keyboard.press("Escape")
    expect(ana.page.get_by_role("heading", name="Ben has paused.")).to_be_focused()
    reaches(ben, "End for today")
    ana.sees("debrief")
    reaches(ana, "Own words")
    ana.page.keyboard.type("a little tired")
    ana.page.keyboard.press("Escape")
    ana.heading("You have both paused.")
    assert ana.page.locator("#line-body").input_value() == "a little tired"


def test_whoever_wants_no_motion_gets_words_and_a_ring(demo: Server, phone_of: PhoneOf) -> None:
    ana, ben = come_in(demo, phone_of, reduced_motion="reduce")
    evening.in_a_step(ana, ben)
    ana.reads("Breathe in")
    expect(ana.page.locator("[data-screen=step] .breath-ring .fill")).to_be_visible()
    expect(ana.page.locator("[data-screen=step] .breath-shape")).to_be_hidden()


def test_two_phones_breathe_the_same_breath(two: Two) -> None:
    ana, ben = two
    evening.in_a_step(ana, ben)
    size = "() => Number(document.querySelector('.breath').style.getPropertyValue('--size'))"
    for _ in range(4):
        ana.page.wait_for_timeout(700)
        assert abs(ana.page.evaluate(size) - ben.page.evaluate(size)) < 0.2
