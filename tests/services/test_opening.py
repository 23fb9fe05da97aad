"""Touch that the house proposes opens for the two when all of its ground is there, whoever laid which part (T7)."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from couples.domain.exercise import Outline, StepOutline
from couples.domain.refusal import Reason, Refused
from couples.domain.session.state import Side
from couples.services.shelving import Shelving
from tests.evening import Night, a_night
from tests.makers import A, B

TOUCH = Outline("near", 1, (3,), (1,), (StepOutline("near", "say", touch=True, ids={"prompts": ("0",)}),))
REHEARSAL = Outline("rehearsal", 1, (3,), (1,), (StepOutline("breath", "breathe"),), practises_pause=True)
WISH = {"exercise": "near", "length": 3, "depth": 1, "option": ""}
SHELF = {each.id: each for each in (TOUCH, REHEARSAL)}


@pytest.fixture
def night(tmp_path: Path) -> Iterator[Night]:
    with a_night(tmp_path) as night:
        night.conducting._shelf = SHELF
        yield night


def practises(night: Night, *, goes_on: bool = True) -> None:
    """Both in the rehearsal; one pauses, and both go on again."""
    night.permits(A, "Propose", exercise="rehearsal", length=3, depth=1, option="")
    night.permits(B, "Agree", length=3, depth=1)
    for side in Side:
        night.permits(side, "Answer", step=0, choice="yes")
    night.says(B, "Pause")
    for side in Side if goes_on else ():
        night.permits(side, "Answer", step=0, choice="yes")
    assert night.view(A)["running"] is goes_on
    night.says(A, "End")


def refusals(night: Night) -> list[Refused | None]:
    return [night.permits(side, "Propose", **WISH).refused for side in (A, B)]


CLOSED = [Refused(Reason.NOT_OPEN_YET)] * 2


@pytest.mark.parametrize("shower", [A, B])
def test_it_opens_for_both_with_the_last_part_and_not_before(night: Night, shower: Side) -> None:
    shelving = Shelving(store=night.accounts.store, outlines=SHELF, conducting=night.conducting)
    assert not shelving.touch_is_open(night.people[A])
    for part in (
        lambda: practises(night),
        lambda: night.inviting.enter(night.people[A]),
        lambda: night.keeps_a_comfort(A),
        lambda: night.shows_a_stop_word(shower),
    ):
        part()
        assert "near" not in shelving.shelf(night.people[A]) | shelving.shelf(night.people[B])
    night.keeps_a_comfort(B)
    assert [shelving.touch_is_open(person) for person in night.people.values()] == [True, True]
    assert "near" in shelving.shelf(night.people[A]) & shelving.shelf(night.people[B])


def test_each_part_that_is_missing_says_the_same_to_both(night: Night) -> None:
    assert refusals(night) == CLOSED
    night.keeps_a_comfort(A)
    night.shows_a_stop_word(B)
    assert refusals(night) == CLOSED
    night.opens_touch()
    assert night.permits(B, "Propose", **WISH).refused is None


def test_a_pause_after_which_nobody_went_on_is_no_practice(night: Night) -> None:
    shelving = Shelving(store=night.accounts.store, outlines=SHELF, conducting=night.conducting)
    for side in (A, B):
        night.keeps_a_comfort(side)
    night.shows_a_stop_word(A)
    practises(night, goes_on=False)
    assert not shelving.touch_is_open(night.people[A])
