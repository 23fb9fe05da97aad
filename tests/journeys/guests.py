"""Somebody with a phone in their hand: what they tap, and what they then see."""

import re
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from typing import Any

from playwright.sync_api import Locator, Page, expect

from tests.phone import Phone, assert_accessible

LATER = 20_000  # ms; a busy machine with two cores is slow, what never comes never comes
ANSWERED = 6_000  # ms; by then a tap has had its effect, or the page has said that it had none
TRY_AGAIN = "Try again|Look once more"
expect.set_options(timeout=LATER)
NETWORK = r"ERR_INTERNET_DISCONNECTED|ERR_NETWORK_CHANGED|WebSocket connection"  # what a browser says of a cut line


@dataclass
class Guest:
    """One of the two. ``page`` is the tab they look at."""

    phone: Phone
    partner: str
    page: Page
    sign_in_name: str = ""

    @property
    def name(self) -> str:
        return self.phone.name

    @property
    def home(self) -> str:
        """The first page of the house this phone is in."""
        return "/".join([*self.page.url.split("/")[:3], ""])

    # --- tapping

    def button(self, words: str) -> Locator:
        """The button with exactly these words that can be seen now."""
        return self.page.get_by_role("button", name=words, exact=True)

    def taps(self, words: str) -> None:
        self.button(words).click()

    def insists(self, tap: Locator) -> None:
        """Taps what only takes effect when the line is fresh, and again when the page asks for it."""
        for _ in range(3):
            expect(tap).not_to_have_attribute("aria-disabled", "true")
            tap.click()
            with suppress(AssertionError):
                expect(tap).to_be_hidden(timeout=ANSWERED)
                return
            self.reads(re.compile(TRY_AGAIN))
        expect(tap).to_be_hidden()

    def picks(self, words: str, of: str = "radio") -> None:
        """Taps a tile, as a thumb would: anywhere on it."""
        tile = self.page.locator("label").filter(has=self.page.get_by_role(of, name=words))  # type: ignore[arg-type]  # a role by name
        tile.locator("visible=true").click()

    def writes(self, label: str | re.Pattern[str], text: str) -> None:
        self.page.get_by_label(label).locator("visible=true").fill(text)

    # --- looking

    def screen(self, name: str) -> Locator:
        return self.page.locator(f'[data-screen="{name}"]')

    def sees(self, screen: str) -> None:
        """This screen of the room stands, and no other that would hide it."""
        expect(self.screen(screen)).to_be_visible()

    def reads(self, words: str | re.Pattern[str]) -> None:
        expect(self.page.get_by_text(words).locator("visible=true").first).to_be_visible()

    def never_reads(self, words: str | re.Pattern[str]) -> None:
        expect(self.page.get_by_text(words).locator("visible=true")).to_have_count(0)

    def heading(self, words: str) -> None:
        expect(self.page.get_by_role("heading", name=words, exact=True)).to_be_visible()

    def is_open_to_everyone(self) -> None:
        """No barrier on what stands here now (axe)."""
        assert_accessible(self.page)

    @property
    def screen_text(self) -> str:
        """Everything this screen says now, top to bottom."""
        return str(self.page.locator("#main").inner_text())

    @property
    def rested_text(self) -> str:
        """The same under a pause, once what is good for them now has come, should there be any."""
        came = "() => performance.getEntriesByType('resource').some((one) => one.name.endsWith('/care'))"
        self.page.wait_for_function(came)
        return self.screen_text

    @property
    def focus(self) -> str:
        """The words that have the focus."""
        return str(self.page.evaluate("document.activeElement.innerText ?? ''")).strip()

    # --- the network

    def is_heard(self) -> None:
        """The line stands again: what widens is offered."""
        expect(self.screen("held").locator("[data-go-on]")).to_have_attribute("aria-disabled", "false")

    @contextmanager
    def without_network(self) -> Iterator[None]:
        """A lift, a tunnel, a cellar: every line of this phone is cut, the open socket too."""
        self.phone.expects(NETWORK)
        self.phone.context.set_offline(True)
        try:
            yield
        finally:
            self.phone.context.set_offline(False)

    def reloads(self) -> None:
        self.page.reload()
        self.is_heard()


def guest(phone: Phone, partner: str, **more: Any) -> Guest:
    phone.context.set_default_timeout(LATER)
    return Guest(phone, partner, phone.page, **more)


def both(*guests: Guest) -> tuple[Guest, ...]:
    """So that a step reads as one line: ``for one in both(ana, ben)``."""
    return guests
