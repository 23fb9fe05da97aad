"""What can be said without explaining: a sign kept or sent, a signal, a time to come back. None makes anything run."""

import re

import pytest
from playwright.sync_api import expect

from tests.journeys import evening
from tests.journeys.guests import LATER, Guest
from tests.journeys.test_room_screens import fits_a_narrow_phone, has_no_barrier

Two = tuple[Guest, Guest]
NUMB = "Your partner feels far away or numb just now."
A_DAY_LATER = """() => {
  const Now = Date;
  globalThis.Date = class extends Now {
    constructor(...given) { given.length ? super(...given) : super(Now.now() + 26 * 3600 * 1000); }
  };
}"""


def paused_in_a_step(ana: Guest, ben: Guest) -> None:
    """Ben has paused what the two were in."""
    evening.in_a_step(ana, ben)
    evening.pauses(ben)
    ana.sees("paused")
    ben.reads("It stands on Ana’s screen.")


def says_without_explaining(one: Guest, signal: str) -> None:
    one.page.get_by_text("Say without explaining").locator("visible=true").click()
    one.page.get_by_role("button", name=signal).locator("visible=true").click()


def opens(one: Guest, words: str) -> None:
    """Unfolds what lies behind a quiet line."""
    one.page.get_by_text(words).locator("visible=true").click()


def is_settled(one: Guest, chip: str) -> None:
    expect(one.button(chip)).to_have_attribute("aria-pressed", "true", timeout=LATER)


def is_for_everyone(one: Guest, state: str) -> None:
    """By eye and ear, on a narrow phone, by daylight and by lamplight."""
    fits_a_narrow_phone(one, state)
    has_no_barrier(one, state)


# --- signs: one's own, until they are sent


def test_a_sign_is_ones_own_until_it_is_sent_and_leaves_the_other_screen_when_taken_back(two: Two) -> None:
    ana, ben = two
    paused_in_a_step(ana, ben)
    before = ana.rested_text
    ben.taps("Far away or numb")
    ben.reads("Press your feet or hands on something firm.")
    ben.reads("Only you can see this.")
    ben.reads("Ana would read:")
    assert ana.screen_text == before, "what is noted for oneself changes nothing for the other"
    ben.taps("Let Ana know")
    ana.reads(NUMB)
    ana.reads("Wait, without touch.")
    ana.reads("Don’t take it for coldness.")
    ben.reads("You and Ana can see this.")
    assert ana.screen("paused").get_by_role("textbox").count() == 0, "a sign has no reply box"
    is_for_everyone(ana, "my partner's sign")
    is_for_everyone(ben, "my own sign, sent")
    ben.taps("Take it back")
    ana.never_reads(NUMB)
    ana.reads("That is all you need to know.")
    ben.never_reads("Press your feet or hands on something firm.")


def test_another_sign_takes_back_the_one_that_was_sent_and_a_second_tap_lets_it_pass(two: Two) -> None:
    ana, ben = two
    paused_in_a_step(ana, ben)
    ben.taps("Guilt or shame")
    ben.taps("Let Ana know")
    ana.reads("Your partner feels guilt or shame just now.")
    ben.taps("A memory is here")
    ana.never_reads("Your partner feels guilt or shame just now.")
    ben.reads("It comes from another time.")
    ben.taps("A memory is here")
    ben.never_reads("It comes from another time.")
    expect(ben.button("A memory is here")).to_have_attribute("aria-pressed", "false")


def test_a_sign_leads_to_something_to_hold_on_to_and_back(two: Two) -> None:
    ana, ben = two
    evening.pauses(ben)
    ben.taps("Panic, want to shut down")
    ben.reads("Let one breath out slowly.")
    ben.taps("More to hold on to")
    ben.heading("Toolkit")
    ben.taps("Back to the room")
    ben.sees("paused")
    ana.never_reads("panic")


# --- signals: what stands, plainly, on both screens


def test_differently_stops_what_runs_and_says_so_on_both_screens(two: Two) -> None:
    ana, ben = two
    evening.in_a_step(ana, ben)
    says_without_explaining(ben, "I’d like to do this differently")
    ana.sees("held")
    ana.reads("Ben would like to do this differently. Talk about how. Then both of you answer again.")
    ben.reads("You would like to do this differently, and Ana knows.")
    is_for_everyone(ana, "held to do it differently")
    for each in two:
        each.never_reads("The yes to this is over")
    evening.both_go_on(ana, ben)
    for each in two:
        each.sees("step")
        each.never_reads("differently, and")


def test_one_step_back_asks_both_again(two: Two) -> None:
    ana, ben = two
    evening.in_a_step(ana, ben)
    says_without_explaining(ana, "Step back one")
    for each in two:
        each.sees("gate")
    ben.reads("Ana would like to go back one step. Both of you answer again first.")
    ana.reads("You would like to go back one step, and Ben knows.")
    opens(ben, "Say without explaining")
    is_for_everyone(ben, "the gate after one step back")
    expect(ben.page.locator("[data-screen=gate] [data-signal=step-back]")).to_be_hidden()
    evening.both_say_yes(ana, ben)


