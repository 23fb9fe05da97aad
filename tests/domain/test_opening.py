"""Touch together opens when its ground is there, and never says whose part is missing."""

import itertools

from couples.domain.card import Answer, Kind, Seen, Source
from couples.domain.exercise import Outline, StepOutline
from couples.domain.opening import Ground, knows_a_stop, needs_ground


def test_it_opens_only_when_all_three_are_there() -> None:
    holding = [given for given in itertools.product([True, False], repeat=3) if Ground(*given).holds]
    assert holding == [(True, True, True)]


def test_touch_of_the_house_needs_it_and_what_people_name_themselves_does_not() -> None:
    near = (StepOutline("near", "timer", touch=True),)
    assert needs_ground(Outline("a", 1, (2,), (1,), near))
    assert not needs_ground(Outline("a", 1, (2,), (1,), near, names=True))
    assert not needs_ground(Outline("a", 1, (2,), (1,), (StepOutline("far", "timer"),)))


def test_a_stop_word_is_known_when_it_is_shown_with_a_yes() -> None:
    def card(kind: Kind, answer: Answer) -> Seen:
        return Seen("1", kind, Source(), "lighthouse", answer, "")

    assert knows_a_stop([card(Kind.STOP, Answer.YES)])
    assert knows_a_stop([card(Kind.WISH, Answer.YES), card(Kind.STOP, Answer.YES_IF)])
    assert not knows_a_stop([card(Kind.STOP, Answer.NO), card(Kind.WISH, Answer.YES)])
    assert not knows_a_stop([])
