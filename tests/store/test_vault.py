from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as some
from sqlalchemy import select, update

from couples.store import journal, kept
from couples.store.database import Store, Unit
from couples.store.tables import data_keys, kept_lines
from couples.store.tables import journal as journal_rows
from couples.store.trouble import KeyGone, SealBroken
from couples.store.vault import BLOCK, Owner, Place, _bound, _padded, _unpadded
from tests.store.shelf import (
    ANA,
    ANA_OWNS,
    BEN_OWNS,
    BOTH_OWN,
    EVENING,
    TONIGHT,
    a_couple,
    a_gate,
    a_person,
    an_evening,
    opened,
)

LINE = Place("kept_lines", "line_sealed", "1")


@pytest.fixture
def couple(store: Store) -> Store:
    store.write(a_couple)
    return store


def test_what_was_sealed_opens_in_its_place(couple: Store) -> None:
    sealed = couple.write(lambda unit: unit.vault.seal(ANA_OWNS, LINE, "with you, ñandú"))
    assert couple.read(lambda unit: unit.vault.open_text(ANA_OWNS, LINE, sealed)) == "with you, ñandú"


@pytest.mark.parametrize(
    "elsewhere",
    [
        replace(LINE, row="2"),
        replace(LINE, column="other_sealed"),
        replace(LINE, table="journal"),
        Place("kept_lines", "line_sealed1", ""),
    ],
)
def test_a_seal_moved_to_another_place_does_not_open(couple: Store, elsewhere: Place) -> None:
    sealed = couple.write(lambda unit: unit.vault.seal(ANA_OWNS, LINE, "mine"))
    with pytest.raises(SealBroken):
        couple.read(lambda unit: unit.vault.open(ANA_OWNS, elsewhere, sealed))


@pytest.mark.parametrize("other", [BEN_OWNS, BOTH_OWN, Owner.couple(ANA, 0), Owner.person("nobody")])
def test_a_seal_does_not_open_for_another_owner(couple: Store, other: Owner) -> None:
    sealed = couple.write(lambda unit: unit.vault.seal(ANA_OWNS, LINE, "mine"))
    with pytest.raises(SealBroken):
        couple.read(lambda unit: unit.vault.open(other, LINE, sealed))


def test_every_changed_byte_breaks_the_seal(couple: Store) -> None:
    sealed = couple.write(lambda unit: unit.vault.seal(ANA_OWNS, LINE, "mine"))

    def opens(unit: Unit, blob: bytes) -> bool:
        try:
            return bool(unit.vault.open(ANA_OWNS, LINE, blob))
        except SealBroken:
            return False

    changed = [sealed[:at] + bytes([sealed[at] ^ 1]) + sealed[at + 1 :] for at in range(len(sealed))]
    shorter = [sealed[:size] for size in range(len(sealed))]
    assert couple.read(lambda unit: [blob for blob in [*changed, *shorter] if opens(unit, blob)]) == []


def test_two_kept_lines_with_their_seals_swapped_are_refused(store: Store) -> None:
    def swap(unit: Unit) -> None:
        an_evening(unit)
        kept.keep(unit, "another", ANA, EVENING, "line 2")
        one, two = unit.conn.execute(select(kept_lines.c.id, kept_lines.c.line_sealed)).all()
        for row, seal in ((one.id, two.line_sealed), (two.id, one.line_sealed)):
            unit.conn.execute(update(kept_lines).where(kept_lines.c.id == row).values(line_sealed=seal))

    store.write(swap)
    with pytest.raises(SealBroken):
        store.read(lambda unit: kept.of_person(unit, ANA))


def test_two_events_with_their_seals_swapped_are_refused(store: Store) -> None:
    def swap(unit: Unit) -> None:
        an_evening(unit)
        seals = unit.conn.scalars(select(journal_rows.c.event_sealed).order_by(journal_rows.c.seq)).all()
        for seq, seal in ((1, seals[1]), (2, seals[0])):
            unit.conn.execute(update(journal_rows).where(journal_rows.c.seq == seq).values(event_sealed=seal))

    store.write(swap)
    with pytest.raises(SealBroken):
        store.read(lambda unit: journal.read(unit, TONIGHT))


def test_a_wrapped_key_given_to_another_owner_does_not_unwrap(couple: Store, tmp_path: Path) -> None:
    def swap(unit: Unit) -> None:
        bens = unit.conn.scalars(select(data_keys.c.wrapped).where(data_keys.c.owner_id == BEN_OWNS.id)).one()
        unit.conn.execute(update(data_keys).where(data_keys.c.owner_id == ANA).values(wrapped=bens))

    couple.write(swap)
    couple.close()
    with opened(tmp_path) as again, pytest.raises(SealBroken):
        again.write(lambda unit: unit.vault.seal(ANA_OWNS, LINE, "mine"))


