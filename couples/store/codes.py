"""Codes that open something once: kept as keyed hashes, gone when used."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import delete, func, insert, select

from couples.domain.link import KEPT_LIVES, StoredCode
from couples.store.moments import utc
from couples.store.tables import link_codes, recovery_codes
from couples.store.unit import Unit


def keep_recovery(unit: Unit, person_id: str, codes: Sequence[tuple[str, bytes]]) -> None:
    """Put these (row id, hash) in the place of all the recovery codes a person had."""
    unit.conn.execute(delete(recovery_codes).where(recovery_codes.c.person_id == person_id))
    rows = [{"id": id_, "person_id": person_id, "code_hash": code_hash} for id_, code_hash in codes]
    unit.conn.execute(insert(recovery_codes), rows)


def use_recovery(unit: Unit, person_id: str, code_hash: bytes) -> bool:
    """Use up one code; False when it is not one of this person's."""
    mine = (recovery_codes.c.person_id == person_id) & (recovery_codes.c.code_hash == code_hash)
    return unit.conn.execute(delete(recovery_codes).where(mine)).rowcount > 0


def recovery_left(unit: Unit, person_id: str) -> int:
    query = select(func.count()).select_from(recovery_codes).where(recovery_codes.c.person_id == person_id)
    return unit.conn.scalars(query).one()


def keep_link(unit: Unit, id_: str, code: StoredCode, code_hash: bytes) -> None:
    """Store a link code in the place of the maker's older one."""
    drop_link(unit, code.maker_id)
    row = {"id": id_, "person_id": code.maker_id, "code_hash": code_hash, "expires_at": code.expires_at}
    unit.conn.execute(insert(link_codes), row)


def find_link(unit: Unit, code_hash: bytes) -> StoredCode | None:
    row = unit.conn.execute(select(link_codes).where(link_codes.c.code_hash == code_hash)).one_or_none()
    return StoredCode(maker_id=row.person_id, expires_at=utc(row.expires_at)) if row else None


def drop_link(unit: Unit, person_id: str) -> None:
    unit.conn.execute(delete(link_codes).where(link_codes.c.person_id == person_id))


def sweep(unit: Unit, now: datetime) -> None:
    unit.conn.execute(delete(link_codes).where(link_codes.c.expires_at < now - KEPT_LIVES))
