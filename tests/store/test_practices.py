"""What one is asked alone is calm and plain in both languages, can be answered without typing, and computes nothing."""

import re
import shutil
from pathlib import Path

import pytest

from couples.domain import body
from couples.domain.comfort import Kind
from couples.domain.practice import Gives
from couples.store.library import CONTENT, load_library, read_library
from couples.store.library_words import LANGUAGES
from tests.store.test_library import NOT_OUR_WORDS, grade, texts
from tests.store.test_library_errors import change

LIBRARY = load_library()
A_CHIP = 'chips = [{ id = "x", label = { en = "X", es = "X" } }]'
IN_ORDER = ("checkpoint", "which-is-this", "reframe", "fear-or-wish", "what-settles", "body-factors")


def test_they_are_there_in_their_order() -> None:
    assert tuple(sorted(LIBRARY.practices, key=lambda name: LIBRARY.practices[name].order)) == IN_ORDER


def test_a_checkpoint_asks_all_eight_questions_in_their_order() -> None:
    questions = LIBRARY.practices["checkpoint"].outline.questions
    assert [question.id for question in questions] == [
        "feel",
        "where",
        "with-it",
        "telling",
        "urge",
        "movement",
        "finish",
        "best-self",
    ]
    assert questions[1].chips == set(body.REGIONS)
    assert [question.gives for question in questions] == [
        Gives.BODY,
        Gives.BODY,
        None,
        Gives.MEANS,
        None,
        Gives.HELPS,
        Gives.HELPS,
        Gives.FORWARD,
    ]


def test_fight_flight_freeze_fawn_and_none_of_these_each_have_one_small_thing_to_try() -> None:
    (question,) = LIBRARY.practices["which-is-this"].words("en")["questions"]
    assert [chip["id"] for chip in question["chips"]] == ["fight", "flight", "freeze", "fawn", "none"]
    assert all(chip["line"] and chip["then"] for chip in question["chips"])


@pytest.mark.parametrize("name", IN_ORDER)
def test_whoever_cannot_write_can_tap(name: str) -> None:
    open_ended = [one["id"] for one in LIBRARY.practices[name].words("en")["questions"] if not one["chips"]]
    assert set(open_ended) <= {"where", "keep", "ask"}


def test_only_the_note_for_a_clinician_is_made_for_paper() -> None:
    assert [name for name, shelf in LIBRARY.practices.items() if shelf.outline.printed] == ["body-factors"]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_kind_of_comfort_has_something_to_tap(lang: str) -> None:
    kinds = LIBRARY.own.words(lang)["comfort"]["kinds"]
    assert [kind["id"] for kind in kinds] == list(Kind)
    assert [region["id"] for region in LIBRARY.own.words(lang)["body"]["regions"]] == list(body.REGIONS)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_nothing_shouts_labels_or_guesses_who_people_are(lang: str) -> None:
    printed = [each.words(lang) for each in LIBRARY.practices.values()]
    forbidden = re.compile(rf"[!¡]|\b(?:{NOT_OUR_WORDS[lang]})\b", re.IGNORECASE)
    said = [text for text in texts([printed, LIBRARY.own.words(lang)]) if text]
    assert len(said) > 300
    assert not [text for text in said if forbidden.search(text)]


@pytest.mark.parametrize("name", IN_ORDER)
def test_a_practice_reads_easily(name: str) -> None:
    assert grade([text for text in texts(LIBRARY.practices[name].words("en")) if text]) <= 6


@pytest.mark.parametrize(
    ("file", "old", "new", "said"),
    [
        ("practices/checkpoint", "body = true", f"body = true\n{A_CHIP}", "beside the body map"),
        ("practices/checkpoint", 'gives = "means"', 'gives = "forward"', "more than one way forward"),
        ("practices/fear-or-wish", 'id = "keep"', 'id = "keep"\nwrite = false', "cannot be answered"),
        ("practices/checkpoint", 'es = "Tensión"', 'es = "Tensión!"', "exclamation mark"),
        ("practices/checkpoint", 'en = "Tight", ', "", "is missing"),
        ("practices/reframe", 'ask.es = "¿Qué pasó?"\n', "", "is missing"),
        ("practices/checkpoint", 'en = "Tight"', f'en = "T{" so" * 30}"', "keep what is tapped to 60"),
        ("self/body", 'id = "neck"', 'id = "nape"', "exactly the choices it needs"),
        ("self/comfort", 'id = "song"', 'id = "songs"', "exactly the choices it needs"),
    ],
)  # fmt: skip
def test_a_mistake_is_said_in_words(tmp_path: Path, file: str, old: str, new: str, said: str) -> None:
    content = Path(shutil.copytree(CONTENT, tmp_path / "content"))
    change(content / f"{file}.toml", old, new)
    assert said in "\n".join(str(error) for error in read_library(content)[1])


def test_a_file_that_has_no_place_is_told(tmp_path: Path) -> None:
    content = Path(shutil.copytree(CONTENT, tmp_path / "content"))
    (content / "self" / "mood.toml").write_text("", encoding="utf-8")
    (content / "self" / "body.toml").unlink()
    said = "\n".join(str(error) for error in read_library(content)[1])
    assert "self/mood.toml has no place in the self" in said
    assert "self/body.toml is missing" in said
