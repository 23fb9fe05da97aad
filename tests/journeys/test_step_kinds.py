"""Every kind of step is played by two people, one on a phone and one on a laptop, in the library's own words.

The way to the step is walked without a browser; from its gate on everything is tapped. A new kind of step asks for a
function in ``kinds.py``, and for an exercise that has it.
"""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, expect

from couples.domain.exercise import Outline
from couples.domain.steps import STEP_TYPES
from couples.store.library import load_library
from tests.journeys import evening
from tests.journeys.conftest import put_away, signed_in
from tests.journeys.guests import Guest, guest
from tests.journeys.kinds import PLAYS
from tests.journeys.reach import all_in_reach, answers_are_in_reach
from tests.journeys.stretch import Stretch
from tests.journeys.test_room_screens import FAINT
from tests.phone import Phone, a_phone
from tests.realtime.walking import Walk
from tests.server import Server
from tests.wires import two_people

LIBRARY = load_library()
MOVING = """() => {
  const turns = (style) => style.transitionDuration.split(", ").some((time) => time !== "0s");
  const moves = (style) => style.animationName !== "none" || turns(style);
  return [...document.querySelectorAll("body *")]
    .filter((each) => each.checkVisibility() && moves(getComputedStyle(each)))
    .map((each) => each.outerHTML.slice(0, 120));
}"""
CLOCKS = ".step [data-slot=time]:visible, .step .while-ring:visible, .step .breath-count:not(:empty):visible"
EDGED = """() => {
  const tapped = "button, a, input, textarea, label, summary, [aria-hidden=true]";
  const clear = /[,/] 0\\)$/;
  const seen = (style, side) => parseFloat(style[`border${side}Width`]) && !clear.test(style[`border${side}Color`]);
  return [...document.querySelectorAll("#stage *")]
    .filter((each) => each.checkVisibility() && !each.closest(tapped))
    .filter((each) => ["Top", "Right", "Bottom", "Left"].some((side) => seen(getComputedStyle(each), side)))
    .map((each) => each.outerHTML.slice(0, 120));
}"""
PHONE, LAPTOP = {"width": 390, "height": 844}, {"width": 1280, "height": 800}


def way_to(kind: str) -> tuple[Outline, int]:
    """The exercise in which a step of this kind comes first, rather in the middle than at the end of it."""
    ways = [
        (index, outline.names, index == len(outline.steps) - 1, name)
        for name, outline in LIBRARY.outlines.items()
        for index, step in enumerate(outline.steps)
        if step.kind == kind
    ]
    assert ways, f"no exercise has a step of the kind {kind}"
    index, *_, name = min(ways)
    return LIBRARY.outlines[name], index


@pytest.fixture(scope="module")
def screens(browser: Browser) -> Iterator[tuple[Phone, Phone]]:
    """Ana has a phone, Ben a laptop."""
    both = a_phone(browser, "Ana", viewport=PHONE), a_phone(browser, "Ben", viewport=LAPTOP, has_touch=False)
    yield both
    for each in both:
        each.context.close()


@pytest.fixture
def stretch(grounded: Server, screens: tuple[Phone, Phone], kind: str) -> Iterator[Stretch]:
    """Both are in a running step of this kind."""
    outline, index = way_to(kind)
    wires = two_people(grounded)
    for wire in wires:
        wire.connects()
    walk = Walk(*wires, outline)
    walk.begins()
    while walk.view()["step"]["index"] < index:
        walk.answered()
        walk.done(outline.steps[wires[0].view["step"]["index"]])
    walk.settle()
    two = [guest(phone, other) for phone, other in zip(screens, ("Ben", "Ana"), strict=True)]
    for each, wire in zip(two, wires, strict=True):
        signed_in(each, wire)
        each.page.goto(f"{wire.base}/s/{wire.session}")
    for each, wire in zip(two, wires, strict=True):
        each.is_heard()
        wire.leaves()
    if STEP_TYPES[kind].asks:
        for each in two:
            each.sees("gate")
            all_in_reach(each, f"the gate of {kind}")
            answers_are_in_reach(each, f"the gate of {kind}")
        evening.both_say_yes(*two)
    first, second = two if wires[0].view["step"]["first"] else two[::-1]
    words = LIBRARY.unfilled(outline.id, "en")
    yield Stretch(first, second, words["steps"][index], words)
    for phone in screens:
        put_away(phone)
    troubles = [phone.troubles for phone in screens]
    for phone in screens:
        phone.troubles = []
    assert troubles == [[], []]


def test_every_kind_of_step_has_its_journey() -> None:
    assert PLAYS.keys() == STEP_TYPES.keys()


@pytest.mark.parametrize("kind", sorted(STEP_TYPES))
def test_two_people_play_it_on_a_phone_and_a_laptop(stretch: Stretch, kind: str) -> None:
    for each in stretch.both:
        each.sees("step")
        each.is_open_to_everyone()
    stretch.in_reach()
    nothing_moves(stretch.first)
    little_stands(stretch.second)
    pauses_and_goes_on(stretch.second, stretch.first)
    PLAYS[kind](stretch)
    for each in stretch.both:
        expect(each.screen("step")).to_be_hidden()


def pauses_and_goes_on(one: Guest, other: Guest) -> None:
    """It rests on both screens at once, and goes on by a word of both."""
    evening.pauses(one)
    other.heading(f"{one.name} has paused.")
    for each in (one, other):
        all_in_reach(each, "a pause")
    evening.both_go_on(one, other)
    for each in (one, other):
        each.sees("step")


def nothing_moves(one: Guest) -> None:
    """Whoever asks their device for less motion gets none, and the breath as a ring."""
    one.page.emulate_media(reduced_motion="reduce")
    assert one.page.evaluate("matchMedia('(prefers-reduced-motion: reduce)').matches")
    expect(one.page.locator(".step .breath-shape:visible")).to_have_count(0)
    is_still(one)
    one.page.emulate_media(reduced_motion="no-preference")


def little_stands(one: Guest) -> None:
    """Low stimulation, by lamplight: no clock before it is asked for, no motion, few edges, and every word readable."""
    one.page.evaluate("document.documentElement.className = 'theme-dim scripts calm'")
    expect(one.page.locator(CLOCKS)).to_have_count(0)
    is_still(one)
    assert one.page.evaluate(EDGED) == []
    assert one.page.evaluate(FAINT) == []
    one.page.evaluate("document.documentElement.className = 'theme-light scripts'")


def is_still(one: Guest) -> None:
    """Nothing moves or will; what was on its way when it was asked to stop is over."""
    assert one.page.evaluate(MOVING) == []
    one.page.wait_for_function("() => document.getAnimations().length === 0")
