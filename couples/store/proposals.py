"""A link on the way: proposed by an entered code, waiting for both to confirm. Whoever says no simply removes it."""

from dataclasses import asdict
from datetime import datetime

from sqlalchemy import ColumnElement, delete, or_, select, update
from sqlalchemy import insert as insert_into

from couples.domain.link import StoredProposal
from couples.store.moments import utc
from couples.store.tables import link_proposals
from couples.store.unit import Unit


def insert(unit: Unit, proposal: StoredProposal) -> None:
    unit.conn.execute(insert_into(link_proposals), asdict(proposal))


def of_person(unit: Unit, person_id: str, now: datetime) -> StoredProposal | None:
    """The proposal this person is part of, while it stands."""
    row = unit.conn.execute(select(link_proposals).where(_of(person_id))).one_or_none()
    if row is None or now >= utc(row.expires_at):
        return None
    return StoredProposal(
        id=row.id,
        maker_id=row.maker_id,
        taker_id=row.taker_id,
        maker_confirmed=row.maker_confirmed,
        taker_confirmed=row.taker_confirmed,
        words=row.words,
        expires_at=utc(row.expires_at),
    )


def confirm(unit: Unit, proposal: StoredProposal, person_id: str) -> None:
    column = "maker_confirmed" if person_id == proposal.maker_id else "taker_confirmed"
    unit.conn.execute(update(link_proposals).where(link_proposals.c.id == proposal.id).values({column: True}))


def drop(unit: Unit, person_id: str) -> None:
    unit.conn.execute(delete(link_proposals).where(_of(person_id)))


def sweep(unit: Unit, now: datetime) -> None:
    unit.conn.execute(delete(link_proposals).where(link_proposals.c.expires_at < now))


def _of(person_id: str) -> ColumnElement[bool]:
    return or_(link_proposals.c.maker_id == person_id, link_proposals.c.taker_id == person_id)
