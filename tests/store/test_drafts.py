"""Drafts are sealed for their owner, what is presented for the couple, and both go for good."""

from functools import partial

import pytest

from couples.domain.draft import Draft, Recording
from couples.store import drafts, sessions
from couples.store.database import Store
from couples.store.drafts import Part
from tests.store.shelf import ANA, BEN, TONIGHT, a_couple

WORDS = Draft("1" * 32, "one\n\ntwo", (Recording("r" * 32, "audio/webm", 3),))
PARTS = [
    Part("a" * 32, "item", "text/plain", b"one"),
    Part("b" * 32, "item", "audio/webm", b"\x1a\x45 sound\n\x80\x00"),
]


@pytest.fixture
def couple(store: Store) -> Store:
    store.write(a_couple)
    store.write(lambda unit: sessions.insert(unit, TONIGHT))
    store.write(partial(drafts.keep, person_id=ANA, draft=WORDS))
    store.write(lambda unit: drafts.keep_sound(unit, ANA, WORDS.id, "r" * 32, b"\x1a\x45 sound\x80\x00\x00"))
    return store


def test_a_draft_and_its_sound_come_back_to_their_owner_alone(couple: Store) -> None:
    assert couple.read(lambda unit: drafts.of_person(unit, ANA)) == [WORDS]
    assert couple.read(lambda unit: drafts.by_id(unit, ANA, WORDS.id)) == WORDS
    assert couple.read(lambda unit: drafts.sound_of(unit, ANA, "r" * 32)) == b"\x1a\x45 sound\x80\x00\x00"
    assert couple.read(lambda unit: drafts.by_id(unit, BEN, WORDS.id)) is None
    assert couple.read(lambda unit: drafts.sound_of(unit, BEN, "r" * 32)) is None
    assert couple.read(lambda unit: (drafts.count(unit, ANA), drafts.count(unit, BEN))) == (1, 0)


def test_a_changed_draft_takes_the_place_of_the_old_one(couple: Store) -> None:
    couple.write(partial(drafts.keep, person_id=ANA, draft=Draft(WORDS.id, "three")))
    assert [draft.text for draft in couple.read(lambda unit: drafts.of_person(unit, ANA))] == ["three"]


def test_nobody_deletes_what_is_not_theirs_and_a_deleted_draft_takes_its_sound_along(couple: Store) -> None:
    couple.write(lambda unit: drafts.delete(unit, BEN, WORDS.id))
    couple.write(lambda unit: drafts.delete_sound(unit, BEN, "r" * 32))
    assert couple.read(lambda unit: drafts.sound_of(unit, ANA, "r" * 32)) is not None
    couple.write(lambda unit: drafts.delete(unit, ANA, WORDS.id))
    assert couple.read(lambda unit: drafts.sound_of(unit, ANA, "r" * 32)) is None


def test_what_is_laid_out_comes_back_in_its_order_under_its_name_and_person(couple: Store) -> None:
    couple.write(lambda unit: drafts.offer(unit, TONIGHT, ANA, PARTS))
    assert couple.read(lambda unit: drafts.offered(unit, TONIGHT, ANA, "item")) == PARTS
    assert couple.read(lambda unit: drafts.offered(unit, TONIGHT, BEN, "item")) == []
    assert couple.read(lambda unit: drafts.offered(unit, TONIGHT, ANA, "other")) == []
    couple.write(lambda unit: drafts.offer(unit, TONIGHT, ANA, PARTS[:1]))
    assert couple.read(lambda unit: drafts.offered(unit, TONIGHT, ANA, "item")) == PARTS[:1]


@pytest.mark.parametrize("end", ["put away", "closed"])
def test_what_was_laid_out_is_gone_when_put_away_or_closed(couple: Store, end: str) -> None:
    couple.write(lambda unit: drafts.offer(unit, TONIGHT, ANA, PARTS))
    if end == "closed":
        couple.write(lambda unit: sessions.close(unit, TONIGHT.id))
    else:
        couple.write(lambda unit: drafts.put_away(unit, TONIGHT.id, "item"))
    assert couple.read(lambda unit: drafts.offered(unit, TONIGHT, ANA, "item")) == []
