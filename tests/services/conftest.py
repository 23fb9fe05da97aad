"""A house of accounts for each test."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.accounts import Accounts, some_accounts


@pytest.fixture
def accounts(tmp_path: Path) -> Iterator[Accounts]:
    with some_accounts(tmp_path) as house:
        yield house


@pytest.fixture(scope="module")
def town(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Accounts]:
    """One house of accounts for a file of tests; everybody in them is somebody else."""
    with some_accounts(tmp_path_factory.mktemp("town")) as house:
        yield house
