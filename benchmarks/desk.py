"""How long a therapist's pages take on the server, with few couples and with two hundred.

The couples let the therapist in through the product's own services, each with three proposals and three cards that the
therapist may read. The pages are asked for one after another over loopback, from the server as anybody starts it; what
is counted lies between the last byte asked and the last byte answered.
"""

import contextlib
import http.client
import re
import sys
import tempfile
import time
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from benchmarks.peers import READY_WITHIN, SERVER_CORE
from benchmarks.seed import a_person, sign_in
from couples.domain.admission import Policy
from couples.domain.assignment import Plan
from couples.domain.card import Answer, Audience, Kind, Said
from couples.domain.people import Role
from couples.domain.therapist import Therapist
from couples.settings import Settings
from couples.store import couples, therapists
from couples.store.database import Unit
from couples.store.keyring import Keyring
from couples.store.threads import ThreadingRuntime
from couples.wiring import DICE, Built, build
from tests.server import Server, free_port

DOORS = ("practices/checkpoint", "exercises/mirror-and-imagine", "toolkit/grounding")
WARM = 20  # times each page is asked for before anything counts
TIMES = 200
COUPLE = re.compile(r'href="(/desk/couples/[0-9a-f]+)"')


@contextlib.contextmanager
def a_desk(size: int) -> Iterator[tuple[int, str]]:
    """A server with a therapist whom this many couples let in: its port, and the therapist's cookie."""
    with tempfile.TemporaryDirectory(prefix="bench-") as place:
        data_dir = Path(place) / "house"
        cookie = _filled(data_dir, size)
        program = ("taskset", "-c", SERVER_CORE, sys.executable, "app.py", "serve")
        server = Server(free_port(), data_dir, "eventlet", {}, program, READY_WITHIN)
        try:
            server.start()
            yield server.port, cookie
        finally:
            server.stop()


def timed(port: int, cookie: str) -> dict[str, list[float]]:
    """Milliseconds for each page: the first of the desk, its last, and the page of a couple."""
    asking = http.client.HTTPConnection("127.0.0.1", port)
    first = _asked(asking, cookie, "/desk")[1]
    there = COUPLE.findall(first)
    pages = {"desk": "/desk", "a couple": there[0], "its practice": f"{there[0]}/practice"}
    onward = re.search(r'href="(/desk\?after=\d+)"', first)
    if onward:
        pages["desk, second page"] = onward[1]
    for path in pages.values():
        for _ in range(WARM):
            _asked(asking, cookie, path)
    taken: dict[str, list[float]] = {name: [] for name in pages}
    for _ in range(TIMES):
        for name, path in pages.items():
            taken[name].append(_asked(asking, cookie, path)[0])
    asking.close()
    return taken


def _asked(asking: http.client.HTTPConnection, cookie: str, path: str) -> tuple[float, str]:
    begun = time.perf_counter()
    asking.request("GET", path, headers={"Cookie": cookie})
    answer = asking.getresponse()
    page = answer.read()
    taken = (time.perf_counter() - begun) * 1000
    if answer.status != http.client.OK:
        raise RuntimeError(f"{path} answered {answer.status}")
    return taken, page.decode()


def _filled(data_dir: Path, size: int) -> str:
    key_file = data_dir.with_name(f"{data_dir.name}-keys") / "keys.json"
    where = {"data_dir": str(data_dir), "key_file": str(key_file)}
    built = build(Settings.from_environment({}, where), ThreadingRuntime())
    therapist = built.store.write(_therapist)
    for number in range(size):
        _couple(built, therapist, 1000 + 2 * number)
    keyring, now = Keyring(key_file), datetime.now(UTC)
    _, cookie = built.store.write(lambda unit: sign_in(unit, keyring, therapist, now))
    built.store.close()
    return cookie


def _couple(built: Built, therapist: str, number: int) -> None:
    house, couple_id = built.house, DICE.id()

    def link(unit: Unit) -> list[str]:
        two = [a_person(unit, number + each, datetime.now(UTC)) for each in range(2)]
        couples.link(unit, couple_id, *two)
        return two

    two = built.store.write(link)
    code = house.admitting.invite(therapist, Policy.LIMITED)
    for person in two:
        house.admitting.accept(person, house.admitting.offer(person, code).ticket)
    for door in DOORS:
        thing = house.assigning.thing(therapist, door)
        plan = Plan(door, "As a beginning, if you like.", thing.lengths[0], thing.depths[0])
        house.assigning.propose(therapist, couple_id, plan, DICE.id())
    for words in ("Slowly, please.", "Mornings are hard for me.", "I like to be asked."):
        card = house.answering.add(two[0], Kind.PREFERENCE, words)
        house.answering.say(two[0], card.id, Said(Answer.YES))
        house.answering.show(two[0], card.id, Audience.THERAPIST)


def _therapist(unit: Unit) -> str:
    therapist = a_person(unit, 999, datetime.now(UTC), Role.THERAPIST)
    therapists.keep(unit, Therapist(therapist, "Couples therapist", "nobody signs in here", proved=True))
    return therapist
