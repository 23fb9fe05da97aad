"""A machine that slept does not go on as if no time had passed (F7, F14)."""

import time

import pytest

from couples import machine, wiring


def test_f14_seconds_go_on_while_the_machine_sleeps(monkeypatch: pytest.MonkeyPatch) -> None:
    asleep = 3600.0
    real = time.clock_gettime
    before = machine.SystemClock()().mono
    monkeypatch.setattr(time, "clock_gettime", lambda clock: real(clock) + asleep)
    assert machine.SystemClock()().mono - before >= asleep
    assert machine.mono() - before >= asleep


def test_f14_who_is_here_is_measured_by_the_same_clock() -> None:
    assert vars(wiring)["mono"] is machine.mono
