"""Something prepared, in text or voice, is brought into the room, met with thanks, and put away from both at once."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, JSHandle, expect

from tests.journeys import evening
from tests.journeys.guests import Guest
from tests.phone import Phone, a_phone

Two = tuple[Guest, Guest]
# A busy phone gets to a page some moments after it was read; a voice must not have begun to load where nobody hears it.
SLOWLY = """() => {
    const { set } = Object.getOwnPropertyDescriptor(XMLHttpRequestEventTarget.prototype, "onload");
    const late = function (done) { set.call(this, (event) => setTimeout(() => done.call(this, event), 300)); };
    Object.defineProperty(XMLHttpRequest.prototype, "onload", { set: late });
}"""


@pytest.fixture(scope="module")
def phones(sounding: Browser) -> Iterator[dict[str, Phone]]:
    """Phones that play what was spoken."""
    two = {name: a_phone(sounding, name) for name in ("Ana", "Ben")}
    yield two
    for phone in two.values():
        phone.context.close()


def prepares(one: Guest, text: str) -> None:
    """A draft with its parts, and back into the room."""
    room = one.page.url
    one.page.goto(one.home + "drafts")
    one.is_open_to_everyone()
    one.writes("What you would like to say", text)
    one.taps("Keep")
    one.heading("What you prepare")
    one.is_open_to_everyone()
    one.page.goto(room)
    one.is_heard()


def brings(one: Guest, *parts: str) -> None:
    one.taps("Bring something you prepared")
    form = one.page.locator("[data-lay-out]").filter(has_text=parts[0])
    for part in parts:
        form.locator("label").filter(has_text=part).click()
    one.is_open_to_everyone()
    one.insists(form.get_by_role("button", name="Bring what I picked"))


def test_a_picked_part_stands_on_both_screens_until_it_is_put_away(two: Two) -> None:
    ana, ben = two
    prepares(ana, "I liked last week.\n\nI would like slower mornings.")
    brings(ana, "slower mornings")
    for each in two:
        each.sees("presenting")
        each.reads("I would like slower mornings.")
        each.never_reads("I liked last week.")
        each.is_open_to_everyone()
    ben.heading("Ana brings you something")
    ben.taps("Thanks. No answer needed now")
    for each in two:
        each.reads("Thanks for bringing it.")
    ben.page.reload()
    ben.reads("I would like slower mornings.")
    evening.pauses(ben)
    for each in two:
        each.sees("paused")
        each.never_reads("I would like slower mornings.")
    evening.both_go_on(ana, ben)
    ana.taps("Put it away")
    for each in two:
        each.sees("lobby")
        expect(each.page.get_by_text("slower mornings")).to_have_count(0)
        assert "slower mornings" not in each.page.content()


def test_what_is_deleted_at_home_is_off_both_screens_at_once(two: Two) -> None:
    ana, ben = two
    prepares(ana, "This was meant for spring.")
    brings(ana, "meant for spring")
    ben.reads("This was meant for spring.")
    at_home = ana.phone.context.new_page()
    at_home.goto(ana.home + "drafts")
    at_home.get_by_role("link", name="meant for spring").click()
    at_home.get_by_role("button", name="Delete it all").click()
    expect(at_home.get_by_role("status").filter(has_text="Deleted")).to_be_visible()
    at_home.close()
    for each in two:
        each.sees("lobby")
        expect(each.page.get_by_text("meant for spring")).to_have_count(0)


def test_a_voice_is_recorded_brought_and_heard(two: Two) -> None:
    ana, ben = two
    room = ana.page.url
    ana.phone.context.grant_permissions(["microphone"])
    ana.page.goto(ana.home + "drafts")
    ana.writes("What you would like to say", "typed beside it")
    ana.taps("Record")
    expect(ana.button("Stop and keep")).to_be_focused()
    expect(ana.page.get_by_text(re.compile(r"^[1-9] s$"))).to_be_visible()
    ana.is_open_to_everyone()
    with ana.without_network():
        ana.taps("Stop and keep")
        ana.reads("It waits here while this page is open.")
    ana.taps("Send it again")
    ana.heading("Spoken")
    expect(ana.page.get_by_label("What you would like to say")).to_have_value("typed beside it")
    ana.is_open_to_everyone()
    heard(ana)
    ana.page.goto(room)
    ana.is_heard()
    brings(ana, "Your voice")
    ben.sees("presenting")
    heard(ben)
    ben.is_open_to_everyone()
    sounds = [(each.page, playing(each)) for each in two]
    evening.pauses(ben)
    for page, sound in sounds:
        page.wait_for_function("(sound) => sound.paused && !sound.isConnected", arg=sound)
    ana.sees("paused")
    evening.both_go_on(ana, ben)
    for each in two:
        each.sees("presenting")
        expect(each.page.locator("audio")).to_have_js_property("paused", value=True)
    ben.taps("Put it away")
    for each in two:
        each.sees("lobby")
        expect(each.page.locator("audio")).to_have_count(0)
    ana.page.goto(ana.home + "drafts")
    ana.page.get_by_role("link", name="typed beside it").click()
    ana.taps("Delete recording 1")
    ana.heading("Delete this recording?")
    ana.is_open_to_everyone()
    ana.taps("Delete it for good")
    ana.reads("Deleted for good.")
    expect(ana.page.locator("audio")).to_have_count(0)


def test_what_was_put_away_while_a_phone_had_no_line_neither_stands_nor_sounds_there(two: Two) -> None:
    ana, ben = two
    room = ana.page.url
    ana.phone.context.grant_permissions(["microphone"])
    ana.page.goto(ana.home + "drafts")
    ana.taps("Record")
    expect(ana.page.get_by_text(re.compile(r"^[1-9] s$"))).to_be_visible()
    ana.taps("Stop and keep")
    ana.heading("Spoken")
    ana.writes("What you would like to say", "Only for this evening.")
    ana.taps("Keep")
    ana.page.goto(room)
    ana.is_heard()
    ben.page.evaluate(SLOWLY)
    brings(ana, "Only for this evening.", "Your voice")
    ben.reads("Only for this evening.")
    sound = playing(ben)
    with ben.without_network():
        ben.reads("Holding still: no connection")
        ben.never_reads("Only for this evening.")
        ben.page.wait_for_function("(sound) => sound.paused && !sound.isConnected", arg=sound)
        ben.is_open_to_everyone()
    ben.reads("Only for this evening.")  # it stands still
    with ana.without_network():
        ana.reads("You are reconnecting…")
        ana.reads("Only for this evening.")  # one's own words are one's own, and can be put away
        ana.taps("Put it away")
    for each in two:
        each.sees("lobby")
        each.never_reads("Only for this evening.")


def playing(one: Guest) -> JSHandle:
    """A voice that goes on for as long as nothing stops it; unheard, as a browser without a tap wants it."""
    plays = """() => {
        const audio = [...document.querySelectorAll("audio")].find((each) => each.checkVisibility());
        if (audio?.paused) Object.assign(audio, { loop: true, muted: true }).play().catch(() => {});
        return audio && !audio.paused && audio.currentTime > 0 ? audio : null;
    }"""  # a page that was covered for a moment has laid it out anew
    return one.page.wait_for_function(plays)


def heard(one: Guest) -> None:
    """The browser can play what is there."""
    audio = one.page.locator("audio").first
    expect(audio).to_be_visible()
    ready = """(audio) => new Promise((done) => {
        audio.oncanplay = () => done(true);
        audio.onerror = () => done(false);
        audio.load();
    })"""
    assert audio.evaluate(ready)


def test_without_a_microphone_the_page_says_so_and_offers_text(two: Two) -> None:
    ana, _ = two
    tab = ana.phone.another_tab()  # of its own: such a script stays with its page, and the phone is there for others
    tab.add_init_script("delete globalThis.MediaRecorder")
    tab.goto(ana.home + "drafts")
    expect(tab.get_by_text("You can write it instead").locator("visible=true").first).to_be_visible()
    expect(tab.get_by_role("button", name="Record", exact=True)).to_be_hidden()


def test_one_long_word_fits_the_narrowest_phone(two: Two) -> None:
    ana, _ = two
    ana.page.set_viewport_size({"width": 320, "height": 640})
    prepares(ana, "evening" * 40)
    ana.taps("Bring something you prepared")
    expect(ana.page.locator("[data-lay-out]").first).to_be_visible()
    fits_the_width(ana)
    ana.page.goto(ana.home + "drafts")
    fits_the_width(ana)
    ana.page.goto(ana.home + "cards/new")
    ana.writes("In your own words", "evening" * 20)
    ana.picks("Wishes")
    ana.taps("Make it")
    ana.reads("Who can see this")
    fits_the_width(ana)


def fits_the_width(one: Guest) -> None:
    """Nothing of the page lies beside the screen."""
    widest = "Math.max(...[...document.querySelectorAll('main *')].map((e) => e.getBoundingClientRect().right))"
    assert one.page.evaluate(widest) <= one.page.evaluate("innerWidth") + 1