@pytest.mark.parametrize("place", ["gate", "step"])
def test_stepping_out_pauses_first_and_then_says_so(two: Two, place: str) -> None:
    ana, ben = two
    {"gate": evening.at_the_gate, "step": evening.in_a_step}[place](ana, ben)
    says_without_explaining(ben, "I’m stepping out")
    ana.heading("Ben has paused.")
    ana.reads("Ben is stepping out for a while. It is no answer about you.")
    ben.heading("You have paused.")
    ben.reads("You are stepping out, and Ana knows.")
    for each in two:
        each.is_open_to_everyone()
    says_without_explaining(ana, "I’m stepping out")
    ben.heading("You have both paused.")
    ben.reads("Ana is stepping out for a while.")


def test_stepping_out_without_a_line_rests_at_once_and_is_told_when_the_line_is_back(two: Two) -> None:
    ana, ben = two
    evening.in_a_step(ana, ben)
    with ben.without_network():
        says_without_explaining(ben, "I’m stepping out")
        ben.heading("You have paused.")
    ana.reads("Ben is stepping out for a while.")


# --- a time to come back: sealed, the later stands, a condition of nothing


def test_of_two_times_the_later_stands_and_nobody_learns_whose_it_was(two: Two) -> None:
    ana, ben = two
    paused_in_a_step(ana, ben)
    opens(ana, "Would a time to come back help?")
    before = ben.rested_text
    ana.taps("30 minutes")
    is_settled(ana, "30 minutes")
    ana.reads("Sealed until Ben has chosen too.")
    assert ben.screen_text == before, "what one has chosen is sealed"
    is_for_everyone(ana, "a time that is sealed")
    opens(ben, "Would a time to come back help?")
    ben.taps("20 minutes")
    said = [_said_time(each) for each in (ana, ben)]
    assert said[0] == said[1]
    for each in two:
        each.reads("Of your two times the later one stands.")
    is_for_everyone(ben, "a time to come back")
    ana.reloads()
    assert _said_time(ana) == said[0]
    ana.taps("I need more time")
    for each in two:
        each.never_reads("You come back at")
        expect(each.button("1 hour")).to_be_visible(timeout=LATER)


def _said_time(one: Guest) -> str:
    one.reads("You come back")
    found = re.search(r"\d\d:\d\d", one.page.locator("[data-slot=back-at]").inner_text())
    assert found
    return found[0]


def test_a_choice_can_be_taken_back_and_going_on_waits_for_none(two: Two) -> None:
    ana, ben = two
    evening.pauses(ben)
    ana.sees("paused")
    opens(ana, "Would a time to come back help?")
    ana.taps("4 hours")
    is_settled(ana, "4 hours")
    ana.taps("Take it back")
    expect(ana.button("4 hours")).to_have_attribute("aria-pressed", "false", timeout=LATER)
    ana.taps("1 hour")
    is_settled(ana, "1 hour")
    evening.both_go_on(ben, ana)
    for each in two:
        each.sees("lobby")


def test_when_the_time_has_come_both_screens_only_ask(two: Two) -> None:
    ana, ben = two
    paused_in_a_step(ana, ben)
    for each in two:
        opens(each, "Would a time to come back help?")
        each.taps("20 minutes")
    ana.reads("You come back")
    ana.page.evaluate(A_DAY_LATER)
    ana.reads("It is the time you both chose. Ready, or need more?")
    ana.sees("paused")
    ana.is_open_to_everyone()
    ben.reads("You come back")
    evening.both_go_on(ana, ben)
    for each in two:
        each.sees("step")


# --- each alone, for as long as they need


def test_after_a_pause_each_has_time_and_the_card_of_what_to_say(two: Two) -> None:
    ana, ben = two
    paused_in_a_step(ana, ben)
    ana.reads("Take the time you need. Ben sees nothing of it.")
    ben.reads("Take the time you need. Ana sees nothing of it.")
    opens(ana, "What to say, and what to leave unsaid")
    ana.reads("“Okay. We stop here.”")
    ana.reads("“But you said yes before.”")
    ana.is_open_to_everyone()
    assert not ben.page.get_by_text("What to say, and what to leave unsaid").is_visible(), "it is for who was stopped"


def test_under_a_pause_in_the_look_back_one_tap_leads_to_ones_own_writing(two: Two) -> None:
    ana, ben = two
    evening.in_the_debrief(ana, ben)
    evening.pauses(ben)
    ben.taps("My own writing stays open")
    expect(ben.page.get_by_role("heading", name="What is the weather in you?")).to_be_focused()
    ben.taps("Warm")
    ben.reads("Saved for you")
