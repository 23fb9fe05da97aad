"""Kept lines are their owner's alone, and a deleted one is gone."""

import re

from couples.domain.session.state import Field
from couples.services.keeping import keep
from couples.services.reading import Reading
from couples.store.library import load_library
from tests.accounts import Accounts
from tests.web.conftest import Browser


def person_id(accounts: Accounts, browser: Browser) -> str:
    cookie = browser.client.get_cookie("login")
    assert cookie
    with browser.client.session_transaction() as held:
        found = accounts.entering.login_of(held["token"])
    assert found
    return found[0].id


def test_a_kept_line_says_what_was_asked(ana: Browser, accounts: Accounts) -> None:
    hers, now = person_id(accounts, ana), accounts.clock()
    accounts.store.write(lambda unit: keep(unit, "2" * 32, hers, now, "Warm", "body"))
    accounts.store.write(lambda unit: keep(unit, "3" * 32, hers, now, "the dark", "change"))
    page = ana.get("/notes").text
    assert re.search(r"Body</p>\s*<p[^>]*>Warm</p>", page)
    assert re.search(r"One thing to change</p>\s*<p[^>]*>the dark</p>", page)


def test_every_line_of_the_look_back_has_a_name_in_both_languages() -> None:
    reading = Reading(load_library())
    assert set(reading.lines_asked("en")) == set(reading.lines_asked("es")) == set(Field)
    assert reading.lines_asked("es")["good"] == "Una cosa buena"


def test_somebody_reads_and_deletes_their_own_lines(ana: Browser, ben: Browser, accounts: Accounts) -> None:
    hers = person_id(accounts, ana)
    now = accounts.clock()
    accounts.store.write(lambda unit: keep(unit, "1" * 32, hers, now, "We laughed <softly>"))
    assert "We laughed &lt;softly&gt;" in ana.get("/notes").text
    assert "laughed" not in ben.get("/notes").text
    assert ben.post(f"/notes/{'1' * 32}/delete").status_code == 404
    assert "laughed" in ana.get("/notes").text
    action = re.search(r'action="(/notes/\w+/delete)"', ana.page)
    assert action
    assert ana.post(action[1]).location == "/notes"
    assert "laughed" not in ana.get("/notes").text
    assert "Bring it back" in ana.page
    undo = ana.hidden("undo")
    ben.get("/notes")
    assert ben.post("/bring-back", undo=undo).status_code == 410, "only for whoever deleted it"
    ana.get("/notes")
    assert ana.post("/bring-back", undo=undo).location == "/notes"
    assert "We laughed &lt;softly&gt;" in ana.get("/notes").text
    assert "It is back as it was" in ana.page
    assert "laughed" not in ben.get("/notes").text
