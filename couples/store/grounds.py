"""That two people practised pausing once, together. Nothing else about any pause is ever kept (law 1)."""

from sqlalchemy import func, insert, select

from couples.store.database import Unit
from couples.store.tables import comforts, practised


def mark_practised(unit: Unit, couple_id: str) -> None:
    """Once is enough; when is not written down."""
    if not has_practised(unit, couple_id):
        unit.conn.execute(insert(practised).values(couple_id=couple_id))


def has_practised(unit: Unit, couple_id: str) -> bool:
    """Whether they did."""
    return (
        unit.conn.execute(select(practised.c.couple_id).where(practised.c.couple_id == couple_id)).first() is not None
    )


def has_comfort(unit: Unit, person_id: str) -> bool:
    """Whether someone keeps at least one thing that settles them."""
    kept = select(func.count()).select_from(comforts).where(comforts.c.person_id == person_id)
    return bool(unit.conn.execute(kept).scalar_one())
