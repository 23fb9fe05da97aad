"""The toolkit for one says what it is, what to leave out and how to stop, in both languages, in few and easy words."""

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from couples.store.library import CONTENT, load_library, read_library
from couples.store.library_words import LANGUAGES, Words
from tests.house import ROOT
from tests.store.test_library import NOT_OUR_WORDS, grade, texts
from tests.store.test_library_errors import change

LIBRARY = load_library()
TOOLS = ("grounding", "breath", "body-scan", "senses", "noticings")
PRESSING = {
    "en": r"should|have to|try harder|relax|calm down|just breathe|close your eyes|deep breath\w*|fix|sorry",
    "es": r"deberías|relájate|cálmate|cierra los ojos|respira hondo|esfuérzate|perdón",
}


def words(tool: str, lang: str = "en") -> Words:
    return LIBRARY.tools[tool].words(lang)


def ways(tool: str) -> list[str]:
    return [way["id"] for way in words(tool)["ways"]]


def read_by_people(tool: str, lang: str) -> Iterator[str]:
    """Every text, without ids and numbers."""
    return (text for text in texts({key: part for key, part in words(tool, lang).items() if key != "then"}) if text)


# --- what is there -----------------------------------------------------------------------------------------------


def test_the_tools_stand_in_their_order() -> None:
    assert tuple(sorted(LIBRARY.tools, key=lambda name: LIBRARY.tools[name].order)) == TOOLS


def test_grounding_has_its_four_ways_and_counts_the_senses_down_from_five() -> None:
    assert ways("grounding") == ["countdown", "room", "chair", "eyes"]
    first = [step["say"] for step in words("grounding")["ways"][0]["steps"]]
    assert [re.findall(r"five|four|three|two|one", say)[0] for say in first] == "five four three two one".split()
    assert all(len(way["steps"]) == 5 for way in words("grounding")["ways"])


def test_breath_alone_has_the_breaths_of_two_the_one_with_no_hold_first_and_then_ones_own() -> None:
    together = LIBRARY.words("breathe-together", "en")["options"]
    alone = words("breath")["ways"]
    assert [way["phases"] for way in alone[:3]] == [option["phases"] for option in together]
    assert "hold" not in {phase["do"] for phase in alone[0]["phases"]}
    assert (alone[3]["id"], alone[3]["phases"]) == ("own", [])


def test_the_body_scan_finds_an_anchor_outside_first_and_comes_back_to_it() -> None:
    says = [step["say"] for step in words("body-scan")["ways"][0]["steps"]]
    assert "anchor outside" in says[0]
    assert all("anchor" in say for say in (says[0], says[1], says[-1]))
    assert "Skip any part" in " ".join(words("body-scan")["lines"])
    assert "eyes open" in words("body-scan")["lines"][0]


def test_the_body_scan_is_offered_after_grounding() -> None:
    assert "body-scan" in words("grounding")["then"]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_body_scan_leaves_out_what_is_hardest(lang: str) -> None:
    hard = {
        "en": r"chest|belly|breast|hip|lap|pelvis|thigh|throat",
        "es": r"pecho|vientre|cadera|pelvis|muslo|garganta",
    }
    parts = [step["say"] for step in words("body-scan", lang)["ways"][0]["steps"]]
    assert not [say for say in parts if re.search(hard[lang], say)]


def test_the_senses_are_a_texture_warmth_a_slow_stroke_and_rest() -> None:
    assert ways("senses") == ["texture", "warmth", "stroke", "rest"]
    stroke = words("senses")["ways"][2]["steps"]
    assert "If not, stop here" in stroke[1]["say"]
    assert "never hot" in words("senses")["ways"][1]["steps"][0]["say"]


def test_four_noticings_end_with_a_pause() -> None:
    steps = words("noticings")["ways"][0]["steps"]
    assert sum(step["say"].endswith("?") for step in steps) == 4
    assert "pause" in steps[-1]["say"]


# --- how it is said ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("tool", TOOLS)
def test_every_tool_says_when_to_leave_it_and_that_less_is_fine(tool: str) -> None:
    assert words(tool)["not_when"]
    assert re.search(r"fine|all right|plenty|worth knowing", " ".join(words(tool)["end"]))


