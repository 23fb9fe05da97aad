"""After distress that Ana noted for herself, no is filled in for her alone, in a new room of the same night too."""

from playwright.sync_api import expect

from tests.journeys import evening
from tests.journeys.guests import Guest

Two = tuple[Guest, Guest]


def filled(one: Guest) -> list[str]:
    """What is chosen at the gate before she chose anything."""
    one.sees("gate")
    return [str(radio.get_attribute("value")) for radio in one.page.locator(".answers input:checked").all()]


def is_asked(ana: Guest, ben: Guest) -> None:
    evening.proposes(ben, evening.ASK)
    evening.agrees(ana)
    for each in (ana, ben):
        each.sees("gate")


def test_no_is_filled_in_for_its_giver_alone_until_the_morning_and_she_can_change_it(two: Two) -> None:
    ana, ben = two
    evening.in_a_step(ana, ben)
    evening.pauses(ana)
    ana.page.locator("[data-sign=panic]").click()
    expect(ana.page.locator("[data-sign=panic]")).to_have_attribute("aria-pressed", "true")
    ana.taps("Change it")
    evening.both_go_on(ana, ben)
    is_asked(ana, ben)
    expect(ana.page.locator(".answers [value=no]")).to_be_checked()
    ana.reads("Filled in for you until four in the morning")
    ana.is_open_to_everyone()
    assert filled(ben) == []
    ben.never_reads("Filled in for you")
    ana.reloads()
    assert filled(ana) == ["no"]
    for each in two:
        if each is ana:
            evening.ends(ana)
        each.sees("debrief")
        each.page.locator(".pager [data-to=keep]").click()
        each.taps("I am done for today")
    ben.page.goto(ben.home)
    evening.invites(ben)
    evening.joins(ana)
    is_asked(ana, ben)
    expect(ana.page.locator(".answers [value=no]")).to_be_checked()
    evening.both_say_yes(ana, ben)
