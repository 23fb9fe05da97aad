"""A town of couples, each in an open session, made in seconds: the work of the bench begins where people would stand.

Everything goes through the product's own store (keys, seals, hashes); only the slow password hash is left out, for
nobody signs in here. ``town`` gives one line for each page, as ``crowd.c`` reads it: path, cookie, first message.
"""

import json
from datetime import UTC, datetime
from itertools import count
from pathlib import Path

from flask import Flask
from flask.sessions import SecureCookieSessionInterface

from couples.domain.people import Login, Person, Role
from couples.domain.session import events as did
from couples.domain.session.state import Side
from couples.frame import seat_tokens
from couples.services import wire
from couples.services.entering import TOKEN
from couples.store import couples, journal, logins, people, sessions
from couples.store.database import Store, Unit
from couples.store.keyring import Keyring
from couples.store.sessions import SessionRow
from couples.store.threads import ThreadingRuntime
from couples.wiring import DICE

PATH = "/socket.io/?EIO=4&transport=websocket"
NOBODYS = "no password opens this"  # stands where a hash would
AT_ONCE = 100  # couples in one transaction

Seat = tuple[str, str, str]  # path, cookie, first message


def town(data_dir: Path, size: int) -> list[Seat]:
    """Make a house's data with this many couples, and give their two seats each."""
    keyring = Keyring(data_dir.with_name(f"{data_dir.name}-keys") / "keys.json")
    data_dir.mkdir(parents=True, mode=0o700)
    store = Store(url=f"sqlite:///{data_dir / 'couples.db'}", keyring=keyring, runtime=ThreadingRuntime())
    store.open()
    seat_token, numbers = seat_tokens(keyring), count(1000)

    def some(unit: Unit, how_many: int) -> list[Seat]:
        seats = []
        for _ in range(how_many):
            now = datetime.now(UTC)
            pair = [a_person(unit, next(numbers), now) for _ in Side]
            session_id = _session(unit, now, *pair)
            for person_id in pair:
                login_id, cookie = sign_in(unit, keyring, person_id, now)
                said = {"token": seat_token(login_id), "session": session_id, "unsettled": []}
                seats.append((PATH, cookie, f"40{json.dumps(said)}"))
        return seats

    made = [
        seat
        for start in range(0, size, AT_ONCE)
        for seat in store.write(lambda unit, start=start: some(unit, min(AT_ONCE, size - start)))  # type: ignore[misc]  # mypy cannot infer a default
    ]
    store.close()
    return made


def sign_in(unit: Unit, keyring: Keyring, person_id: str, now: datetime) -> tuple[str, str]:
    """A login and its cookie, as if this person had just come in."""
    token, app = DICE.token(), Flask("seed")
    login = Login(DICE.id(), person_id, shared_device=False, device="phone", created_at=now, seen_at=now)
    logins.insert(unit, login, keyring.keyed_hash(TOKEN, token))
    app.secret_key = keyring.secret("login")
    signer = SecureCookieSessionInterface().get_signing_serializer(app)
    assert signer
    return login.id, f"login={signer.dumps({'token': token})}"


def a_person(unit: Unit, number: int, now: datetime, role: Role = Role.PARTNER) -> str:
    """Somebody with a name of their own."""
    person = Person(
        id=DICE.id(),
        role=role,
        sign_in_name=f"calm-river-{number}",
        chosen_name=f"Person {number}",
        pronouns="",
        theme="auto",
        calm=False,
        time_zone="UTC",
    )
    people.insert(unit, person, password_hash=NOBODYS, now=now)
    return person.id


def _session(unit: Unit, now: datetime, one: str, other: str) -> str:
    couple_id = DICE.id()
    couples.link(unit, couple_id, one, other)
    seat = couples.seat_of(unit, one)
    assert seat
    row = SessionRow(DICE.id(), couple_id, seat.epoch, now, closed=False)
    sessions.insert(unit, row)
    journal.append(unit, row, 0, [wire.event_text(did.Joined(side=side)) for side in Side])
    return row.id
