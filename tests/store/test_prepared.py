"""A prepared statement answers as SQLAlchemy would, only sooner; and what an undone work remembered is forgotten."""

from datetime import UTC, datetime

import pytest
from sqlalchemy import bindparam, func, insert, select, update
from sqlalchemy.exc import IntegrityError

from couples.store.database import Store, Unit
from couples.store.prepared import Prepared
from couples.store.tables import couples, tries

AT = datetime(2026, 11, 22, 21, 30, 5, 123456, tzinfo=UTC)
TRY = {"id": "one", "kind": "sign-in", "key_hash": b"\x00\xff", "at": AT}
ADD = Prepared(insert(tries))
FIND = Prepared(select(tries.c.at, tries.c.key_hash, tries.c.kind).where(tries.c.id == bindparam("id")))


def test_values_keep_their_types_both_ways(store: Store) -> None:
    assert store.write(lambda unit: ADD.write(unit.conn, TRY)) == 1
    found = store.read(lambda unit: FIND.first(unit.conn, {"id": "one"}))
    asked = select(tries.c.at, tries.c.key_hash, tries.c.kind).where(tries.c.id == "one")
    assert found == store.read(lambda unit: tuple(unit.conn.execute(asked).one()))
    assert found == (AT, b"\x00\xff", "sign-in")
    assert store.read(lambda unit: FIND.all(unit.conn, {"id": "none"})) == []
    assert store.read(lambda unit: FIND.first(unit.conn, {"id": "none"})) is None


def test_booleans_and_numbers_written_into_a_statement_are_kept(store: Store) -> None:
    add, linked = (
        Prepared(insert(couples)),
        Prepared(select(couples.c.linked, func.coalesce(func.max(couples.c.epoch), 7))),
    )
    raise_epoch = Prepared(update(couples).values(epoch=bindparam("new")).where(couples.c.id == bindparam("couple")))

    def work(unit: Unit) -> object:
        assert linked.first(unit.conn, {}) == (None, 7)
        add.write(unit.conn, {"id": "c", "epoch": 1, "linked": True})
        assert raise_epoch.write(unit.conn, {"new": 3, "couple": "nobody"}) == 0
        assert raise_epoch.write(unit.conn, {"new": 3, "couple": "c"}) == 1
        return linked.first(unit.conn, {})

    found = store.write(work)
    assert found == (True, 3)


def test_errors_come_out_as_sqlalchemys_own_and_quote_nobody(store: Store) -> None:
    store.write(lambda unit: ADD.write(unit.conn, TRY))
    with pytest.raises(IntegrityError) as told:
        store.write(lambda unit: ADD.write(unit.conn, TRY))
    assert "sign-in" not in str(told.value)


def test_what_an_undone_work_remembered_is_forgotten_with_it(store: Store) -> None:
    def undone(unit: Unit) -> None:
        unit.remembered["evening"] = "what was never written"
        raise LookupError

    store.write(lambda unit: unit.remembered.update(other="read before"))
    with pytest.raises(LookupError):
        store.write(undone)
    assert store.write(lambda unit: dict(unit.remembered)) == {}
