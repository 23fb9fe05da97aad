"""Dark and dim, chosen as people choose them: still open to everyone, and nothing falls out, narrow or wide."""

from tests.journeys import evening
from tests.journeys.guests import Guest

Two = tuple[Guest, Guest]
NARROW, LAPTOP, PHONE = (320, 640), (1280, 800), (390, 844)
ROOMY = "document.documentElement.scrollWidth <= document.documentElement.clientWidth"


def test_dark_and_dim_are_as_open_as_light(two: Two) -> None:
    rooms = [each.page.url for each in two]
    try:
        for each, theme in zip(two, ("Dark", "Dim"), strict=True):
            chooses(each, theme)
        for each, room in zip(two, rooms, strict=True):
            each.page.goto(room)
            each.is_heard()
        through_the_main_screens(*two)
    finally:
        for each in two:  # the two are shared with other evenings
            chooses(each, "Like my device")


def chooses(one: Guest, theme: str) -> None:
    """On the account page, which is looked at in the new light at once."""
    one.page.goto(f"{one.home}account")
    one.page.locator("label").filter(has_text=theme).click()
    one.button("Save").locator("visible=true").first.click()
    one.heading("Your account")
    one.is_open_to_everyone()


def through_the_main_screens(ana: Guest, ben: Guest) -> None:
    """Ana's phone is dark, Ben's is dim. (Every single screen in its colours: test_room_screens.py.)"""
    look(ana, ben)
    evening.in_a_step(ana, ben)
    look(ana)
    evening.pauses(ben)
    ana.sees("paused")
    look(ana)
    for each, path in ((ana, "help"), (ben, "")):
        each.page.goto(each.home + path)
    look(ana, ben)


def look(*guests: Guest) -> None:
    """No barrier, and no sideways scrolling on the smallest phone and on a laptop."""
    for each in guests:
        each.is_open_to_everyone()
        for width, height in (NARROW, LAPTOP, PHONE):
            each.page.set_viewport_size({"width": width, "height": height})
            assert each.page.evaluate(ROOMY), f"{each.page.url} is wider than {width}"
