"""A name stands sealed under its own person's key, and opens nowhere else."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import select, update

from couples.store import people
from couples.store.tables import people as table
from couples.store.trouble import SealBroken
from couples.store.unit import Unit
from tests.accounts import Accounts, some_accounts


@pytest.fixture
def accounts(tmp_path: Path) -> Iterator[Accounts]:
    with some_accounts(tmp_path) as house:
        yield house


def test_a_sealed_name_moved_to_somebody_else_does_not_open(accounts: Accounts) -> None:
    ana, ben = accounts.joins(), accounts.joins("Ben")

    def swap(unit: Unit) -> None:
        sealed = unit.conn.scalars(select(table.c.chosen_name_sealed).where(table.c.id == ana.person_id)).one()
        unit.conn.execute(update(table).where(table.c.id == ben.person_id).values(chosen_name_sealed=sealed))

    accounts.store.write(swap)
    with pytest.raises(SealBroken):
        accounts.store.read(lambda unit: people.by_id(unit, ben.person_id))


def test_a_person_is_found_by_sign_in_name_and_nobody_by_another(accounts: Accounts) -> None:
    ana = accounts.joins()
    found = accounts.store.read(lambda unit: people.by_sign_in_name(unit, ana.sign_in_name))
    assert found is not None
    assert found.chosen_name == "Ana"
    assert accounts.store.read(lambda unit: people.by_sign_in_name(unit, "nobody-here-0000")) is None
    assert accounts.store.read(lambda unit: people.by_id(unit, "nobody")) is None
