"""A line that was kept stays as its owner kept it."""

from dataclasses import FrozenInstanceError

import pytest

from couples.domain.kept import KeptLine
from tests.accounts import FIRST_DAY


def test_nobody_changes_a_kept_line() -> None:
    line = KeptLine("1", FIRST_DAY, "a slow evening")
    with pytest.raises(FrozenInstanceError):
        setattr(line, "line", "another")  # noqa: B010  mypy knows it cannot be set by name
