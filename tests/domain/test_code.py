"""A code is understood however it was read aloud, and nothing else is."""

import pytest
from hypothesis import given
from hypothesis import strategies as some

from couples.domain import code
from tests.accounts import SeededDice

CODES = some.text(alphabet=code.SIGNS, min_size=10, max_size=10)


def test_a_code_is_shown_in_groups_of_five() -> None:
    assert code.shown("AB7K9QXM4P") == "AB7K9-QXM4P"
    assert code.shown("AB7K9QXM4PAB7K9QXM4P") == "AB7K9-QXM4P-AB7K9-QXM4P"


@pytest.mark.parametrize(
    "typed",
    [
        "AB7K9-QXM4P",
        "ab7k9-qxm4p",
        " ab7k9 qxm4p ",
        "AB7K9QXM4P",
        "AB7K9—QXM4P",
        "ab7k9_qxm4p",
        "\u200bAB7K9\u2011QXM4P\n",
    ],
)
def test_case_dashes_and_spaces_do_not_matter(typed: str) -> None:
    assert code.plain(typed, 10) == "AB7K9QXM4P"


def test_letters_that_look_like_digits_are_those_digits() -> None:
    assert code.plain("iLoO0-1IlL0", 10) == "1100011110"


@pytest.mark.parametrize(
    "typed", ["", "AB7K9-QXM4", "AB7K9-QXM4PP", "AB7K9-QXM4U", "AB7K9-QXM4é", "-" * 500, "A" * 5000]
)
def test_what_cannot_be_a_code_is_none(typed: str) -> None:
    assert code.plain(typed, 10) is None


@given(CODES)
def test_a_shown_code_is_read_back_as_itself(drawn: str) -> None:
    assert code.plain(code.shown(drawn).lower(), 10) == drawn


@given(some.text(max_size=100))
def test_whatever_is_typed_becomes_a_code_or_nothing(typed: str) -> None:
    found = code.plain(typed, 10)
    assert found is None or (len(found) == 10 and set(found) <= set(code.SIGNS))


def test_drawn_codes_have_the_right_length_and_signs() -> None:
    dice = SeededDice()
    drawn = [code.draw(dice.below, code.LINK_LENGTH) for _ in range(200)]
    assert {len(one) for one in drawn} == {10}
    assert set("".join(drawn)) == set(code.SIGNS)
