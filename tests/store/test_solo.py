"""What someone keeps for themselves alone is sealed for them, tells nothing by its length, and goes for good."""

import pytest
from sqlalchemy import func, select

from couples.domain.comfort import Kind, Thing
from couples.domain.practice import Answer, Entry
from couples.domain.signal import Signal
from couples.store import people
from couples.store.database import Store
from couples.store.solo import COMFORTS, ENTRIES, SIGNALS, Drawer
from couples.store.tables import entries
from tests.store.shelf import ANA, BEN, EVENING, a_couple

ENTRY = Entry("e" * 32, "checkpoint", EVENING, "where", {"feel": Answer(("tight",), "a band")}, "d" * 32)
DRAWERS = [
    pytest.param(ENTRIES, ENTRY, id="entries"),
    pytest.param(SIGNALS, Signal("5" * 32, "tight", "too fast", "out"), id="signals"),
    pytest.param(COMFORTS, Thing("7" * 32, Kind.SONG, "the one from the kitchen"), id="comforts"),
]


@pytest.fixture
def couple(store: Store) -> Store:
    store.write(a_couple)
    return store


@pytest.mark.parametrize(("drawer", "item"), DRAWERS)
def test_it_comes_back_whole_to_its_owner_alone(couple: Store, drawer: Drawer[Entry], item: Entry) -> None:
    couple.write(lambda unit: drawer.keep(unit, ANA, item))
    assert couple.read(lambda unit: drawer.of_person(unit, ANA)) == [item]
    assert couple.read(lambda unit: drawer.by_id(unit, ANA, item.id)) == item
    assert couple.read(lambda unit: drawer.by_id(unit, BEN, item.id)) is None
    assert couple.read(lambda unit: (drawer.count(unit, ANA), drawer.count(unit, BEN))) == (1, 0)


@pytest.mark.parametrize(("drawer", "item"), DRAWERS)
def test_only_its_owner_deletes_it(couple: Store, drawer: Drawer[Entry], item: Entry) -> None:
    couple.write(lambda unit: drawer.keep(unit, ANA, item))
    couple.write(lambda unit: drawer.delete(unit, BEN, item.id))
    assert couple.read(lambda unit: drawer.count(unit, ANA)) == 1
    couple.write(lambda unit: drawer.delete(unit, ANA, item.id))
    assert couple.read(lambda unit: drawer.of_person(unit, ANA)) == []


@pytest.mark.parametrize(("drawer", "item"), DRAWERS)
def test_it_goes_with_its_owner(couple: Store, drawer: Drawer[Entry], item: Entry) -> None:
    couple.write(lambda unit: drawer.keep(unit, ANA, item))
    couple.write(lambda unit: people.delete(unit, ANA))
    assert couple.read(lambda unit: unit.conn.scalar(select(func.count()).select_from(drawer.table))) == 0


def test_a_long_answer_is_as_long_on_the_disk_as_a_short_one(couple: Store) -> None:
    def length() -> int | None:
        return couple.read(lambda unit: unit.conn.scalar(select(func.length(entries.c.entry_sealed))))

    couple.write(lambda unit: ENTRIES.keep(unit, ANA, ENTRY))
    before = length()
    said = Entry(ENTRY.id, ENTRY.practice, EVENING, "", {"feel": Answer((), "x" * 1000)})
    couple.write(lambda unit: ENTRIES.keep(unit, ANA, said))
    assert length() == before
    assert couple.read(lambda unit: ENTRIES.count(unit, ANA)) == 1, "changed, not one more"
