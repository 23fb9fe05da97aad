"""A given name is found again however it was typed."""

import pytest
from hypothesis import given
from hypothesis import strategies as some

from couples.domain import sign_in_name
from couples.store.words import words
from tests.accounts import SeededDice


@pytest.mark.parametrize(
    "typed", ["quiet-otter-0421", "Quiet Otter 0421", " quiet.otter_0421 ", "quiet-otter0421", "QUIET–OTTER–0421"]
)
def test_capitals_spaces_and_dashes_do_not_matter(typed: str) -> None:
    assert sign_in_name.plain(typed) == "quiet-otter-0421"


@given(some.integers(min_value=0))
def test_a_drawn_name_is_read_back_as_itself_and_fits(seed: int) -> None:
    name = sign_in_name.draw(SeededDice(seed).below, words("names", "first"), words("names", "second"))
    assert sign_in_name.plain(name.upper()) == name
    assert len(name) <= sign_in_name.LENGTH
    assert len(name.split("-")[2]) == 4


@given(some.text(max_size=300))
def test_whatever_is_typed_is_a_short_plain_text(typed: str) -> None:
    plain = sign_in_name.plain(typed)
    assert len(plain) <= sign_in_name.LENGTH
    assert set(plain) <= set("abcdefghijklmnopqrstuvwxyz0123456789-")
