"""The table of what was tried, after the dots."""

import pytest

from tests.faults.trials import HEAD, LONG, ROWS


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """One line for each fault: how often, with which dice, how many failed."""
    if not ROWS:
        return
    terminalreporter.section(f"faults, {'the long set' if LONG else 'the quick set'}")
    terminalreporter.write_line(HEAD)
    for tally in ROWS:
        terminalreporter.write_line(tally.row())
