"""Nobody sits in two couples, and a couple that ended has no seats."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import select
from sqlalchemy.exc import IntegrityError

from couples.store import couples
from couples.store.tables import couples as table
from couples.store.tables import data_keys, seats
from couples.store.unit import Unit
from tests.accounts import Accounts, some_accounts


@pytest.fixture
def accounts(tmp_path: Path) -> Iterator[Accounts]:
    with some_accounts(tmp_path) as house:
        yield house


def test_nobody_sits_in_two_couples_whatever_a_service_does(accounts: Accounts) -> None:
    ana, ben, cleo = (accounts.joins(name).person_id for name in ("Ana", "Ben", "Cleo"))
    accounts.store.write(lambda unit: couples.link(unit, "first", ana, ben))
    with pytest.raises(IntegrityError):
        accounts.store.write(lambda unit: couples.link(unit, "second", ana, cleo))
    assert accounts.store.read(lambda unit: couples.seat_of(unit, cleo)) is None


def test_an_ended_couple_has_no_seats_no_key_and_a_later_epoch(accounts: Accounts) -> None:
    ana, ben = (accounts.joins(name).person_id for name in ("Ana", "Ben"))
    accounts.store.write(lambda unit: couples.link(unit, "first", ana, ben))
    accounts.store.write(lambda unit: couples.unlink(unit, "first"))

    def look(unit: Unit) -> tuple[int, bool, int, int]:
        epoch, linked = unit.conn.execute(select(table.c.epoch, table.c.linked)).one()
        keys = unit.conn.execute(select(data_keys.c.id).where(data_keys.c.kind == "couple")).all()
        return epoch, linked, len(unit.conn.execute(select(seats)).all()), len(keys)

    assert accounts.store.read(look) == (2, False, 0, 0)
