"""Words that come after a login ended are shown to their writer once more, under who would read them, and not sent."""

import html
import re

import pytest
from flask import Flask

from couples.store import people, therapists
from tests.accounts import PASSWORD, Accounts
from tests.web.conftest import Browser
from tests.web.practice import Home, a_home, text
from tests.web.test_talk import lets_in, pages
from tests.web.test_therapist import digits

TEXT = "One thing, before Thursday."


@pytest.fixture
def home(app: Flask, accounts: Accounts) -> Home:
    made = a_home(app, accounts)
    lets_in(made, "limited")
    return made


def sends_late(one: Browser, accounts: Accounts, path: str, **time: float) -> None:
    one.get(path)
    fields = {"once": one.hidden("once"), "link": one.hidden("link"), "text": TEXT}
    accounts.clock.passes(**time)
    assert one.post(path, **fields).status_code == 401


def goes_on(one: Browser, path: str) -> str:
    """Taps Keep on the page with one's words."""
    found = re.findall(r'<textarea name="(\w+)"[^>]*>\n(.*?)</textarea>', one.page, re.DOTALL)
    typed = {name: html.unescape(value) for name, value in found}
    answer = one.post(path, resumed=one.hidden("resumed"), **typed)
    assert answer.status_code == 200
    return html.unescape(answer.text)


def sign_in_name(accounts: Accounts, person_id: str) -> str:

    person = accounts.store.read(lambda unit: people.by_id(unit, person_id))
    assert person
    return person.sign_in_name


def test_one_of_the_two_reads_again_who_reads_it(home: Home, accounts: Accounts) -> None:
    _, hers = pages(home.ana)
    name = sign_in_name(accounts, home.her_id)
    sends_late(home.ana, accounts, hers, days=31)
    home.ana.post("/sign-in", carried=home.ana.hidden("carried"), sign_in_name=name, password=PASSWORD, device="own")
    said = goes_on(home.ana, hers)
    assert said.index("You and Noa read this page") < said.index(TEXT)
    assert TEXT not in text(home.ana, hers)


def test_a_therapist_finds_it_behind_the_second_proof(home: Home, accounts: Accounts) -> None:
    page, talk = pages(home.noa, home.here)[1], home.house.guided.talking.talk(home.her_id)
    name = sign_in_name(accounts, talk.therapist)
    sends_late(home.noa, accounts, page, minutes=16)
    home.noa.post("/sign-in", carried=home.noa.hidden("carried"), sign_in_name=name, password=PASSWORD, device="own")
    ticket, carried = home.noa.hidden("ticket"), home.noa.hidden("carried")
    phone = accounts.store.read(lambda unit: therapists.of_person(unit, talk.therapist))
    assert phone
    shown = digits(accounts, home.noa, phone.secret)
    home.noa.post("/therapists/proof", ticket=ticket, carried=carried, digits=shown)
    said = goes_on(home.noa, page)
    assert said.index("You and Ana read this page") < said.index(TEXT)
    assert TEXT not in text(home.noa, page)
