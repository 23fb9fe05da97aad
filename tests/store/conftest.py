"""A store for each test, open on a shelf of its own."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from couples.store.database import Store
from tests.store.shelf import opened


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with opened(tmp_path) as one:
        yield one
