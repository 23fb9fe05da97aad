"""Cards are sealed whole, and what is shown of them is a copy of its own that goes with the couple."""

from dataclasses import replace
from functools import partial

import pytest

from couples.domain.card import Answer, Audience, Card, Kind, Source, seen
from couples.domain.people import Seat
from couples.domain.session.state import Side
from couples.store import cards, couples, people
from couples.store.cards import Showing
from couples.store.database import Store, Unit
from tests.store.shelf import ANA, BEN, COUPLE, a_couple

HAND = Card("1" * 32, Kind.PREFERENCE, Source("touch-everyday", "hand"), answer=Answer.YES, note="only mine")
DOOR = Card("2" * 32, Kind.BOUNDARY, text="a knock first", answer=Answer.NO)
ANA_SITS, BEN_SITS = Seat(COUPLE, 1, Side.A, ANA, BEN), Seat(COUPLE, 1, Side.B, BEN, ANA)


@pytest.fixture
def couple(store: Store) -> Store:
    store.write(a_couple)
    for card in (HAND, DOOR):
        store.write(partial(cards.keep, person_id=ANA, card=card))
    return store


def _shows(unit: Unit, card: Card, showing_id: str, audience: Audience = Audience.PARTNER) -> None:
    cards.show(unit, ANA_SITS, Showing(showing_id, card.id, audience), seen(card, showing_id))


def test_cards_come_back_to_their_owner_and_to_nobody_else(couple: Store) -> None:
    assert couple.read(lambda unit: cards.of_person(unit, ANA, ANA_SITS)) == [HAND, DOOR]
    assert couple.read(lambda unit: cards.by_id(unit, ANA, DOOR.id, None)) == DOOR
    assert couple.read(lambda unit: cards.of_person(unit, BEN, BEN_SITS)) == []
    assert couple.read(lambda unit: cards.by_id(unit, BEN, DOOR.id, BEN_SITS)) is None
    assert couple.read(lambda unit: (cards.count(unit, ANA), cards.count(unit, BEN))) == (2, 0)


def test_a_changed_card_takes_the_place_of_the_old_one(couple: Store) -> None:
    couple.write(lambda unit: cards.keep(unit, ANA, replace(DOOR, answer=Answer.YES_IF)))
    assert [card.answer for card in couple.read(lambda unit: cards.of_person(unit, ANA, None))] == [
        Answer.YES,
        Answer.YES_IF,
    ]


def test_what_is_shown_is_read_by_that_audience_alone_until_it_is_hidden(couple: Store) -> None:
    couple.write(lambda unit: _shows(unit, HAND, "a" * 32))
    read = couple.read(lambda unit: cards.shown_by(unit, BEN_SITS.of_partner, Audience.PARTNER))
    assert read == [seen(HAND, "a" * 32)]
    assert couple.read(lambda unit: cards.shown_by(unit, ANA_SITS, Audience.THERAPIST)) == []
    assert couple.read(lambda unit: cards.shown_by(unit, BEN_SITS, Audience.PARTNER)) == []
    mine = couple.read(lambda unit: cards.by_id(unit, ANA, HAND.id, ANA_SITS))
    assert mine == replace(HAND, shown_to=frozenset({Audience.PARTNER}))
    couple.write(lambda unit: cards.hide(unit, BEN, HAND.id, Audience.PARTNER))
    assert couple.read(lambda unit: cards.shown_by(unit, ANA_SITS, Audience.PARTNER)) != []
    couple.write(lambda unit: cards.hide(unit, ANA, HAND.id, Audience.PARTNER))
    assert couple.read(lambda unit: cards.shown_by(unit, ANA_SITS, Audience.PARTNER)) == []


def test_shown_again_it_is_one_copy_with_another_name(couple: Store) -> None:
    couple.write(lambda unit: _shows(unit, HAND, "a" * 32))
    couple.write(lambda unit: _shows(unit, replace(HAND, answer=Answer.NO), "b" * 32))
    (read,) = couple.read(lambda unit: cards.shown_by(unit, ANA_SITS, Audience.PARTNER))
    assert (read.id, read.answer) == ("b" * 32, Answer.NO)


def test_a_deleted_card_takes_what_was_shown_of_it_along(couple: Store) -> None:
    couple.write(lambda unit: _shows(unit, HAND, "a" * 32))
    couple.write(lambda unit: cards.delete(unit, BEN, HAND.id))
    assert couple.read(lambda unit: cards.count(unit, ANA)) == 2
    couple.write(lambda unit: cards.delete(unit, ANA, HAND.id))
    assert couple.read(lambda unit: cards.shown_by(unit, ANA_SITS, Audience.PARTNER)) == []
    assert couple.read(lambda unit: cards.count(unit, ANA)) == 1


def test_unlinking_ends_every_showing_and_leaves_the_cards(couple: Store) -> None:
    couple.write(lambda unit: _shows(unit, HAND, "a" * 32))
    couple.write(lambda unit: couples.unlink(unit, COUPLE))
    assert couple.read(lambda unit: cards.shown_by(unit, ANA_SITS, Audience.PARTNER)) == []
    assert couple.read(lambda unit: cards.of_person(unit, ANA, None)) == [HAND, DOOR]


def test_who_leaves_takes_their_cards_along(couple: Store) -> None:
    couple.write(lambda unit: couples.unlink(unit, COUPLE))
    couple.write(lambda unit: people.delete(unit, ANA))
    assert couple.read(lambda unit: cards.count(unit, ANA)) == 0
