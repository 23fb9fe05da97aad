"""A sentence is tapped together in the room, brought, met with thanks, and gone or kept as its giver chose."""

from playwright.sync_api import expect

from tests.journeys import evening
from tests.journeys.guests import Guest

Two = tuple[Guest, Guest]


def taps_together(one: Guest) -> str:
    """The first piece of every part; gives the sentence."""
    one.taps("Find words for something")
    expect(one.button("Back")).to_be_visible()
    one.is_open_to_everyone()
    one.page.get_by_role("button", name="Slow down").first.click()
    expect(one.page.locator("[data-script-form]")).to_be_visible()
    expect(one.button("Bring it, this once")).to_be_hidden()
    for part in one.page.locator("[data-script-form] [data-part]").all():
        part.locator("label").first.click()
    expect(one.button("Bring it, this once")).to_be_visible()
    return one.page.locator("[data-sentence]").inner_text()


def test_a_sentence_is_built_in_the_room_and_brought_without_being_kept(two: Two) -> None:
    ana, ben = two
    said = taps_together(ana)
    ana.is_open_to_everyone()
    evening.proposes(ben)
    ana.sees("proposal")
    ana.taps("Not today")
    ana.sees("lobby")
    expect(ana.page.locator("[data-sentence]")).to_have_text(said)
    ana.button("Bring it, this once").click()
    for each in two:
        each.sees("presenting")
        each.reads(said)
        each.is_open_to_everyone()
    ben.taps("Thanks. No answer needed now")
    ana.reads("Thanks for bringing it.")
    ana.taps("Put it away")
    for each in two:
        each.sees("lobby")
        assert said not in each.page.content()
    ana.page.goto(ana.home + "drafts")
    ana.never_reads(said)


def test_it_is_kept_by_choice_and_thrown_away_as_easily(two: Two) -> None:
    ana, ben = two
    taps_together(ana)
    ana.taps("Throw it away")
    expect(ana.page.locator("[data-script-form]")).to_have_count(0)
    assert ana.focus == "Find words for something"
    taps_together(ana)
    ana.page.get_by_text("Change it in your own words").click()
    ana.writes("As you would say it", "Half as fast, please, tonight.")
    ana.button("Bring it, and keep it as a draft").click()
    ben.sees("presenting")
    ben.reads("Half as fast, please, tonight.")
    ben.taps("Put it away")
    ana.sees("lobby")
    ana.page.goto(ana.home + "drafts")
    ana.reads("Half as fast, please, tonight.")
    ana.page.get_by_role("link", name="Half as fast").click()
    ana.taps("Delete it all")
