"""Whoever writes an exercise hears every mistake at once: where it is, what is wrong, what to do."""

import shutil
from pathlib import Path

import pytest

from couples.store.library import CONTENT, Library, load_library, read_library
from couples.store.library_errors import ContentError, ContentInvalid


@pytest.fixture
def content(tmp_path: Path) -> Path:
    """A copy of the content to break."""
    return Path(shutil.copytree(CONTENT, tmp_path / "content"))


def errors_of(content: Path) -> list[ContentError]:
    with pytest.raises(ContentInvalid) as refused:
        load_library(content)
    return refused.value.errors


def change(file: Path, old: str, new: str) -> int:
    """Replaces one text and gives the number of the line it stood on."""
    text = file.read_text(encoding="utf-8")
    assert text.count(old) == 1, old
    file.write_text(text.replace(old, new), encoding="utf-8")
    return text[: text.index(old)].count("\n") + 1


def test_every_mistake_of_a_file_is_told_with_its_line_and_what_to_do(content: Path) -> None:
    file = content / "exercises" / "five-things.toml"
    lines = [
        change(file, 'title.en = "Five things"', 'title.en = "Five things!"'),
        change(file, 'where.en = "Right where', 'wher.en = "Right where'),
        change(file, "lengths = [3]", "lengths = [5, 3]"),
        change(file, 'track = "rest"', 'track = "party"'),
        change(file, "depth = 2", "depth = 7"),
    ]
    errors = errors_of(content)
    assert [error.line for error in errors] == sorted([*lines, lines[1] + 1])  # where.es still stands on the next one
    assert {error.file for error in errors} == {"exercises/five-things.toml"}
    assert {error.path for error in errors} == {
        "title.en",
        "track",
        "lengths",
        "depths[1].depth",
        "steps[0].gate.where.en",
        "steps[0].gate.wher",
    }
    assert all(error.hint for error in errors)
    assert "did you mean where" in str(next(error for error in errors if error.path.endswith("wher")))


def test_mistakes_of_all_files_are_told_together(content: Path) -> None:
    change(content / "exercises" / "five-things.toml", "version = 3", "version = 0")
    change(content / "exercises" / "consent-check.toml", "names = true", "")
    line = change(content / "room" / "closing.toml", "lines.en = [", "lines.en = ")
    (content / "room" / "promise.toml").unlink()
    (content / "room" / "jokes.toml").write_text("", encoding="utf-8")
    told = {(error.file, error.path or error.message) for error in errors_of(content)}
    assert ("exercises/five-things.toml", "version") in told
    assert ("exercises/consent-check.toml", "naming") in told
    assert ("room/promise.toml", "is missing") in told
    assert ("room/jokes.toml", "has no place in the room") in told
    assert [error.line for error in errors_of(content) if error.file == "room/closing.toml"] == [line]


def test_a_list_item_is_found_on_its_own_line(content: Path) -> None:
    line = change(content / "room" / "closing.toml", '"However it went, it may be enough.",', '"Thank you!",')
    assert [(error.line, error.path) for error in errors_of(content)] == [(line, "lines.en[0]")]


@pytest.mark.parametrize(
    ("file", "old", "new", "said"),
    [
        ("breathe-together", 'id = "breathe-together"', 'id = "other"', "not the name of the file"),
        ("breathe-together", 'id = "even-4"', 'id = "in4-out6"', "in4-out6 more than once"),
        ("breathe-together", 'kind = "breathe"', 'kind = "dance"', "not one of the known words"),
        ("breathe-together", 'kind = "breathe"\n', "", "has no kind"),
        ("speaker-and-listener", 'kind = "floor"', 'kind = "floor"\ntouch = true', "outside the touch track"),
        ("speaker-and-listener", '  "Una o dos frases, y para.",\n', "", "has 2 lines where en has 3"),
        ("five-things", 'id = "notice"', 'id = "Notice it"', "not a plain name"),
        ("five-things", 'title.es = "Cinco cosas"', 'title.es = ""', "is empty"),
        ("five-things", "{minutes} minutes, at", "{mins} minutes, at", "braces that are not {minutes}"),
        ("five-things", 'title.es = "Cinco cosas"', "title.es = 5", "valid string"),
        ("five-things", '"Five things"', f'"{"far " * 60}away"', "244 characters long"),
        ("five-things", '"Five things"', '"Five\\nthings"', "has a line break"),
        ("five-things", '"Five things"', '" Five things"', "space around it"),
        ("consent-check", "[naming.what]", "[naming.whats]", "is missing"),
        ("five-things", 'track = "rest"', 'track = "rest"\nnames = true', "naming is missing"),
        ("five-things", 'content_notes = ["body"]\n', "", "content_notes is missing"),
        ("five-things", '["body"]\n', '["boddy"]\n', "content_notes[0] has the unknown word boddy"),
        ("five-things", '["body"]\n', '["body", "body"]\n', "says body more than once"),
        ("five-things", '"toolkit/grounding"', '"toolkit/flying"', "names toolkit/flying, which there is not"),
        ("five-things", '"toolkit/grounding"', '"pages/nowhere"', "one of: pages/care"),
        ("five-things", '"toolkit/grounding"', '"elsewhere"', "alone"),
        ("breathe-together", '["body", "breath"]', '["body"]', "does not say breath, which comes up in it"),
        ("restorative-rest", '["touch", "body",', '["body",', "does not say touch"),
        ("repair", '["hurt", "memories"]', "[]", "does not say hurt"),
        ("afterwards", 'id = "tea"', 'id = "coffee"', "the plan for afterwards has no coffee"),
        ("afterwards", 'id = "rather-not"', 'id = "rather-not"\nkeeps = "plan"', "afterwards has no rather-not"),
    ],
)
def test_a_mistake_is_said_in_words(content: Path, file: str, old: str, new: str, said: str) -> None:
    change(content / "exercises" / f"{file}.toml", old, new)
    assert said in "\n".join(str(error) for error in errors_of(content))


def test_a_breath_needs_a_pattern(content: Path) -> None:
    file = content / "exercises" / "breathe-together.toml"
    text = file.read_text(encoding="utf-8")
    start, end = text.index("[[options]]"), text.index("[[steps]]")
    file.write_text(text[:start] + text[end:], encoding="utf-8")
    assert [error.path for error in errors_of(content)] == ["options"]


def test_what_is_not_utf8_is_told(content: Path) -> None:
    (content / "exercises" / "five-things.toml").write_bytes(b'id = "\xff"')
    assert "UTF-8" in str(errors_of(content)[0])


def test_an_empty_shelf_is_told(content: Path) -> None:
    shutil.rmtree(content / "exercises")
    assert "no exercise" in str(errors_of(content)[0])


def test_choices_that_a_session_knows_must_all_be_there(content: Path) -> None:
    change(content / "room" / "motives.toml", 'id = "curious"', 'id = "bored"')
    assert "in this order: want-to, curious" in str(errors_of(content)[0])


def test_one_wrong_file_leaves_the_others_readable(content: Path) -> None:
    change(content / "exercises" / "five-things.toml", "version = 3", "")
    library, errors = read_library(content)
    assert isinstance(library, Library)
    assert len(library.exercises) == 28
    assert len(errors) == 1


def test_a_missing_translation_is_refused_and_another_language_reads_english(content: Path) -> None:
    assert load_library(content).room.words("fr") == load_library(content).room.words("en")
    change(content / "room" / "promise.toml", 'tap.es = "Sí, y prometo parar"\n', "")
    assert [str(error) for error in errors_of(content)] == [
        "room/promise.toml:14: tap.es is missing. Hint: add es here."
    ]
