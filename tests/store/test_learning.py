"""What someone put off, hid or answered is sealed for them alone; its length says nothing, and empty is not there."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial

from sqlalchemy import select

from couples.domain.csi import HIGHEST, Answers
from couples.domain.learning import Resonance, Shelf, hide, put_off, say
from couples.store import learning
from couples.store.database import Store, Unit
from couples.store.learning import PAGE, Learned
from couples.store.library import load_library
from couples.store.people import delete as delete_person
from couples.store.tables import learning as table
from tests.store.shelf import ANA, BEN, a_couple

CARDS = load_library().reading_order
EVERYTHING = Learned(
    Shelf(tuple(CARDS), frozenset(CARDS), dict.fromkeys(CARDS, Resonance.PARTLY)),
    Answers(HIGHEST),
)


def _sealed(unit: Unit) -> list[bytes]:
    return list(unit.conn.scalars(select(table.c.learning_sealed)))


def test_it_comes_back_to_its_owner_and_to_nobody_else(store: Store) -> None:
    store.write(a_couple)
    store.write(partial(learning.keep, person_id=ANA, learned=EVERYTHING))
    assert store.read(lambda unit: learning.of_person(unit, ANA)) == EVERYTHING
    assert store.read(lambda unit: learning.of_person(unit, BEN)) == Learned()


def test_one_hidden_card_is_as_long_as_everything_there_is(store: Store) -> None:
    store.write(a_couple)
    lengths = set()
    for each in (
        Learned(hide(Shelf(), CARDS[0])),
        Learned(say(Shelf(), CARDS[0], Resonance.NO)),
        Learned(answers=Answers((0, None, None, None))),
        EVERYTHING,
    ):
        store.write(partial(learning.keep, person_id=ANA, learned=each))
        lengths |= {len(sealed) for sealed in store.read(_sealed)}
    assert len(lengths) == 1
    assert lengths.pop() >= PAGE


def test_without_anything_to_keep_not_even_the_row_is_left(store: Store) -> None:
    store.write(a_couple)
    store.write(partial(learning.keep, person_id=ANA, learned=EVERYTHING))
    store.write(partial(learning.change, person_id=ANA, to=lambda _: Learned()))
    assert store.read(_sealed) == []
    store.write(partial(learning.keep, person_id=ANA, learned=Learned()))
    assert store.read(_sealed) == []


def test_two_pages_that_change_different_things_at_the_same_time_both_keep_theirs(store: Store) -> None:
    store.write(a_couple)

    def later(card: str) -> Callable[[Learned], Learned]:
        return lambda mine: replace(mine, shelf=put_off(mine.shelf, card))

    tickets = [store.submit(partial(learning.change, person_id=ANA, to=later(card))) for card in CARDS]
    answers = Answers((3, 3, 3, 3))
    tickets.insert(4, store.submit(partial(learning.change, person_id=ANA, to=partial(replace, answers=answers))))
    for ticket in tickets:
        ticket.wait()
    assert store.read(lambda unit: learning.of_person(unit, ANA)) == Learned(Shelf(tuple(CARDS)), answers)


def test_it_goes_with_its_owner(store: Store) -> None:
    store.write(a_couple)
    store.write(partial(learning.keep, person_id=ANA, learned=EVERYTHING))
    store.write(lambda unit: delete_person(unit, ANA))
    assert store.read(_sealed) == []
