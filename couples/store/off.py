"""Whether a therapist said that sessions are off for now. One fact for a couple: not who set it, nor when."""

from sqlalchemy import delete, insert, select

from couples.store.tables import sessions_off
from couples.store.unit import Unit


def are_off(unit: Unit, couple_id: str) -> bool:
    return unit.conn.scalar(select(sessions_off.c.couple_id).where(sessions_off.c.couple_id == couple_id)) is not None


def turn_off(unit: Unit, couple_id: str) -> None:
    """Doing it twice is doing it once."""
    if not are_off(unit, couple_id):
        unit.conn.execute(insert(sessions_off), {"couple_id": couple_id})


def turn_on(unit: Unit, couple_id: str) -> None:
    """They can begin one again whenever they like."""
    unit.conn.execute(delete(sessions_off).where(sessions_off.c.couple_id == couple_id))
