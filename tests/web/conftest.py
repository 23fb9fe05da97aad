"""The pages as people get them: real services on a real store, the form tokens on, one browser for each person."""

import html
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from couples import places
from couples.domain.session.state import Side
from couples.domain.signpost import in_order
from couples.services.agreeing import Agreeing
from couples.services.answering import Answering
from couples.services.beating import Beat
from couples.services.comforting import Comforting
from couples.services.composing import practice_of
from couples.services.conducting import Answered, Conducting
from couples.services.drafting import Drafting
from couples.services.guided import guided
from couples.services.hinting import Hints
from couples.services.inviting import Inviting
from couples.services.keeping import Keeping
from couples.services.lasting import lasting
from couples.services.learning import Learning
from couples.services.measuring import Measuring
from couples.services.noticing import Noticing
from couples.services.practising import Practising
from couples.services.presenting import Presenting
from couples.services.reading import Reading
from couples.services.recalling import Recalling
from couples.services.resuming import Resuming
from couples.services.revealing import Revealing
from couples.services.sifting import shelf_of
from couples.services.sorting import Sorting
from couples.services.unoffering import Unoffering
from couples.store.library import load_library
from couples.store.library_help import load_help
from couples.store.library_practices import outlines_of
from couples.web import rates, register
from couples.web.house import Front, House
from tests.accounts import PASSWORD, Accounts, some_accounts

FIELD = re.compile(r'name="csrf_token"[^>]*value="([^"]+)"|value="([^"]+)"[^>]*name="csrf_token"')


class Quiet:
    """A teller with nobody to tell: no page is open."""

    def hint(self, session_id: str, by: Side, command_id: str) -> None: ...

    def tell(self, answered: Answered) -> None: ...

    def sees(self, session_id: str, side: Side) -> bool:
        return True


@dataclass
class Browser:
    """Somebody's browser. It sends the token of the form it last saw, as a real one would."""

    client: FlaskClient
    page: str = ""

    def get(self, path: str, **more: Any) -> TestResponse:
        return self._keep(self.client.get(path, buffered=True, **more))

    def post(self, path: str, **fields: str) -> TestResponse:
        return self._keep(self.client.post(path, data={"csrf_token": self.token(), **fields}))

    def token(self) -> str:
        found = FIELD.search(self.page) or FIELD.search(self.get("/help").text)
        assert found, "no form on this page"
        return html.unescape(found[1] or found[2])

    def hidden(self, name: str) -> str:
        found = re.search(rf'name="{name}"[^>]*value="([^"]*)"', self.page)
        assert found, f"no field {name}"
        return html.unescape(found[1])

    def starts(self, name: str = "Ana", *, pronouns: str = "", device: str = "own") -> str:
        """Signs up as a person does; gives the sign-in name that was drawn."""
        self.get("/sign-up?adult=yes")
        fields = {"adult": "yes", "ticket": self.hidden("ticket"), "time_zone": "Europe/Madrid"}
        page = self.post(
            "/sign-up", chosen_name=name, pronouns=pronouns, device=device, password=PASSWORD, **fields
        ).text
        return re.search(r"[a-z]+-[a-z]+-\d{4}", page)[0]  # type: ignore[index]  # the page with the codes shows it

    def _keep(self, answer: TestResponse) -> TestResponse:
        if answer.mimetype == "text/html":
            self.page = answer.text
        return answer


FRONT = Front(operator="Maria runs this at home.", countries=in_order(load_help(), ""))
BrowserOf = Callable[[], Browser]


@pytest.fixture(scope="module")
def accounts(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Accounts]:
    """One store for a file of tests; everybody in them is somebody else."""
    with some_accounts(tmp_path_factory.mktemp("house")) as made:
        yield made


@pytest.fixture(scope="module")
def leavers() -> list[str]:
    return []


@pytest.fixture
def stepped_out(leavers: list[str]) -> list[str]:
    """Who left quickly, in order."""
    leavers.clear()
    return leavers


@pytest.fixture(scope="module")
def app(accounts: Accounts, leavers: list[str]) -> Flask:
    return an_app(accounts, leavers, FRONT)


