"""Practice in an order: small unless asked, changed part by part, and never torn by a place that is not there."""

import pytest

from couples.domain import programme
from couples.domain.assignment import Plan
from couples.domain.programme import MOST_PARTS, NAME_LENGTH, SMALL, Programme
from couples.domain.refusal import Reason
from tests.accounts import refused

EMPTY = Programme("p", "A first month")


def part(n: int) -> Plan:
    return Plan("exercises/listen", f"reason {n}", 5, 1)


def of(n: int) -> Programme:
    return Programme("p", "A first month", tuple(part(at) for at in range(n)), long=n > SMALL)


def test_three_and_no_more_unless_asked() -> None:
    with refused(Reason.SMALL_FIRST):
        programme.added(of(SMALL), part(9))
    four = programme.added(programme.lengthened(of(SMALL)), part(9))
    assert [each.reason for each in four.parts] == ["reason 0", "reason 1", "reason 2", "reason 9"]
    assert programme.added(four, part(9)) == four, "a tap too many"
    with refused(Reason.FULL):
        programme.added(of(MOST_PARTS), part(99))
    with refused(Reason.SMALL_FIRST):
        programme.added(programme.shortened(four), part(8))


def test_its_name() -> None:
    assert programme.named(EMPTY, "  Slow   start ").name == "Slow start"
    with refused(Reason.WORDS_MISSING, "name"):
        programme.named(EMPTY, " ")
    with refused(Reason.TOO_LONG, "name"):
        programme.named(EMPTY, "x" * (NAME_LENGTH + 1))


def test_parts_change_go_and_move_up() -> None:
    three = of(3)
    assert programme.changed(three, 1, part(7)).parts == (part(0), part(7), part(2))
    assert programme.without(three, 0).parts == (part(1), part(2))
    assert programme.earlier(three, 2).parts == (part(0), part(2), part(1))
    assert programme.earlier(three, 0) == three
    assert programme.part_of(three, 2) == part(2)


def test_a_page_is_known_by_what_it_showed() -> None:
    three = of(3)
    page = programme.mark_of(*three.parts)
    assert programme.as_on_the_page(three, page) is three
    assert programme.as_on_the_page(three, "") is three
    for other in (programme.earlier(three, 1), programme.without(three, 0)):
        with refused(Reason.OVERTAKEN):
            programme.as_on_the_page(other, page)


def test_a_plan_is_found_where_it_moved_and_no_other_is_taken_for_it() -> None:
    three, mark = of(3), programme.mark_of(part(2))
    assert programme.place_of(three, mark, 2) == 2
    assert programme.place_of(programme.earlier(three, 2), mark, 2) == 1
    assert programme.place_of(three, "", 0) == 0
    twice = Programme("p", "Twice", (part(2), part(1), part(2)))
    assert programme.place_of(twice, mark, 2) == 2
    for now, at in ((programme.without(three, 2), 1), (twice, 1)):
        with refused(Reason.OVERTAKEN):
            programme.place_of(now, mark, at)


@pytest.mark.parametrize("at", [-1, 3])
def test_a_place_that_is_not_there_changes_nothing(at: int) -> None:
    for change in (programme.without, programme.earlier):
        with refused(Reason.NOT_FOUND):
            change(of(3), at)
    with refused(Reason.NOT_FOUND):
        programme.changed(of(3), at, part(0))


def test_a_copy_is_offered_even_when_its_model_is_retired() -> None:
    copy = programme.copied(programme.retired(of(2)), "q", "Another")
    assert (copy.id, copy.name, copy.parts, copy.retired) == ("q", "Another", of(2).parts, False)
    assert programme.brought_back(programme.retired(of(2))) == of(2)
