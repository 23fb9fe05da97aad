"""What stands on the glass of two real browsers when a network dies, a phone sleeps or a tab is switched (F8, F9)."""

import time
from collections.abc import Iterator

import pytest

from tests.faults.proxy import SILENT, Cut
from tests.faults.rooms import RUNNING, Seat, in_a_room
from tests.faults.trials import tallied, times
from tests.faults.village import Village, a_village
from tests.journeys import evening
from tests.phone import Phone, PhoneOf

# The browser's own locks, and a list of them. A browser lets go of them by itself when their page goes out of sight.
LOCKS = """(() => {
  window.locks = [];
  const request = WakeLock.prototype.request;
  WakeLock.prototype.request = async function (kind) {
    const lock = await request.call(this, kind);
    window.locks.push(lock);
    return lock;
  };
  document.addEventListener("visibilitychange", () => document.hidden && window.locks.at(-1).release());
})()"""

OWN, PARTNER = 6.0, 8.0  # seconds from the cut
LOOKED = 9.0


@pytest.fixture(scope="module")
def village(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Village]:
    with a_village(tmp_path_factory.mktemp("screens"), times(1, 5) * len(SILENT) + 7) as village:
        yield village


def test_f08_f09_a_cut_phone_rests_by_itself_and_its_partner_soon_after(village: Village, phone_of: PhoneOf) -> None:
    with tallied("browser cut off: own glass, partner's glass") as tally:
        for _ in range(times(1, 5)):
            rooms = {how: in_a_room(village, phone_of) for how in SILENT}
            cut = {}
            for how, (ana, ben) in rooms.items():
                assert [ana.glass()[-1][1], ben.glass()[-1][1]] == [RUNNING, RUNNING]
                cut[how] = time.time()
                ana.net.cut(how)
            time.sleep(LOOKED)
            for how, (ana, ben) in rooms.items():
                with tally.trial(str(how)):
                    own, partner = ana.stops_running(cut[how]), ben.stops_running(cut[how])
                    tally.notes("own", own)
                    tally.notes("partner", partner)
                    assert own <= OWN, f"{own:.2f} s: {ana.glass()}"
                    assert partner <= PARTNER, f"{partner:.2f} s: {ben.glass()}"
                    assert own > 1, "a blink of the network is no reason to rest"
            for ana, _ in rooms.values():
                ana.net.heal()
            for how, (ana, ben) in rooms.items():
                with tally.trial(f"{how}, healed"):
                    for each in (ana, ben):
                        each.until("held", within=15)
            for seat in (seat for pair in rooms.values() for seat in pair):
                seat.phone.context.close()  # forty windows left open would be the machine's trouble, not the house's
            tally.trials -= len(rooms)


def test_f08_a_tab_that_comes_back_is_covered_until_the_newest_scene_stands(
    village: Village, phone_of: PhoneOf
) -> None:
    ana, ben = in_a_room(village, phone_of)
    ana.looks(visible=False)
    ana.until("cover catching")
    ana.net.cut(Cut.DOWN)
    ben.taps("Pause")
    ben.until("paused")
    ana.looks(visible=True)
    time.sleep(1.0)
    assert ana.glass()[-1][1] == "cover catching"
    ana.net.heal(late=True)
    ana.until("paused")
    assert RUNNING not in [what for _, what in ana.glass()[1:]]


def test_f08_a_page_from_the_browsers_memory_is_covered_until_the_newest_scene_stands(
    village: Village, phone_of: PhoneOf
) -> None:
    ana, ben = in_a_room(village, phone_of)
    ana.net.cut(Cut.DOWN)
    ana.page.evaluate("dispatchEvent(new PageTransitionEvent('pagehide', { persisted: true }))")
    ana.until("cover catching")
    ana.page.evaluate("dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }))")
    time.sleep(1.0)
    assert ana.glass()[-1][1] == "cover catching"
    ana.net.heal(late=True)
    ana.until(RUNNING)
    assert ben.glass()[-1][1] == RUNNING, "in time: nothing was held"


def test_f08_a_phone_that_slept_wakes_covered_and_then_shows_what_is(village: Village, phone_of: PhoneOf) -> None:
    ana, ben = in_a_room(village, phone_of)
    sleep = ana.phone.context.new_cdp_session(ana.page)
    ana.net.cut(Cut.DOWN)  # what was on its way when the radio went off
    sleep.send("Debugger.enable")
    sleep.send("Debugger.pause")  # no script runs any more, while the clock goes on
    ben.until("held", within=10)
    woke = time.time()
    sleep.send("Debugger.resume")
    sleep.send("Debugger.disable")
    time.sleep(1.0)
    ana.net.heal()
    ana.until("held", within=15)
    after = [(at, what) for at, what in ana.glass() if at > woke]
    assert RUNNING not in [what for _, what in after]
    assert ana.stops_running(woke) <= 1.0
    assert after[0][1].startswith("cover")


def test_f08_going_back_in_the_browser_shows_what_is_and_not_what_was(village: Village, phone_of: PhoneOf) -> None:
    ana, ben = in_a_room(village, phone_of)
    ana.page.goto(f"{ana.net.url}/help")
    ben.taps("Pause")
    ben.until("paused")
    ana.page.go_back()
    ana.watches()
    assert ana.glass()[0][1] == "paused"


def test_f08_the_screen_is_kept_awake_while_it_runs_and_let_go_at_rest(
    village: Village, whole_phone_of: PhoneOf
) -> None:
    def noted(name: str, **more: object) -> Phone:
        phone = whole_phone_of(name, **more)
        phone.context.add_init_script(LOCKS)
        return phone

    def is_awake(seat: Seat, *, so: bool = True) -> None:
        seat.page.wait_for_function("(so) => window.locks.some((lock) => !lock.released) === so", arg=so)

    ana, ben = in_a_room(village, noted)
    is_awake(ana)
    ana.looks(visible=False)
    is_awake(ana, so=False)
    ana.looks(visible=True)
    is_awake(ana)
    evening.pauses(ben)
    for each in (ana, ben):
        is_awake(each, so=False)
    ana.insists(ana.button("Go on"))
    evening.answers(ana, "yes")
    is_awake(ana)  # her yes waits only as long as she can see the page
    is_awake(ben, so=False)
    ben.insists(ben.button("Go on"))
    evening.answers(ben, "yes")
    ana.until(RUNNING)
    for each in (ana, ben):
        is_awake(each)
    evening.ends_with_pause(ana)
    for each in (ana, ben):
        each.sees("debrief")
        is_awake(each, so=False)


def test_f08_a_line_that_is_slow_but_whole_shows_no_cover(village: Village, phone_of: PhoneOf) -> None:
    ana, ben = in_a_room(village, phone_of)
    ana.net.slow(0.3, jitter=0.7)
    time.sleep(7.0)
    assert [what for _, what in ana.glass()] == [RUNNING]
    assert [what for _, what in ben.glass()] == [RUNNING]
