"""The steps of an evening, as the two would tell them afterwards."""

from playwright.sync_api import expect

from tests.journeys.guests import Guest

BREATHE, ASK, TALK, NOTICE = "Breathe together", "Consent check", "Speaker and listener", "Five things"
NAMED = {"What": "hold hands", "Where": "on the sofa", "How long": "for one song", "How it ends": "we let go"}


def invites(one: Guest) -> None:
    """One tap on the first page opens the room."""
    one.taps(f"Invite {one.partner}")
    one.heading("You are here first")


def joins(other: Guest, *, look: bool = False) -> None:
    """The invitation stands on the partner's first page."""
    other.page.goto(other.home)
    other.heading(f"{other.partner} is in the room")
    if look:
        other.is_open_to_everyone()
    other.taps("Join")
    other.heading("What would feel good together?")


def picks_exercise(one: Guest, exercise: str = BREATHE) -> None:
    """Opens one card of the shelf."""
    one.page.get_by_role("button", name=exercise).click()


def proposes(one: Guest, exercise: str = BREATHE, *, minutes: int | None = None) -> None:
    """Picks it, chooses a length if not the shortest, and proposes it."""
    picks_exercise(one, exercise)
    if exercise == ASK:
        for label, words in NAMED.items():
            one.page.get_by_label(label, exact=True).locator("visible=true").fill(words)
    if minutes:
        one.page.get_by_text("Choose how long").locator("visible=true").click()
        one.picks(f"{minutes} min")
    one.insists(one.button(f"Propose it to {one.partner}"))
    one.sees("proposal")


def agrees(other: Guest, *, minutes: int | None = None) -> None:
    """Meets a proposal with yes, perhaps to less of it."""
    other.sees("proposal")
    if minutes:
        other.picks(f"{minutes} min")
    other.insists(other.button("Yes, let’s"))


def at_the_gate(one: Guest, other: Guest, exercise: str = BREATHE) -> None:
    """Proposed and agreed: both are asked."""
    proposes(one, exercise)
    agrees(other)
    for each in (one, other):
        each.sees("gate")


def answers(one: Guest, choice: str, *, note: str = "") -> None:
    """Seals yes, wait or no."""
    one.page.locator(".answers label").filter(has_text=choice.capitalize()).locator("visible=true").click()
    if note:
        one.writes("Ask me again when", note)
    one.insists(one.page.locator(".seal"))


def in_a_step(one: Guest, other: Guest, exercise: str = BREATHE) -> None:
    """Both have said yes, and it runs."""
    at_the_gate(one, other, exercise)
    both_say_yes(one, other)


def both_say_yes(one: Guest, other: Guest) -> None:
    for each in (one, other):
        answers(each, "yes")
    for each in (one, other):
        each.sees("step")


def pauses(one: Guest) -> None:
    one.taps("Pause")
    one.sees("paused")


def both_go_on(one: Guest, other: Guest) -> None:
    """After a hold: at a gate the yes is the wish to go on, anywhere else a word is enough."""
    for each in (one, other):
        each.is_heard()
        each.insists(each.button("Go on"))
        if each.screen("gate").is_visible():
            answers(each, "yes")


def ends(one: Guest) -> None:
    one.page.get_by_role("button", name="End for today").locator("visible=true").first.click()


def in_the_debrief(one: Guest, other: Guest) -> None:
    """The shortest way: agree on something, then end it for today at the gate."""
    at_the_gate(one, other)
    ends(one)
    for each in (one, other):
        each.sees("debrief")


def ends_with_pause(one: Guest) -> None:
    """Out of a step there are two taps: pause, and end."""
    pauses(one)
    ends(one)


def opens_help(one: Guest) -> None:
    """The layer that lies under the pause; the seat stays."""
    one.page.get_by_role("link", name="Help and safety").click()
    one.reads("Nobody is told that you opened this. The room stays as it is.")


def closes_help(one: Guest) -> None:
    one.taps("Back to the room")


LOOK_BACK = ("weather", "good", "change", "honoured", "aftercare", "share", "next", "keep")


def turns_to(one: Guest, page: str) -> None:
    """Leafs through the look back, one page at a time."""
    here = LOOK_BACK.index(str(one.page.locator("[data-page][data-current]").get_attribute("data-page")))
    there = LOOK_BACK.index(page)
    for _ in range(abs(there - here)):
        one.page.locator("[data-page-next]" if there > here else "[data-page-back]").click()
    expect(one.page.locator(f'[data-page="{page}"]')).to_be_visible()
