"""Openings of a couple's space: lines that are only ever added, and what stood on the page, for its owner alone."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Row, insert, select, update

from couples.domain.audit import Head, Line, Seal, head_of, linked
from couples.store.moments import utc
from couples.store.tables import audit_head, audit_items, audit_lines
from couples.store.unit import Unit
from couples.store.vault import Owner, Place

BLOCK = 1024  # bytes: about how much stood there does not show in the length
HEAD = 1
AUDIT = "audit"  # the purpose of the keyed hash
Items = Mapping[str, frozenset[str]]  # by person


@dataclass(frozen=True, slots=True)
class Opening:
    """Who opened whose space, and when."""

    couple_id: str
    therapist_id: str
    at: datetime


def add(unit: Unit, seal: Seal, opening: Opening, items: Items) -> None:
    """One more line at the end of the chain."""
    last = unit.conn.execute(select(audit_lines).order_by(audit_lines.c.seq.desc()).limit(1)).first()
    about = b"".join(sorted(seal(_said(person_id, of)) for person_id, of in items.items()))
    line = Line(last.seq + 1 if last else 1, opening.couple_id, opening.therapist_id, opening.at, about)
    bound = linked(line, last.link if last else b"", seal)
    columns = ("seq", "couple_id", "therapist_id", "at", "about", "link")
    unit.conn.execute(insert(audit_lines), {name: getattr(bound, name) for name in columns})
    head = head_of(bound, seal)
    held = {"length": head.length, "mark": head.mark}
    if not unit.conn.execute(update(audit_head).where(audit_head.c.id == HEAD).values(held)).rowcount:
        unit.conn.execute(insert(audit_head), {"id": HEAD, **held})
    for person_id, of in items.items():
        unit.conn.execute(insert(audit_items), _row(unit, bound.seq, person_id, of))


def of_couple(unit: Unit, couple_id: str, most: int) -> list[Line]:
    """All lines of the newest ``most`` openings, the newest first: how many there are tells nobody how many lines."""
    mine, at = audit_lines.c.couple_id == couple_id, audit_lines.c.at
    newest = select(at).where(mine).distinct().order_by(at.desc()).limit(most)
    query = select(audit_lines).where(mine, at.in_(newest))
    return [_line(row) for row in unit.conn.execute(query.order_by(audit_lines.c.seq.desc()))]


def items_of(unit: Unit, seq: int, person_id: str) -> frozenset[str]:
    """What of this person's stood on the page then."""
    of = audit_items.c.seq == seq, audit_items.c.person_id == person_id
    sealed = unit.conn.scalar(select(audit_items.c.items_sealed).where(*of))
    if sealed is None:
        return frozenset()
    text = unit.vault.open_text(Owner.person(person_id), _place(seq, person_id), sealed)
    return frozenset(text.split())


def is_whole(line: Line, seal: Seal, person_id: str, items: frozenset[str]) -> bool:
    """Whether this is what was written down then."""
    size = len(seal(""))
    known = {line.about[at : at + size] for at in range(0, len(line.about), size)}
    return seal(_said(person_id, items)) in known


def chain(unit: Unit) -> tuple[list[Line], Head | None]:
    """All of it, from the first line on."""
    row = unit.conn.execute(select(audit_head).where(audit_head.c.id == HEAD)).first()
    lines = [_line(each) for each in unit.conn.execute(select(audit_lines).order_by(audit_lines.c.seq))]
    return lines, Head(row.length, row.mark) if row else None


def _row(unit: Unit, seq: int, person_id: str, of: frozenset[str]) -> dict[str, object]:
    text = "\n".join(sorted(of))
    filled = text.ljust((len(text) // BLOCK + 1) * BLOCK)
    sealed = unit.vault.seal(Owner.person(person_id), _place(seq, person_id), filled)
    return {"seq": seq, "person_id": person_id, "items_sealed": sealed}


def _said(person_id: str, items: frozenset[str]) -> str:
    return "\0".join(("items", person_id, *sorted(items)))


def _line(row: Row[Any]) -> Line:
    return Line(row.seq, row.couple_id, row.therapist_id, utc(row.at), row.about, row.link)


def _place(seq: int, person_id: str) -> Place:
    return Place("audit_items", "items_sealed", f"{seq}/{person_id}")