@pytest.mark.parametrize("tool", TOOLS)
@pytest.mark.parametrize("lang", LANGUAGES)
def test_nothing_presses_labels_or_promises(tool: str, lang: str) -> None:
    forbidden = re.compile(rf"[!¡]|\b(?:{NOT_OUR_WORDS[lang]}|{PRESSING[lang]})\b", re.IGNORECASE)
    assert [text for text in read_by_people(tool, lang) if forbidden.search(text)] == []


@pytest.mark.parametrize("tool", TOOLS)
def test_a_tool_reads_easily(tool: str) -> None:
    assert grade(list(read_by_people(tool, "en"))) <= 6


@pytest.mark.parametrize("lang", LANGUAGES)
def test_sentences_are_short(lang: str) -> None:
    sentences = [s for tool in TOOLS for text in read_by_people(tool, lang) for s in re.split(r"(?<=[.?])\s+", text)]
    assert [s for s in sentences if len(s.split()) > 18] == []


def test_both_languages_have_the_same_steps() -> None:
    for tool in TOOLS:
        shapes = [[(way["id"], len(way["steps"])) for way in words(tool, lang)["ways"]] for lang in LANGUAGES]
        assert shapes[0] == shapes[1]


@pytest.mark.parametrize("tool", TOOLS)
def test_somebody_walked_through_it_and_somebody_else_read_it(tool: str) -> None:
    review = (ROOT / "docs" / "content-review" / f"toolkit-{tool}.md").read_text()
    assert "## What was changed" in review
    assert "## Second reader" in review


# --- what a writer is told ---------------------------------------------------------------------------------------


@pytest.fixture
def content(tmp_path: Path) -> Path:
    """A copy of the content to break."""
    return Path(shutil.copytree(CONTENT, tmp_path / "content"))


@pytest.mark.parametrize(
    ("file", "old", "new", "said"),
    [
        ("grounding", 'title.es = "Sentir la silla"\n', "", "title.es is missing"),
        ("noticings", 'not_when.es = ["Si un recuerdo', 'nots.es = ["Si un recuerdo', "not_when.es is missing"),
        ("grounding", 'say.en = "Look at something near."', f'say.en = "Look{" near" * 25}."', "keep it to 100"),
        ("senses", 'id = "warmth"', 'id = "texture"', "texture more than once"),
        (
            "grounding",
            'then = ["breath", "body-scan"]',
            'then = ["breath", "nap"]',
            "names nap, which is no other tool",
        ),
        ("breath", 'then = ["grounding"]', 'then = ["breath"]', "names breath, which is no other tool"),
        ("breath", 'breath_of = "breathe-together"', 'breath_of = "five-things"', "five-things, which has no breath"),
        ("breath", 'breath_of = "breathe-together"', 'breath_of = "nowhere"', "nowhere, which has no breath"),
        ("noticings", 'then = ["grounding"]', 'then = []\nbreath_of = "breathe-together"', "beside [[ways]]"),
        ("noticings", "minutes = 3", "minutes = 40", "less than or equal to 15"),
        ("body-scan", 'say.en = "Notice your feet."', 'say.en = "Notice your feet!"', "exclamation mark"),
        ("body-scan", 'id = "body-scan"', 'id = "scan"', "is not the name of the file"),
    ],
)
def test_a_mistake_is_said_with_its_file_its_line_and_what_to_do(
    content: Path, file: str, old: str, new: str, said: str
) -> None:
    line = change(content / "toolkit" / f"{file}.toml", old, new)
    errors = [str(error) for error in read_library(content)[1] if said in str(error)]
    assert errors, [str(error) for error in read_library(content)[1]]
    where = re.match(rf"toolkit/{file}\.toml:(\d+)", errors[0])
    assert where
    assert int(where[1]) == 1 or abs(int(where[1]) - line) <= 12  # a whole [[way]] is shown where it begins
    assert "Hint: " in errors[0]


def test_a_tool_with_nothing_to_do_is_told(content: Path) -> None:
    path = content / "toolkit" / "noticings.toml"
    text = path.read_text(encoding="utf-8")
    path.write_text(text[: text.index("[[steps]]")], encoding="utf-8")
    assert "has nothing to do in it" in str(read_library(content)[1][0])


def test_a_mistake_in_an_exercise_is_not_told_twice(content: Path) -> None:
    exercise = content / "exercises" / "breathe-together.toml"
    version = next(line for line in exercise.read_text().splitlines() if line.startswith("version"))
    change(exercise, version, "version = 0")
    assert [error.file for error in read_library(content)[1]] == ["exercises/breathe-together.toml"]
