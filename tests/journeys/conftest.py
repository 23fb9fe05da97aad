"""Ana and Ben, who do not exist, each with a phone, in a room that nothing has happened in yet."""

from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

import pytest

from tests.journeys.guests import Guest, guest
from tests.phone import PhoneOf
from tests.server import Server, a_server
from tests.wires import Wire, two_people


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if "journeys" in item.path.parts:
            item.add_marker(pytest.mark.journey)


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


@pytest.fixture
def two(demo: Server, phone_of: PhoneOf) -> tuple[Guest, Guest]:
    """Both are in the lobby of a new room."""
    ana, ben = come_in(demo, phone_of)
    return ana, ben


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


def signed_in(person: Guest, wire: Wire) -> None:
    """The phone holds the login that the wire got at the door."""
    cookies = [{"name": name, "value": str(value), "url": wire.base} for name, value in wire.web.cookies.items()]
    person.phone.context.add_cookies(cookies)  # type: ignore[arg-type]  # playwright's own dict type
