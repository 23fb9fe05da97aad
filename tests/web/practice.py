"""A couple that let a therapist in, over the pages, and what a therapist does to propose something."""

import html
import re
from dataclasses import dataclass

from flask import Flask

from couples.web.house import House, house
from tests.accounts import Accounts
from tests.web.conftest import Browser, link
from tests.web.test_guide import a_code, says_yes
from tests.web.test_notes import person_id
from tests.web.test_therapist import digits, fills_in


@dataclass
class Home:
    """Ana and Ben, and Noa, whom both let in. ``here``: the couple's practice on her desk."""

    house: House
    noa: Browser
    ana: Browser
    ben: Browser
    her_id: str
    his_id: str
    here: str = ""

    def lets_in(self) -> None:
        """Both say yes."""
        code = a_code(self.noa)
        for person in (self.ana, self.ben):
            says_yes(person, code)
        found = re.search(r'href="(/desk/couples/[0-9a-f]+)"', self.noa.get("/desk").text)
        assert found
        self.here = f"{found[1]}/practice"

    def empties(self) -> None:
        """Everything is taken back; nothing that a test left is there for the next."""
        for path in re.findall(r'action="([^"]+/take-back)"', self.noa.get(self.here).text):
            self.noa.post(path)

    def proposes(self, title: str, **more: str) -> None:
        """Fills in the form as it needs to be."""
        path = thing(self.noa, self.here, title)
        answer = self.noa.post(path, **{**as_offered(self.noa, path), **more})
        assert answer.status_code == 303, html.unescape(answer.text)

    def ids(self) -> list[str]:
        """What stands, in its order."""
        return re.findall(r'action="[^"]+/([0-9a-f]+)/take-back"', self.noa.get(self.here).text)


def a_home(app: Flask, accounts: Accounts) -> Home:
    noa, ana, ben = (Browser(app.test_client()) for _ in range(3))
    a_therapist(noa, accounts)
    ana.starts("Ana", pronouns="she/they")
    ben.starts("Ben")
    link(ana, ben)
    with app.app_context():
        home = Home(house(), noa, ana, ben, person_id(accounts, ana), person_id(accounts, ben))
    home.lets_in()
    return home


def a_therapist(browser: Browser, accounts: Accounts) -> None:
    fills_in(browser)
    browser.post("/therapists/proof", ticket=browser.hidden("ticket"), digits=digits(accounts, browser))


def thing(noa: Browser, here: str, title: str) -> str:
    """The address of the form that plans the thing with this title."""
    page = html.unescape(noa.get(f"{here}/choose").text)
    found = re.search(rf'href="([^"]+/new/[0-9a-f]+)">\s*<span class="exercise-title">{re.escape(title)}<', page)
    assert found, title
    return found[1]


def as_offered(noa: Browser, path: str) -> dict[str, str]:
    """The form at this address, each choice at its first."""
    page = noa.get(path).text
    fields = {"reason": "To hear each other out", "order": "free"}
    for name in ("length", "depth"):
        if found := re.search(rf'name="{name}"[^>]*value="(\d+)"', page):
            fields |= {name: found[1], f"most_{name}": "0"}
    return fields


def text(person: Browser, path: str) -> str:
    """A page as it is read."""
    return html.unescape(person.get(path).text)


def first_of(person: Browser) -> str:
    """The address of what stands first for one of the two."""
    found = re.search(r'href="(/practice/[0-9a-f]+)"', person.get("/practice").text)
    assert found
    return found[1]
