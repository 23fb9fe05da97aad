"""Whatever is tapped comes out as whole, calm sentences, in both languages; a file that would not is told why."""

import re
import shutil
from itertools import product
from pathlib import Path

import pytest

from couples.domain.script import LONGEST
from couples.store.library import CONTENT, load_library, read_library
from couples.store.library_words import LANGUAGES
from tests.store.test_library import NOT_OUR_WORDS, grade, texts
from tests.store.test_library_errors import change

LIBRARY = load_library()
SCRIPTS = ("ask", "decline", "defer", "slow-down", "repair", "thank", "tell")
WAYS = [
    pytest.param(name, at, lang, id=f"{name}-{way['id'] or 'whole'}-{lang}")
    for name in SCRIPTS
    for lang in LANGUAGES
    for at, way in enumerate(LIBRARY.scripts[name].words(lang)["ways"])
]


def every_sentence(name: str, at: int, lang: str) -> list[str]:
    """All that can be tapped."""
    parts = LIBRARY.scripts[name].words(lang)["ways"][at]["parts"]
    taps = [part["pieces"] + [""] * part["optional"] for part in parts]
    return [" ".join(piece for piece in way if piece) for way in product(*taps)]


def all_texts(lang: str) -> list[str]:
    printed = [each.words(lang) for each in (*LIBRARY.scripts.values(), *LIBRARY.sorts.values())]
    return [text for text in texts(printed) if text]


# --- what is there -----------------------------------------------------------------------------------------------


def test_there_is_a_script_for_each_hard_moment_in_their_order() -> None:
    printed = sorted(LIBRARY.scripts.values(), key=lambda script: script.order)
    assert tuple(script.id for script in printed) == SCRIPTS


def test_how_much_to_tell_is_four_amounts_and_nothing_comes_first() -> None:
    ways = LIBRARY.scripts["tell"].words("en")["ways"]
    assert [way["id"] for way in ways] == ["keep", "one-line", "a-little-more", "all"]
    assert "Not telling is fine" in LIBRARY.scripts["tell"].words("en")["about"][0]


def test_there_are_two_sets_of_sixteen_statements_to_sort() -> None:
    assert {name: len(each.words("es")["statements"]) for name, each in LIBRARY.sorts.items()} == {
        "closeness": 16,
        "partner": 16,
    }
    assert len(LIBRARY.statements) == 32
    assert "closeness/no-is-unkind" in LIBRARY.statements


# --- what comes out ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("name", "at", "lang"), WAYS)
def test_every_tapped_sentence_is_whole(name: str, at: int, lang: str) -> None:
    wrong = [
        sentence
        for sentence in every_sentence(name, at, lang)
        if not sentence
        or len(sentence) > LONGEST
        or "  " in sentence
        or sentence[-1] not in ".?"
        or sentence.lstrip("¿“«")[0].islower()
        or re.search(r"[.?…] [¿“«]?[a-zñáéíóú]", sentence)
        or (lang == "es" and sentence.count("¿") != sentence.count("?"))
    ]
    assert wrong == []


@pytest.mark.parametrize(("name", "at", "lang"), WAYS)
def test_no_tapped_sentence_is_long_winded(name: str, at: int, lang: str) -> None:
    parts = {part for sentence in every_sentence(name, at, lang) for part in re.split(r"(?<=[.?…])\s+", sentence)}
    assert not [part for part in parts if len(part.split()) > 20]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_whoever_asks_always_leaves_room_for_a_no(lang: str) -> None:
    last = LIBRARY.scripts["ask"].words(lang)["ways"][0]["parts"][-1]
    assert not last["optional"]
    assert all(re.search(r"\b(?:no|not|Not|Si no)\b", piece) for piece in last["pieces"])


@pytest.mark.parametrize(
    ("lang", "words"), [("en", r"sorry|apolog|forgive|but"), ("es", r"siento|perdón|perdona|pero")]
)
def test_a_no_says_sorry_for_nothing(lang: str, words: str) -> None:
    assert not [one for one in every_sentence("decline", 0, lang) if re.search(words, one, re.IGNORECASE)]


