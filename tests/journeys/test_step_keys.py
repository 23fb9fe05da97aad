"""A whole exercise with a keyboard and a screen reader: the focus goes to what is new, and each thing is said once."""

from itertools import pairwise

from playwright.sync_api import expect

from couples.store.library import load_library
from tests.journeys.conftest import come_in
from tests.journeys.guests import Guest
from tests.journeys.keys import reaches, says_yes
from tests.phone import PhoneOf
from tests.server import Server

SAYINGS = 6  # the proposal, the next line, the end, what was sealed, and twice that one waits
SILENCE = load_library().unfilled("shared-silence", "en")
LISTEN = """() => {
  globalThis.told = [];
  const polite = document.getElementById("polite");
  const hear = () => polite.textContent.trim() && told.push(polite.textContent.trim());
  new MutationObserver(hear).observe(polite, { childList: true, characterData: true, subtree: true });
}"""


def test_a_whole_exercise_is_done_by_keys_and_heard_without_chatter(demo: Server, phone_of: PhoneOf) -> None:
    ana, ben = come_in(demo, phone_of, has_touch=False)
    for each in (ana, ben):
        each.page.evaluate(LISTEN)
    reaches(ana, SILENCE["title"])
    reaches(ana, "Propose it to Ben")
    ana.sees("proposal")
    reaches(ben, "Yes, let’s")
    line_by_line(ana, ben)
    reaches(ben, "Finish this step")
    quiet_then_enough(ana, ben)
    for each in (ana, ben):
        starts_at(each, "What is the weather in you?")
        reaches(each, "Skip to the end")
        reaches(each, "I am done for today")
    for each in (ana, ben):
        each.sees("closed")
        told = each.page.evaluate("told")
        assert all(one != other for one, other in pairwise(told)), told
        assert len(told) <= SAYINGS, told


def starts_at(guest: Guest, heading: str) -> None:
    """A new screen begins at its heading, whatever was tapped on the one before."""
    expect(guest.page.get_by_role("heading", name=heading, exact=True)).to_be_focused()


def hears(guest: Guest, words: str) -> None:
    guest.page.wait_for_function("(words) => told.some((text) => text.includes(words))", arg=words)


def line_by_line(ana: Guest, ben: Guest) -> None:
    """The next line is said to both; who is ready first hears that, and does not lose their place."""
    for each in (ana, ben):
        starts_at(each, "Do you want this now?")
        says_yes(each)
    prompts = [prompt["text"] for prompt in SILENCE["steps"][0]["prompts"]]
    for at, prompt in enumerate(prompts):
        for each in (ana, ben):
            if at == 0:
                starts_at(each, prompt)
            else:
                hears(each, prompt)
        reaches(ana, "I am ready to go on")
        hears(ana, "You are ready. The next one comes when both of you are.")
        starts_at(ana, prompt)
        reaches(ben, "I am ready to go on")
    for each in (ana, ben):
        hears(each, SILENCE["steps"][0]["end"])


def quiet_then_enough(ana: Guest, ben: Guest) -> None:
    """From one step into the next without a gate between them, the focus still goes to what is new."""
    for each in (ana, ben):
        starts_at(each, "Do you want this now?")
        says_yes(each)
    for each in (ana, ben):
        starts_at(each, SILENCE["steps"][1]["heading"])
    reaches(ana, "Finish this step")
    for each in (ana, ben):
        starts_at(each, SILENCE["steps"][2]["question"])
    enough = SILENCE["steps"][2]["choices"][-1]["label"]
    reaches(ana, enough)
    hears(ana, "Your pick is sealed.")
    reaches(ben, enough)
