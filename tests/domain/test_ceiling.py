"""How far two can go with what their therapist proposed."""

from couples.domain import assignment
from couples.domain.assignment import Order, Says, Told
from couples.domain.ceiling import Ceiling, ceiling
from tests.domain.test_assignment import LISTEN, MONDAY, REST, day, one


def test_of_ceilings_that_stand_the_lower_is_heard_whatever_either_answered() -> None:
    plans = [one("1", most_length=10), one("2", most_length=5, most_depth=2), one("3", most_depth=1, window=1)]
    heard = assignment.timeline(plans, {}, day(0))
    assert ceiling(heard, LISTEN.door, day(0)) == Ceiling(5, 1)
    assert ceiling(heard, LISTEN.door, day(2)) == Ceiling(5, 2), "what is over holds nobody"
    for says in Says:
        told = assignment.timeline(plans, {"2": Told(says, MONDAY)}, day(2))
        assert ceiling(told, LISTEN.door, day(2)) == Ceiling(5, 2), "it says nothing of what was answered"
    later = assignment.timeline([one("1", order=Order.LATER, delay=3, most_length=5)], {}, day(2))
    assert ceiling(later, LISTEN.door, day(2)) == Ceiling()
    assert ceiling(heard, REST.door, day(0)) == Ceiling()


def test_the_gentlest_is_always_left() -> None:
    most = Ceiling(10, 1)
    assert most.under((5, 10, 15), (1, 2, 3)) == ([5, 10], [1])
    assert Ceiling().under((5, 10), (2, 3)) == ([5, 10], [2, 3])
    assert most.under((15, 20), (2, 3)) == ([15], [2])
