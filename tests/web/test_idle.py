"""A page left open on a shared device does not keep anybody signed in; using one does."""

import pytest

from couples.web.login import GLANCE
from tests.accounts import Accounts
from tests.web.conftest import Browser, BrowserOf, link

MINUTES = 20  # four of them are longer than a shared device stays signed in unused
BY_ITSELF = {GLANCE: "1"}


@pytest.fixture
def cleo(a_browser: BrowserOf, ana: Browser) -> Browser:
    """On a shared device, linked with Ana."""
    browser = a_browser()
    browser.starts("Cleo", device="shared")
    link(browser, ana)
    return browser


def is_in_after(one: Browser, accounts: Accounts, path: str, headers: dict[str, str]) -> bool:
    for _ in range(4):
        accounts.clock.passes(minutes=MINUTES)
        one.client.get(path, headers=headers)
    return one.client.get("/cards").status_code == 200


@pytest.mark.parametrize("path", ["/standing", "/link/standing", "/s/over/needs"])
def test_what_a_page_asks_by_itself_renews_nothing(cleo: Browser, accounts: Accounts, path: str) -> None:
    assert not is_in_after(cleo, accounts, path, {})


def test_a_page_that_looks_for_news_renews_nothing(cleo: Browser, accounts: Accounts) -> None:
    assert not is_in_after(cleo, accounts, "/cards/theirs", BY_ITSELF)


def test_a_page_that_somebody_opens_does(cleo: Browser, accounts: Accounts) -> None:
    assert is_in_after(cleo, accounts, "/cards/theirs", {})
