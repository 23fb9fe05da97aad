"""The table of what was tried, after the dots."""

import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import get_args

import pytest

from tests import machine
from tests.faults.town import Town, a_town
from tests.faults.trials import HEAD, LONG, ROWS
from tests.server import ROOT, Mode, a_server

COUPLES = 40


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """One line for each fault: how often, with which dice, how many failed."""
    if not ROWS:
        return
    terminalreporter.section(f"faults, {'the long set' if LONG else 'the quick set'}")
    terminalreporter.write_line(HEAD)
    for tally in ROWS:
        terminalreporter.write_line(tally.row())


@pytest.fixture(scope="session", params=get_args(Mode))
def town(tmp_path_factory: pytest.TempPathFactory, request: pytest.FixtureRequest) -> Iterator[Town]:
    """One server for each runtime, and couples enough for every test to take one that nobody has met."""
    data_dir = tmp_path_factory.mktemp("town") / "house"
    couples = a_town(data_dir, COUPLES)
    with a_server(data_dir, request.param) as server:
        yield Town(server, couples)


@pytest.fixture(scope="session")
def slow_disk(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A library that makes every flush of a process slow; without a C compiler the test is skipped, but never in CI."""
    compiler = shutil.which("cc") or shutil.which("gcc")
    if compiler is None:
        said = "no C compiler here, so no slow disk"
        pytest.fail(said) if machine.in_ci() else pytest.skip(said)
    made = tmp_path_factory.mktemp("shim") / "slow_fsync.so"
    source = ROOT / "benchmarks" / "slow_fsync.c"
    subprocess.run([str(compiler), "-shared", "-fPIC", "-O2", "-o", made, source, "-ldl"], check=True)
    return made
