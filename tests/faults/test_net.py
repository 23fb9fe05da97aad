"""When one phone's network dies, neither screen goes on saying "running": one rests in six seconds, both in eight.

Cuts of every kind in every phase, many couples at once; then the network comes back, and still nothing runs by itself.
"""

import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from random import Random

import pytest

from tests.faults.overtaking import nothing_late_counts, out_of_order
from tests.faults.proxy import Cut
from tests.faults.trials import LONG, Tally, tallied, times
from tests.faults.village import Couple, Phone, Village, a_village
from tests.server import Mode
from tests.wires import at_the_gate, in_a_step

RESTS_BY_ITSELF = 5.0 + 0.5  # seconds of silence, and the page looks twice a second (static/js/room/heard.js)
OWN, BOTH = 6.0, 8.0  # seconds from the cut: F8 and F9
LOOKED = 8.6  # how long after a cut the screens are looked at
AT_ONCE = 30


@pytest.fixture(scope="module")
def village(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Village]:
    with a_village(tmp_path_factory.mktemp("net"), 4) as village:
        yield village


def in_the_lobby(ana: Phone, ben: Phone) -> None:
    assert ana.view["screen"] == ben.view["screen"] == "lobby"


def paused(ana: Phone, ben: Phone) -> None:
    in_a_step(ana, ben)
    assert ana.asks("Pause")["ok"]
    ben.sees("paused")


def in_the_debrief(ana: Phone, ben: Phone) -> None:
    in_a_step(ana, ben)
    assert ana.asks("End")["ok"]
    ben.sees("debrief")
    assert ana.asks("Write", field="good", text="a line")["ok"]


PHASES: dict[str, Callable[[Phone, Phone], None]] = {
    "lobby": in_the_lobby,
    "gate": at_the_gate,
    "step": in_a_step,
    "paused": paused,
    "debrief": in_the_debrief,
}


@dataclass
class Trial:
    """One couple, where they stand, and what happens to Ana's network ``after`` how many seconds."""

    couple: Couple
    phase: str
    how: Cut
    late: bool
    after: float
    cut: float = 0.0

    def __str__(self) -> str:
        return f"{self.how} in the {self.phase}"


def test_f08_f09_a_cut_network_holds_both_screens_in_time_in_every_phase(tmp_path: Path) -> None:
    with tallied("network cut: own screen, partner's screen") as tally:
        for mode, count in _runs(times(30, 500)):
            with a_village(tmp_path / f"{mode}-{tally.trials}", count, mode) as village:
                couples = [village.couple() for _ in range(count)]
                _cut_and_look(couples, tally, Random(f"{tally.seed} {mode} {tally.trials}"))


def _runs(trials: int) -> list[tuple[Mode, int]]:
    """Eventlet, the default, always; threads too in the long set."""
    batches = [min(AT_ONCE, trials - start) for start in range(0, trials, AT_ONCE)]
    return [("threading" if LONG and number % 4 == 3 else "eventlet", size) for number, size in enumerate(batches)]