def test_the_same_text_never_gives_the_same_seal(couple: Store) -> None:
    seals = couple.write(lambda unit: {unit.vault.seal(ANA_OWNS, LINE, "yes") for _ in range(200)})
    assert len(seals) == 200


def test_the_length_of_a_seal_does_not_tell_a_yes_from_a_no(couple: Store) -> None:
    words = "yes", "no", "wait", "", "a line of motive that is a little longer"
    seals = couple.write(lambda unit: [unit.vault.seal(ANA_OWNS, LINE, word) for word in words])
    assert len({len(seal) for seal in seals}) == 1


def test_a_destroyed_key_opens_nothing_any_more(couple: Store) -> None:
    sealed = couple.write(lambda unit: unit.vault.seal(ANA_OWNS, LINE, "mine"))
    couple.write(lambda unit: unit.vault.destroy_key(ANA_OWNS))
    with pytest.raises(KeyGone):
        couple.read(lambda unit: unit.vault.open(ANA_OWNS, LINE, sealed))
    with pytest.raises(KeyGone):
        couple.write(lambda unit: unit.vault.seal(ANA_OWNS, LINE, "more"))
    with pytest.raises(KeyGone, match="for good"):
        couple.write(lambda unit: unit.vault.make_key(ANA_OWNS))


def test_destroying_twice_is_as_good_as_once(couple: Store) -> None:
    couple.write(lambda unit: unit.vault.destroy_key(ANA_OWNS))
    couple.write(lambda unit: unit.vault.destroy_key(ANA_OWNS))
    assert couple.read(lambda unit: unit.vault.newest_version(BEN_OWNS)) == 1


def test_a_key_whose_making_was_undone_seals_nothing(store: Store) -> None:
    """Were it remembered, what it seals could never be opened again."""

    def make_and_fail(unit: Unit) -> None:
        a_person(unit, ANA, "Ana")
        raise LookupError

    gate = a_gate(store)
    undone = store.submit(make_and_fail)
    later = store.submit(lambda unit: unit.vault.seal(ANA_OWNS, LINE, "lost?"))
    gate.open()
    with pytest.raises(LookupError):
        undone.wait()
    with pytest.raises(KeyGone):
        later.wait()


def test_a_key_whose_destroying_was_undone_still_opens_and_has_no_tombstone(couple: Store, tmp_path: Path) -> None:
    sealed = couple.write(lambda unit: unit.vault.seal(ANA_OWNS, LINE, "mine"))

    def destroy_and_fail(unit: Unit) -> None:
        unit.vault.destroy_key(ANA_OWNS)
        raise LookupError

    with pytest.raises(LookupError):
        couple.write(destroy_and_fail)
    couple.write(lambda unit: unit.vault.destroy_key(BOTH_OWN))
    assert couple.read(lambda unit: unit.vault.open_text(ANA_OWNS, LINE, sealed)) == "mine"
    assert ANA not in (tmp_path / "keys" / "keys.gone").read_text()


def test_after_renewing_the_new_version_seals_and_the_old_one_opens_until_dropped(couple: Store) -> None:
    old = couple.write(lambda unit: unit.vault.seal(ANA_OWNS, LINE, "old"))
    couple.write(lambda unit: unit.vault.renew_key(ANA_OWNS))
    new = couple.write(lambda unit: unit.vault.seal(ANA_OWNS, LINE, "new"))
    assert couple.read(lambda unit: [unit.vault.open_text(ANA_OWNS, LINE, seal) for seal in (old, new)]) == [
        "old",
        "new",
    ]
    couple.write(lambda unit: unit.vault.drop_older(ANA_OWNS))
    assert couple.read(lambda unit: unit.vault.open_text(ANA_OWNS, LINE, new)) == "new"
    with pytest.raises(KeyGone):
        couple.read(lambda unit: unit.vault.open(ANA_OWNS, LINE, old))


@given(some.binary(max_size=3 * BLOCK))
def test_padding_hides_the_length_and_comes_off_whole(plain: bytes) -> None:
    padded = _padded(plain)
    assert len(padded) % BLOCK == 0
    assert _unpadded(padded) == plain


WORDS = some.text(alphabet="1:ab", max_size=3)
PLACES = some.builds(Place, table=WORDS, column=WORDS, row=WORDS)
OWNERS = some.builds(Owner, kind=WORDS, id=WORDS, epoch=some.integers(0, 12))


@given(one=some.tuples(OWNERS, PLACES, some.integers(1, 12)), other=some.tuples(OWNERS, PLACES, some.integers(1, 12)))
def test_no_two_places_are_bound_alike(one: tuple[Owner, Place, int], other: tuple[Owner, Place, int]) -> None:
    assert (_bound(*one) == _bound(*other)) == (one == other)
