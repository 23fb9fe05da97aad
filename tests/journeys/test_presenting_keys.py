"""Recording, hearing, picking and bringing without a mouse: everything is reached by Tab and says what it is."""

import re

from playwright.sync_api import expect

from tests.journeys.guests import Guest
from tests.journeys.test_looks import look

Two = tuple[Guest, Guest]
STEPS = 60  # no page has so many places to stop at


def named(one: Guest) -> str:
    """What a screen reader would call what has the focus: its label, or its words."""
    label = r"""() => {
        const here = document.activeElement;
        const words = here.getAttribute("aria-label") || here.labels?.[0]?.innerText || here.innerText || "";
        return words.replace(/\s+/g, " ").trim();
    }"""
    return str(one.page.evaluate(label))


def goes_to(one: Guest, name: str) -> None:
    """By Tab alone."""
    for _ in range(STEPS):
        one.page.keyboard.press("Tab")
        if re.fullmatch(name, named(one)):
            return
    raise AssertionError(f"{name} is not reached by Tab")


def presses(one: Guest, name: str, key: str = "Enter") -> None:
    goes_to(one, name)
    one.page.keyboard.press(key)


def test_a_voice_is_recorded_again_and_brought_by_keyboard_alone(two: Two) -> None:
    ana, ben = two
    room = ana.page.url
    ana.phone.context.grant_permissions(["microphone"])
    ana.page.goto(ana.home + "drafts")
    status = ana.page.locator("[role=status][data-told]")
    presses(ana, "Record")
    expect(ana.button("Stop and keep")).to_be_focused()
    expect(status).to_have_text(re.compile("^Recording"))
    presses(ana, "Throw away")
    expect(ana.button("Record")).to_be_focused()
    expect(status).to_have_text(re.compile("^Thrown away"))
    ana.page.keyboard.press("Enter")
    expect(ana.page.get_by_text(re.compile(r"^[1-9] s$"))).to_be_visible()
    ana.page.keyboard.press("Enter")
    ana.heading("Spoken")
    presses(ana, "What you would like to say", "T")
    goes_to(ana, "Keep")
    goes_to(ana, "Recording 1")
    presses(ana, "Delete recording 1")
    ana.heading("Delete this recording?")
    presses(ana, "Keep it")
    ana.heading("Spoken")

    ana.page.goto(room)
    ana.is_heard()
    presses(ana, "Bring something you prepared")
    expect(ana.page.locator("[data-drafts] [data-first]")).to_be_focused()
    assert "cannot be unheard" in named(ana)
    presses(ana, "Your voice, .*", "Space")
    expect(ana.page.get_by_role("checkbox", name="Your voice")).to_be_checked()
    ana.is_open_to_everyone()
    goes_to(ana, "Bring what I picked")
    spoken = ana.page.locator("[data-drafts] form").filter(has_text="Your voice")  # others may have left words here
    ana.insists(spoken.get_by_role("button", name="Bring what I picked"))
    ben.sees("presenting")
    expect(ben.page.locator("audio")).to_have_attribute("aria-label", re.compile("Spoken"))
    presses(ben, "Put it away")
    for each in two:
        each.sees("lobby")
    ana.page.goto(ana.home + "drafts")
    presses(ana, "T.*with your voice|Spoken.*")
    ana.heading("Spoken")
    presses(ana, "Delete it all")
    ana.heading("Delete all of it?")
    presses(ana, "Delete it for good")
    ana.reads("Deleted for good.")


def test_a_text_is_written_reopened_deleted_and_brought_back_by_keyboard_and_says_what_it_is(two: Two) -> None:
    ana, _ = two
    ana.page.goto(ana.home + "drafts")
    presses(ana, "What you would like to say", "A")
    ana.page.keyboard.type(" quiet hour\n\nwithout a plan")
    presses(ana, "Keep")
    expect(ana.page).to_have_url(re.compile("/drafts/[0-9a-f]+$"))
    presses(ana, "Back")
    expect(ana.page).to_have_url(re.compile("/drafts$"))
    presses(ana, "A quiet hour")
    field = ana.page.get_by_role("textbox", name="What you would like to say")
    expect(field).to_have_value("A quiet hour\n\nwithout a plan")
    expect(field).to_have_accessible_description(re.compile("An empty line begins a new part"))
    expect(ana.page.locator("main")).to_match_aria_snapshot("""
        - heading "What you prepare" [level=1]
        - textbox "What you would like to say"
        - button "Keep"
        - region "Say it aloud":
          - heading "Say it aloud" [level=2]
          - button "Record"
        - link "Back"
        - button "Delete it all"
    """)
    presses(ana, "Delete it all")
    expect(ana.page.get_by_role("status").filter(has_text="Deleted")).to_be_visible()
    presses(ana, "Bring it back")
    expect(field).to_have_value("A quiet hour\n\nwithout a plan")
    presses(ana, "Delete it all")


def test_what_was_typed_stays_while_there_is_no_line(two: Two) -> None:
    ana, _ = two
    ana.page.goto(ana.home + "drafts")
    ana.writes("What you would like to say", "a line that must not get lost")
    with ana.without_network():
        ana.button("Keep").click()
        expect(ana.page.get_by_role("alert")).to_have_text(re.compile("What you typed is still here"))
        ana.button("Keep").click()
        expect(ana.page.get_by_role("alert")).to_have_count(1)
        look(ana)
    ana.button("Keep").click()
    field = ana.page.get_by_role("textbox", name="What you would like to say")
    expect(ana.page).to_have_url(re.compile("/drafts/[0-9a-f]+$"))
    expect(field).to_have_value("a line that must not get lost")
    ana.button("Delete it all").click()
