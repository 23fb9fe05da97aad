"""A therapist changes what they proposed, on the form it was proposed with; both read that it is asked anew."""

import html

import pytest
from flask import Flask

from couples.domain.assignment import Says
from tests.accounts import Accounts
from tests.web.practice import Home, a_home, as_offered, thing
from tests.web.test_guide import tokenless

LISTEN = "Speaker and listener"


@pytest.fixture(scope="module")
def home(app: Flask, accounts: Accounts) -> Home:
    return a_home(app, accounts)


@pytest.fixture(autouse=True)
def emptied(home: Home) -> None:
    home.empties()


def test_the_form_is_as_it_was_proposed_and_both_are_asked_anew(home: Home) -> None:
    home.proposes(LISTEN, reason="To <b>hear</b>", window="7")
    (id_,) = home.ids()
    home.house.trying.tell(home.her_id, id_, Says.LEAVES)
    path = f"{home.here}/{id_}"
    assert f'href="{path}"' in home.noa.get(home.here).text
    page = home.noa.get(path).text
    assert "To &lt;b&gt;hear&lt;/b&gt;" in page
    assert "not told whether there was anything" in page
    sent = {**as_offered(home.noa, path), "reason": "To rest", "window": "3"}
    assert home.noa.post(path, **sent).location == home.here
    (new,) = home.ids()
    assert new != id_
    assert "To rest" in home.noa.get(home.here).text
    for person in (home.ana, home.ben):
        mine = html.unescape(person.get(f"/practice/{new}").text)
        assert "To rest" in mine
        assert "you are both asked anew" in mine
        assert person.get(f"/practice/{id_}").status_code == 404
    assert home.noa.get(path).status_code == 404


def test_a_second_tap_is_the_same_change_and_an_older_page_makes_no_other(home: Home) -> None:
    home.proposes(LISTEN, reason="To hear")
    path = f"{home.here}/{home.ids()[0]}"
    sent = {**as_offered(home.noa, path), "reason": "To rest", "once": home.noa.hidden("once")}
    for _ in range(2):
        assert home.noa.post(path, **sent).location == home.here
    assert "To rest" in home.noa.get(home.here).text
    (new,) = home.ids()
    other = home.noa.post(path, **(sent | {"reason": "Something else"}))
    assert other.status_code == 409
    assert "Something else" in other.text
    assert home.noa.post(path, **(sent | {"once": ""})).status_code == 404
    assert home.ids() == [new]


def test_what_does_not_fit_is_said_beside_it_and_what_was_typed_stays(home: Home) -> None:
    home.proposes(LISTEN)
    path = f"{home.here}/{home.ids()[0]}"
    sent = {**as_offered(home.noa, path), "reason": "Typed for long", "window": "many"}
    answer = home.noa.post(path, **sent)
    assert answer.status_code == 422
    assert "Typed for long" in answer.text
    assert "Please write a number of days" in answer.text


def test_the_partners_page_is_the_same_whatever_was_said_before(home: Home) -> None:
    pages = []
    for says in (Says.NOTHING, Says.CHANGE, Says.DONE):
        home.empties()
        home.proposes(LISTEN)
        (id_,) = home.ids()
        home.house.trying.tell(home.her_id, id_, says)
        path = f"{home.here}/{id_}"
        home.noa.post(path, **{**as_offered(home.noa, path), "reason": "Anew"})
        (new,) = home.ids()
        seen = [tokenless(home.ben.get(f"/practice/{new}").text), tokenless(home.noa.get(home.here).text)]
        pages.append([page.replace(new, "") for page in seen])
    assert pages[0] == pages[1] == pages[2]


def test_why_something_is_proposed_is_not_lost_when_the_login_ran_out_meanwhile(home: Home, accounts: Accounts) -> None:
    path = thing(home.noa, home.here, LISTEN)
    fields = {**as_offered(home.noa, path), "reason": "Thought about for long"}
    accounts.clock.passes(minutes=16)
    answer = home.noa.post(path, **fields)
    assert answer.status_code == 401
    assert "what you typed comes back" in answer.text
