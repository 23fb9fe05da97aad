"""What is one's own needs one yes, what is of both needs two."""

from datetime import date

import pytest

from couples.domain.handed import OF_BOTH, Handed, Item, Mark, is_on_paper, is_open, is_since, later
from couples.domain.review import Stand, Stood
from couples.domain.session.state import Side


@pytest.mark.parametrize("item", list(Item))
def test_one_yes_is_enough_for_ones_own_and_two_for_what_is_of_both(item: Item) -> None:
    assert not is_open(item, [])
    assert is_open(item, [Side.A]) is (item not in OF_BOTH)
    assert not (item in OF_BOTH and is_open(item, [Side.B, Side.B]))
    assert is_open(item, [Side.A, Side.B])


def test_a_mark_names_one_thing() -> None:
    mark = Mark("1", Item.GOAL, "x")
    assert mark.names(Item.GOAL, "x")
    assert not mark.names(Item.GOAL, "y")
    assert not mark.names(Item.OURS, "x")


def test_what_two_yeses_opened_is_read_from_the_later_one_on() -> None:
    one, other = date(2026, 11, 20), date(2026, 11, 23)
    assert later([one, other]) == later([other, one]) == other
    assert later([one]) == one
    assert later([one, None]) is None  # from before days were kept
    assert later([]) is None


def test_what_has_no_day_belongs_to_no_span() -> None:
    day = date(2026, 11, 20)
    assert is_since(day, day)
    assert not is_since(date(2026, 11, 19), day)
    assert not is_since(None, day)


def test_a_line_of_the_agreement_goes_on_no_paper() -> None:
    stood = [Stood(f"{kind}/x", Stand.KEEP, ()) for kind in ("line", "goal", "practice")]
    paper = [is_on_paper(Handed("1", Item.OUTCOME, frozenset(Side), stood=one)) for one in stood]
    assert paper == [False, True, True]
    assert is_on_paper(Handed("1", Item.GOAL, frozenset(Side), text="To rest"))
