"""A profile is sealed for its owner; its length says nothing, and of two changes neither undoes the other."""

from functools import partial

from sqlalchemy import select

from couples.domain import profile
from couples.domain.deck import TOPICS
from couples.domain.profile import Pile, Profile
from couples.store import profiles
from couples.store.database import Store, Unit
from couples.store.library import load_library
from couples.store.tables import profiles as table
from couples.store.vault import Owner
from tests.store.shelf import ANA, BEN, a_couple

EVERYTHING = Profile(TOPICS, dict.fromkeys(load_library().statements, Pile.HANDED))


def _sealed(unit: Unit) -> bytes:
    found: bytes = unit.conn.scalars(select(table.c.profile_sealed)).one()
    return found


def test_it_comes_back_to_its_owner_and_to_nobody_else(store: Store) -> None:
    store.write(a_couple)
    store.write(partial(profiles.keep, person_id=ANA, profile=EVERYTHING))
    assert store.read(lambda unit: profiles.of_person(unit, ANA)) == EVERYTHING
    assert store.read(lambda unit: profiles.of_person(unit, BEN)) == Profile()


def test_a_full_one_is_as_long_as_an_empty_one(store: Store) -> None:
    store.write(a_couple)
    lengths = set()
    for each in (Profile(), Profile(frozenset({"breath"})), EVERYTHING):
        store.write(partial(profiles.keep, person_id=ANA, profile=each))
        lengths.add(len(store.read(_sealed)))
    assert len(lengths) == 1


def test_one_of_before_the_piles_is_still_read(store: Store) -> None:
    store.write(a_couple)

    def as_it_was(unit: Unit) -> None:
        profiles.keep(unit, ANA, Profile())
        text = b'{"left_out":["breath"]}'.ljust(2048)
        sealed = unit.vault.seal(Owner.person(ANA), profiles._place(ANA), text)
        unit.conn.execute(table.update().values(profile_sealed=sealed))

    store.write(as_it_was)
    assert store.read(lambda unit: profiles.of_person(unit, ANA)) == Profile(frozenset({"breath"}))


def test_two_pages_that_change_different_things_at_the_same_time_both_keep_theirs(store: Store) -> None:
    store.write(a_couple)
    statements = [f"closeness/{n}" for n in range(8)]
    tickets = [
        store.submit(partial(profiles.change, person_id=ANA, to=partial(profile.laid, statement=each, pile=Pile.MINE)))
        for each in statements
    ]
    leaving = partial(profile.leaving_out, topics=frozenset({"breath"}))
    tickets.insert(4, store.submit(partial(profiles.change, person_id=ANA, to=leaving)))
    for ticket in tickets:
        ticket.wait()
    mine = store.read(lambda unit: profiles.of_person(unit, ANA))
    assert mine == Profile(frozenset({"breath"}), dict.fromkeys(statements, Pile.MINE))