def _cut_and_look(couples: list[Couple], tally: Tally, dice: Random) -> None:
    trials = []
    for number, (ana, ben) in enumerate(couples):
        phase = list(PHASES)[number % len(PHASES)]
        PHASES[phase](ana, ben)
        if dice.random() < 0.3:
            ana.network.slow(0.05, jitter=0.2)
        how = list(Cut)[number // len(PHASES) % len(Cut)]
        trials.append(Trial((ana, ben), phase, how, late=dice.random() < 0.5, after=dice.uniform(0, 2)))
    began = time.monotonic()
    for trial in sorted(trials, key=lambda each: each.after):
        time.sleep(max(0.0, began + trial.after - time.monotonic()))
        trial.cut = time.monotonic()
        trial.couple[0].network.cut(trial.how)
        if trial.how is Cut.REORDER:
            with tally.trial(f"{trial}, said twice"):
                out_of_order(trial.phase, *trial.couple)
            tally.trials -= 1
    time.sleep(max(0.0, max(trial.cut for trial in trials) + LOOKED - time.monotonic()))
    for trial in trials:
        with tally.trial(str(trial)):
            _both_rested(trial, trial.cut, tally)
    for trial in trials:
        trial.couple[0].network.heal(late=trial.late)
    for trial in trials:
        with tally.trial(f"{trial}, healed"):
            _comes_back(trial)
    tally.trials -= len(trials)


def _both_rested(trial: Trial, cut: float, tally: Tally) -> None:
    ana, ben = trial.couple
    if trial.how is Cut.REORDER:
        nothing_late_counts(trial.phase, ana, ben)
        return
    if trial.phase == "step":
        own = _rests(ana, cut)
        tally.notes("own rests after s", own)
        assert own <= OWN, f"Ana's screen said running for {own:.2f} s"
    if trial.phase in ("gate", "step"):
        held = ben.first(cut, "scene", lambda scene: "away-them" in scene["view"]["holds"])
        assert held is not None, f"Ben's screen never held: {ben.view['holds']}"
        tally.notes("partner holds after s", held)
        assert held <= BOTH, f"Ben's screen held after {held:.2f} s"
    away = ben.first(cut, "presence", lambda said: said["them"] == "away")
    assert away is not None, "Ben was not told that Ana is out of reach"
    assert away <= BOTH, f"Ben was told after {away:.2f} s"


def _rests(phone: Phone, cut: float) -> float:
    """When a browser would have stopped saying "running": told so by the house, or by its own clock."""
    by_itself = phone.heard_at(cut + LOOKED) - cut + RESTS_BY_ITSELF
    told = [
        phone.first(cut, "scene", lambda scene: not scene["view"]["running"]),
        phone.first(cut, "presence", lambda said: said.get("me") == "unheard"),
    ]
    return min([by_itself, *(when for when in told if when is not None)])


def _comes_back(trial: Trial) -> None:
    """The newest screen at once, and whatever was held is held still: two people, not a network, make it go on."""
    ana, ben = trial.couple
    ana.leaves()
    ana.web.close()  # what lies on the old line comes late or never; a browser dials anew
    ana.opens(f"/s/{ana.session}")
    ana.connects()
    away = trial.phase in ("gate", "step", "paused") and trial.how is not Cut.REORDER
    assert ana.view["running"] is (trial.phase == "step" and trial.how is Cut.REORDER), "running again by itself"
    assert ("away-me" in ana.view["holds"]) is away
    assert ana.scene["seq"] == ben.scene["seq"] == ana.data("scene")["seq"]


def test_f09_a_short_cut_or_a_second_page_changes_nothing(village: Village) -> None:
    (ana, ben), (cleo, dana) = village.couple(), village.couple()
    for one, other in ((ana, ben), (cleo, dana)):
        in_a_step(one, other)
    before = [phone.scene["seq"] for phone in (ben, dana)]
    village.second(cleo)
    cleo.network.cut(Cut.HALF_OPEN)
    ana.network.cut(Cut.HALF_OPEN)
    time.sleep(5.0)
    ana.network.heal(late=True)
    ana.leaves()
    ana.connects()
    time.sleep(4.0)
    assert [phone.scene["seq"] for phone in (ben, dana)] == before
    assert ben.view["running"]
    assert dana.view["running"], "the second page was heard all the time"


def test_f10_what_arrives_late_on_an_old_line_makes_no_wrong_screen(village: Village) -> None:
    """Reordering by reconnecting: the old line's words arrive after the new line's."""
    late = {2.0: village.couple(), 0.5: village.couple()}
    for seconds, (ana, ben) in late.items():
        at_the_gate(ana, ben)
        ana.network.slow(seconds)
        ana.says("Answer", step=0, choice="yes", epoch=ana.view["epoch"], heard=ana.beat)
        ana.network.drop()
        ana.network.slow(0.0)
        ana.closed()
        ana.connects()
        assert ana.asks("Pause")["ok"]
        ben.sees("paused")
    time.sleep(max(late) + 0.5)
    for ana, ben in late.values():
        assert ana.view["gate"]["answer"] is None, "a yes from before the pause counts for nothing after it"
        assert ben.permits("Answer", step=0, choice="yes")["ok"]
    time.sleep(0.3)
    assert not any(ben.view["running"] for _, ben in late.values())