@pytest.fixture
def own_house(tmp_path: Path) -> Iterator[tuple[Flask, Accounts]]:
    """A house that only one test lives in, because it breaks something."""
    with some_accounts(tmp_path) as made:
        yield an_app(made, [], FRONT), made


@pytest.fixture(autouse=True)
def uncounted(app: Flask) -> None:
    """No test pays for the tries of another."""
    rates.limiter.reset()


_library = cache(load_library)


def an_app(accounts: Accounts, stepped_out: list[str], front: Front, *, secure: bool = False) -> Flask:
    """The pages over these services; no page of a room is open."""
    library, dice, teller = _library(), accounts.entering._dice, Quiet()
    parts: dict[str, Any] = {"store": accounts.store, "clock": accounts.clock, "dice": dice}
    conducting = Conducting(**parts, library=library, beat=Beat("test"), hints=Hints(), teller=teller)
    over = Unoffering(store=accounts.store, conducting=conducting).look_over
    shelf = shelf_of(store=accounts.store, clock=accounts.clock, library=library, conducting=conducting)
    house = House(
        front=front,
        reading=Reading(library),
        joining=accounts.joining,
        entering=accounts.entering,
        enrolling=accounts.enrolling,
        admitting=accounts.admitting,
        guided=guided(**parts, keyring=accounts.keyring, conducting=conducting),
        **practice_of(store=accounts.store, clock=accounts.clock, library=library, look_over=over),
        introducing=accounts.introducing,
        linking=accounts.linking,
        departing=accounts.departing,
        inviting=Inviting(**parts, conducting=conducting, teller=teller),
        conducting=conducting,
        keeping=Keeping(**parts),
        drafting=Drafting(store=accounts.store, dice=dice, conducting=conducting),
        presenting=Presenting(**parts),
        lasting=lasting(**parts, library=library),
        **shelf,
        sorting=Sorting(store=accounts.store, statements=library.statements),
        learning=Learning(store=accounts.store, cards=library.reading_order),
        measuring=Measuring(store=accounts.store),
        practising=Practising(**parts, practices=outlines_of(library.practices)),
        noticing=Noticing(store=accounts.store, dice=dice),
        comforting=Comforting(store=accounts.store, dice=dice),
        revealing=Revealing(**parts, decks=library.deck_outlines),
        agreeing=Agreeing(store=accounts.store, dice=dice),
        answering=Answering(**parts, decks=library.deck_outlines, conducting=conducting),
        recalling=Recalling(clock=accounts.clock, dice=dice),
        resuming=Resuming(**parts, keyring=accounts.entering._keyring),
        veil=lambda name: accounts.entering._keyring.keyed_hash("addresses", name),
        seat_token=lambda login_id: login_id,
        step_out=stepped_out.append,
    )
    made = Flask(
        "couples",
        template_folder=str(places.templates()),
        static_folder=str(places.static()),
        static_url_path="/static",
    )
    made.secret_key = "only for tests"
    made.testing = True
    register(made, house, secure=secure)
    return made


@pytest.fixture
def a_browser(app: Flask) -> BrowserOf:
    return lambda: Browser(app.test_client())


@pytest.fixture
def stranger(a_browser: BrowserOf) -> Browser:
    """Not signed in."""
    return a_browser()


@pytest.fixture
def ana(a_browser: BrowserOf) -> Browser:
    browser = a_browser()
    browser.starts("Ana", pronouns="she/they")
    return browser


@pytest.fixture
def ben(a_browser: BrowserOf) -> Browser:
    browser = a_browser()
    browser.starts("Ben")
    return browser


def link(one: Browser, other: Browser) -> None:
    """Both do on their pages what linking takes."""
    one.get("/link")
    code = re.search(r">([0-9A-Z]{5}-[0-9A-Z]{5})<", one.post("/link/code").text)  # a form's token may look like one
    assert code
    other.get("/link")
    other.post("/link/enter", code=code[1])
    for browser in (one, other):
        browser.get("/link/confirm")
        browser.post("/link/confirm", say="yes")
