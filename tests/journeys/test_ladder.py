"""The ladder (E9) on two screens: asked before each rung, done, a word of weather, how it goes on; no rung is skipped.

The rungs without touch are walked without a browser; from the first touch on everything is tapped.
"""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, expect

from couples.store.library import load_library
from tests.journeys import evening
from tests.journeys.conftest import put_away, signed_in
from tests.journeys.guests import Guest, guest
from tests.journeys.reach import all_in_reach, answers_are_in_reach
from tests.phone import Phone, a_phone
from tests.realtime.walking import Walk
from tests.server import Server
from tests.wires import two_people

Two = tuple[Guest, Guest]
LADDER = load_library().unfilled("sensory-ladder", "en")
PALMS = next(at for at, step in enumerate(LADDER["steps"]) if step["touch"])
ON, STAY, BACK, STOP = "On to the next", "Stay: this one again", "Back one", "Enough for today"
PROMISE = "I stop at the first sign that you want to stop."


@pytest.fixture(scope="module")
def screens(browser: Browser) -> Iterator[tuple[Phone, Phone]]:
    both = a_phone(browser, "Ana"), a_phone(browser, "Ben")
    yield both
    for each in both:
        each.context.close()


@pytest.fixture
def two(grounded: Server, screens: tuple[Phone, Phone]) -> Iterator[Two]:
    """Both are asked for the first rung with touch; the five before it are done."""
    wires = two_people(grounded)
    for wire in wires:
        wire.connects()
    walk = Walk(*wires, load_library().outlines["sensory-ladder"])
    walk.begins()
    while walk.view()["step"]["index"] < PALMS:
        walk.answered()
        walk.done(walk.outline.steps[wires[0].view["step"]["index"]])
    walk.settle()
    ana, ben = [guest(phone, other) for phone, other in zip(screens, ("Ben", "Ana"), strict=True)]
    for each, wire in zip((ana, ben), wires, strict=True):
        signed_in(each, wire)
        each.page.goto(f"{wire.base}/s/{wire.session}")
        each.sees("gate")
    for each, wire in zip((ana, ben), wires, strict=True):
        each.is_heard()
        wire.leaves()
    yield ana, ben
    for phone in screens:
        put_away(phone)
        phone.was_quiet()


def is_asked_for(two: Two, rung: int) -> None:
    """Both are asked for exactly this rung, with the promise."""
    for each in two:
        each.sees("gate")
        each.reads(f"step {rung + 1} of {len(LADDER['steps'])}")
        each.reads(LADDER["steps"][rung]["gate"]["what"])
        each.reads(PROMISE)
        all_in_reach(each, f"the gate of rung {rung}")
        answers_are_in_reach(each, f"the gate of rung {rung}")


def promises(one: Guest) -> None:
    """The promise is part of the yes."""
    one.page.locator(".answers label").filter(has_text="Yes").locator("visible=true").click()
    one.insists(one.button("Yes, and I promise to stop"))


def sets_as_far_as_it_goes(one: Guest) -> None:
    """The dials stand folded at the gentlest; this one opens them and sets each to the last."""
    one.page.locator(".dials summary").locator("visible=true").click()
    for dial in one.page.locator(".dials fieldset").all():
        dial.locator("label.choice").last.click()


def does_it(two: Two, rung: int) -> None:
    """It runs, and one of them ends it."""
    for each in two:
        each.heading(LADDER["steps"][rung]["heading"])
    two[1].taps("Finish this step")
    for each in two:
        each.reads("How would you like to go on?")
        all_in_reach(each, f"after rung {rung}")


def go_on(two: Two, *picks: str) -> None:
    for each, pick in zip(two, picks, strict=True):
        each.taps(pick)


def gentlest(rung: int) -> list[str]:
    """How the gentlest setting of every dial of a rung reads."""
    dials = [dial for dial in LADDER["dials"] if dial["id"] in LADDER["steps"][rung]["dials"]]
    return [f"{dial['label']}: {dial['levels'][0]['label']}" for dial in dials]


def test_two_rungs_with_their_gates_promise_dials_weather_and_every_way_on(two: Two) -> None:
    ana, ben = two
    is_asked_for(two, PALMS)
    sets_as_far_as_it_goes(ana)
    ana.is_open_to_everyone()
    promises(ana)
    ana.heading("Your answer is sealed")
    promises(ben)
    for each in two:
        for setting in gentlest(PALMS):
            each.reads(setting)
    does_it(two, PALMS)
    word = ana.page.locator(".step [data-weather]:visible").first
    word.click()
    expect(word).to_have_attribute("aria-pressed", "true")
    expect(ben.page.locator(".step [data-weather][aria-pressed=true]")).to_have_count(0)
    go_on(two, STAY, ON)
    is_asked_for(two, PALMS)
    the_next_rung(two)


def the_next_rung(two: Two) -> None:
    """On by both leads one further and no more; back by one is free, and from there no rung is skipped either."""
    for each in two:
        promises(each)
    does_it(two, PALMS)
    go_on(two, ON, ON)
    is_asked_for(two, PALMS + 1)
    for each in two:
        promises(each)
    does_it(two, PALMS + 1)
    go_on(two, ON, BACK)
    is_asked_for(two, PALMS)
    for each in two:
        promises(each)
    does_it(two, PALMS)
    go_on(two, ON, ON)
    is_asked_for(two, PALMS + 1)
    for each in two:
        promises(each)
    does_it(two, PALMS + 1)
    go_on(two, STOP, ON)
    for each in two:
        each.sees("debrief")


def test_a_question_about_ones_own_work_fills_in_wait_and_the_other_meets_an_ordinary_not_now(two: Two) -> None:
    ana, ben = two
    is_asked_for(two, PALMS)
    ana.page.locator(".motive summary").click()
    ana.page.locator("label.choice").filter(has_text="Would it be instead of something").click()
    expect(ana.page.locator(".answers [value=wait]")).to_be_checked()
    ana.is_open_to_everyone()
    assert ben.page.locator(".answers input:checked").count() == 0
    ana.insists(ana.page.locator(".seal"))
    ana.heading("Your answer is sealed")
    promises(ben)
    for each in two:
        each.heading("Not now")
        each.reads("Something light, without touch")
        all_in_reach(each, "not now")
    assert ana.screen("not-now").inner_text() == ben.screen("not-now").inner_text()
    ben.is_open_to_everyone()
    ben.taps("Breathe together")
    ben.insists(ben.button("Propose it to Ana"))
    evening.agrees(ana)
    for each in two:
        each.sees("gate")
        assert each.page.locator(".answers input:checked").count() == 0, "without touch nothing is filled in"
    ana.taps("Something else")
    asked_for_touch_again(ana, ben)


def asked_for_touch_again(ana: Guest, ben: Guest) -> None:
    """Tonight wait is filled in wherever touch may come of it, for its giver alone, and she can change it."""
    evening.at_the_gate(ben, ana, evening.ASK)
    expect(ana.page.locator(".answers [value=wait]")).to_be_checked()
    ana.reads("Filled in for you until four in the morning")
    assert ben.page.locator(".answers input:checked").count() == 0
    ben.never_reads("Filled in for you")
    for each in (ana, ben):
        promises(each)
    for each in (ana, ben):
        each.sees("step")
