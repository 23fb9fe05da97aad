"""What narrows always arrives, once; what widens never arrives late; receipts say no more than is true (F11, F12)."""

import json
import re
import sqlite3
import time
from collections.abc import Iterator

import pytest
from playwright.sync_api import expect

from couples.domain.session.decide import HEARD_WITHIN
from tests.faults.proxy import Cut, Kind
from tests.faults.rooms import Seat, in_a_room, sent_commands
from tests.faults.village import PASSWORD, Phone, Village, a_village
from tests.journeys import evening
from tests.phone import PhoneOf
from tests.wires import at_the_gate

PROMISE = 6.0  # seconds: a page without the house for this long offers nothing that widens


@pytest.fixture(scope="module")
def village(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Village]:
    with a_village(tmp_path_factory.mktemp("outbox"), 10) as village:
        yield village


def listener(seat: Seat) -> Phone:
    """The same person's second device, without a browser: it hears what that side is told."""
    assert seat.wire is not None
    seat.wire.network.heal()
    seat.wire.connects()
    seat.wire.forgets()
    return seat.wire


def pauses_of(sent: list[tuple[str, str]]) -> list[tuple[str, str]]:
    """How each attempt to pause went out, and its id."""
    told = [(way, json.loads(text[text.index("{") : text.rindex("}") + 1])) for way, text in sent if '"Pause"' in text]
    return [(way, command["id"]) for way, command in told]


def test_f12_a_yes_is_not_offered_offline_and_none_arrives_late(village: Village, phone_of: PhoneOf) -> None:
    ana, ben = in_a_room(village, phone_of, at_the_gate)
    sent = sent_commands(ana)
    ana.page.locator("label").filter(has_text="Yes").locator("visible=true").click()
    ana.net.cut(Cut.HALF_OPEN)
    seal = ana.page.locator(".seal")
    expect(seal).to_have_attribute("aria-disabled", "true", timeout=PROMISE * 1000)
    seal.click(force=True)
    time.sleep(1.0)
    ana.net.heal(late=True)
    ana.is_heard()
    evening.answers(ben, "yes")
    ben.heading("Your answer is sealed")
    time.sleep(1.0)
    assert ben.glass()[-1][1] == "gate", "one yes is not two"
    assert not any("Answer" in text for _, text in sent)


def test_f12_a_yes_cut_off_right_after_the_tap_is_lost_and_said_so(village: Village, phone_of: PhoneOf) -> None:
    ana, ben = in_a_room(village, phone_of, at_the_gate)
    ana.page.locator("label").filter(has_text="Yes").locator("visible=true").click()
    ana.net.cut(Cut.UP)
    ana.page.locator(".seal").click()
    time.sleep(HEARD_WITHIN - 0.1)
    lost = ana.page.get_by_text(re.compile("did not go through")).locator("visible=true")
    assert lost.count() == 0, "as long as it could still arrive, it is not said to be lost"
    ana.net.heal()
    ana.reads(re.compile("did not go through"))
    ana.is_heard()
    evening.answers(ben, "yes")
    ben.heading("Your answer is sealed")
    time.sleep(1.5)
    assert [each.glass()[-1][1] for each in (ana, ben)] == ["gate", "gate"]


def test_f12_a_yes_that_lay_in_the_network_for_too_long_counts_for_nothing(village: Village, phone_of: PhoneOf) -> None:
    """TCP brings it after all when the tunnel ends; by then its page has not heard the house for longer than five."""
    ana, ben = in_a_room(village, phone_of, at_the_gate)
    ana.page.locator("label").filter(has_text="Yes").locator("visible=true").click()
    ana.net.cut(Cut.UP)
    ana.page.locator(".seal").click()
    time.sleep(5.3)
    ana.net.heal(late=True)
    evening.answers(ben, "yes")
    ben.heading("Your answer is sealed")
    time.sleep(1.5)
    assert ben.glass()[-1][1] == "gate"


def seals_no_without_a_network(seat: Seat) -> None:
    """Offered all the same; the page says that it is on its way, and takes no second answer meanwhile."""
    seat.net.cut(Cut.CLEAN)
    seat.page.locator(".answers label").filter(has_text="No").locator("visible=true").click()
    seal = seat.page.locator(".seal")
    expect(seal).to_have_attribute("aria-disabled", "false")
    seal.click()
    seat.reads("On its way…")
    seal.click(force=True)
    seat.reads("Your answer goes out by itself, as soon as there is a connection.")


