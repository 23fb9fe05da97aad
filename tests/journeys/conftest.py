"""Ana and Ben, who do not exist, each with a phone, in a room that nothing has happened in yet."""

from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

import pytest
from playwright.sync_api import Browser

from couples.store.library import load_library
from tests.ground import keeps_a_comfort, shares_a_stop_word
from tests.journeys.guests import Guest, guest
from tests.phone import Phone, PhoneOf, a_phone
from tests.realtime.walking import Walk
from tests.server import Server, a_server
from tests.wires import Wire, two_people


class Encyclopedia(BaseHTTPRequestHandler):
    """A plain page that has nothing to do with anything."""

    def do_GET(self) -> None:
        page = b"<!doctype html><title>Encyclopedia</title><h1>Encyclopedia</h1>"
        self.send_response(200)
        self.send_header("Content-Type", "text/html")
        self.send_header("Content-Length", str(len(page)))
        self.end_headers()
        self.wfile.write(page)

    def log_message(self, format: str, *args: object) -> None: ...  # noqa: A002 - the base class's own name


@pytest.fixture(scope="session")
def elsewhere() -> Iterator[str]:
    """The neutral site that “Leave quickly” opens."""
    with ThreadingHTTPServer(("127.0.0.1", 0), Encyclopedia) as site:
        Thread(target=site.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{site.server_port}/"
        site.shutdown()


@pytest.fixture(scope="session")
def demo(tmp_path_factory: pytest.TempPathFactory, elsewhere: str) -> Iterator[Server]:
    """One running house for all who need nothing special; every test gets a room of its own in it."""
    place = tmp_path_factory.mktemp("journeys") / "house"
    with a_server(place, "eventlet", "demo", leave_to=elsewhere) as running:
        yield running


@pytest.fixture(scope="session")
def grounded(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """Another house, for all who need it: here the ground for touch stands, and pause was practised together."""
    with a_server(tmp_path_factory.mktemp("grounded") / "house", "eventlet", "demo") as running:
        ana, ben = two_people(running)
        for wire in (ana, ben):
            keeps_a_comfort(wire)
        shares_a_stop_word(ana)
        for wire in (ana, ben):
            wire.opens(f"/s/{wire.session}")
            wire.connects()
        practice = Walk(ana, ben, load_library().outlines["rehearsal"], pausing=True)
        practice.begins()
        practice.to_the_end()
        for wire in (ana, ben):
            wire.leaves()
        yield running


@pytest.fixture(scope="session")
def phones(browser: Browser) -> dict[str, Phone]:
    """Two phones for every evening: one that has been here before opens a room in half the time."""
    return {name: a_phone(browser, name) for name in ("Ana", "Ben")}


@pytest.fixture
def two(demo: Server, phones: dict[str, Phone]) -> Iterator[tuple[Guest, Guest]]:
    """Both are in the lobby of a new room."""
    ana, ben = come_in(demo, phones.__getitem__)
    yield ana, ben
    for phone in phones.values():
        put_away(phone)
    try:
        for phone in phones.values():
            phone.was_quiet()
    finally:
        for phone in phones.values():
            phone.troubles, phone.awaited = [], []


def come_in(house: Server, phone_of: PhoneOf, **phone: object) -> list[Guest]:
    """The demo's two with a fresh login each, in a fresh room."""
    wires = two_people(house)
    guests = [guest(phone_of(name, **phone), other) for name, other in (("Ana", "Ben"), ("Ben", "Ana"))]
    for each, wire in zip(guests, wires, strict=True):
        signed_in(each, wire)
        each.page.goto(f"{wire.base}/s/{wire.session}")
    for each in guests:
        each.is_heard()
    return guests


def put_away(phone: Phone) -> None:
    """The phone as it was before this evening: one empty tab, nobody signed in."""
    for page in phone.context.pages:
        if page is not phone.page:
            page.close()
    phone.page.goto("about:blank")
    phone.page.set_viewport_size({"width": 390, "height": 844})
    phone.page.emulate_media(reduced_motion="no-preference")
    phone.context.clear_cookies()


def signed_in(person: Guest, wire: Wire) -> None:
    """The phone holds the login that the wire got at the door."""
    cookies = [{"name": name, "value": str(value), "url": wire.base} for name, value in wire.web.cookies.items()]
    person.phone.context.add_cookies(cookies)  # type: ignore[arg-type]  # playwright's own dict type
