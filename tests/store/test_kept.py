from datetime import timedelta

import pytest

from couples.store import kept
from couples.store.database import Store
from couples.store.kept import KeptLine
from tests.store.shelf import ANA, BEN, EVENING, a_couple


@pytest.fixture
def couple(store: Store) -> Store:
    store.write(a_couple)
    store.write(lambda unit: kept.keep(unit, "2", ANA, EVENING + timedelta(days=1), "ask for more time"))
    store.write(lambda unit: kept.keep(unit, "1", ANA, EVENING, "the breath helped"))
    return store


def test_kept_lines_come_back_oldest_first_to_who_kept_them(couple: Store) -> None:
    assert couple.read(lambda unit: kept.of_person(unit, ANA)) == [
        KeptLine("1", EVENING, "the breath helped"),
        KeptLine("2", EVENING + timedelta(days=1), "ask for more time"),
    ]
    assert couple.read(lambda unit: kept.of_person(unit, BEN)) == []


def test_one_deletes_one_s_own_line_and_nobody_else_s(couple: Store) -> None:
    couple.write(lambda unit: kept.delete(unit, BEN, "1"))
    couple.write(lambda unit: kept.delete(unit, ANA, "2"))
    assert [line.id for line in couple.read(lambda unit: kept.of_person(unit, ANA))] == ["1"]
