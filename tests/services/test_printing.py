"""What goes on a therapist's paper: what is shared now, by the day from which it was, and nothing else of the two."""

from datetime import date, timedelta

import pytest

from couples.domain.handed import Handed, Item
from couples.domain.refusal import Reason
from tests.accounts import Accounts, refused
from tests.services.practice import Practice, a_practice


@pytest.fixture
def practice(accounts: Accounts) -> Practice:
    return a_practice(accounts)


def on_paper(practice: Practice, since: date | None = None) -> list[Handed]:
    return list(practice.guided.printing.sheet(practice.noa, practice.couple, since).space.handed)


def today(practice: Practice) -> date:
    return practice.accounts.clock().wall.date()


def a_line(practice: Practice, who: str, text: str) -> None:
    practice.handing.hand(who, Item.LINE, practice.keeps_a_line(who, text))


def test_only_what_was_shared_from_that_day_on_is_on_the_sheet(practice: Practice) -> None:
    a_line(practice, practice.ana, "It was good to be asked")
    first = today(practice)
    practice.accounts.clock.passes(days=3)
    a_line(practice, practice.ben, "I was heard")
    assert {one.text for one in on_paper(practice)} == {"It was good to be asked", "I was heard"}
    assert [one.text for one in on_paper(practice, first + timedelta(days=2))] == ["I was heard"]
    assert on_paper(practice, first + timedelta(days=9)) == []


def test_of_what_is_of_both_the_sheet_knows_the_later_yes_alone(practice: Practice) -> None:
    aiming = practice.lasting.aiming
    aiming.propose(practice.ana, "A slow evening")
    (goal,) = aiming.ours(practice.ben)
    aiming.say_yes(practice.ben, goal.id)
    for first, second in ((practice.ana, practice.ben), (practice.ben, practice.ana)):
        practice.handing.hand(first, Item.OURS, goal.id)
        practice.accounts.clock.passes(days=5)
        assert on_paper(practice) == []
        practice.handing.hand(second, Item.OURS, goal.id)
        (one,) = on_paper(practice)
        assert one.on
        assert abs(one.on - today(practice)) <= timedelta(days=1)  # by their own clocks
        practice.handing.take_back(first, Item.OURS, goal.id)


def test_a_card_has_no_day_and_belongs_to_no_span(practice: Practice) -> None:
    practice.shows_a_card(practice.ana, "Tea in bed")
    sheet = practice.guided.printing.sheet
    assert len(sheet(practice.noa, practice.couple, None).space.cards) == 1
    assert sheet(practice.noa, practice.couple, date(2020, 1, 1)).space.cards == ()


def test_since_last_time_is_the_visit_before_this_one(practice: Practice) -> None:
    last = practice.guided.printing.last_look
    assert last(practice.noa, practice.couple) is None
    practice.space()
    assert last(practice.noa, practice.couple) is None
    before = today(practice)
    practice.accounts.clock.passes(days=4)
    for _ in range(2):  # this visit does not count, begun or not
        found = last(practice.noa, practice.couple)
        assert found
        assert abs(found - before) <= timedelta(days=1)  # by the therapist's own clock
        practice.space()


def test_printing_is_a_reading_like_any_other(practice: Practice) -> None:
    a_line(practice, practice.ana, "It was good to be asked")
    assert practice.guiding.opened(practice.ana) == []
    on_paper(practice)
    (hers,), (his,) = practice.guiding.opened(practice.ana), practice.guiding.opened(practice.ben)
    assert hers.at == his.at
    assert (len(hers.items), len(his.items)) == (1, 0)


def test_nobody_prints_a_couple_that_does_not_admit_them(practice: Practice) -> None:
    printing = practice.guided.printing
    with refused(Reason.NOT_FOUND):
        printing.sheet(practice.max, practice.couple, None)
    with refused(Reason.NOT_FOUND):
        printing.last_look(practice.max, practice.couple)
