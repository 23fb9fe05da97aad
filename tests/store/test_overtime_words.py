"""The words of what lasts: calm, plain, in both languages, and nothing in them that counts or judges."""

import json
import re

import pytest

from couples.domain.keepsake import Kind
from couples.store.library_words import LANGUAGES
from tests.store.test_library import LIBRARY, NOT_OUR_WORDS, grade, texts


@pytest.mark.parametrize("lang", LANGUAGES)
def test_no_word_is_there_that_is_not_ours(lang: str) -> None:
    found = [
        (text, word)
        for text in texts(LIBRARY.overtime.words(lang))
        for word in re.findall(rf"\b(?:{NOT_OUR_WORDS[lang]})\b", text, re.IGNORECASE)
    ]
    assert found == []


def test_it_reads_easily() -> None:
    for part in LIBRARY.overtime.words("en").values():
        assert grade(list(texts(part))) <= 6


def test_every_sort_has_its_words_and_all_are_plain_data() -> None:
    for lang in LANGUAGES:
        words = LIBRARY.overtime.words(lang)
        assert set(words["keepsakes"]) == set(Kind)
        assert json.loads(json.dumps(words)) == words


def test_everything_is_said_in_both_languages() -> None:
    en, es = (list(texts(LIBRARY.overtime.words(lang))) for lang in LANGUAGES)
    assert len(en) == len(es)
    assert [text for text, other in zip(en, es, strict=True) if text == other] == ["No"] * en.count("No")
