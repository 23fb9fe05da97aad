"""Two people with their cards: answered by tapping, shown and taken back while the other looks, changed mid-session."""

import re

from playwright.sync_api import Page, expect

from tests.journeys import evening
from tests.journeys.guests import Guest
from tests.journeys.test_room_screens import WIDE

Two = tuple[Guest, Guest]


def opens(one: Guest, path: str) -> None:
    one.page.goto(one.home + path)


def test_a_deck_is_answered_by_tapping_and_a_card_is_shown_and_taken_back_mid_view(two: Two) -> None:
    ana, ben = two
    opens(ana, "cards")
    ana.is_open_to_everyone()
    ana.page.get_by_role("link", name="Open a deck").click()
    ana.is_open_to_everyone()
    ana.page.get_by_role("link", name="Everyday touch").click()
    ana.is_open_to_everyone()
    ana.page.get_by_role("link", name="Open it").click()
    ana.is_open_to_everyone()
    expect(ana.page.get_by_text(re.compile(r"^1 of \d+$"))).to_be_visible()
    said = ana.page.get_by_role("heading", level=1).inner_text()
    ana.page.wait_for_timeout(500)
    ana.taps("Yes, if…")
    ana.is_open_to_everyone()
    tap = ana.page.locator(".tap").first
    condition = tap.inner_text().strip()
    tap.click()
    ana.taps("Keep")
    expect(ana.page.get_by_text(re.compile(r"^2 of \d+$"))).to_be_visible()
    ana.page.wait_for_timeout(500)
    ana.taps("No")
    expect(ana.page.get_by_text(re.compile(r"^3 of \d+$"))).to_be_visible()

    opens(ben, "cards/theirs")
    ben.is_open_to_everyone()
    expect(ben.page.get_by_text(said)).to_be_hidden()

    opens(ana, "cards")
    ana.page.get_by_role("link", name=said).click()
    ana.taps("Show it to Ben")
    ana.heading(said)
    ana.is_open_to_everyone()
    expect(ben.page.get_by_text(said)).to_be_visible()
    expect(ben.page.get_by_text(condition)).to_be_visible()
    ben.is_open_to_everyone()

    opens(ana, "cards/as/partner")
    expect(ana.page.get_by_text(condition)).to_be_visible()
    ana.is_open_to_everyone()
    opens(ana, "cards")
    ana.page.get_by_role("link", name=said).click()
    ana.taps("Take it back from Ben")
    expect(ben.page.get_by_text(said)).to_be_hidden()
    assert said not in ben.page.content()


def test_a_boundary_changed_at_the_gate_is_ones_own_no_and_in_a_step_not_now_on_both_screens(two: Two) -> None:
    ana, ben = two
    evening.at_the_gate(ana, ben)
    tab = ana.phone.another_tab()
    tab.goto(ana.home + "decks")
    tab.get_by_role("link", name="My lines around touch").click()
    tab.get_by_role("link", name="Open it").click()
    says_no(tab)
    ana.reads("Your answer is sealed")
    ana.never_reads("You changed a limit of yours")  # whoever sits beside sees the seal alone
    ana.page.get_by_text("Show me what I answered").click()
    ana.reads("You changed a limit of yours just now, so it is a no.")
    ana.is_open_to_everyone()
    ben.sees("gate")
    ben.never_reads("Your answer is sealed")
    ana.taps("Take it back")
    evening.both_say_yes(ana, ben)
    says_no(tab)
    for each in two:
        each.sees("not-now")


def says_no(tab: Page) -> None:
    """To the card that lies open, once it can have been read."""
    tab.wait_for_timeout(500)
    tab.get_by_role("button", name="No", exact=True).click()


def test_what_was_taken_back_while_a_phone_had_no_line_does_not_stand_there_any_longer(two: Two) -> None:
    ana, ben = two
    opens_and_shows(ana, "heron")
    opens(ben, "cards/theirs")
    ben.reads("heron")
    with ben.without_network():
        opens(ana, "cards")
        ana.page.get_by_role("link", name=re.compile("heron")).click()
        ana.page.get_by_role("button", name="Delete", exact=True).click()
        ben.reads("Catching up…")
        ben.never_reads("heron")
        ben.is_open_to_everyone()
    ben.never_reads("Catching up…")
    ben.never_reads("heron")
    assert "heron" not in ben.page.content()


