"""Wrong tries, remembered for a day at most and without a name: only a keyed hash of whom they count for."""

from datetime import datetime

from sqlalchemy import delete, insert, select

from couples.store.moments import utc
from couples.store.tables import tries
from couples.store.unit import Unit


def add(unit: Unit, id_: str, *, kind: str, key_hash: bytes, at: datetime) -> None:
    unit.conn.execute(insert(tries), {"id": id_, "kind": kind, "key_hash": key_hash, "at": at})


def since(unit: Unit, kind: str, key_hash: bytes, after: datetime) -> list[datetime]:
    """When the wrong tries of one key were."""
    query = select(tries.c.at).where(tries.c.kind == kind, tries.c.key_hash == key_hash, tries.c.at > after)
    return [utc(at) for at in unit.conn.scalars(query)]


def of_everybody(unit: Unit, kind: str, after: datetime) -> list[datetime]:
    """When the wrong tries in the whole house were."""
    return [utc(at) for at in unit.conn.scalars(select(tries.c.at).where(tries.c.kind == kind, tries.c.at > after))]


def forget(unit: Unit, kind: str, key_hash: bytes) -> None:
    unit.conn.execute(delete(tries).where(tries.c.kind == kind, tries.c.key_hash == key_hash))


def sweep(unit: Unit, before: datetime) -> None:
    unit.conn.execute(delete(tries).where(tries.c.at < before))
