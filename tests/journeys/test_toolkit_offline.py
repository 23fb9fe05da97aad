"""The toolkit travels: once it was opened it opens without a connection, and what a phone keeps of us is nobody's."""

import re

import pytest
from playwright.sync_api import expect

from couples.web.offline import FILES, NOWHERE, PAGES
from tests.journeys.guests import NETWORK, Guest, guest
from tests.phone import PhoneOf
from tests.server import Serve, Server

KEPT = """async () => {
  const found = {};
  for (const name of await caches.keys()) {
    const shelf = await caches.open(name);
    for (const asked of await shelf.keys()) {
      found[new URL(asked.url).pathname] = await (await shelf.match(asked)).text();
    }
  }
  return found;
}"""
STAYS = "This page stays on this device"
REFUSED = r"ERR_CONNECTION_REFUSED|Failed to load resource|ERR_FAILED"


@pytest.fixture
def house(serve: Serve, elsewhere: str) -> Server:
    """A house that a test may switch off."""
    return serve("eventlet", "demo", leave_to=elsewhere)


@pytest.fixture
def ana(house: Server, phone_of: PhoneOf) -> Guest:
    """Ana of the demo, signed in, who opened the toolkit once with a line."""
    one = guest(phone_of("Ana"), "Ben")
    one.phone.expects(NETWORK)
    one.phone.expects(REFUSED)
    door = re.search(r"http://127\.0\.0\.1\S+", house.log.read_text())
    assert door
    one.page.goto(door[0])
    one.page.goto(house.url)
    one.heading("Hello, Ana")
    one.page.goto(f"{house.url}/toolkit")
    one.reads(STAYS)
    return one


@pytest.mark.parametrize("how", ["no line", "no server"])
def test_it_opens_and_works_without_a_connection(ana: Guest, house: Server, how: str) -> None:
    ana.phone.context.set_offline(True) if how == "no line" else house.stop()
    ana.page.goto("about:blank")
    ana.page.goto(f"{house.url}/toolkit")
    ana.reads(STAYS)
    ana.is_open_to_everyone()
    ana.page.get_by_role("link", name="Breath").click()
    ana.page.get_by_role("button", name=re.compile("^In 4, out 6")).click()
    expect(ana.page.locator(".breath:visible")).to_have_attribute("data-do", "out")
    ana.taps("Stop")
    ana.page.get_by_role("link", name="On one sheet of paper").click()
    ana.heading("Small things that may help")
    ana.page.goto(f"{house.url}/")
    ana.heading("No connection just now")
    ana.is_open_to_everyone()
    ana.never_reads("Ana")
    ana.page.get_by_role("link", name="Open the toolkit").click()
    ana.heading("Toolkit")
    ana.page.goto(f"{house.url}/")
    if how == "no line":
        ana.phone.context.set_offline(False)
    else:
        house.start()
    ana.page.get_by_role("link", name="Try this page again").click()
    expect(ana.page.get_by_role("heading", name="No connection just now")).to_have_count(0)
    assert ana.page.url == f"{house.url}/"


def test_what_lies_on_the_phone_is_the_same_for_everyone_and_nothing_else(ana: Guest, house: Server) -> None:
    for path in ("", "cards", "account", "drafts", "help", "toolkit/print"):
        ana.page.goto(f"{house.url}/{path}")
    ana.page.goto(f"{house.url}/toolkit")
    kept = ana.page.evaluate(KEPT)
    pages = {path for path in kept if not path.startswith("/static/")}
    assert pages == {*PAGES, NOWHERE}
    assert {re.sub(r"^/static/_\w+/", "", path) for path in kept if path not in pages} == set(FILES)
    assert not [path for path, text in kept.items() if re.search(r"\bAna\b|\bBen\b|csrf-token", text)]
    assert ana.page.evaluate("[localStorage.length, sessionStorage.length, document.cookie]") == [0, 0, ""]


def test_leaving_quickly_and_signing_out_leave_nothing_of_anybody(ana: Guest, house: Server, elsewhere: str) -> None:
    before = ana.page.evaluate(KEPT)
    ana.page.goto(f"{house.url}/account")
    ana.page.get_by_role("button", name="Sign out", exact=True).click()
    ana.page.goto(f"{house.url}/toolkit")
    assert set(ana.page.evaluate(KEPT)) == set(before)
    ana.taps("Leave quickly")
    ana.page.wait_for_url(elsewhere)
    assert not ana.phone.context.cookies(house.url)
    ana.page.goto(f"{house.url}/toolkit")
    kept = ana.page.evaluate(KEPT)
    assert set(kept) == set(before)
    assert not [path for path, text in kept.items() if re.search(r"\bAna\b|\bBen\b", text)]


def test_leaving_quickly_without_a_line_shows_no_page_of_ours(ana: Guest, house: Server) -> None:
    ana.phone.context.set_offline(True)
    ana.taps("Leave quickly")
    ana.page.wait_for_url(re.compile("chrome-error|/leave"))
    assert "Attune" not in ana.page.content()
    assert "Toolkit" not in ana.page.content()
    ana.phone.context.set_offline(False)


def test_colours_follow_the_last_visit_with_a_line(ana: Guest, house: Server) -> None:
    ana.page.goto(f"{house.url}/account")
    ana.page.locator("label").filter(has_text="Dim").click()
    ana.button("Save").locator("visible=true").first.click()
    ana.page.goto(f"{house.url}/toolkit")
    expect(ana.page.locator("html")).to_have_class(re.compile("theme-dim"))
    ana.page.wait_for_function(  # the calm page is fetched anew behind it
        f"async () => (await (await caches.match('{NOWHERE}')).text()).includes('theme-dim')"
    )
    ana.phone.context.set_offline(True)
    for path in ("/toolkit", "/", "/toolkit/print"):
        ana.page.goto(house.url + path)
        expect(ana.page.locator("html")).to_have_class(re.compile("theme-dim"))


def test_nobody_reads_in_the_log_who_opened_it(ana: Guest, house: Server) -> None:
    ana.page.reload()
    ana.reads(STAYS)
    assert "toolkit" not in house.log.read_text().lower()


def test_where_the_address_is_not_protected_it_says_that_https_is_needed(house: Server, phone_of: PhoneOf) -> None:
    sol = guest(phone_of("Sol"), "")
    sol.phone.context.add_init_script("Object.defineProperty(globalThis, 'isSecureContext', { value: false })")
    sol.page.goto(f"{house.url}/toolkit")
    sol.reads("that needs an address that begins with https")
    sol.never_reads(STAYS)
    sol.is_open_to_everyone()
    assert sol.page.evaluate("caches.keys()") == []
