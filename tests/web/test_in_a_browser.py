"""What the pages do in a real browser: leave at once, ask one question at a time, and bar nobody."""

import re
import threading
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Page, expect
from werkzeug.serving import WSGIRequestHandler, make_server

from couples.web.house import Front
from tests.accounts import PASSWORD, Accounts
from tests.phone import Phone, assert_accessible
from tests.web.conftest import an_app

PhoneOf = Callable[..., Phone]

pytestmark = pytest.mark.journey

OPEN = [
    "/",
    "/welcome/who",
    "/sign-in",
    "/recover",
    "/help",
    "/toolkit",
    "/toolkit/print",
    "/link",
    "/sign-up?adult=yes",
]
OWN = ["/", "/account", "/account/names", "/account/password", "/account/leave", "/notes", "/link", "/unlink"]
CARDS = ["/cards", "/decks", "/decks/any", "/cards/new", "/cards/left-out", "/drafts"]
OVERFLOW = "document.documentElement.scrollWidth - document.documentElement.clientWidth"


class Silent(WSGIRequestHandler):
    """Says nothing about who asked for what."""

    def log(self, type: str, message: str, *args: object) -> None:  # noqa: A002  # werkzeug's own name
        pass


@pytest.fixture
def site(accounts: Accounts) -> Iterator[str]:
    """The pages on a real port. The neutral site is a page of the same server under its other name."""
    server = make_server("127.0.0.1", 0, lambda *_: [], threaded=True, request_handler=Silent)
    away = f"http://localhost:{server.port}/toolkit/print"
    server.app = an_app(accounts, [], Front(operator="Maria runs this at home.", away=away))
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.port}"
    server.shutdown()
    server.server_close()
    thread.join()


def signs_up(page: Page, site: str, name: str) -> str:
    """Goes through the questions by hand; gives the sign-in name."""
    page.goto(f"{site}/welcome/who")
    page.get_by_label("I am 18 or older").check()
    page.get_by_role("button", name="Go on").click()
    given = page.locator(".said").inner_text()
    page.locator(".now [data-on]").click()
    page.get_by_label("Name", exact=True).fill(name)
    page.locator(".now [data-on]").click()
    page.get_by_label("No, only I use it").check()
    page.locator(".now [data-on]").click()
    page.get_by_label("Your password").fill(PASSWORD)
    page.get_by_role("button", name="Make my account").click()
    page.get_by_role("link", name="I have kept them").click()
    expect(page.get_by_role("heading", level=1)).to_have_text(f"Hello, {name}")
    return given


def test_sign_up_asks_one_question_at_a_time_and_back_is_back(site: str, phone_of: PhoneOf) -> None:
    page = phone_of("Ana").page
    page.goto(f"{site}/sign-up?adult=yes")
    expect(page.locator(".step:visible")).to_have_count(1)
    page.locator(".now [data-on]").click()
    expect(page.get_by_role("heading", name="What should we call you?")).to_be_focused()
    page.locator(".now [data-on]").click()  # nothing was filled in
    expect(page.get_by_label("Name", exact=True)).to_be_focused()
    page.get_by_label("Name", exact=True).fill("Ana")
    page.keyboard.press("Enter")
    expect(page.get_by_text("3 of 4")).to_be_visible()
    page.go_back()
    expect(page.get_by_label("Name", exact=True)).to_have_value("Ana")


def test_a_question_that_did_not_fit_is_the_one_that_opens_again(site: str, phone_of: PhoneOf) -> None:
    phone = phone_of("Ana")
    phone.expects("status of 422")
    page = phone.page
    page.goto(f"{site}/sign-up?adult=yes")
    page.locator(".now [data-on]").click()
    page.get_by_label("Name", exact=True).fill("Ana")
    page.locator(".now [data-on]").click()
    page.get_by_label("No, only I use it").check()
    page.locator(".now [data-on]").click()
    page.get_by_label("Your password").fill("123456789012345")
    page.get_by_role("button", name="Make my account").click()
    expect(page.locator(".now .error")).to_be_visible()
    expect(page.get_by_text("4 of 4")).to_be_visible()


def test_a_password_can_be_seen_and_a_suggested_one_taken(site: str, phone_of: PhoneOf) -> None:
    page = phone_of("Ana").page
    page.goto(f"{site}/sign-in")
    field = page.locator("#password")
    expect(field).to_have_attribute("type", "password")
    page.get_by_role("button", name="Show").click()
    expect(field).to_have_attribute("type", "text")
    page.get_by_role("button", name="Hide").click()
    expect(field).to_have_attribute("type", "password")


