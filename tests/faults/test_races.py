"""Two people, or two devices of one, press at the same moment: what comes of it is one of the two orders, always."""

import time
from collections.abc import Iterator
from itertools import product
from pathlib import Path

import pytest

from couples.services.wire import COMMANDS
from couples.store.database import Store
from couples.store.sessions import SessionRow
from tests.evening import a_night
from tests.faults.track import (
    HELD,
    NOW,
    STARTS,
    Press,
    Track,
    a_disturber,
    a_neighbour,
    a_press,
    allowed,
    fitting,
    in_order,
    same,
)
from tests.faults.trials import LONG, tallied, times
from tests.makers import A, B


@pytest.fixture
def track(tmp_path: Path) -> Iterator[Track]:
    with a_night(tmp_path) as night:
        night.accounts.clock.wall = NOW.wall
        night.opens_touch()
        yield Track(night)


def test_f01_two_commands_at_once_end_as_one_after_the_other(track: Track) -> None:
    with tallied("F1 F15 F20 races: every two commands, two threads") as tally, a_disturber(track.store.path):
        dice = tally.dice
        for do, other in product(COMMANDS, COMMANDS):
            names = fitting(do, other)
            for name in names if LONG else [dice.choice(names)]:
                for sides in ((A, B), (A, A)) if LONG or dice.random() < 0.15 else ((A, B),):
                    with tally.trial(f"{name}: {do} and {other}, {sides}"):
                        state = STARTS[name].state
                        presses = [a_press(state, sides[0], do, dice), a_press(state, sides[1], other, dice)]
                        _races(track, track.lays(STARTS[name]), presses)


def _races(track: Track, row: SessionRow, presses: list[Press], beside: Store | None = None) -> None:
    before = track.stands(row)
    outcome = track.race(row, presses, beside), track.stands(row)
    expected = allowed(before, presses)
    assert any(same(outcome, each) for each in expected), f"{presses}\ncame to {outcome}\nnot to {expected}"


def test_f05_going_on_while_the_other_pauses_ends_held_whatever_the_order(track: Track) -> None:
    with tallied("F5 F6 races: the second yes and a pause") as tally:
        dice = tally.dice
        for number in range(times(100, 2000)):
            name = dice.choice(["Ana paused and says yes", "both paused, Ana says yes", "a gate, Ana said yes"])
            state = STARTS[name].state
            presses = [a_press(state, B, "Answer", dice), a_press(state, A, "Pause", dice)]
            presses[0][1].update(choice="yes")
            with tally.trial(f"{number} {name}"):
                row = track.lays(STARTS[name])
                answers = track.race(row, presses if number % 2 else presses[::-1])
                assert answers[1 if number % 2 else 0] is None, f"the pause was refused: {answers}"
                assert not track.stands(row).running


def test_f02_the_same_command_from_two_devices_at_once_happens_once(track: Track) -> None:
    with tallied("F2 F15 races: one id, two threads") as tally:
        dice = tally.dice
        for _ in range(times(60, 1000)):
            name = dice.choice([name for name in STARTS if "debrief" not in name])
            state = STARTS[name].state
            press = a_press(state, A, dice.choice(["Pause", "Answer", "TakeBack", "SetAside", "Propose"]), dice)
            with tally.trial(f"{name}: {press}"):
                row = track.lays(STARTS[name])
                before = track.stands(row)
                answers = track.race(row, [press, press])
                expected = in_order(before, [press])
                held = [expected[0][0], HELD] if press[1]["do"] != "Pause" else []
                assert answers in ([expected[0][0]] * 2, held, held[::-1]), f"{answers}, not {expected[0]}"
                assert same((expected[0], track.stands(row)), expected)


def test_f01_f19_a_second_process_on_the_same_file_overtakes_nobody(track: Track) -> None:
    """None gets in (F19). Were one there, each would still decide on what stands: read and written under one lock."""
    with tallied("F1 F19 races: two houses on one file") as tally, a_neighbour(track.store) as other:
        dice = tally.dice
        for _ in range(times(20, 500)):
            name = dice.choice(list(STARTS))
            row = track.lays(STARTS[name])
            for number in range(3):  # the second time, each remembers what the other has changed since
                before = track.stands(row)
                presses = [a_press(before, side, dice.choice(list(COMMANDS)), dice) for side in (A, B)]
                with tally.trial(f"{name}, round {number}"):
                    _races(track, row, presses, beside=other)
                    assert track.stands(row) == track.stands(row, beside=other)


def test_f01_fifty_pauses_from_ten_threads_leave_a_journal_without_a_hole(track: Track) -> None:
    with tallied("F1 F3 races: many pauses from many threads") as tally, a_disturber(track.store.path):
        for _ in range(times(4, 60)):
            with tally.trial():
                row = track.lays(STARTS["breathing"])
                began = time.monotonic()
                state = STARTS["breathing"].state
                presses = [a_press(state, tally.dice.choice([A, B]), "Pause", tally.dice) for _ in range(10)]
                assert track.race(row, presses) == [None] * len(presses)
                assert track.stands(row).paused_by
                tally.notes("all answered, s", time.monotonic() - began)
