"""Coming in: a name that nobody has and a wrong password cannot be told apart by what comes back."""

import re

import pytest

from couples.web import rates
from tests.accounts import PASSWORD
from tests.web.conftest import Browser, BrowserOf

WRONG = "a kettle that nobody owns"


def without_tokens(page: str) -> str:
    """The page apart from what differs between two loads of the same page."""
    return re.sub(r'(csrf-token" content|csrf_token"[^>]*value)="[^"]+"', r"\1", page)


def sign_in(browser: Browser, name: str, password: str = PASSWORD, device: str = "own", **more: str) -> tuple[int, str]:
    browser.get("/sign-in")
    answer = browser.post("/sign-in", sign_in_name=name, password=password, device=device, **more)
    return answer.status_code, answer.location or answer.text


def test_somebody_signs_in_and_out(a_browser: BrowserOf) -> None:
    name = a_browser().starts("Ana")
    other = a_browser()
    assert sign_in(other, name) == (303, "/link/on")
    assert other.get("/link/on").location == "/"
    assert "Hello, Ana" in other.get("/").text
    assert other.post("/sign-out").location == "/sign-in"
    assert "You are signed out on this device." in other.get("/sign-in").text
    assert "signed out" not in other.get("/sign-in").text, "said once"
    assert "A quiet room" in other.get("/").text


def test_a_name_nobody_has_and_a_wrong_password_read_the_same(a_browser: BrowserOf) -> None:
    name = a_browser().starts("Ana")
    nobody = re.sub(r"\d{4}", lambda digits: str((int(digits[0]) + 1) % 10000).zfill(4), name)
    known, unknown = sign_in(a_browser(), name, WRONG), sign_in(a_browser(), nobody, WRONG)
    assert known[0] == unknown[0] == 422
    assert without_tokens(known[1]).replace(name, nobody) == without_tokens(unknown[1])


def test_a_wrong_recovery_code_and_a_wrong_name_read_the_same(a_browser: BrowserOf) -> None:
    name = a_browser().starts("Ana")
    pages = []
    for typed in (name, "plain-nobody-0000"):
        browser = a_browser()
        browser.get("/recover")
        fields = {"code": "AAAAA-AAAAA-AAAAA-AAAAA", "new_password": PASSWORD, "device": "own"}
        answer = browser.post("/recover", sign_in_name=typed, **fields)
        pages.append((answer.status_code, without_tokens(answer.text).replace(typed, "…")))
    assert pages[0] == pages[1]
    assert pages[0][0] == 422


def test_what_was_typed_stays_and_the_password_does_not(stranger: Browser) -> None:
    _, page = sign_in(stranger, "quiet-otter-4821", WRONG, device="shared")
    assert 'value="quiet-otter-4821"' in page
    assert re.search(r'checked[^>]*value="shared"', page)
    assert WRONG not in page


def test_what_is_missing_is_said_beside_its_field(stranger: Browser) -> None:
    status, page = sign_in(stranger, "", "", device="")
    assert status == 422
    assert page.count('class="error"') == 3
    assert 'aria-describedby="sign_in_name-hint sign_in_name-error"' in page


@pytest.mark.parametrize(("device", "lasts"), [("own", True), ("shared", False)])
def test_on_a_shared_device_the_cookie_goes_with_the_window(a_browser: BrowserOf, device: str, lasts: bool) -> None:
    name = a_browser().starts("Ana")
    other = a_browser()
    sign_in(other, name, device=device)
    cookie = other.client.get_cookie("login")
    assert cookie
    assert (cookie.expires is not None) is lasts
    assert cookie.http_only
    assert cookie.same_site == "Lax"


def test_a_recovery_code_opens_the_account_once_with_a_new_password(a_browser: BrowserOf) -> None:
    first = a_browser()
    name = first.starts("Ana")
    code = re.findall(r"(?:[0-9A-Z]{5}-){3}[0-9A-Z]{5}", first.page)[0]
    other, new = a_browser(), "nine quiet boats at dawn"
    for status, location in ((303, "/account"), (422, None)):
        other.get("/recover")
        answer = other.post("/recover", sign_in_name=name, code=code.lower(), new_password=new, device="own")
        assert (answer.status_code, answer.location) == (status, location)
    assert first.get("/account").status_code == 303
    assert sign_in(a_browser(), name, new)[0] == 303


def test_after_signing_in_people_go_on_to_where_they_were_going(a_browser: BrowserOf) -> None:
    name = a_browser().starts("Ana")
    assert sign_in(a_browser(), name, next="/s/0123") == (303, "/s/0123")
    assert sign_in(a_browser(), name, next="//evil.example") == (303, "/link/on")


def test_a_signed_in_person_needs_no_sign_in_page(ana: Browser) -> None:
    assert ana.get("/sign-in").location == "/"


def test_many_tries_in_a_row_have_to_wait_and_nothing_typed_is_lost(
    stranger: Browser, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(rates.LIMITS, "sign-in", "2 per minute")
    answers = [sign_in(stranger, f"quiet-otter-000{n}", WRONG) for n in range(3)]
    assert [status for status, _ in answers] == [422, 422, 429]
    assert 'value="quiet-otter-0002"' in answers[2][1]
    assert "wait a few minutes" in answers[2][1]


def test_a_foreign_remember_cookie_does_not_matter(ana: Browser) -> None:
    ana.client.set_cookie("remember_token", "of another program on localhost")
    assert "Hello, Ana" in ana.get("/").text
