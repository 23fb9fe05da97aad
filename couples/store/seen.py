"""Which things a therapist has had on a couple's page: what is not among them was shared since they last looked.

Only names of showings stand here, each made anew for each showing: they tell nothing of what was shown.
"""

from typing import Any

from sqlalchemy import BindParameter, CompoundSelect, bindparam, delete, insert, select, union, union_all

from couples.domain.card import Audience
from couples.store.prepared import Prepared
from couples.store.tables import acceptances, handed, messages, seen_items, shown_cards
from couples.store.unit import Unit


def keep(unit: Unit, therapist_id: str, couple_id: str) -> None:
    """All that this couple shows now is on their page, and nothing else of this couple."""
    mine = seen_items.c.therapist_id == therapist_id, seen_items.c.couple_id == couple_id
    unit.conn.execute(delete(seen_items).where(*mine))
    items = _OF_COUPLE.all(unit.conn, {"therapist": therapist_id, "couple": couple_id})
    rows = [{"therapist_id": therapist_id, "couple_id": couple_id, "item_id": item} for (item,) in items]
    if rows:
        unit.conn.execute(insert(seen_items), rows)


def forget_couple(unit: Unit, couple_id: str) -> None:
    """The admission ended."""
    unit.conn.execute(delete(seen_items).where(seen_items.c.couple_id == couple_id))


def couples_with_new(unit: Unit, therapist_id: str) -> set[str]:
    """Of which couples something can be read that was not on their page yet; one look, however many couples."""
    return {couple_id for (couple_id,) in _NEW.all(unit.conn, {"therapist": therapist_id})}


def _shown() -> CompoundSelect[Any]:
    """Every showing to this therapist, with its couple."""
    theirs = select(acceptances.c.couple_id, acceptances.c.invitation_id.label("link_id")).where(
        acceptances.c.therapist_id == _THERAPIST
    )
    couples = theirs.distinct().subquery()
    of_link = (handed.c.couple_id == couples.c.couple_id) & (handed.c.link_id == couples.c.link_id)
    marks = select(handed.c.id, handed.c.couple_id).join(couples, of_link).where(handed.c.open)
    of_couple = shown_cards.c.couple_id == couples.c.couple_id
    shown = select(shown_cards.c.id, shown_cards.c.couple_id).join(couples, of_couple)
    return union_all(marks, shown.where(shown_cards.c.audience == Audience.THERAPIST.value))


_THERAPIST: BindParameter[str] = bindparam("therapist")
_THERE = _shown().subquery()
_KNOWN = select(seen_items.c.item_id).where(seen_items.c.therapist_id == _THERAPIST)
_OF_THEIRS = (messages.c.link_id == acceptances.c.invitation_id) & (acceptances.c.therapist_id == _THERAPIST)
_WRITTEN = select(acceptances.c.couple_id).join(messages, _OF_THEIRS).where(messages.c.unread)
_NEW = Prepared(union(select(_THERE.c.couple_id).where(_THERE.c.id.not_in(_KNOWN)), _WRITTEN))
_OF_COUPLE = Prepared(select(_THERE.c.id).where(_THERE.c.couple_id == bindparam("couple")))
