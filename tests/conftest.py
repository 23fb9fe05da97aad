"""What every test may ask for: a real server, a real browser, a phone for each person."""

import os
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings as walks
from playwright.sync_api import Browser, sync_playwright

from tests import machine
from tests.phone import FLAGS, Phone, PhoneOf, a_phone
from tests.server import Mode, Serve, Server, a_server

# The same walks on every machine: a failure seen once is seen by everybody. COUPLES_WALKS=long goes
# further, with new dice.
walks.register_profile("steady", derandomize=True, deadline=None, print_blob=True)
walks.register_profile("long", max_examples=5000, deadline=None, print_blob=True)
walks.load_profile(os.environ.get("COUPLES_WALKS", "steady"))


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Journeys are named; coverage looks away where a browser's greenlets run, and from the long walks."""
    for item in items:
        if "journeys" in item.path.parts:
            item.add_marker(pytest.mark.journey)
        if "faults" in item.path.parts or "browser" in getattr(item, "fixturenames", ()):
            item.add_marker(pytest.mark.no_cover)


@pytest.fixture
def serve(tmp_path: Path) -> Iterator[Serve]:
    """`serve(mode="eventlet", **settings)`: a running house per call, each with data of its own."""
    with ExitStack() as running:

        def start(mode: Mode = "eventlet", command: str = "serve", **settings: object) -> Server:
            place = tmp_path / f"house-{len(list(tmp_path.glob('house-*.log'))) + 1}"
            return running.enter_context(a_server(place, mode, command, **settings))

        yield start


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """The machine's Chromium; without one the test is skipped, but never in CI."""
    program = machine.chromium()
    if program is None:
        said = f"no browser here: {machine.NEEDS['chromium'].otherwise}"
        pytest.fail(said) if machine.in_ci() else pytest.skip(said)
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=program, args=FLAGS)
        yield chromium
        chromium.close()


@pytest.fixture
def phone_of(browser: Browser) -> Iterator[PhoneOf]:
    """`phone_of("Ana", **context)`: a phone per person; each must have been quiet when the test ends."""
    phones: list[Phone] = []

    def give(name: str, **context: Any) -> Phone:
        phones.append(a_phone(browser, name, **context))
        return phones[-1]

    yield give
    for phone in phones:
        phone.context.close()
    for phone in phones:
        phone.was_quiet()
