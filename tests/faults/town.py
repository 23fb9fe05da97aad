"""Couples who stand ready in a house that no server has opened yet: signed in, linked, both in their room.

Everything is made by the product's own use cases; only the password hash is made quick, and no page is asked for it.
"""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from flask import Flask
from flask.sessions import SecureCookieSessionInterface

from couples.domain.session.state import Side
from couples.machine import SystemClock, SystemDice
from couples.services.beating import Beat
from couples.services.conducting import Answered, Chair, Conducting
from couples.services.entering import Entered, Entering
from couples.services.hashing import ArgonHasher
from couples.services.hinting import Hints
from couples.services.inviting import Inviting
from couples.services.joining import Joined, Joining, SignUp
from couples.services.linking import Linking
from couples.store.database import Store
from couples.store.keyring import Keyring
from couples.store.library import load_library
from couples.store.threads import ThreadingRuntime
from tests.accounts import PASSWORD, QUICK, Porter
from tests.makers import A, B
from tests.server import Server
from tests.wires import Wire

NAMES = {A: "Ana", B: "Ben"}


class Silent:
    """A teller for a house in which no page is open."""

    def hint(self, session_id: str, by: Side, command_id: str) -> None:
        pass

    def trouble(self, session_id: str, hint: str) -> None:
        pass

    def tell(self, answered: Answered) -> None:
        pass

    def sees(self, session_id: str, side: Side) -> bool:
        return True


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody with one device signed in."""

    chair: Chair
    cookie: str
    sign_in_name: str
    recovery_codes: list[str]

    def at(self, server: Server) -> Wire:
        """Their page of the room, opened; not connected yet."""
        wire = Wire(server.url)
        wire.web.cookies.set("login", self.cookie, domain="127.0.0.1", path="/")
        assert wire.opens(f"/s/{self.chair.session_id}").status_code == 200
        return wire


Couple = Mapping[Side, Person]


@dataclass
class Town:
    """A running server, and the couples in it that no test has taken yet."""

    server: Server
    couples: list[Couple]

    def couple(self) -> Couple:
        return self.couples.pop()


def both_leave(*wires: Wire) -> None:
    """Their pages are closed, and nothing of them stays open here."""
    for wire in wires:
        wire.leaves()
        wire.web.close()


@contextmanager
def a_house(data_dir: Path) -> Iterator[tuple[Store, Keyring]]:
    """The data of the server that will be started with this folder."""
    data_dir.mkdir(parents=True, exist_ok=True, mode=0o700)
    keyring = Keyring(data_dir.with_name(f"{data_dir.name}-keys") / "keys.json")
    store = Store(url=f"sqlite:///{data_dir / 'couples.db'}", keyring=keyring, runtime=ThreadingRuntime())
    store.open()
    try:
        yield store, keyring
    finally:
        store.close()


def a_town(data_dir: Path, couples: int = 1) -> list[Couple]:
    """As many couples as are asked for, each in an open session of their own."""
    with a_house(data_dir) as (store, keyring):
        maker = _Maker(store, keyring)
        return [maker.couple() for _ in range(couples)]


class _Maker:
    def __init__(self, store: Store, keyring: Keyring) -> None:
        clock, dice, teller = SystemClock(), SystemDice(), Silent()
        hasher = ArgonHasher(runtime=ThreadingRuntime(), pepper=keyring.secret("passwords"), strength=QUICK)
        self._joining = Joining(store=store, clock=clock, dice=dice, hasher=hasher, keyring=keyring)
        self._linking = Linking(store=store, clock=clock, dice=dice, keyring=keyring)
        self._entering = Entering(
            store=store, clock=clock, dice=dice, hasher=hasher, keyring=keyring, doorkeeper=Porter()
        )
        self._conducting = Conducting(
            store=store,
            clock=clock,
            dice=dice,
            library=load_library(),
            beat=Beat("town"),
            hints=Hints(),
            teller=teller,
        )
        self._inviting = Inviting(store=store, clock=clock, dice=dice, conducting=self._conducting, teller=teller)
        self._app = Flask("town")
        self._app.secret_key = keyring.secret("login")

    def couple(self) -> Couple:
        joined = {side: self._joins(name) for side, name in NAMES.items()}
        ana, ben = joined[A].person_id, joined[B].person_id
        self._linking.enter_code(ben, self._linking.make_code(ana).text)
        self._linking.confirm(ana)
        self._linking.confirm(ben)
        session_id = self._inviting.enter(ana)
        self._inviting.enter(ben)
        return {side: self._person(session_id, joined[side]) for side in Side}

    def _joins(self, name: str) -> Joined:
        _, ticket = self._joining.draw_name()
        form = SignUp(adult=True, name_ticket=ticket, chosen_name=name, pronouns="", password=PASSWORD)
        return self._joining.sign_up(form)

    def _person(self, session_id: str, joined: Joined) -> Person:
        entered: Entered = self._entering.open_login_for(joined.person_id, device="phone")
        chair, _ = self._conducting.sit(joined.person_id, entered.login_id, session_id)
        signer = SecureCookieSessionInterface().get_signing_serializer(self._app)
        assert signer
        cookie = signer.dumps({"token": entered.token})
        return Person(chair, str(cookie), joined.sign_in_name, joined.recovery_codes)
