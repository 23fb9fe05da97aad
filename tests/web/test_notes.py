"""Kept lines are their owner's alone, and a deleted one is gone."""

import re

from couples.services.keeping import keep
from tests.accounts import Accounts
from tests.web.conftest import Browser


def person_id(accounts: Accounts, browser: Browser) -> str:
    cookie = browser.client.get_cookie("login")
    assert cookie
    with browser.client.session_transaction() as held:
        found = accounts.entering.login_of(held["token"])
    assert found
    return found[0].id


def test_somebody_reads_and_deletes_their_own_lines(ana: Browser, ben: Browser, accounts: Accounts) -> None:
    hers = person_id(accounts, ana)
    now = accounts.clock()
    accounts.store.write(lambda unit: keep(unit, "1" * 32, hers, now, "We laughed <softly>"))
    assert "We laughed &lt;softly&gt;" in ana.get("/notes").text
    assert "laughed" not in ben.get("/notes").text
    ben.post(f"/notes/{'1' * 32}/delete")
    assert "laughed" in ana.get("/notes").text
    action = re.search(r'action="(/notes/\w+/delete)"', ana.page)
    assert action
    assert ana.post(action[1]).location == "/notes"
    assert "laughed" not in ana.get("/notes").text
