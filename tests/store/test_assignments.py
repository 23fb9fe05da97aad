"""Proposals are sealed for their admission, answers for their person; what ends takes all of it along."""

import pytest
from sqlalchemy import func, select

from couples.domain.admission import Acceptance, Policy
from couples.domain.assignment import UNTOLD, Assignment, Plan, Says, Told
from couples.domain.programme import Programme
from couples.store import admissions, assignments, couples, people
from couples.store.assignments import Link
from couples.store.database import Store, Unit
from couples.store.solo import PROGRAMMES
from couples.store.tables import assignment_answers, data_keys, programmes
from couples.store.tables import assignments as rows
from couples.store.trouble import KeyGone
from couples.store.vault import Owner
from tests.store.shelf import ANA, BEN, COUPLE, EVENING, a_couple, a_person

NOA, LINK_ID = "noa".rjust(32, "0"), "1".rjust(32, "0")
LINK = Link(LINK_ID, NOA, COUPLE, (ANA, BEN))
FIRST = Assignment("a" * 32, Plan("exercises/listen", "To hear each other", 5, 1), EVENING)
NEXT = Assignment("b" * 32, Plan("exercises/rest", "To rest", 3, 1, window=7), EVENING)
HERS = Told(Says.LEAVES, EVENING, "not this one")


@pytest.fixture
def admitted(store: Store) -> Store:
    def work(unit: Unit) -> None:
        a_couple(unit)
        a_person(unit, NOA, "Noa")
        for person in (ANA, BEN):
            admissions.keep(unit, Acceptance(person, COUPLE, NOA, LINK_ID, Policy.LIMITED))
        assignments.add(unit, LINK, [FIRST])
        assignments.add(unit, LINK, [NEXT])
        assignments.keep_told(unit, FIRST.id, ANA, HERS)

    store.write(work)
    return store


def left(store: Store) -> tuple[int, int]:
    """Proposals and answers."""
    tables = (rows, assignment_answers)
    counts = [store.read(lambda unit, t=each: unit.conn.scalar(select(func.count()).select_from(t))) for each in tables]  # type: ignore[misc]  # one table each
    return counts[0] or 0, counts[1] or 0


def test_they_come_back_in_their_order_with_each_ones_own_answer(admitted: Store) -> None:
    assert admitted.read(lambda unit: assignments.of_link(unit, LINK)) == [FIRST, NEXT]
    assert admitted.read(lambda unit: assignments.told_by(unit, ANA)) == {FIRST.id: HERS, NEXT.id: UNTOLD}
    assert admitted.read(lambda unit: assignments.told_by(unit, BEN)) == {FIRST.id: UNTOLD, NEXT.id: UNTOLD}
    desk = admitted.read(lambda unit: assignments.at_desk(unit, NOA, [COUPLE]))
    assert [row.assignment for row in desk[COUPLE]] == [FIRST, NEXT]
    assert desk[COUPLE][0].told == {ANA: HERS, BEN: UNTOLD}
    assert admitted.read(lambda unit: assignments.at_desk(unit, NOA, ["elsewhere"])) == {}


def test_what_was_said_shows_neither_in_a_row_nor_in_its_length(admitted: Store) -> None:
    seals = admitted.read(lambda unit: unit.conn.execute(select(assignment_answers)).all())
    assert len(seals) == 4
    assert len({len(row.told_sealed) for row in seals}) == 1


def test_one_is_taken_back_with_its_answers_and_no_other_couples(admitted: Store) -> None:
    other = Link(LINK_ID, NOA, "elsewhere", (ANA, BEN))
    assert not admitted.write(lambda unit: assignments.delete_one(unit, other, FIRST.id))
    assert admitted.write(lambda unit: assignments.delete_one(unit, LINK, FIRST.id))
    assert not admitted.write(lambda unit: assignments.delete_one(unit, LINK, FIRST.id))
    assert left(admitted) == (1, 2)


def test_ending_the_admission_or_the_link_leaves_nothing_and_no_key(admitted: Store) -> None:
    admitted.write(lambda unit: couples.unlink(unit, COUPLE))
    assert left(admitted) == (0, 0)
    with pytest.raises(KeyGone):
        admitted.read(lambda unit: unit.vault.newest_version(Owner.guide(LINK_ID)))


def test_a_waiting_yes_that_goes_buries_no_key_that_another_couple_may_need(store: Store) -> None:
    def work(unit: Unit) -> None:
        a_couple(unit)
        a_person(unit, NOA, "Noa")
        admissions.keep(unit, Acceptance(ANA, COUPLE, NOA, LINK_ID, Policy.LIMITED))
        admissions.forget_couple(unit, COUPLE)
        unit.vault.make_key(Owner.guide(LINK_ID))

    store.write(work)
    kinds = store.read(lambda unit: unit.conn.scalars(select(data_keys.c.kind)).all())
    assert kinds.count("guide") == 1


def test_a_therapist_who_leaves_takes_proposals_and_programmes_along(admitted: Store) -> None:
    admitted.write(lambda unit: PROGRAMMES.keep(unit, NOA, Programme("p" * 32, "A month", (FIRST.plan,))))
    assert admitted.read(lambda unit: PROGRAMMES.of_person(unit, NOA))[0].parts == (FIRST.plan,)
    admitted.write(lambda unit: people.delete(unit, NOA))
    assert left(admitted) == (0, 0)
    assert admitted.read(lambda unit: unit.conn.scalar(select(func.count()).select_from(programmes))) == 0


def test_one_of_the_two_who_leaves_takes_their_answers_along(admitted: Store) -> None:
    admitted.write(lambda unit: people.delete(unit, ANA))
    assert admitted.read(lambda unit: assignments.told_by(unit, ANA)) == {}


def test_what_is_larger_than_its_page_is_not_written(admitted: Store) -> None:
    with pytest.raises(ValueError, match="larger"):
        admitted.write(lambda unit: assignments.keep_told(unit, FIRST.id, ANA, Told(words="x" * 5000)))
