"""What is good for both afterwards stands in the look back, as far as each shows it; weather can be kept."""

from playwright.sync_api import expect

from tests.journeys import evening
from tests.journeys.guests import Guest

Two = tuple[Guest, Guest]


def test_both_plans_stand_in_the_look_back_and_asking_for_tomorrow_stays_in_the_room(two: Two) -> None:
    ana, ben = two
    room = ana.page.url
    ana.page.goto(f"{ana.home}mine/care")
    ana.page.locator("summary", has_text="Space").click()
    ana.picks("Some time by myself", of="checkbox")
    ana.taps("Keep")
    ana.taps("Show it to Ben")
    ana.page.goto(room)
    evening.in_a_step(ana, ben)
    ana.taps("Finish this step")
    for each in two:
        each.sees("debrief")
        for _ in range(4):
            each.page.locator("[data-page-next]").click()
    ben.reads("Good for Ana now")
    ben.reads("Some time by myself")
    ana.reads("Good for you now")
    ben.taps("Ask me tomorrow how I am")
    ben.reads("You are asked tomorrow how you are. Only you know.")
    ana.never_reads("You are asked tomorrow")
    ben.sees("debrief")
    ana.page.goto(f"{ana.home}mine/care")
    ana.taps("Take it back")  # the two are shared with other evenings
    expect(ana.button("Show it to Ben")).to_be_visible()


def test_both_plans_stand_under_a_pause_ones_own_first_and_leave_with_it(two: Two) -> None:
    ana, ben = two
    rooms = [each.page.url for each in two]
    for each, words in zip(two, ("Leave the light on", "A blanket and no talk"), strict=True):
        each.page.goto(f"{each.home}mine/care")
        each.writes("In your own words", words)
        each.taps("Keep")
    ana.taps("Show it to Ben")
    for each, room in zip(two, rooms, strict=True):
        each.page.goto(room)
        each.is_heard()
    evening.in_a_step(ana, ben)
    evening.pauses(ana)
    for each, own in ((ana, "Leave the light on"), (ben, "A blanket and no talk")):
        each.reads("Good for you now")
        expect(each.page.locator("[data-care] section").first).to_contain_text(own)
        each.is_open_to_everyone()
    ben.reads("Leave the light on")
    ana.never_reads("A blanket and no talk")
    evening.both_go_on(ana, ben)
    ben.never_reads("Leave the light on")
    evening.pauses(ben)  # what is taken back meanwhile is gone from under the pause
    ben.reads("Leave the light on")
    ana.page.goto(f"{ana.home}mine/care")
    ana.taps("Take it back")
    ben.never_reads("Leave the light on")


def test_weather_that_is_kept_stands_in_ones_own_pictures(two: Two) -> None:
    ana, ben = two
    evening.in_a_step(ana, ben)
    ana.taps("Finish this step")
    ana.sees("debrief")
    ana.page.locator("[data-line=body] [data-chip]", has_text="Tired").click()
    ana.page.locator(".pager [data-to=keep]").click()
    ana.page.locator("[data-slot=keep] label", has_text="Tired").click()
    for each in two:
        each.sees("debrief")
        if each is ben:
            each.page.locator(".pager [data-to=keep]").click()
        each.taps("I am done for today")
    ana.page.goto(f"{ana.home}mine/weather")
    ana.page.locator("summary", has_text="The same in words").click()
    ana.reads("Tired")
