"""The CSI-4 counts as published, keeps one's newest answers only, and says nothing about good or bad."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from couples.domain.csi import HIGHEST, MOST, Answers, Values, answer, number
from couples.domain.refusal import Reason, Refused

whole = st.tuples(*(st.integers(0, highest) for highest in HIGHEST))
with_gaps = st.tuples(*(st.none() | st.integers(0, highest) for highest in HIGHEST))


def answered(values: Values) -> Answers:
    answers = Answers()
    for question, value in enumerate(values):
        answers = answer(answers, question, value)
    return answers


@pytest.mark.parametrize(
    ("values", "sum_by_hand"),
    [
        ((0, 0, 0, 0), 0),  # the lowest of each
        ((6, 5, 5, 5), 21),  # the highest of each
        ((3, 3, 4, 4), 14),  # Happy, Mostly TRUE, Almost Completely, Almost Completely
        ((4, 5, 3, 4), 16),  # Very Happy, Completely TRUE, Mostly, Almost Completely
        ((1, 2, 0, 1), 4),
        ((6, 0, 0, 0), 6),  # only the first question goes up to six
    ],
)
def test_the_number_is_the_sum_that_one_gets_by_hand(values: Values, sum_by_hand: int) -> None:
    assert number(answered(values)) == sum_by_hand


def test_it_runs_from_0_to_21() -> None:
    assert (HIGHEST, MOST) == ((6, 5, 5, 5), 21)


@given(whole, st.permutations(range(4)))
def test_the_number_is_the_same_in_whatever_order_one_answers(
    values: tuple[int, int, int, int], order: list[int]
) -> None:
    answers = Answers()
    for question in order:
        assert number(answers) is None
        answers = answer(answers, question, values[question])
    assert number(answers) == sum(values)
    assert 0 <= sum(values) <= MOST


@given(with_gaps)
def test_with_a_question_open_there_is_no_number(values: Values) -> None:
    found = number(answered(values))
    assert found == (None if None in values else sum(value or 0 for value in values))


@given(whole, st.integers(0, 3))
def test_one_step_up_in_one_answer_is_one_more(values: tuple[int, int, int, int], question: int) -> None:
    before = answered(values)
    if values[question] == HIGHEST[question]:
        return
    after = answer(before, question, values[question] + 1)
    assert (number(after) or 0) - (number(before) or 0) == 1


def test_a_new_answer_takes_the_place_of_the_old_one_and_nothing_remembers_it() -> None:
    assert answer(answered((1, 1, 1, 1)), 0, 5) == answered((5, 1, 1, 1))
    assert answer(answered((1, None, None, None)), 0, None) == Answers()
    assert not Answers().begun
    assert answer(Answers(), 2, 0).begun


@pytest.mark.parametrize(("question", "value"), [(0, 7), (1, 6), (3, 6), (0, -1), (4, 0), (-1, 0), (4, None)])
def test_what_the_questionnaire_has_not_is_refused(question: int, value: int | None) -> None:
    with pytest.raises(Refused, check=lambda refused: refused.reason is Reason.UNKNOWN):
        answer(Answers(), question, value)
