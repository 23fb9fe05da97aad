"""Whoever asked for words that mean what they say reads no picture in a session, in either language."""

import re
from collections.abc import Iterator

import pytest

from couples.domain.wording import NAMES, literal
from couples.places import templates
from couples.store.library import load_library
from couples.store.library_words import LANGUAGES

LIBRARY = load_library()
SENTENCE = re.compile(r'_\("([^"]+)"')
PICTURES = {
    "en": r"weather|(?:has|have|pass) the floor|crossed|whose line|rungs?|mirror\w*|shelf|landing|land softly|mended"
    r"|c[oa]m(?:es?|ing) out|br(?:ings?|inging|ought) (?:this |it |that )?up|holding still|passed over|moving you"
    r"|carr(?:y|ies|ied)|to hold on to|(?:choice|two|setting|one|time) stands|stands? (?:here|there|on)"
    r"|cloudy|windy|stormy",
    "es": r"peldaños?|cruz\w*|sale (?:a|en)|salen (?:a|en|al)|refleja|espejo|despertar|la palabra|te mueve|por encima"
    r"|tormenta|cargado|tiempo (?:hace|es solo)|nublada|viento",
}
# Titles keep their names, with what they mean beside them; words of play and of the breath are meant as they are said.
NAMED = {
    "en": ("Weather report (", "After a line was crossed (", "Mirror and imagine (", "weather report for a sock"),
    "es": ("Cuando se cruzó un límite (", "Reflejar e imaginar (", "La palabra dice cuándo"),
}


def texts(node: object) -> Iterator[str]:
    if isinstance(node, str):
        yield node
    elif isinstance(node, dict):
        for key, value in node.items():
            yield from texts(value) if key not in NAMES else ()
    elif isinstance(node, list | tuple):
        for value in node:
            yield from texts(value)


def in_the_room() -> Iterator[str]:
    for place in ("room", "steps", "parts"):
        for page in (templates() / place).rglob("*.html"):
            yield from SENTENCE.findall(page.read_text())


def all_said(lang: str) -> set[str]:
    said = set(texts(LIBRARY.room.words(lang)))
    for exercise in LIBRARY.exercises:
        said |= set(texts(LIBRARY.unfilled(exercise, lang)))
    return said | (set(in_the_room()) if lang == "en" else set())


@pytest.mark.parametrize("lang", LANGUAGES)
def test_no_picture_is_left_in_a_session_for_whoever_asked_for_none(lang: str) -> None:
    say, painted = literal(LIBRARY.pictures(lang)), re.compile(rf"\b(?:{PICTURES[lang]})\b", re.IGNORECASE)
    left = []
    for sentence in sorted(all_said(lang)):
        plain = say(sentence)
        for name in NAMED[lang]:
            plain = plain.replace(name, "")
        if painted.search(plain):
            left.append(plain)
    assert not left


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_picture_that_is_said_plainly_is_still_said_somewhere(lang: str) -> None:
    said = "\n".join(all_said(lang))
    assert not [picture for picture in LIBRARY.pictures(lang) if picture not in said]
