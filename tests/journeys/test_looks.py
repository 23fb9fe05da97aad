"""The main screens in the dark and in dim light, narrow and wide: still open to everyone, and nothing falls out."""

from playwright.sync_api import expect

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
    one.page.goto("/".join([*one.page.url.split("/")[:3], "account"]))
    one.page.locator("label").filter(has_text=theme).click()
    one.button("Save").locator("visible=true").first.click()
    one.heading("Your account")
    one.is_open_to_everyone()


def through_the_main_screens(ana: Guest, ben: Guest) -> None:
    """Ana's phone is dark, Ben's is dim."""
    look(ana, ben)
    evening.at_the_gate(ana, ben)
    look(ana, ben)
    evening.both_say_yes(ana, ben)
    look(ana, ben)
    evening.pauses(ben)
    ana.sees("paused")
    look(ana, ben)
    evening.ends(ben)
    for each in (ana, ben):
        each.sees("debrief")
    look(ana, ben)
    for each, path in ((ana, "help"), (ben, "")):
        each.page.goto("/".join([*each.page.url.split("/")[:3], path]))
    look(ana, ben)


def look(*guests: Guest) -> None:
    """No barrier, and no sideways scrolling on the smallest phone and on a laptop."""
    for each in guests:
        each.is_open_to_everyone()
        for width, height in (NARROW, LAPTOP, PHONE):
            each.page.set_viewport_size({"width": width, "height": height})
            assert each.page.evaluate(ROOMY), f"{each.page.url} is wider than {width}"


def test_with_less_motion_the_breath_is_words_and_a_ring(two: Two) -> None:
    ana, ben = two
    ana.page.emulate_media(reduced_motion="reduce")
    evening.in_a_step(ana, ben)
    expect(ana.page.locator(".breath")).to_have_class("breath quiet")
    assert ana.page.locator(".breath-ring .fill").get_attribute("stroke-dasharray")
    ana.reads("Breathe")
    ana.is_open_to_everyone()


def test_the_keyboard_alone_is_enough(two: Two) -> None:
    ana, ben = two
    keys = ana.page.keyboard
    reaches(ana, "Breathe together")
    keys.press("Enter")
    reaches(ana, "Propose it to Ben")
    keys.press("Enter")
    evening.agrees(ben)
    ana.sees("gate")
    expect(ana.page.get_by_role("heading", name="Do you want this now?")).to_be_focused()
    for _ in range(20):
        keys.press("Tab")
        if ana.page.evaluate("document.activeElement.name") == "choice":
            break
    keys.press("Space")
    reaches(ana, "Seal my yes")
    keys.press("Enter")
    ana.reads("Your answer is sealed")
    keys.press("Escape")
    ana.heading("You have paused.")


def reaches(one: Guest, words: str) -> None:
    """Tabs until the focus is on this button; it stands in sight, not under the pause."""
    for _ in range(40):
        one.page.keyboard.press("Tab")
        if words in one.focus:
            break
    assert words in one.focus, f"no {words!r} with the keyboard; the focus is on {one.focus!r}"
    assert one.page.evaluate(IN_SIGHT), f"{words!r} lies under the pause"


IN_SIGHT = """() => {
  const focus = document.activeElement.getBoundingClientRect();
  const bar = document.querySelector("form[data-pause]").getBoundingClientRect();
  return focus.top >= 0 && focus.bottom <= bar.top + 1;
}"""
