"""Every card to read is short, calm and says where it comes from; the questionnaire stands as published."""

import re
import shutil
from datetime import date
from pathlib import Path

import pytest

from couples.domain.csi import HIGHEST
from couples.store.library import CONTENT, load_library, read_library
from couples.store.library_learn import Part
from couples.store.library_words import LANGUAGES
from tests.house import ROOT
from tests.store.test_library import grade
from tests.store.test_library_errors import change

LIBRARY = load_library()
CARDS = (
    "nervous-system fight flight freeze fawn pauses consent-is consent-is-not arousal desire sexual-health shame"
    " sensory repair aftercare therapy not-for-you"
).split()
LINES = [pytest.param(card, lang, id=f"{card}-{lang}") for card in CARDS for lang in LANGUAGES]
NOT_HERE = {
    "en": r"heal(?:s|ed|ing)?|cure\w*|broken|damaged|abnormal|normal|diagnos\w+|disorder|victim|must|homework|score"
    r"|streak|perfect|amazing|husband|wife|girlfriend|boyfriend|he|she|his|hers?|him|wom[ae]n|m[ae]n|guarantee\w*|symptom\w*",
    "es": r"sanar|sana|cura\w*|curar|rot[oa]s?|normal|diagnóstico|trastorno|víctima|tarea|puntos|racha|perfect\w+"
    r"|marido|esposa|esposo|novi[oa]|él|ell[oa]s|nosotr[oa]s|junt[oa]s|amb[oa]s|usted|vosotr\w+|mujer\w*|hombre\w*|síntoma\w*",
}


def test_all_cards_are_there_in_their_order() -> None:
    assert LIBRARY.reading_order == CARDS
    assert len({card.order for card in LIBRARY.to_read.values()}) == len(CARDS)


def test_fight_flight_freeze_and_fawn_stand_together() -> None:
    four = [name for name in CARDS if LIBRARY.to_read[name].words("en")["part"] is Part.FOUR]
    assert four == ["fight", "flight", "freeze", "fawn"]


@pytest.mark.parametrize(("card", "lang"), LINES)
def test_a_card_is_a_few_short_sentences(card: str, lang: str) -> None:
    lines = LIBRARY.to_read[card].words(lang)["lines"]
    assert 3 <= len(lines) <= 6
    sentences = [sentence for line in lines for sentence in re.split(r"(?<=[.?…])\s+", line)]
    assert not [sentence for sentence in sentences if len(sentence.split()) > 20]


@pytest.mark.parametrize("card", CARDS)
def test_a_card_reads_easily(card: str) -> None:
    words = LIBRARY.to_read[card].words("en")
    assert grade([words["title"], *words["lines"]]) <= 6


@pytest.mark.parametrize(("card", "lang"), LINES)
def test_no_card_labels_promises_or_guesses_who_people_are(card: str, lang: str) -> None:
    words = LIBRARY.to_read[card].words(lang)
    text = [words["title"], words["quote"] or "", *words["lines"]]
    assert not [line for line in text if re.search(rf"[!¡]|\b(?:{NOT_HERE[lang]})\b", line, re.IGNORECASE)]


@pytest.mark.parametrize("card", CARDS)
def test_a_card_says_where_it_comes_from_and_when_that_was_looked_up(card: str) -> None:
    words = LIBRARY.to_read[card].words("en")
    assert all(source["author"] and source["title"] and source["year"] for source in words["sources"])
    assert all(words["checked"].year >= source["year"] for source in words["sources"])
    assert words["checked"] >= date(2026, 11, 23)


@pytest.mark.parametrize("card", CARDS)
def test_every_card_was_read_by_a_second_reader(card: str) -> None:
    review = (ROOT / "docs" / "content-review" / f"learn-{card}.md").read_text(encoding="utf-8")
    assert "## Where each sentence comes from" in review
    assert "## Second reader" in review


# --- the questionnaire -------------------------------------------------------------------------------------------


def test_the_questionnaire_stands_as_published() -> None:
    """Letter by letter, the capitals too: other words would be another questionnaire."""
    true = ["Not at all TRUE", "A little TRUE", "Somewhat TRUE", "Mostly TRUE"]
    much = ["Not at all", "A little", "Somewhat", "Mostly", "Almost Completely", "Completely"]
    happy = ["Extremely Unhappy", "Fairly Unhappy", "A Little Unhappy", "Happy", "Very Happy", "Extremely Happy"]
    for lang in LANGUAGES:
        assert LIBRARY.measures["csi-4"].words(lang)["questions"] == [
            {
                "text": "Please indicate the degree of happiness, all things considered, of your relationship.",
                "labels": [*happy, "Perfect"],
            },
            {
                "text": "I have a warm and comfortable relationship with my partner",
                "labels": [*true, "Almost Completely TRUE", "Completely TRUE"],
            },
            {"text": "How rewarding is your relationship with your partner?", "labels": much},
            {"text": "In general, how satisfied are you with your relationship?", "labels": much},
        ]


def test_it_is_the_only_questionnaire_and_is_cited() -> None:
    assert list(LIBRARY.measures) == ["csi-4"]
    words = LIBRARY.measures["csi-4"].words("es")
    assert [len(question["labels"]) - 1 for question in words["questions"]] == list(HIGHEST)
    assert words["language"] == "en"
    assert ("Funk" in words["sources"][0]["author"], words["sources"][0]["year"]) == (True, 2007)


# --- what a writer is told ---------------------------------------------------------------------------------------


@pytest.fixture
def content(tmp_path: Path) -> Path:
    """A copy of the content to break."""
    return Path(shutil.copytree(CONTENT, tmp_path / "content"))


@pytest.mark.parametrize(
    ("file", "old", "new", "said"),
    [
        ("learn/fight", 'title.es = "Luchar"\n', "", "title.es is missing"),
        ("learn/fight", '  "The body gets ready to push danger away.",\n', "", "has 5 lines where en has 4"),
        ("learn/fight", 'part = "four"', 'part = "five"', "part input should be 'body'"),
        ("learn/fight", "year = 1915", "year = 15", "1900"),
        ("learn/fight", 'link = "doi', 'link = "https://doi', "is not a plain address"),
        ("learn/fight", "checked = 2026-11-23", 'checked = "today"', "checked"),
        ("learn/fight", 'id = "fight"', 'id = "fights"', "is not the name of the file"),
        ("learn/flight", '"You may leave. You owe no reason."', f'"{"You may leave. " * 12}"', "space around it"),
        ("learn/flight", '"You may leave. You owe no reason."', f'"You may go{" on" * 55}."', "has a line of 176"),
        ("learn/flight", '"You may leave. You owe no reason."', '"You may leave!"', "exclamation mark"),
        ("measures/csi-4", ', "Perfect"]', "]", "the published ones count up to (6, 5, 5, 5)"),
    ],
)
def test_a_mistake_is_said_in_words(content: Path, file: str, old: str, new: str, said: str) -> None:
    change(content / f"{file}.toml", old, new)
    assert said in "\n".join(str(error) for error in read_library(content)[1])


def test_a_card_of_two_lines_is_told(content: Path) -> None:
    path = content / "learn" / "flight.toml"
    text = path.read_text(encoding="utf-8")
    for lang in LANGUAGES:
        text = re.sub(rf"lines\.{lang} = \[.*?\n\]", f'lines.{lang} = ["One.", "Two."]', text, flags=re.DOTALL)
    path.write_text(text, encoding="utf-8")
    assert "has 2 lines" in str(read_library(content)[1][0])