def test_the_gate_shows_what_touches_its_step_and_what_is_taken_back_leaves_it(two: Two) -> None:
    ana, ben = two
    word = "lantern" * 6  # nobody has to move the page sideways for it
    opens_and_shows(ben, word)
    evening.at_the_gate(ana, ben)
    for each in two:
        expect(each.screen("gate").locator("[data-bounds] summary")).to_contain_text(f"To stop: The word “{word}”")
        assert not each.page.evaluate(WIDE)
        each.is_open_to_everyone()
    with ana.without_network():
        expect(ana.page.locator("[data-bounds] summary")).to_be_hidden()  # taken back, for all that this phone knows
        expect(ana.page.get_by_role("radio", name="No")).to_be_enabled()
    expect(ana.page.locator("[data-bounds] summary").first).to_be_visible()
    tab = ben.phone.another_tab()
    tab.goto(ben.home + "cards")
    tab.get_by_role("link", name=re.compile("lantern")).click()
    tab.get_by_role("button", name="Delete", exact=True).click()
    expect(ana.page.locator("[data-bounds] summary")).to_have_count(0)
    assert "lantern" not in ana.page.content()


def opens_and_shows(one: Guest, word: str) -> None:
    """A way to stop of their own, shown, and back into the room."""
    room = one.page.url
    opens(one, "cards/new")
    one.is_open_to_everyone()
    one.writes("In your own words", f"The word “{word}”")
    one.picks("Ways to stop")
    one.taps("Make it")
    one.page.get_by_label("Yes", exact=True).check()
    one.taps("Keep")
    one.taps("Show it to Ana" if one.name == "Ben" else "Show it to Ben")
    one.page.goto(room)
    one.is_heard()


def test_both_answer_and_only_what_both_said_yes_to_comes_out(two: Two) -> None:
    said = []
    for each, answers in zip(two, (("Yes", "No", "Yes"), ("Yes", "Yes", "Rather not say")), strict=True):
        opens(each, "decks")
        each.page.get_by_role("link", name="Our words").click()
        each.page.get_by_role("link", name="Open it").click()
        for number in range(1, 100):
            if each.page.get_by_role("heading", name="That was the last card").is_visible():
                break
            expect(each.page.get_by_text(re.compile(rf"^{number} of \d+$"))).to_be_visible()
            if number <= 3:
                said.append(each.page.get_by_role("heading", level=1).inner_text())
            each.page.wait_for_timeout(500)  # nobody answers a card sooner than they can read it
            each.taps(answers[number - 1] if number <= 3 else "Rather not say")
            each.page.wait_for_load_state()
        each.page.get_by_role("link", name="What you both say yes to").click()
        each.is_open_to_everyone()
    ana, ben = two
    ana.taps("I am ready")
    ana.heading("You are ready")
    ben.heading("Ready when you are")
    ben.taps("I am ready")
    for each in two:
        each.heading("You both said yes to")
        each.reads(said[0])
        for other in said[1:3]:
            each.never_reads(other)
        each.is_open_to_everyone()
    ana.page.get_by_role("button", name=f"Take it back, from both: {said[0]}").click()
    for each in two:
        each.reads("Nothing came out.")
        each.never_reads(said[0])


def test_what_one_leaves_out_is_not_on_the_shelf_of_either(two: Two) -> None:
    ana, _ben = two
    rooms = [each.page.url for each in two]
    opens(ana, "cards/left-out")
    ana.is_open_to_everyone()
    ana.page.locator(".tap").filter(has_text="Breathing").click()
    ana.taps("Keep")
    ana.reads("Kept.")
    try:
        for each, room in zip(two, rooms, strict=True):
            each.page.goto(room)
            each.is_heard()
            each.never_reads("Breathe together")
            each.reads("Five things")
    finally:
        opens(ana, "cards/left-out")
        ana.page.locator(".tap").filter(has_text="Breathing").click()
        ana.taps("Keep")


def test_the_map_shows_both_sides_of_a_card_that_both_show(two: Two) -> None:
    said = ""
    for each, answer in zip(two, ("Yes", "No"), strict=True):
        opens(each, "decks")
        each.page.get_by_role("link", name="For the senses").click()
        each.page.get_by_role("link", name="Open it").click()
        said = each.page.get_by_role("heading", level=1).inner_text()
        each.page.wait_for_timeout(500)
        each.taps(answer)
        opens(each, "cards")
        each.page.get_by_role("link", name=said).click()
        each.taps(f"Show it to {each.partner}")
    for each in two:
        opens(each, "cards/map")
        each.reads(said)
        expect(each.page.locator(".kept .said-chip")).to_have_text("No")
        each.is_open_to_everyone()


def test_cards_work_with_a_keyboard_alone(two: Two) -> None:
    ana, _ = two
    opens(ana, "decks/any")
    about = ana.page.get_by_role("link", name="Open it")  # only of a deck that nobody here has opened before
    if about.count():
        about.focus()
        ana.page.keyboard.press("Enter")
    expect(ana.page.get_by_role("group", name="Your answer")).to_be_visible()
    before = ana.page.get_by_role("heading", level=1).inner_text()
    ana.page.wait_for_timeout(500)
    for _ in range(30):
        ana.page.keyboard.press("Tab")
        if ana.page.evaluate("document.activeElement.value") == "unsure":
            break
    ana.page.keyboard.press("Enter")
    expect(ana.page.get_by_role("heading", level=1)).not_to_have_text(before)
