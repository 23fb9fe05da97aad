"""Many couples in one running house, each phone with a network of its own that can be cut."""

import contextlib
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path
from typing import Any

from flask import Flask
from flask.sessions import SecureCookieSessionInterface

from couples.machine import SystemClock, SystemDice
from couples.services.entering import Entering
from couples.services.hashing import ArgonHasher
from couples.services.joining import Joining, SignUp
from couples.services.linking import Linking
from couples.store.database import Store
from couples.store.keyring import Keyring
from couples.store.threads import ThreadingRuntime
from tests.accounts import QUICK, Porter
from tests.faults.proxy import Proxy
from tests.server import Mode, Server, a_server
from tests.wires import WITHIN, Wire

PASSWORD = "four quiet kettles beside the river"


@dataclass
class Phone(Wire):
    """A page without a browser that knows when it heard what, and paints as a browser would have to."""

    network: Proxy = field(default_factory=lambda: Proxy(0))
    times: list[tuple[float, str, Any]] = field(default_factory=list)
    seat: tuple[int, int] = (0, 0)

    def _hear(self, event: str, data: Any = None) -> None:
        self.times.append((time.monotonic(), event, data))
        super()._hear(event, data)

    def heard_at(self, until: float) -> float:
        """When it last heard anything at all, as of that moment."""
        return max((when for when, *_ in self.times if when <= until), default=float("-inf"))

    def first(self, since: float, event: str, fits: Any) -> float | None:
        """How long after that moment the first such message came."""
        came = (when for when, kind, data in list(self.times) if when >= since and kind == event and fits(data))
        return next((when - since for when in came), None)

    def connects(self, **over: Any) -> "Phone":
        """As the page would; what an older line still brings does not count as this one standing."""
        super().connects(**over)
        assert self.socket is not None
        give_up = time.monotonic() + WITHIN
        while "/" not in self.socket.namespaces:
            assert time.monotonic() < give_up, "the line does not stand"
            time.sleep(0.005)
        return self

    def enters(self) -> "Phone":
        """From home into the couple's room."""
        self.opens("/")
        answer = self.web.post(f"{self.base}/s", data={"csrf_token": self.csrf}, timeout=20)
        self.page = answer.text
        return self


Couple = tuple[Phone, Phone]


@dataclass
class Village:
    """A house and who lives there; nobody is in a room yet."""

    server: Server
    cookies: list[tuple[str, str]]
    closing: ExitStack
    _met: Iterator[int] = field(default_factory=count)

    def phone(self, couple: int, side: int) -> Phone:
        """One more phone of this person, with a network of its own."""
        network = Proxy(self.server.port, seed=couple * 2 + side).start()
        phone = Phone(network.url, network=network, seat=(couple, side))
        self.closing.callback(_let_go, phone)
        phone.web.cookies.set("login", self.cookies[couple][side], domain="127.0.0.1", path="/")
        return phone

    def second(self, first: Phone) -> Phone:
        """Another device of the same person, in the same room, connected."""
        phone = self.phone(*first.seat)
        phone.opens(f"/s/{first.session}")
        return phone.connects()

    def couple(self) -> Couple:
        """The next two, both in the lobby of a new room, connected."""
        number = next(self._met)
        ana, ben = self.phone(number, 0).enters(), self.phone(number, 1).enters()
        ana.opens(f"/s/{ana.session}")
        for phone in (ana, ben):
            phone.connects()
        return ana, ben


def _let_go(phone: Phone) -> None:
    phone.network.close()
    with contextlib.suppress(Exception):  # a line that is dead already cannot be closed in order
        phone.leaves()
    phone.web.close()


@contextmanager
def a_village(folder: Path, size: int, mode: Mode = "eventlet", **settings: object) -> Iterator[Village]:
    """A running house in which this many couples are linked and signed in."""
    data = folder / "village"
    cookies = people_of(data, size)
    with ExitStack() as closing, a_server(data, mode, "serve", **settings) as server:
        yield Village(server, cookies, closing)
        closing.close()


def people_of(data: Path, size: int) -> list[tuple[str, str]]:
    """Sign up and link them before the house opens; a login's cookie for each."""
    data.mkdir(parents=True, mode=0o700)
    keyring = Keyring(data.with_name(f"{data.name}-keys") / "keys.json")
    runtime, clock, dice = ThreadingRuntime(), SystemClock(), SystemDice()
    store = Store(url=f"sqlite:///{data / 'couples.db'}", keyring=keyring, runtime=runtime)
    store.open()
    parts: dict[str, Any] = {"store": store, "clock": clock, "dice": dice, "keyring": keyring}
    hasher = ArgonHasher(runtime=runtime, pepper=keyring.secret("passwords"), strength=QUICK)
    joining, linking = Joining(**parts, hasher=hasher), Linking(**parts)
    entering = Entering(**parts, hasher=hasher, doorkeeper=Porter())
    app = Flask("village")
    app.secret_key = keyring.secret("login")
    signer = SecureCookieSessionInterface().get_signing_serializer(app)
    assert signer is not None

    def person(name: str) -> str:
        form = SignUp(adult=True, name_ticket="", chosen_name=name, pronouns="", password=PASSWORD)
        return joining.sign_up(form).person_id

    def cookie(person_id: str) -> str:
        return str(signer.dumps({"token": entering.open_login_for(person_id).token}))

    try:
        couples = []
        for _ in range(size):
            ana, ben = person("Ana"), person("Ben")
            linking.enter_code(ben, linking.make_code(ana).text)
            linking.confirm(ana)
            linking.confirm(ben)
            couples.append((cookie(ana), cookie(ben)))
        return couples
    finally:
        store.close()
