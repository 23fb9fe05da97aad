"""What either leaves out is off the shelf of both, and nobody is told whose it was."""

from hypothesis import given
from hypothesis import strategies as st

from couples.domain.card import Answer, Card, Kind, Source
from couples.domain.deck import TOUCH
from couples.domain.exercise import Outline, StepKind, StepOutline
from couples.domain.shelf import Limits, is_off, limits, on_shelf

BREATH = StepOutline("breathe", StepKind.BREATHE, topics=("breath",), cards=("sensory/one-pace",))
NEAR = StepOutline("near", StepKind.SAY, touch=True)


def an_outline(*steps: StepOutline) -> Outline:
    return Outline("x", 1, (2,), (1,), steps)


def says(answer: Answer, card: str = "one-pace") -> Card:
    return Card("1", Kind.PREFERENCE, Source("sensory", card), answer=answer)


def test_a_topic_that_either_leaves_out_takes_the_exercise_away() -> None:
    talk = an_outline(StepOutline("talk", StepKind.FLOOR))
    for left_out in ([frozenset({"breath"}), frozenset()], [frozenset(), frozenset({"breath"})]):
        held = limits(left_out, [])
        assert is_off(an_outline(BREATH), held)
        assert not is_off(talk, held)
        assert on_shelf({"a": an_outline(BREATH), "b": talk}, held) == {"b": talk}


def test_a_touch_step_that_names_nothing_goes_with_any_touch() -> None:
    assert all(is_off(an_outline(NEAR), Limits(frozenset({topic}))) for topic in TOUCH)
    assert not is_off(an_outline(NEAR), Limits(frozenset({"breath"})))


def test_what_people_name_themselves_stays_on_the_shelf() -> None:
    assert not is_off(Outline("check", 1, (2,), (1,), (NEAR,), names=True), Limits(TOUCH))


@given(st.sampled_from(list(Answer)))
def test_a_shown_no_or_wait_to_what_a_step_does_takes_it_away(answer: Answer) -> None:
    assert is_off(an_outline(NEAR, BREATH), limits([], [says(answer)])) is (answer in (Answer.NO, Answer.WAIT))
    assert not is_off(an_outline(NEAR, BREATH), limits([], [says(answer, "another")]))


def test_the_narrower_of_two_decides_whoever_it_is() -> None:
    yes, no = says(Answer.YES), says(Answer.NO)
    assert limits([], [yes, no]) == limits([], [no, yes])
    assert is_off(an_outline(BREATH), limits([], [yes, no]))
