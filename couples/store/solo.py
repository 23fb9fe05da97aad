"""What someone keeps for themselves alone, each thing sealed whole under their own key: nobody else can open a drawer.

``ENTRIES``, ``SIGNALS``, ``COMFORTS`` and (a therapist's) ``PROGRAMMES``, ``OWN`` exercises and what is ``MADE`` of
them are drawers of one make: how many things lie in one is all that shows.
"""

from dataclasses import dataclass
from typing import Generic, Protocol, TypeVar

from pydantic import TypeAdapter
from sqlalchemy import ColumnElement, Table, func, insert, select, update
from sqlalchemy import delete as delete_from

from couples.domain.comfort import Thing
from couples.domain.own_exercise import Made, Own
from couples.domain.practice import Entry
from couples.domain.programme import Programme
from couples.domain.signal import Signal
from couples.store.tables import comforts, entries, made_exercises, own_exercises, programmes, signals
from couples.store.unit import Unit
from couples.store.vault import Owner, Place


class Kept(Protocol):
    """Anything with an id of its own."""

    @property
    def id(self) -> str: ...


Item = TypeVar("Item", bound=Kept)


@dataclass(frozen=True, slots=True, eq=False)
class Drawer(Generic[Item]):
    """One table of sealed things. ``block``: bytes that a seal's length is rounded up to, so that it tells little."""

    table: Table
    column: str
    shape: TypeAdapter[Item]
    block: int

    def of_person(self, unit: Unit, person_id: str) -> list[Item]:
        """All of theirs, in no order that means anything."""
        sealed = self.table.c[self.column].label("sealed")
        rows = unit.conn.execute(select(self.table.c.id, sealed).where(self.table.c.person_id == person_id))
        return [self._opened(unit, person_id, row.id, row.sealed) for row in rows]

    def by_id(self, unit: Unit, person_id: str, item_id: str) -> Item | None:
        """One of their own; None for anybody else's."""
        sealed = unit.conn.scalar(select(self.table.c[self.column]).where(*self._own(person_id, item_id)))
        return None if sealed is None else self._opened(unit, person_id, item_id, sealed)

    def count(self, unit: Unit, person_id: str) -> int:
        return unit.conn.scalar(select(func.count()).where(self.table.c.person_id == person_id)) or 0

    def keep(self, unit: Unit, person_id: str, item: Item) -> None:
        """Write it, new or changed."""
        text = self.shape.dump_json(item)
        filled = text.ljust(-(-len(text) // self.block) * self.block)
        sealed = {self.column: unit.vault.seal(Owner.person(person_id), self._place(item.id), filled)}
        changed = unit.conn.execute(update(self.table).where(*self._own(person_id, item.id)).values(sealed))
        if not changed.rowcount:
            unit.conn.execute(insert(self.table), {"id": item.id, "person_id": person_id, **sealed})

    def delete(self, unit: Unit, person_id: str, item_id: str) -> None:
        """Somebody else's stays."""
        unit.conn.execute(delete_from(self.table).where(*self._own(person_id, item_id)))

    def _opened(self, unit: Unit, person_id: str, item_id: str, sealed: bytes) -> Item:
        return self.shape.validate_json(unit.vault.open(Owner.person(person_id), self._place(item_id), sealed))

    def _own(self, person_id: str, item_id: str) -> tuple[ColumnElement[bool], ...]:
        return self.table.c.id == item_id, self.table.c.person_id == person_id

    def _place(self, row: str) -> Place:
        return Place(self.table.name, self.column, row)


ENTRIES = Drawer(entries, "entry_sealed", TypeAdapter(Entry), 2048)
SIGNALS = Drawer(signals, "signal_sealed", TypeAdapter(Signal), 1024)
COMFORTS = Drawer(comforts, "thing_sealed", TypeAdapter(Thing), 512)
PROGRAMMES = Drawer(programmes, "programme_sealed", TypeAdapter(Programme), 2048)
OWN = Drawer(own_exercises, "own_sealed", TypeAdapter(Own), 4096)
MADE = Drawer(made_exercises, "made_sealed", TypeAdapter(Made), 4096)
