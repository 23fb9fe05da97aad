"""What every test may ask for: a real server, a real browser, a phone for each person."""

import os
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings as walks
from playwright.sync_api import Browser, Playwright, sync_playwright

from tests import machine
from tests.phone import FLAGS, Phone, PhoneOf, a_phone
from tests.server import Mode, Serve, Server, a_server

# The same walks on every machine: a failure seen once is seen by everybody. COUPLES_WALKS=long goes
# further, with new dice.
walks.register_profile("steady", derandomize=True, deadline=None, print_blob=True)
walks.register_profile("long", max_examples=5000, deadline=None, print_blob=True)
walks.load_profile(os.environ.get("COUPLES_WALKS", "steady"))


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Journeys are named."""
    for item in items:
        if "journeys" in item.path.parts:
            item.add_marker(pytest.mark.journey)


@pytest.fixture
def serve(tmp_path: Path) -> Iterator[Serve]:
    """`serve(mode="eventlet", **settings)`: a running house per call, each with data of its own."""
    with ExitStack() as running:

        def start(mode: Mode = "eventlet", command: str = "serve", **settings: object) -> Server:
            place = tmp_path / f"house-{len(list(tmp_path.glob('house-*.log'))) + 1}"
            return running.enter_context(a_server(place, mode, command, **settings))

        yield start


@pytest.fixture(scope="session")
def driver() -> Iterator[Playwright]:
    """What drives every browser of this process."""
    with sync_playwright() as playwright:
        yield playwright


@pytest.fixture(scope="session")
def browser(driver: Playwright) -> Iterator[Browser]:
    """The machine's Chromium; without one the test is skipped, but never in CI."""
    with launched(driver, machine.chromium()) as chromium:
        yield chromium


@pytest.fixture(scope="session")
def sounding(driver: Playwright) -> Iterator[Browser]:
    """One that plays what was spoken."""
    with launched(driver, machine.chromium(sound=True)) as chromium:
        yield chromium


@contextmanager
def launched(driver: Playwright, program: str | None) -> Iterator[Browser]:
    if program is None:
        said = f"no browser here: {machine.NEEDS['chromium'].otherwise}"
        pytest.fail(said) if machine.in_ci() else pytest.skip(said)
    chromium = driver.chromium.launch(executable_path=program, args=FLAGS)
    yield chromium
    chromium.close()


@pytest.fixture(scope="session")
def press() -> None:
    """What makes a PDF; without it the test is skipped, but never in CI."""
    if find_spec("weasyprint") is None or machine.pango() is None:
        said = "nothing here makes a PDF: `make setup machine`"
        pytest.fail(said) if machine.in_ci() else pytest.skip(said)


@pytest.fixture
def phone_of(browser: Browser) -> Iterator[PhoneOf]:
    """`phone_of("Ana", **context)`: a phone per person; each must have been quiet when the test ends."""
    yield from phones_in(browser)


@pytest.fixture
def whole_phone_of(sounding: Browser) -> Iterator[PhoneOf]:
    """The same with all that a phone has: sound, and a screen that can be kept awake."""
    yield from phones_in(sounding)


def phones_in(browser: Browser) -> Iterator[PhoneOf]:
    phones: list[Phone] = []

    def give(name: str, **context: Any) -> Phone:
        phones.append(a_phone(browser, name, **context))
        return phones[-1]

    yield give
    for phone in phones:
        phone.context.close()
    for phone in phones:
        phone.was_quiet()
