"""An agreement is one sealed row of one size for a couple, and gone with it."""

from pathlib import Path

import pytest
from sqlalchemy import func, select

from couples.domain.agreement import LINE_LENGTH, MOST_LINES, Agreement, Line
from couples.domain.people import Seat
from couples.domain.session.state import Side
from couples.store import agreements, couples
from couples.store.database import Store, Unit
from couples.store.tables import agreements as table
from tests.store.shelf import ANA, BEN, COUPLE, a_couple, opened

ANA_SITS, BEN_SITS = Seat(COUPLE, 1, Side.A, ANA, BEN), Seat(COUPLE, 1, Side.B, BEN, ANA)
ROOM = Agreement((Line("1" * 32, "either of us may leave the room", frozenset(Side)),))
FULL = Agreement(
    tuple(Line(f"{at:032}", "🌿" * LINE_LENGTH, frozenset(Side)) for at in range(MOST_LINES))
)  # the longest letters there are
QUOTED = Agreement(tuple(Line(f"{at:032}", '"\\' * (LINE_LENGTH // 2)) for at in range(MOST_LINES)))


@pytest.fixture
def couple(store: Store) -> Store:
    store.write(a_couple)
    return store


def _seals(unit: Unit) -> list[bytes]:
    return list(unit.conn.scalars(select(table.c.agreement_sealed)))


def _keeps(store: Store, agreement: Agreement, seat: Seat = ANA_SITS) -> None:
    store.write(lambda unit: agreements.keep(unit, seat, agreement))


def _reads(store: Store, seat: Seat = BEN_SITS) -> Agreement:
    return store.read(lambda unit: agreements.of_couple(unit, seat))


def test_both_read_the_same_one_and_nobody_has_one_before(couple: Store) -> None:
    assert _reads(couple) == Agreement()
    _keeps(couple, ROOM)
    assert _reads(couple, ANA_SITS) == _reads(couple, BEN_SITS) == ROOM
    _keeps(couple, QUOTED, BEN_SITS)
    assert _reads(couple, ANA_SITS) == QUOTED
    assert couple.read(lambda unit: unit.conn.scalar(select(func.count()).select_from(table))) == 1


@pytest.mark.parametrize("agreement", [ROOM, FULL, QUOTED, Agreement((Line("1" * 32, "x"),))])
def test_however_much_is_in_it_the_seal_has_one_size(couple: Store, agreement: Agreement) -> None:
    _keeps(couple, ROOM)
    (before,) = couple.read(_seals)
    _keeps(couple, agreement)
    (after,) = couple.read(_seals)
    assert len(after) == len(before)
    assert _reads(couple) == agreement


def test_what_would_not_fit_its_page_is_not_written(couple: Store) -> None:
    too_much = Agreement((Line("1" * 32, "x" * agreements.PAGE),))
    with pytest.raises(ValueError, match="hides its size"):
        _keeps(couple, too_much)


def test_without_a_line_not_even_a_row_is_left(couple: Store) -> None:
    _keeps(couple, ROOM)
    _keeps(couple, Agreement())
    assert couple.read(_seals) == []
    assert _reads(couple) == Agreement()


def test_unlinking_ends_it(couple: Store) -> None:
    _keeps(couple, ROOM)
    couple.write(lambda unit: couples.unlink(unit, COUPLE))
    assert couple.read(_seals) == []


def test_another_epoch_of_the_couple_reads_nothing_and_writes_its_own(couple: Store) -> None:
    _keeps(couple, ROOM)
    later = Seat(COUPLE, 2, Side.A, ANA, BEN)
    assert _reads(couple, later) == Agreement()


def test_what_is_taken_back_is_off_the_disk(tmp_path: Path) -> None:
    def anywhere(seal: bytes) -> bool:
        return any(seal in path.read_bytes() for path in tmp_path.rglob("*") if path.is_file())

    with opened(tmp_path) as store:
        store.write(a_couple)
        _keeps(store, ROOM)
        store.scrub().wait()
        (seal,) = store.read(_seals)
        middle = seal[1000:1064]  # a seal is longer than a page of the file
        assert anywhere(middle)
        _keeps(store, Agreement())
        assert store.scrub().wait() is True
        assert not anywhere(middle)


def test_no_column_tells_what_is_in_it_or_when(couple: Store) -> None:
    assert set(table.columns.keys()) == {"couple_id", "couple_epoch", "agreement_sealed"}
