"""Words found by tapping: a sentence grows while it is tapped, is changed only if one likes, and is kept as a draft."""

import re

from playwright.sync_api import Locator, expect

from tests.journeys.conftest import signed_in
from tests.journeys.guests import Guest, guest
from tests.phone import PhoneOf
from tests.server import Server
from tests.wires import two_people

Two = tuple[Guest, Guest]


def opens(one: Guest, script: str) -> None:
    one.page.goto(one.home + "words")
    one.page.get_by_role("link", name=re.compile(f"^{script}")).first.click()


def sentence(one: Guest) -> Locator:
    return one.page.locator("[data-sentence]")


def test_a_sentence_grows_by_tapping_and_is_kept_as_a_draft(two: Two) -> None:
    ana, _ = two
    ana.page.goto(ana.home + "cards")
    ana.page.get_by_role("link", name="Finding words").click()
    ana.is_open_to_everyone()
    ana.page.get_by_role("link", name="Ask for something").click()
    ana.is_open_to_everyone()
    expect(sentence(ana)).to_have_text("It grows here as you tap.")
    expect(ana.button("Keep it as a draft")).to_be_hidden()
    ana.picks("There is something I would like. Would you")
    ana.picks("one day this week?")
    expect(sentence(ana)).to_have_text("There is something I would like. Would you … one day this week? …")
    ana.picks("have some tea with me")
    ana.picks("If not, that is all right.")
    whole = (
        "There is something I would like. Would you have some tea with me one day this week? If not, that is all right."
    )
    expect(sentence(ana)).to_have_text(whole)
    ana.is_open_to_everyone()
    ana.taps("Keep it as a draft")
    expect(ana.page).to_have_url(re.compile("/drafts/"))
    ana.page.goto(ana.home + "drafts")
    ana.reads(re.compile("^There is something I would like. Would you have some tea"))


def test_what_is_left_out_leaves_no_gap(two: Two) -> None:
    ana, _ = two
    opens(ana, "Say no A")
    ana.picks("Thank you for asking.")
    ana.picks("Not today.")
    expect(sentence(ana)).to_have_text("Thank you for asking. Not today.")
    ana.page.locator(".without").first.click()
    expect(sentence(ana)).to_have_text("Not today.")


def test_own_words_stay_until_their_owner_takes_the_tapped_ones_again(two: Two) -> None:
    ana, _ = two
    opens(ana, "Say thank you")
    ana.page.get_by_text("Thank you for", exact=True).click()
    ana.picks("your patience.")
    ana.page.get_by_text("Change it in your own words").click()
    field = ana.page.get_by_label("As you would say it")
    expect(field).to_have_value("Thank you for your patience.")
    field.fill("Thank you, truly.")
    ana.reads("You changed it below.")
    ana.is_open_to_everyone()
    ana.picks("telling me.")
    expect(sentence(ana)).to_have_text("Thank you for telling me.")
    expect(field).to_have_value("Thank you, truly.")
    ana.taps("Take the tapped sentence again")
    expect(field).to_have_value("Thank you for telling me.")
    expect(ana.button("Take the tapped sentence again")).to_be_hidden()


def test_a_sentence_can_be_copied_and_says_who_may_read_it_then(two: Two) -> None:
    ana, _ = two
    ana.phone.context.grant_permissions(["clipboard-read", "clipboard-write"])
    opens(ana, "Slow down")
    ana.picks("Slower, please.")
    ana.taps("Copy")
    ana.reads("Other apps on this device may be able to read it.")
    assert ana.page.evaluate("navigator.clipboard.readText()") == "Slower, please."


def test_a_sentence_is_built_and_kept_with_the_keyboard_alone(two: Two) -> None:
    ana, _ = two
    opens(ana, "How much to tell")
    ana.is_open_to_everyone()
    ana.page.get_by_role("link", name=re.compile("^One line")).focus()
    ana.page.keyboard.press("Enter")
    ana.heading("One line")
    first = ana.page.get_by_role("radio").first
    for _ in range(20):
        ana.page.keyboard.press("Tab")
        if first.evaluate("radio => radio === document.activeElement"):
            break
    ana.page.keyboard.press("Space")
    ana.page.keyboard.press("ArrowDown")
    ana.page.keyboard.press("Tab")
    ana.page.keyboard.press("Space")
    expect(sentence(ana)).to_have_text("Something from before is with me today. That is all I want to say.")
    expect(sentence(ana)).to_have_attribute("role", "status")
    for _ in range(3):
        ana.page.keyboard.press("Tab")
        if "Keep it" in ana.focus:
            break
    covered = ana.page.evaluate(
        "() => { const box = document.activeElement.getBoundingClientRect();"
        " return !document.activeElement.contains("
        "document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2)); }"
    )
    assert not covered, "the sentence must not stand over what has the focus"
    ana.page.keyboard.press("Enter")
    expect(ana.page).to_have_url(re.compile("/drafts/"))


def test_no_piece_with_the_focus_lies_under_the_growing_sentence(two: Two) -> None:
    ana, _ = two
    opens(ana, "Repair something")
    built = ana.page.locator("[data-built]")
    for radio in ana.page.get_by_role("radio").all():
        radio.focus()
        if built.evaluate("box => getComputedStyle(box).position") == "sticky":
            below = radio.evaluate("one => one.parentElement.getBoundingClientRect().bottom")
            assert below <= built.evaluate("box => box.getBoundingClientRect().top") + 1


def test_statements_are_sorted_by_tapping_and_seen_by_nobody_else(two: Two) -> None:
    ana, ben = two
    for each in two:
        opens(each, "About closeness")
    bens_end = ben.page.url + "/end"
    ana.is_open_to_everyone()
    ana.page.get_by_role("link", name="Open it").click()
    ana.is_open_to_everyone()
    said = ana.page.get_by_role("heading", level=1).inner_text()
    ana.page.wait_for_timeout(500)  # nobody sorts a statement sooner than they can read it
    ana.taps("Handed to me")
    expect(ana.page.get_by_text(re.compile(r"^2 of 16$"))).to_be_visible()
    for _ in range(12):
        ana.page.keyboard.press("Tab")
        if ana.focus == "Mine":
            break
    ana.page.wait_for_timeout(500)
    ana.page.keyboard.press("Enter")
    expect(ana.page.get_by_text(re.compile(r"^3 of 16$"))).to_be_visible()
    end = ana.page.url.rsplit("/", 1)[0] + "/end"
    ana.page.goto(end)
    ana.heading("Handed to me")
    ana.is_open_to_everyone()
    ana.page.get_by_role("link", name=said).click()
    ana.is_open_to_everyone()
    ana.taps("Let it go")
    ana.reads("Let go. It lies on none of your piles.")
    ana.never_reads(said)
    ben.page.goto(bens_end)
    ben.reads("Nothing lies here.")
    ana.taps("Empty these piles")
    ana.reads("Your piles are empty again.")


def test_without_scripts_the_page_answers_with_the_sentence(demo: Server, phone_of: PhoneOf) -> None:
    wire = two_people(demo)[0]
    ana = guest(phone_of("Ana", java_script_enabled=False), "Ben")
    ana.phone.expects("status of 422")
    signed_in(ana, wire)
    ana.page.goto(f"{wire.base}/words")
    opens(ana, "Say no A")
    ana.taps("Show me the sentence")
    ana.page.get_by_role("link", name="The no", exact=True).click()
    ana.picks("Not today.")
    ana.taps("Show me the sentence")
    expect(sentence(ana)).to_have_text("Not today.")
    ana.taps("Keep it as a draft")
    expect(ana.page).to_have_url(re.compile("/drafts/"))
