"""What either leaves out is off the shelf of both, and nobody is told whose it was."""

from hypothesis import given
from hypothesis import strategies as st

from couples.domain.card import Answer, Card, Kind, Source
from couples.domain.deck import TOUCH
from couples.domain.exercise import Outline, StepOutline
from couples.domain.shelf import Limits, depths_left, ideas_left, is_off, limits, on_shelf

BREATH = StepOutline("breathe", "breathe", topics=("breath",), cards=("sensory/one-pace",))
NEAR = StepOutline("near", "say", touch=True)


def an_outline(*steps: StepOutline) -> Outline:
    return Outline("x", 1, (2,), (1,), steps)


def says(answer: Answer, card: str = "one-pace") -> Card:
    return Card("1", Kind.PREFERENCE, Source("sensory", card), answer=answer)


def test_a_topic_that_either_leaves_out_takes_the_exercise_away() -> None:
    talk = an_outline(StepOutline("talk", "floor"))
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


def test_a_limit_on_a_later_step_leaves_the_depths_that_end_before_it() -> None:
    steps = (StepOutline("talk", "floor"), BREATH, NEAR)
    ladder = Outline("ladder", 1, (2,), (1, 2, 3), steps, until={"1": "talk", "2": "breathe"})
    assert depths_left(ladder, Limits()) == (1, 2, 3)
    assert depths_left(ladder, Limits(TOUCH)) == (1, 2)
    for held in (limits([], [says(Answer.NO)]), Limits(frozenset({"breath"}))):
        assert depths_left(ladder, held) == (1,)
        assert on_shelf({"ladder": ladder}, held) == {"ladder": ladder}


def test_a_limit_on_the_way_is_never_stepped_over() -> None:
    ladder = Outline("ladder", 1, (2,), (1, 2), (BREATH, StepOutline("talk", "floor")), until={"1": "breathe"})
    assert depths_left(ladder, limits([], [says(Answer.WAIT)])) == ()
    assert is_off(ladder, limits([], [says(Answer.WAIT)]))


def test_what_people_name_themselves_still_goes_by_the_cards_of_its_steps() -> None:
    check = Outline("check", 1, (2,), (1,), (BREATH,), names=True)
    assert depths_left(check, limits([frozenset({"breath"})], [])) == (1,)
    assert depths_left(check, limits([], [says(Answer.NO)])) == ()


def test_an_idea_that_meets_a_card_is_left_out_alone() -> None:
    ideas = {"ideas": ("tea", "hands"), "ideas/hands": ("sensory/one-pace",)}
    turn = StepOutline("turn", "gate", ids=ideas)
    assert ideas_left(turn, Limits()) == ("tea", "hands")
    assert ideas_left(turn, limits([], [says(Answer.NO)])) == ("tea",)
    assert ideas_left(BREATH, Limits()) == ()