def test_shift_three_times_leaves_but_not_while_typing(site: str, phone_of: PhoneOf) -> None:
    page = phone_of("Ana").page
    signs_up(page, site, "Ana")
    page.goto(f"{site}/account/names")
    page.get_by_label("Name", exact=True).focus()
    for _ in range(4):
        page.keyboard.press("Shift")
    assert page.url == f"{site}/account/names"
    page.get_by_role("heading", level=1).click()
    for _ in range(3):
        page.keyboard.press("Shift")
    page.wait_for_url("http://localhost:*/toolkit/print")
    page.go_back()
    expect(page).to_have_url(re.compile("/$|/sign-in"))
    assert "Ana" not in page.content()


def test_leaving_covers_the_page_before_the_network_answers(site: str, phone_of: PhoneOf) -> None:
    phone = phone_of("Ana")
    page = phone.page
    page.goto(f"{site}/help")
    page.route("**/leave", lambda route: route.abort("aborted"))  # the way out does not answer
    page.get_by_role("button", name="Leave quickly").click()
    expect(page.locator(".leave-cover")).to_be_visible()
    assert page.locator("body").inner_text().strip() == ""


def test_without_scripts_everything_still_works(site: str, phone_of: PhoneOf) -> None:
    page = phone_of("Ana", java_script_enabled=False).page
    page.goto(f"{site}/sign-up?adult=yes")
    expect(page.locator(".step:visible")).to_have_count(4)
    page.get_by_label("Name", exact=True).fill("Ana")
    page.get_by_label("No, only I use it").check()
    page.get_by_label("Your password").fill(PASSWORD)
    page.get_by_role("button", name="Make my account").click()
    page.get_by_role("link", name="I have kept them").click()
    page.get_by_role("button", name="Leave quickly").click()
    page.wait_for_url("http://localhost:*/toolkit/print")


def test_a_camera_brings_the_code_and_both_screens_go_on_by_themselves(site: str, phone_of: PhoneOf) -> None:
    ana, ben = phone_of("Ana").page, phone_of("Ben").page
    signs_up(ana, site, "Ana")
    ana.goto(f"{site}/link")
    ana.get_by_role("button", name="Show me a code").click()
    code = ana.locator(".said").inner_text()
    ben.goto(f"{site}/link#{code}")
    expect(ben.get_by_label("Your partner’s code")).to_have_value(code)
    assert code not in ben.url
    ben.get_by_role("button", name="I am new here").click()
    ben.get_by_label("I am 18 or older").check()
    ben.get_by_role("button", name="Go on").click()
    ben.locator(".now [data-on]").click()
    ben.get_by_label("Name", exact=True).fill("Ben")
    ben.locator(".now [data-on]").click()
    ben.get_by_label("Yes, others use it too").check()
    ben.locator(".now [data-on]").click()
    ben.get_by_role("button", name="Use this one").click()
    ben.get_by_role("button", name="Make my account").click()
    ben.get_by_role("link", name="I have kept them").click()
    expect(ben.get_by_text("Is this your partner?")).to_be_visible()
    ana.wait_for_url("**/link/confirm")
    ana.get_by_role("button", name="Yes, that is my partner").click()
    expect(ana.get_by_text("Your yes is in")).to_be_visible()
    ben.get_by_role("button", name="Yes, that is my partner").click()
    expect(ben.get_by_text("You are linked")).to_be_visible()
    expect(ana.get_by_text("You are linked")).to_be_visible()


@pytest.mark.parametrize(
    ("theme", "pages", "own"),
    [("light", OPEN, OWN + CARDS), ("dark", OPEN[:2], OWN[:2] + CARDS[:3]), ("dim", OPEN[:2], OWN[:1] + CARDS[1:3])],
)
def test_no_page_bars_anybody_even_on_the_smallest_screen(
    site: str, phone_of: PhoneOf, theme: str, pages: list[str], own: list[str]
) -> None:
    phone = phone_of("Ana", viewport={"width": 320, "height": 640})
    page = phone.page
    phone.context.add_cookies([{"name": "look", "value": theme, "url": site}])
    for path in pages:
        _stands_well(page, site + path)
    signs_up(page, site, "Ana")
    page.goto(f"{site}/account")
    page.locator(f"input[value={theme}]").check()
    page.get_by_role("button", name="Save").first.click()
    expect(page.locator("html")).to_have_class(re.compile(f"theme-{theme}"))
    for path in own:
        _stands_well(page, site + path)


def _stands_well(page: Page, address: str) -> None:
    page.goto(address)
    for part in page.locator("details").all():
        part.evaluate("part => part.open = true")
    assert_accessible(page)
    assert page.evaluate(OVERFLOW) == 0, f"{address} is wider than the screen"
