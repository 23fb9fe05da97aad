"""A code that was not used in its ten minutes opens nothing, and does not say that it ever did."""

import sqlite3

from playwright.sync_api import Browser

from tests.journeys import arriving
from tests.journeys.guests import guest
from tests.phone import a_phone
from tests.server import Server

SENTENCE = "This code does not work now. Codes last ten minutes and work once. Your partner can make a new one."


def test_an_expired_code_answers_like_a_wrong_one(demo: Server, browser: Browser) -> None:
    phones = a_phone(browser, "Ada"), a_phone(browser, "Bo")
    ada, bo = (guest(phone, other) for phone, other in zip(phones, ("Bo", "Ada"), strict=True))
    for each in (ada, bo):
        arriving.sign_up(each, demo.url)
        each.phone.expects("422")
        each.page.goto(f"{each.home}link")
    code = arriving.makes_code(ada)
    ten_minutes_pass(demo)
    said = []
    for typed in (code, "AAAAA-AAAAA"):
        arriving.enters(bo, typed)
        bo.reads(SENTENCE)
        said.append(bo.page.locator("main").inner_text())
    assert said[0] == said[1]
    for phone in phones:
        phone.context.close()
        phone.was_quiet()


def ten_minutes_pass(house: Server) -> None:
    """Nobody wants to wait: the moment at which the codes end is moved into the past, in the database itself."""
    file = next(house.data_dir.rglob("*.db"))
    with sqlite3.connect(file, timeout=10) as database:
        assert database.execute("UPDATE link_codes SET expires_at = '2026-01-01 00:00:00.000000'").rowcount > 0
    database.close()
