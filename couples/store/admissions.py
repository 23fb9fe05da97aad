"""Invitations of therapists, and each one's own yes to them."""

from collections.abc import Sequence
from datetime import datetime
from itertools import groupby

from sqlalchemy import ColumnElement, delete, func, insert, select

from couples.domain.admission import Acceptance, Invitation, Policy, admitted
from couples.domain.card import Audience
from couples.store import assignments, cards, handings, lent, messages, off, seen
from couples.store.moments import utc
from couples.store.tables import acceptances, invitations
from couples.store.unit import Unit


def keep_invitation(unit: Unit, invitation: Invitation, code_hash: bytes) -> None:
    row = {
        "id": invitation.id,
        "therapist_id": invitation.therapist_id,
        "code_hash": code_hash,
        "policy": invitation.policy.value,
        "expires_at": invitation.expires_at,
    }
    unit.conn.execute(insert(invitations), row)


def invitation_of(unit: Unit, code_hash: bytes) -> Invitation | None:
    return _invitation(unit, invitations.c.code_hash == code_hash)


def invitation_by_id(unit: Unit, id_: str) -> Invitation | None:
    return _invitation(unit, invitations.c.id == id_)


def invitations_open(unit: Unit, therapist_id: str, now: datetime) -> int:
    """How many codes of this therapist could still be used."""
    mine = (invitations.c.therapist_id == therapist_id) & (invitations.c.expires_at > now)
    return unit.conn.scalars(select(func.count()).select_from(invitations).where(mine)).one()


def drop_invitation(unit: Unit, id_: str) -> None:
    unit.conn.execute(delete(invitations).where(invitations.c.id == id_))


def sweep(unit: Unit, now: datetime) -> None:
    unit.conn.execute(delete(invitations).where(invitations.c.expires_at <= now))


def keep(unit: Unit, yes: Acceptance) -> None:
    row = {
        "person_id": yes.person_id,
        "couple_id": yes.couple_id,
        "therapist_id": yes.therapist_id,
        "invitation_id": yes.invitation_id,
        "policy": yes.policy.value,
    }
    unit.conn.execute(insert(acceptances), row)


def of_person(unit: Unit, person_id: str) -> Acceptance | None:
    return next(iter(_yeses(unit, acceptances.c.person_id == person_id)), None)


def of_couple(unit: Unit, couple_id: str) -> Sequence[Acceptance]:
    return _yeses(unit, acceptances.c.couple_id == couple_id)


def of_therapist(unit: Unit, therapist_id: str) -> Sequence[Acceptance]:
    return _yeses(unit, acceptances.c.therapist_id == therapist_id)


def admitting(unit: Unit, therapist_id: str) -> Sequence[Acceptance]:
    """One yes each of both of every couple that lets this therapist in now, couple by couple."""
    yeses = sorted(of_therapist(unit, therapist_id), key=lambda yes: (yes.couple_id, yes.person_id))
    groups = (list(group) for _, group in groupby(yeses, key=lambda yes: yes.couple_id))
    return [yes for group in groups if admitted(group) for yes in group]


def take_back(unit: Unit, person_id: str) -> None:
    unit.conn.execute(delete(acceptances).where(acceptances.c.person_id == person_id))


def forget_couple(unit: Unit, couple_id: str) -> None:
    """Nobody is admitted by this couple any more, and what a therapist could read is out of everybody's reach."""
    yeses = of_couple(unit, couple_id)
    links = {yes.invitation_id for yes in yeses} if admitted(yeses) else set()  # a code nobody used up keeps its key
    for therapist_id, link_id in {(yes.therapist_id, yes.invitation_id) for yes in yeses if links}:
        messages.close(unit, therapist_id, link_id)
    assignments.forget(unit, couple_id)
    lent.forget(unit, couple_id)
    unit.conn.execute(delete(acceptances).where(acceptances.c.couple_id == couple_id))
    handings.forget(unit, couple_id, *sorted(links))
    cards.hide_all_of_couple(unit, couple_id, Audience.THERAPIST)
    off.turn_on(unit, couple_id)
    seen.forget_couple(unit, couple_id)


def _yeses(unit: Unit, which: ColumnElement[bool]) -> Sequence[Acceptance]:
    rows = unit.conn.execute(select(acceptances).where(which).order_by(acceptances.c.person_id)).all()
    return [
        Acceptance(row.person_id, row.couple_id, row.therapist_id, row.invitation_id, Policy(row.policy))
        for row in rows
    ]


def _invitation(unit: Unit, which: ColumnElement[bool]) -> Invitation | None:
    row = unit.conn.execute(select(invitations).where(which)).one_or_none()
    return Invitation(row.id, row.therapist_id, Policy(row.policy), utc(row.expires_at)) if row else None