@pytest.mark.parametrize(("lang", "words"), [("en", r"\bif\b|\bbut\b"), ("es", r"\bsi\b|\bpero\b")])
def test_who_repairs_names_what_they_did_without_an_if_and_without_a_but(lang: str, words: str) -> None:
    assert not [one for one in every_sentence("repair", 0, lang) if re.search(words, one, re.IGNORECASE)]
    first = LIBRARY.scripts["repair"].words("en")["ways"][0]["parts"][0]
    assert all(piece.startswith("I ") for piece in first["pieces"])
    assert not first["optional"]


def test_who_repairs_always_leaves_room() -> None:
    assert not LIBRARY.scripts["repair"].words("en")["ways"][0]["parts"][-1]["optional"]


# --- how it is said ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("lang", LANGUAGES)
def test_nothing_shouts_labels_or_guesses_who_people_are(lang: str) -> None:
    forbidden = re.compile(rf"[!¡]|\b(?:{NOT_OUR_WORDS[lang]})\b", re.IGNORECASE)
    assert not [text for text in all_texts(lang) if forbidden.search(text)]


@pytest.mark.parametrize("name", SCRIPTS)
def test_a_script_reads_easily(name: str) -> None:
    assert grade([text for text in texts(LIBRARY.scripts[name].words("en")) if text]) <= 6


@pytest.mark.parametrize("name", ["closeness", "partner"])
def test_what_is_sorted_reads_easily(name: str) -> None:
    assert grade(list(texts(LIBRARY.sorts[name].words("en")))) <= 6


# --- what a writer is told ---------------------------------------------------------------------------------------


@pytest.fixture
def content(tmp_path: Path) -> Path:
    """A copy of the content to break."""
    return Path(shutil.copytree(CONTENT, tmp_path / "content"))


@pytest.mark.parametrize(
    ("file", "old", "new", "said"),
    [
        ("scripts/thank", 'en = "You need not answer."', 'en = "You need not answer"', "which has no mark at its end"),
        ("scripts/decline", 'en = "No."', 'en = "no."', "small letter after a full stop"),
        ("scripts/thank", 'en = "asking first."', 'en = "Asking first."', "a large one inside"),
        ("scripts/ask", 'es = "ahora?"', 'es = "ahora."', "questions unevenly"),
        ("scripts/decline", 'en = "No, not this."', 'en = "No,  not this."', "two spaces in a row"),
        ("scripts/decline", 'en = "No, not this."', f'en = "No{" no" * 30}."', "is 93 characters long"),
        ("scripts/decline", 'es = "Hoy no." }', 'es = "Hoy no.", fr = "Non." }', "not known here"),
        ("scripts/tell", 'id = "one-line"', 'id = "keep"', "keep more than once"),
        ("scripts/ask", "version = 1", "", "is missing"),
        ("sort/partner", 'id = "own-friends"', 'id = "other-first"', "other-first more than once"),
        ("sort/partner", 'es = "Si es amor, es fácil."', 'es = "Si es amor, es fácil!"', "exclamation mark"),
    ],
)
def test_a_mistake_is_said_in_words(content: Path, file: str, old: str, new: str, said: str) -> None:
    change(content / f"{file}.toml", old, new)
    assert said in "\n".join(str(error) for error in read_library(content)[1])


def test_a_script_that_may_be_left_out_as_a_whole_is_told(content: Path) -> None:
    path = content / "scripts" / "decline.toml"
    change(path, 'heading.es = "El no"\n', 'heading.es = "El no"\noptional = true\n')
    assert "left out as a whole" in str(read_library(content)[1][0])


def test_a_script_has_parts_or_ways_and_not_both(content: Path) -> None:
    path = content / "scripts" / "decline.toml"
    text = path.read_text(encoding="utf-8")
    path.write_text(text[: text.index("[[parts]]")], encoding="utf-8")
    assert "needs [[parts]] or [[ways]]" in str(read_library(content)[1][0])


def test_a_script_that_can_grow_too_long_is_told(content: Path) -> None:
    path = content / "scripts" / "decline.toml"
    text = path.read_text(encoding="utf-8")
    long = "And so on and on it goes, without an end, for nearly eighty letters, as here."
    for old in (
        "Thank you for asking.",
        "No, not this.",
        "The reason stays with me.",
        "A quiet evening would do me good.",
    ):
        text = text.replace(f'"{old}"', f'"{long}"')
    path.write_text(text, encoding="utf-8")
    assert "can grow longer than 280 characters in en" in str(read_library(content)[1][0])