def test_f12_a_no_without_a_network_arrives_once_and_only_for_its_own_question(
    village: Village, phone_of: PhoneOf
) -> None:
    ana, ben = in_a_room(village, phone_of, at_the_gate)
    assert ana.wire is not None
    other = village.second(ana.wire)  # lies in the next room: so she is not away, and nobody sees it
    assert other.socket is not None
    other.socket.emit("seen", {"visible": False})
    sent = sent_commands(ana)
    seals_no_without_a_network(ana)
    ben.taps("Something else")
    ben.until("lobby")
    seq = other.sees("lobby") and other.scene["seq"]
    ana.net.heal()
    ana.reads("Something changed in between. Look once more, then choose.")
    ana.until("lobby")
    assert other.scene["seq"] == seq
    evening.at_the_gate(ana, ben)
    evening.answers(ben, "yes")
    ben.heading("Your answer is sealed")
    seals_no_without_a_network(ana)
    ana.looks(visible=False)
    ana.net.heal()
    ben.until("not-now")
    ana.looks(visible=True)
    ana.until("not-now")
    said = [json.loads(text[text.index("{") : text.rindex("}") + 1]) for _, text in sent if '"Answer"' in text]
    assert len({command["id"] for command in said}) == 2, "two taps, whichever way and how often they went out"


def test_f12_a_pause_without_a_network_rests_at_once_and_arrives_once(village: Village, phone_of: PhoneOf) -> None:
    ana, ben = in_a_room(village, phone_of)
    hears, sent = listener(ben), sent_commands(ana)
    seq = hears.scene["seq"]
    ana.net.cut(Cut.CLEAN)
    ana.presses_pause()
    ana.reads(re.compile("Not yet on Ben"))
    assert hears.view["screen"] == "step"
    ana.net.heal()
    ben.until("paused")
    ana.reads("It stands on Ben’s screen.")
    time.sleep(2.5)
    assert len({each for _, each in pauses_of(sent)}) == 1
    assert len({said["id"] for event, said in hears.heard if event == "held"}) == 1
    assert hears.scene["seq"] == seq + 1


def test_f12_a_dead_socket_is_passed_by_within_two_seconds(village: Village, phone_of: PhoneOf) -> None:
    ana, ben = in_a_room(village, phone_of)
    sent = sent_commands(ana)
    ana.net.cut(Cut.HALF_OPEN, Kind.SOCKET)
    pressed = ana.presses_pause()
    ben.until("paused")
    assert 1.5 < ben.stops_running(pressed) < 4.0
    ana.reads("Your pause is recorded.")
    assert "post" in [way for way, _ in pauses_of(sent)]


def test_f12_a_pause_goes_out_from_a_page_that_is_older_than_the_password(village: Village, phone_of: PhoneOf) -> None:
    """A new password in another tab makes new form tokens; with a dead socket the pause has only the old ones."""
    ana, ben = in_a_room(village, phone_of)
    tab = ana.phone.another_tab()
    tab.goto(f"{ana.net.url}/account/password")
    tab.fill("input[name=password]", PASSWORD)
    tab.fill("input[name=new_password]", "seven slow ferries under a lantern")
    tab.press("input[name=new_password]", "Enter")
    tab.wait_for_url("**/account")
    tab.close()
    ana.net.cut(Cut.HALF_OPEN, Kind.SOCKET)
    pressed = ana.presses_pause()
    ben.until("paused")
    assert ben.stops_running(pressed) < 4.0
    ana.reads("Your pause is recorded.")
    assert ana.glass()[-1][1] == "paused"
    ana.net.heal()
    ana.is_heard()
    assert ana.glass()[-1][1] == "paused"


def test_f12_a_pause_leaves_with_the_page(village: Village, phone_of: PhoneOf) -> None:
    """Tapped, and the page is gone in the same breath: what the socket may have lost goes out once more, by POST."""
    ana, ben = in_a_room(village, phone_of)
    ana.net.cut(Cut.HALF_OPEN, Kind.SOCKET)
    ana.page.evaluate("document.querySelector('form[data-pause] button').click(); location.assign('/help')")
    ana.page.wait_for_url("**/help")
    ben.until("paused")


def test_f03b_shift_three_times_pauses_the_partner_whatever_the_disk_does(village: Village, phone_of: PhoneOf) -> None:
    ana, ben = in_a_room(village, phone_of)
    disk = sqlite3.connect(village.server.data_dir / "couples.db", isolation_level=None)
    disk.execute("BEGIN IMMEDIATE")
    ana.phone.context.route(re.compile("/leave"), lambda route: route.abort())  # the way out itself does not arrive
    left = time.time()
    for _ in range(3):
        ana.page.keyboard.press("Shift")
    ben.until("paused", within=1.5)
    assert ben.stops_running(left) < 1.5
    disk.close()
    ben.is_heard()
    assert ben.glass()[-1][1] == "paused"


def test_f11_a_pause_on_a_page_nobody_sees_is_not_said_to_be_seen(village: Village, phone_of: PhoneOf) -> None:
    ana, ben = in_a_room(village, phone_of)
    ben.looks(visible=False)
    ana.taps("Pause")
    ana.reads("Your pause is recorded.")
    ana.reads(re.compile("Not yet on Ben"))
    time.sleep(1.0)
    ana.never_reads("It stands on Ben’s screen.")
    ben.looks(visible=True)
    ben.until("paused")
    ana.reads("It stands on Ben’s screen.")
