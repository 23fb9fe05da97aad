"""The first law, seen by two: pause by one, on both screens at once; on only by both."""

from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from tests.journeys import evening
from tests.journeys.guests import Guest

Two = tuple[Guest, Guest]

# The tap and what stands right after it, in one breath: no answer of any server can have come in between.
AT_ONCE = """() => {
  const button = document.querySelector("form[data-pause] button");
  button.click();
  const card = document.querySelector("[data-screen=paused]");
  return [card.checkVisibility(), card.querySelector("h1").innerText.trim(), button.getAttribute("aria-pressed")];
}"""


def in_the_lobby(ana: Guest, ben: Guest) -> None:
    ana.sees("lobby")
    ben.sees("lobby")


PLACES: dict[str, Callable[[Guest, Guest], None]] = {
    "lobby": in_the_lobby,
    "gate": evening.at_the_gate,
    "step": evening.in_a_step,
    "debrief": evening.in_the_debrief,
}


@pytest.mark.parametrize("place", PLACES)
def test_f04_a_pause_crosses_both_ways_and_asks_no_network_first(two: Two, place: str) -> None:
    ana, ben = two
    PLACES[place](ana, ben)
    with ana.without_network():
        assert ana.page.evaluate(AT_ONCE) == [True, "You have paused.", "true"]
        if place == "step":
            ana.reads("Not yet on Ben’s screen: say it aloud.")
    takes_over(ben, "Ana")
    ana.reads("Your pause is recorded.")
    ana.reads("It stands on Ben’s screen.")
    evening.both_go_on(ana, ben)
    for each in two:
        expect(each.screen("paused")).to_be_hidden()
        each.sees("step" if place == "gate" else place)  # at a gate the yes is the wish to go on
    evening.pauses(ben)
    takes_over(ana, "Ben")
    ben.reads("It stands on Ana’s screen.")


def takes_over(guest: Guest, name: str) -> None:
    """The whole screen says it, the focus is on its heading, and a screen reader is told at once."""
    guest.heading(f"{name} has paused.")
    guest.reads("That is all you need to know.")
    expect(guest.page.get_by_role("heading", name=f"{name} has paused.")).to_be_focused()
    said = guest.page.get_by_role("alert").filter(has_text=f"{name} has paused. Everything rests.")
    assert said.count() == 1
    guest.reads("Please do")
    guest.reads("Please don’t")
    assert guest.screen("paused").get_by_role("textbox").count() == 0, "a pause has no reply box"


def test_what_would_help_is_said_afterwards_and_tells_the_partner_what_to_do(two: Two) -> None:
    ana, ben = two
    evening.in_a_step(ana, ben)
    ben.page.keyboard.press("Escape")
    ben.sees("paused")
    ana.reads("Don’t ask why.")
    for need, line, never in (
        ("Space", "Your partner would like some space.", "Don’t follow."),
        ("Comfort", "Your partner would like some comfort.", "Don’t hug without asking."),
    ):
        ben.taps(need)
        expect(ben.button(need)).to_have_attribute("aria-pressed", "true")
        ana.reads(line)
        ana.reads(never)
    ana.never_reads("Don’t follow.")


def test_going_on_takes_both_and_the_first_is_not_shown_to_the_other(two: Two) -> None:
    ana, ben = two
    in_the_lobby(ana, ben)
    evening.pauses(ana)
    ben.sees("paused")
    ben.taps("Go on")
    ben.reads("You are ready. It goes on when both of you are.")
    before = ana.screen_text
    ben.taps("Take it back")
    ana.taps("Go on")
    ana.reads("You are ready.")
    assert ben.screen("paused").is_visible(), "a wish that was taken back counts for nothing"
    ben.reads("Go on")
    assert "ready" not in before
    ben.taps("Go on")
    for each in two:
        each.sees("lobby")


def test_who_wants_to_go_on_still_reads_that_the_other_has_paused(two: Two) -> None:
    ana, ben = two
    evening.in_a_step(ana, ben)
    evening.pauses(ben)
    ana.sees("paused")
    ana.page.locator("[data-go-on]").locator("visible=true").click()
    ana.sees("gate")
    for words in ("Ben has paused.", "It rests until both of you want to go on.", "don’t ask why"):
        ana.reads(words)
    evening.answers(ana, "yes")
    ana.reads("Ben has paused.")
    ben.sees("paused")


def test_change_it_and_end_for_today_take_one(two: Two) -> None:
    ana, ben = two
    evening.in_a_step(ana, ben)
    evening.pauses(ana)
    ben.sees("paused")
    ways = ben.screen("paused").get_by_role("group", name="What now").get_by_role("button")
    assert [way.inner_text() for way in ways.all()] == ["Go on", "Change it", "End for today"]
    sizes = {(round(box["width"]), round(box["height"])) for way in ways.all() if (box := way.bounding_box())}
    assert len(sizes) == 1, "the three ways are equal"
    ben.taps("Change it")
    for each in two:
        each.reads("The exercise is put down.")
        assert not each.button("Change it").is_visible(), "there is nothing left to change"
    evening.both_go_on(ana, ben)
    for each in two:
        each.reads("That one is put down. Nothing is lost.")
    evening.at_the_gate(ben, ana)
    evening.pauses(ben)
    ana.sees("paused")
    evening.ends(ana)
    for each in two:
        each.sees("debrief")


def test_a_pause_in_the_look_back_holds_what_is_shared_and_leaves_writing_open(two: Two) -> None:
    ana, ben = two
    evening.in_the_debrief(ana, ben)
    evening.turns_to(ana, "good")
    ana.writes("One good thing", "the quiet")
    ana.reads("Saved for you")
    evening.turns_to(ana, "share")
    evening.pauses(ben)
    ana.heading("Ben has paused.")
    expect(ana.button("Share with Ben")).to_have_attribute("aria-disabled", "true")
    evening.turns_to(ana, "change")
    ana.writes("One thing to change", "sit closer")
    ana.reads("Saved for you")
    evening.both_go_on(ana, ben)
    ana.never_reads("has paused")


def test_the_pause_is_large_never_covered_and_always_at_the_same_spot(two: Two) -> None:
    ana, ben = two
    spots: list[tuple[int, int, int]] = []

    def look() -> None:
        box = ana.page.locator("form[data-pause] button").bounding_box()
        assert box is not None
        assert box["height"] >= 64
        assert ana.page.evaluate(ON_TOP)
        spots.append((round(box["x"]), round(box["y"]), round(box["width"])))

    look()
    evening.picks_exercise(ana)
    look()
    ana.taps("Back")
    evening.in_a_step(ana, ben)
    look()
    evening.opens_help(ana)
    look()
    evening.closes_help(ana)
    evening.ends_with_pause(ben)
    ana.sees("debrief")
    look()
    evening.pauses(ana)
    look()
    assert len(set(spots)) == 1


# What a thumb on the middle of the button would really touch.
ON_TOP = """() => {
  const button = document.querySelector("form[data-pause] button");
  const { x, y, width, height } = button.getBoundingClientRect();
  return button.contains(document.elementFromPoint(x + width / 2, y + height / 2));
}"""
