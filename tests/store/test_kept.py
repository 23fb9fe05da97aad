from datetime import timedelta

import pytest
from sqlalchemy import insert

from couples.domain.kept import KeptLine
from couples.store import kept
from couples.store.database import Store
from couples.store.tables import kept_lines
from couples.store.unit import Unit
from couples.store.vault import Owner, Place
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


def test_a_line_comes_back_with_the_question_it_answered_and_an_older_one_as_it_was(couple: Store) -> None:
    def an_older_line(unit: Unit) -> None:
        sealed = unit.vault.seal(Owner.person(BEN), Place("kept_lines", "line_sealed", "3"), "Warm")
        unit.conn.execute(insert(kept_lines), {"id": "3", "person_id": BEN, "kept_at": EVENING, "line_sealed": sealed})

    couple.write(an_older_line)
    couple.write(lambda unit: kept.keep(unit, "4", BEN, EVENING, "Warm", "body"))
    assert couple.read(lambda unit: kept.of_person(unit, BEN)) == [
        KeptLine("3", EVENING, "Warm"),
        KeptLine("4", EVENING, "Warm", "body"),
    ]


def test_one_deletes_one_s_own_line_and_nobody_else_s(couple: Store) -> None:
    couple.write(lambda unit: kept.delete(unit, BEN, "1"))
    couple.write(lambda unit: kept.delete(unit, ANA, "2"))
    assert [line.id for line in couple.read(lambda unit: kept.of_person(unit, ANA))] == ["1"]
