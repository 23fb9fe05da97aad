"""One person's phone: a real browser window that forgives nothing a person would not be shown.

Whatever the browser complains about (an uncaught error, a line in the console, a refused style or script, a call to a
foreign address) fails the test that caused it, unless the test said beforehand that it was coming.
"""

import json
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cache
from typing import Any
from urllib.parse import urlsplit

from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, Request

from couples.places import PACKAGE

FLAGS = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-dev-shm-usage", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
    "--use-fake-device-for-media-stream", "--use-fake-ui-for-media-stream",
]  # fmt: skip
OURS = {"localhost", "127.0.0.1", "::1"}
SETTLED = """() => Promise.all(document.getAnimations()
    .filter((one) => one.playState === "running" && one.effect.getComputedTiming().endTime < 2000)
    .map((one) => one.finished.catch(() => {})))"""
AXE = PACKAGE.parent / "node_modules" / "axe-core" / "axe.min.js"


@dataclass
class Phone:
    """A window with cookies of its own; `page` is Playwright's, `another_tab()` opens a second one."""

    name: str
    context: BrowserContext
    page: Page
    troubles: list[str] = field(default_factory=list)
    awaited: list[re.Pattern[str]] = field(default_factory=list)

    def expects(self, pattern: str) -> None:
        """From now on complaints like this are part of the test (a 404 that is asked for, a server that is killed)."""
        self.awaited.append(re.compile(pattern))

    def another_tab(self) -> Page:
        """The same person, the same login, one more page."""
        return self.watch(self.context.new_page())

    def watch(self, page: Page) -> Page:
        """Listens to what the browser says about this page."""
        page.on("console", self._on_console)
        page.on("pageerror", lambda error: self._note(f"error: {error}"))
        page.on("request", self._on_request)
        return page

    def was_quiet(self) -> None:
        """Fails with every complaint that nobody awaited."""
        unexpected = [line for line in self.troubles if not any(seen.search(line) for seen in self.awaited)]
        assert not unexpected, f"{self.name}'s browser complained:\n" + "\n".join(unexpected)

    def _on_console(self, message: ConsoleMessage) -> None:
        if message.type in {"error", "warning"}:
            self._note(f"console {message.type}: {message.text} ({message.location.get('url', '')})")

    def _on_request(self, request: Request) -> None:
        address = urlsplit(request.url)
        if address.scheme in {"http", "https", "ws", "wss"} and address.hostname not in OURS:
            self._note(f"a call to a stranger: {request.url}")

    def _note(self, line: str) -> None:
        self.troubles.append(line)


PhoneOf = Callable[..., Phone]  # the fixture `phone_of`: (name, **context)


def a_phone(browser: Browser, name: str, **context: Any) -> Phone:
    """A fresh phone, 390 x 844 unless the test says otherwise; other words go to Playwright's new_context."""
    usual: dict[str, Any] = {"viewport": {"width": 390, "height": 844}, "has_touch": True}
    window = browser.new_context(**usual | context)
    window.set_default_timeout(10_000)
    phone = Phone(name, window, window.new_page())
    phone.watch(phone.page)
    return phone


def assert_accessible(page: Page, *, within: str = "html") -> None:
    """No rule of axe is broken on what this person sees now (WCAG A and AA up to 2.2, and good habits)."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(_axe())
    page.evaluate(SETTLED)  # what fades in is judged once it is there
    result = page.evaluate("(root) => axe.run(root, {resultTypes: ['violations']})", within)
    lines = [
        f"{rule['id']}: {rule['help']}\n    {node['target']}  {node['html'][:160]}\n    {_why(node)}"
        for rule in result["violations"]
        for node in rule["nodes"]
    ]
    assert not lines, f"{len(lines)} barriers on {page.url}:\n" + "\n".join(lines)


def _why(node: dict[str, Any]) -> str:
    return " / ".join(str(node.get("failureSummary", json.dumps(node))).split("\n"))


@cache
def _axe() -> str:
    return AXE.read_text()
