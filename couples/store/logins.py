"""The browsers somebody is signed in on. A row that is gone is signed out; the token is kept as a keyed hash."""

from collections.abc import Sequence
from dataclasses import asdict
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Select, and_, bindparam, delete, or_, select, update
from sqlalchemy import insert as insert_into

from couples.domain.people import OWN_DEVICE, SHARED_DEVICE, Login, Role, has_ended, is_alive
from couples.store.moments import utc
from couples.store.prepared import Prepared
from couples.store.tables import logins, people, seats, sessions
from couples.store.unit import Unit

TOUCHED_EVERY = timedelta(minutes=1)
_IN_A_SESSION = timedelta(days=2)  # a session lasts at most a day; a row is swept only when none can still hold it up


def insert(unit: Unit, login: Login, token_hash: bytes) -> None:
    unit.conn.execute(insert_into(logins), asdict(login) | {"token_hash": token_hash})


def alive(unit: Unit, login_id: str, now: datetime) -> Login | None:
    """The login, unless it was ended by hand or by time. Inside a live session time ends none (F3)."""
    return _alive(_BY_ID.first(unit.conn, {"which": login_id}), unit, now)


def by_token_hash(unit: Unit, token_hash: bytes, now: datetime) -> Login | None:
    """The living login that this token opens."""
    return _alive(_BY_HASH.first(unit.conn, {"which": token_hash}), unit, now)


def owner_of(unit: Unit, token_hash: bytes) -> str | None:
    """Whose login this token opens, or opened until time ended it; None once it was ended by hand."""
    row = _BY_HASH.first(unit.conn, {"which": token_hash})
    return _login(row).person_id if row else None


def touch(unit: Unit, login_id: str, now: datetime) -> None:
    unit.conn.execute(update(logins).where(logins.c.id == login_id).values(seen_at=now))


def rotate(unit: Unit, login_id: str, token_hash: bytes) -> None:
    """Give the login a new token; the old one opens nothing from now on."""
    unit.conn.execute(update(logins).where(logins.c.id == login_id).values(token_hash=token_hash))


def end(unit: Unit, login_id: str) -> None:
    unit.conn.execute(delete(logins).where(logins.c.id == login_id))


def end_all(unit: Unit, person_id: str, except_: str | None = None) -> list[str]:
    """End all of a person's logins but one; gives the ids of the ended ones, whose sockets must close."""
    which = and_(logins.c.person_id == person_id, logins.c.id != (except_ or ""))
    ended = list(unit.conn.scalars(select(logins.c.id).where(which).order_by(logins.c.id)))
    unit.conn.execute(delete(logins).where(which))
    return ended


def of_person(unit: Unit, person_id: str, now: datetime) -> list[Login]:
    """The devices to show in the account, newest first."""
    rows = unit.conn.execute(_QUERY.where(logins.c.person_id == person_id).order_by(logins.c.created_at.desc())).all()
    return [_login(row) for row in rows if not has_ended(_login(row), Role(row.role), now)]


def belongs_to(unit: Unit, login_id: str, person_id: str) -> bool:
    mine = (logins.c.id == login_id) & (logins.c.person_id == person_id)
    return unit.conn.execute(select(logins.c.id).where(mine)).first() is not None


def sweep(unit: Unit, now: datetime) -> None:
    """Forget logins that time has ended and that no live session can hold up any more."""
    own, shared = OWN_DEVICE, SHARED_DEVICE
    long_ended = or_(
        logins.c.created_at < now - own.absolute - _IN_A_SESSION,
        logins.c.seen_at < now - own.idle - _IN_A_SESSION,
        and_(logins.c.shared_device, logins.c.created_at < now - shared.absolute - _IN_A_SESSION),
        and_(logins.c.shared_device, logins.c.seen_at < now - shared.idle - _IN_A_SESSION),
    )
    unit.conn.execute(delete(logins).where(long_ended))


def _alive(row: Sequence[Any] | None, unit: Unit, now: datetime) -> Login | None:
    if row is None:
        return None
    login, role = _login(row), Role(row[-1])
    if not has_ended(login, role, now):
        return login  # the common case asks nothing more
    return login if is_alive(login, role, now, _session_opened(unit, login.person_id)) else None


def _session_opened(unit: Unit, person_id: str) -> datetime | None:
    """When the open session of this person's couple began."""
    query = (
        select(sessions.c.opened_at)
        .join(seats, seats.c.couple_id == sessions.c.couple_id)
        .where(seats.c.person_id == person_id, sessions.c.closed.is_(False))
        .order_by(sessions.c.opened_at.desc())
    )
    opened = unit.conn.scalars(query).first()
    return utc(opened) if opened else None


def _login(row: Sequence[Any]) -> Login:
    login_id, person_id, shared_device, device, created_at, seen_at, _ = row
    return Login(login_id, person_id, shared_device, device, utc(created_at), utc(seen_at))


_QUERY: Select[Any] = select(
    *(logins.c[name] for name in ("id", "person_id", "shared_device", "device", "created_at", "seen_at")), people.c.role
).join(people, people.c.id == logins.c.person_id)
_BY_ID = Prepared(_QUERY.where(logins.c.id == bindparam("which")))
_BY_HASH = Prepared(_QUERY.where(logins.c.token_hash == bindparam("which")))
