"""One person with several pages: any of them may pause, and none that is behind can widen anything (F15)."""

import re
import time
from collections.abc import Iterator

import pytest
from playwright.sync_api import expect

from tests.faults.proxy import Cut
from tests.faults.rooms import LOOK, in_a_room
from tests.faults.village import Village, a_village
from tests.journeys import evening
from tests.phone import PhoneOf
from tests.wires import at_the_gate, in_a_step


@pytest.fixture(scope="module")
def village(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Village]:
    with a_village(tmp_path_factory.mktemp("devices"), 8) as village:
        yield village


def test_f15_an_older_page_cannot_widen_by_its_epoch_and_its_pause_still_works(village: Village) -> None:
    ana, ben = village.couple()
    old = village.second(ana)
    at_the_gate(ana, ben)
    old.sees("gate")
    behind = old.view["epoch"]
    ana.asks("Pause")
    for person in (ana, ben):
        assert person.permits("Answer", step=0, choice="yes")["ok"]
    ben.sees("step")
    said = {"step": 0, "choice": "yes", "epoch": behind, "heard": old.beat}
    assert old.asks("Answer", **said)["reason"] == "overtaken"
    assert old.posts(old.body("Answer", **said)).json()["answer"]["reason"] == "overtaken"
    assert old.asks("Pause")["ok"]
    assert ben.sees("paused")["pause"]["theirs"]
    assert ana.sees("paused")["pause"]["mine"], "the other page of the same person rests too"


def test_f15_an_older_page_cannot_widen_by_its_beat_and_its_pause_still_works(village: Village) -> None:
    ana, ben = village.couple()
    old = village.second(ana)
    at_the_gate(ana, ben)
    beat = old.beat
    old.network.cut(Cut.HALF_OPEN)
    time.sleep(5.2)
    body = old.body("Answer", step=0, choice="yes", epoch=ana.view["epoch"], heard=beat)
    assert ben.permits("Answer", step=0, choice="yes")["ok"]
    old.network.heal()
    assert old.posts(body).json()["answer"]["reason"] == "too-old"
    assert ben.view["screen"] == "gate"
    assert old.posts({"do": "Pause", "id": "from an old page", "v": 0}).json()["answer"]["ok"]
    ben.sees("paused")


def test_f15_a_no_of_any_page_counts_and_the_last_word_is_the_persons_own(village: Village) -> None:
    ana, ben = village.couple()
    second = village.second(ana)
    at_the_gate(ana, ben)
    assert ana.permits("Answer", step=0, choice="yes")["ok"]
    second.waits("scene", lambda scene: scene["view"]["gate"]["answer"] == "yes")
    assert second.permits("Answer", step=0, choice="no")["ok"]
    assert ben.permits("Answer", step=0, choice="yes")["ok"]
    for page in (ana, second, ben):
        page.sees("not-now")


def test_f15_a_yes_waits_while_any_page_of_its_giver_can_be_seen(village: Village) -> None:
    ana, ben = village.couple()
    second = village.second(ana)
    at_the_gate(ana, ben)
    assert ana.permits("Answer", step=0, choice="yes")["ok"]
    assert ana.socket is not None
    assert second.socket is not None
    ana.socket.emit("seen", {"visible": False})
    time.sleep(0.3)
    assert ana.view["gate"]["answer"] == "yes", "the other page is in view"
    second.socket.emit("seen", {"visible": False})
    second.waits("scene", lambda scene: scene["view"]["gate"]["answer"] is None and scene["own"] >= 2)
    assert ben.permits("Answer", step=0, choice="yes")["ok"]
    time.sleep(0.3)
    assert ben.view["screen"] == "gate"


def test_f15_one_page_gone_is_nobody_gone(village: Village) -> None:
    ana, ben = village.couple()
    second = village.second(ana)
    in_a_step(ana, ben)
    before = len(ben.heard)
    ana.leaves()
    time.sleep(1.0)
    said = [data["them"] for event, data in ben.heard[before:] if event == "presence"]
    assert "reconnecting" not in said
    assert "away" not in said
    assert second.asks("Pause")["ok"]
    ben.sees("paused")


def test_f15_two_tabs_of_one_person_rest_together_and_either_may_pause(village: Village, phone_of: PhoneOf) -> None:
    ana, ben = in_a_room(village, phone_of)
    other = ana.phone.another_tab()
    other.goto(ana.room)
    other.bring_to_front()
    expect(other.locator("[data-screen=step]")).to_be_visible()
    other.get_by_role("button", name="Pause", exact=True).click()
    ben.until("paused")
    ana.until("paused")
    expect(other.get_by_role("heading", name="You have paused.")).to_be_visible()
    ana.heading("You have paused.")


def test_f15_a_tab_that_was_left_behind_offers_nothing_and_pauses_all_the_same(
    village: Village, phone_of: PhoneOf
) -> None:
    ana, ben = in_a_room(village, phone_of, at_the_gate)
    other = ana.phone.another_tab()
    other.goto(ana.room)
    go_on = other.locator("[data-screen=held] [data-go-on]")
    expect(go_on).to_have_attribute("aria-disabled", "false")
    ana.net.cut(Cut.HALF_OPEN)  # both tabs are on this phone
    expect(go_on).to_have_attribute("aria-disabled", "true", timeout=15_000)
    other.evaluate(LOOK, False)
    assert ana.presses_pause()
    ana.net.heal()
    ben.until("paused", within=15)
    other.evaluate(LOOK, True)
    expect(other.get_by_role("heading", name="You have paused.")).to_be_visible(timeout=15_000)


def test_f08_a_step_that_rests_on_a_late_no_names_no_cause_that_is_not_so(village: Village, phone_of: PhoneOf) -> None:
    """Yes from one phone, no from another, a moment late: the time agreed on has hardly begun."""
    ana, ben = in_a_room(village, phone_of, at_the_gate)
    assert ana.wire is not None
    other = ana.wire.connects()
    epoch = other.view["epoch"]
    evening.both_say_yes(ana, ben)
    assert other.asks("Answer", step=0, choice="no", epoch=epoch, heard=other.beat)["ok"]
    for each in (ana, ben):
        each.until("held")
        each.reads("The yes to this is over. It can be given again, by both of you.")
        each.never_reads(re.compile("time you agreed"))
