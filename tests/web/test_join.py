"""Starting an account: adults only, a name given by the house, nothing lost on the way, codes to keep."""

import html
import re

from couples.web.house import house
from tests.accounts import PASSWORD
from tests.web.conftest import Browser


def fill(browser: Browser, **over: str) -> tuple[int, str]:
    fields = {"adult": "yes", "ticket": browser.hidden("ticket"), "time_zone": "", "pronouns": "they"}
    fields |= {"chosen_name": "Ana", "device": "own", "password": PASSWORD} | over
    answer = browser.post("/sign-up", **fields)
    return answer.status_code, answer.text


def drawn(page: str) -> str:
    found = re.search(r'class="said">([a-z]+-[a-z]+-\d{4})<', page)
    assert found
    return found[1]


def test_first_comes_who_this_is_for_and_who_runs_it(stranger: Browser) -> None:
    page = stranger.get("/welcome/who").text
    assert "Maria runs this at home." in page
    assert "afraid of your partner" in page
    assert "not a crisis service" in page
    assert "checked" not in page


def test_nobody_signs_up_without_saying_that_they_are_an_adult(stranger: Browser) -> None:
    assert stranger.get("/sign-up").location == "/welcome/who"
    assert stranger.get("/sign-up?adult=").location == "/welcome/who?again=1"
    assert "Tick the box" in stranger.get("/welcome/who?again=1").text
    stranger.get("/sign-up?adult=yes")
    status, page = fill(stranger, adult="no")
    assert status == 422
    assert "18 or older" in page


def test_the_name_that_was_shown_is_the_name_that_is_given(stranger: Browser) -> None:
    name = drawn(stranger.get("/sign-up?adult=yes").text)
    status, page = fill(stranger)
    assert status == 200
    assert name in page
    assert len(set(re.findall(r"(?:[0-9A-Z]{5}-){3}[0-9A-Z]{5}", page))) == 8
    assert "Hello, Ana" in stranger.get("/").text


def test_another_name_can_be_drawn_and_nothing_typed_is_lost(stranger: Browser) -> None:
    first = drawn(stranger.get("/sign-up?adult=yes").text)
    status, page = fill(stranger, redraw="yes", chosen_name="Ana María")
    assert status == 200
    assert drawn(page) != first
    assert 'value="Ana María"' in html.unescape(page)
    assert PASSWORD not in page


def test_a_short_password_is_said_beside_its_field_and_the_rest_stays(stranger: Browser) -> None:
    name = drawn(stranger.get("/sign-up?adult=yes").text)
    status, page = fill(stranger, password="too short")
    assert status == 422
    assert drawn(page) == name
    assert 'value="Ana"' in page
    assert "at least 15 characters" in page
    assert "too short" not in page


def test_a_passphrase_is_offered_and_would_be_taken(stranger: Browser) -> None:
    page = stranger.get("/sign-up?adult=yes").text
    offered = re.search(r'id="suggestion">([^<]+)<', page)
    assert offered
    assert fill(stranger, password=offered[1])[0] == 200


def test_all_that_does_not_fit_is_said_at_once(stranger: Browser) -> None:
    stranger.get("/sign-up?adult=yes")
    _, page = fill(stranger, chosen_name="", password="password1234567")
    assert "Please fill this in." in page
    assert "easy to guess" in page


def test_the_suggested_words_stay_where_they_were(stranger: Browser) -> None:
    stranger.get("/sign-up?adult=yes")
    status, page = fill(stranger, chosen_name="", suggestion="")
    first = suggested(page)
    assert (status, suggested(fill(stranger, chosen_name="", suggestion=first)[1])) == (422, first)
    assert suggested(fill(stranger, chosen_name="", suggestion="my-own-bad-idea")[1]) != "my-own-bad-idea"


def suggested(page: str) -> str:
    found = re.search(r'id="suggestion">([^<]+)<', page)
    assert found
    return found[1]


def test_nothing_is_chosen_beforehand(stranger: Browser) -> None:
    assert "checked" not in stranger.get("/sign-up?adult=yes").text


def test_loading_the_page_with_the_codes_again_makes_no_second_account(stranger: Browser) -> None:
    stranger.get("/sign-up?adult=yes")
    fill(stranger)
    again = stranger.post("/sign-up", adult="yes")
    assert (again.status_code, again.location) == (303, "/")


def test_a_name_that_waited_too_long_is_replaced_and_shown(stranger: Browser) -> None:
    stranger.get("/sign-up?adult=yes")
    status, page = fill(stranger, ticket="long gone", password="short")
    assert status == 422
    assert drawn(page)
    with stranger.client.application.app_context():
        assert house().joining.name_in(stranger.hidden("ticket")) == drawn(page)
