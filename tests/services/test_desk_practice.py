"""What stands first for each couple of a desk is one look at the database, however many there are."""

from collections.abc import Callable

from couples.domain.admission import Acceptance, Policy
from couples.domain.assignment import Assignment
from couples.domain.people import Person, Role
from couples.store import admissions, assignments, couples, people
from couples.store.assignments import Link
from couples.store.database import Unit
from tests.accounts import FIRST_DAY, Accounts
from tests.services.proposing import LISTEN, a_house
from tests.services.test_desk import counted


def a_couple_of(therapist_id: str, n: int) -> Callable[[Unit], str]:
    """Two more people who let this therapist in, with one thing proposed."""

    def work(unit: Unit) -> str:
        a, b, couple, link = (f"{kind}{n:031d}" for kind in "abce")
        for person, name in ((a, f"Ana {n}"), (b, f"Ben {n}")):
            new = Person(
                person, Role.PARTNER, f"name-{person[0]}-{n}", name, "they", "auto", calm=False, time_zone="UTC"
            )
            people.insert(unit, new, password_hash="-", now=FIRST_DAY)
        couples.link(unit, couple, a, b)
        for person in (a, b):
            admissions.keep(unit, Acceptance(person, couple, therapist_id, link, Policy.LIMITED))
        assignments.add(unit, Link(link, therapist_id, couple, (a, b)), [Assignment(f"{n:032d}", LISTEN, FIRST_DAY)])
        return couple

    return work


def test_two_hundred_couples_are_one_look(town: Accounts) -> None:
    """The first time their keys are one more."""
    house = a_house(town)
    shown = [house.couple]
    house.proposes()
    shown += [town.store.write(a_couple_of(house.noa, n)) for n in range(199)]
    with counted() as asked:
        assert len(house.assigning.desk(house.noa, shown)) == len(shown)
    assert len(asked) <= 2
