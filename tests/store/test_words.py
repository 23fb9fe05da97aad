"""The words people are offered are kind, plain, and as many as we say."""

import math
import re

import pytest

from couples.store.words import words

LISTS = [("passphrases", "words"), ("aloud", "words"), ("names", "first"), ("names", "second")]


@pytest.mark.parametrize(("file", "name"), LISTS)
def test_every_word_is_plain_and_none_stands_twice(file: str, name: str) -> None:
    found = words(file, name)
    assert len(found) == len(set(found))
    assert [word for word in found if not re.fullmatch("[a-z]{3,10}", word)] == []


def test_four_words_are_worth_the_44_bits_we_say() -> None:
    assert len(words("passphrases")) >= 2048
    assert int(4 * math.log2(len(words("passphrases")))) == 44


def test_names_are_many_enough_that_guessing_one_is_hopeless() -> None:
    assert len(words("names", "first")) * len(words("names", "second")) * 10_000 > 10**9
