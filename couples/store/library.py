"""The exercises and the shared words that people meet, read once from ``couples/content`` and never changed after.

``load_library()`` gives outlines for the session and plain dicts of words for screens, or raises ``ContentInvalid``
with every mistake. What ``words`` returns is shared between callers: read it, do not change it.
"""

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeVar

from pydantic import ValidationError

from couples.domain.deck import Deck
from couples.domain.exercise import Outline
from couples.store.library_across import across, line_by_line
from couples.store.library_decks import DeckFile, DeckOnShelf, on_shelf
from couples.store.library_errors import (
    Check,
    ContentError,
    ContentInvalid,
    at,
    lines_of,
    shape_errors,
    syntax_error,
)
from couples.store.library_exercises import Exercise, ExerciseFile, exercise_on_shelf
from couples.store.library_learn import LearnFile, Measure, MeasureFile, ToRead, measure, to_read
from couples.store.library_places import PLACES
from couples.store.library_practices import PracticeFile, PracticeOnShelf, practice_on_shelf
from couples.store.library_scripts import Printed, ScriptFile, SortFile, script_printed, sort_printed
from couples.store.library_shapes import Shape
from couples.store.library_tags import loose_ends
from couples.store.library_toolkit import ToolFile, tools_printed
from couples.store.library_words import LANGUAGES, UNFILLED, Words, offered, words_of

__all__ = ["CONTENT", "Exercise", "Library", "load_library", "read_library"]

CONTENT = Path(__file__).parents[1] / "content"
AnyShape = TypeVar("AnyShape", bound=Shape)


@dataclass(frozen=True, slots=True)
class RoomWords:
    """The words of a place that belong to no single exercise or practice, by language."""

    by_language: Mapping[str, Words]

    def words(self, lang: str) -> Words:
        """All of them in one language: ``receiver``, ``reframe``, ``needs`` and so on, one key per file."""
        return self.by_language[offered(lang)]


@dataclass(frozen=True, slots=True)
class Library:
    """Everything there is to do together, and how it is said."""

    exercises: Mapping[str, Exercise]
    decks: Mapping[str, DeckOnShelf]
    scripts: Mapping[str, Printed]
    sorts: Mapping[str, Printed]
    room: RoomWords
    to_read: Mapping[str, ToRead] = field(default_factory=dict)
    measures: Mapping[str, Measure] = field(default_factory=dict)
    overtime: RoomWords = field(default_factory=lambda: RoomWords({}))
    practices: Mapping[str, PracticeOnShelf] = field(default_factory=dict)
    own: RoomWords = field(default_factory=lambda: RoomWords({}))  # the body map and the comfort kit
    tools: Mapping[str, Printed] = field(default_factory=dict)
    wording: RoomWords = field(default_factory=lambda: RoomWords({}))

    @property
    def outlines(self) -> dict[str, Outline]:
        """The shapes alone, by exercise id: all that a session needs to know."""
        return {name: exercise.outline for name, exercise in self.exercises.items()}

    @property
    def deck_outlines(self) -> dict[str, Deck]:
        """The decks' shapes, by id."""
        return {name: shelf.outline for name, shelf in self.decks.items()}

    @property
    def statements(self) -> frozenset[str]:
        """Everything that can be sorted, each as ``set/name``."""
        named = ((name, printed.words("en")["statements"]) for name, printed in self.sorts.items())
        return frozenset(f"{name}/{statement}" for name, statements in named for statement in statements)

    @property
    def reading_order(self) -> list[str]:
        """The cards to read, by name."""
        return sorted(self.to_read, key=lambda name: self.to_read[name].order)

    def words(self, exercise_id: str, lang: str, minutes: int | None = None) -> Words:
        """An exercise's words with {minutes} filled in (the shortest length unless told). KeyError if unknown."""
        exercise = self.exercises[exercise_id]
        return exercise.words[offered(lang), exercise.outline.lengths[0] if minutes is None else minutes]

    def unfilled(self, exercise_id: str, lang: str) -> Words:
        """The same with ``{minutes}`` left standing, for a page that knows the length only later."""
        return self.exercises[exercise_id].words[offered(lang), UNFILLED]

    def pictures(self, lang: str) -> dict[str, str]:
        """What paints a picture, and what is said instead to whoever asked for that."""
        words = self.wording.by_language.get(offered(lang), {}).get(offered(lang), {"pictures": ()})
        return {each["picture"]: each["literal"] for each in words["pictures"]}

    def shelf(self, lang: str) -> list[Words]:
        """All exercises to choose from, by title."""
        return sorted((self.words(name, lang) for name in self.exercises), key=lambda words: str(words["title"]))


def load_library(folder: Path = CONTENT) -> Library:
    """The whole library, or ``ContentInvalid`` with every mistake in every file."""
    library, errors = read_library(folder)
    if errors:
        raise ContentInvalid(errors)
    return library


def read_library(folder: Path = CONTENT) -> tuple[Library, list[ContentError]]:
    """What could be read, and every mistake in the rest."""
    errors: list[ContentError] = []
    exercises: dict[str, Exercise] = {}
    for path in sorted((folder / "exercises").glob("*.toml")):
        if exercise := _read(path, ExerciseFile, errors):
            exercises[exercise.id] = exercise_on_shelf(exercise)
    if not exercises and not errors:
        errors.append(ContentError("exercises", None, "", "has no exercise in it", "add a .toml file"))
    decks = {deck.id: on_shelf(deck) for deck in _all(folder / "decks", DeckFile, errors)}
    errors.extend(_cards_nobody_has(exercises, decks))
    scripts = {script.id: script_printed(script) for script in _all(folder / "scripts", ScriptFile, errors)}
    sorts = {each.id: sort_printed(each) for each in _all(folder / "sort", SortFile, errors)}
    to_learn = {card.id: to_read(card) for card in _all(folder / "learn", LearnFile, errors)}
    measures = {each.id: measure(each) for each in _all(folder / "measures", MeasureFile, errors)}
    practices = {each.id: practice_on_shelf(each) for each in _all(folder / "practices", PracticeFile, errors)}
    room, overtime, own, wording = (_place_words(folder / name, files, errors) for name, files in PLACES.items())
    errors.extend(loose_ends(folder, exercises, _plan(overtime)))
    tools = tools_printed(list(_all(folder / "toolkit", ToolFile, errors)), folder, exercises, errors)
    alone = (practices, own, tools)
    return Library(exercises, decks, scripts, sorts, room, to_learn, measures, overtime, *alone, wording), errors


def _plan(overtime: RoomWords) -> dict[str, frozenset[str]] | None:
    """What can be tapped in a plan for afterwards, by kind; None where its own file could not be read."""
    words = overtime.words(LANGUAGES[0]).get("aftercare")
    return {kind["id"]: frozenset(chip["id"] for chip in kind["chips"]) for kind in words["kinds"]} if words else None


def _cards_nobody_has(exercises: Mapping[str, Exercise], decks: Mapping[str, DeckOnShelf]) -> Iterator[ContentError]:
    known = {f"{name}/{card.id}" for name, shelf in decks.items() for card in shelf.outline.cards}
    for name, exercise in exercises.items():
        for at_step, step in enumerate(exercise.outline.steps):
            of_ideas = {card for place, cards in step.ids.items() if place.startswith("ideas/") for card in cards}
            for card in sorted((set(step.cards) | of_ideas) - known):
                place = f"steps[{at_step}].cards"
                hint = "write deck/card as in the files of decks/"
                yield ContentError(f"exercises/{name}.toml", None, place, f"names {card}, which no deck has", hint)


def _all(folder: Path, shape: type[AnyShape], errors: list[ContentError]) -> Iterator[AnyShape]:
    for path in sorted(folder.glob("*.toml")):
        if read := _read(path, shape, errors):
            yield read


def _place_words(folder: Path, files: Mapping[str, type[Shape]], errors: list[ContentError]) -> RoomWords:
    read = {name: _read(folder / f"{name}.toml", shape, errors) for name, shape in files.items()}
    for path in sorted(folder.glob("*.toml")):
        if path.stem not in files:
            hint = f"known files: {', '.join(files)}"
            errors.append(ContentError(_named(path), None, "", f"has no place in the {folder.name}", hint))
    parts = {name: part for name, part in read.items() if part}
    return RoomWords(
        {lang: {name: words_of(part, lang, UNFILLED) for name, part in parts.items()} for lang in LANGUAGES}
    )


def _read(path: Path, shape: type[AnyShape], errors: list[ContentError]) -> AnyShape | None:
    file, before = _named(path), len(errors)
    try:
        text = path.read_text(encoding="utf-8")
        raw = tomllib.loads(text)
    except FileNotFoundError:
        errors.append(ContentError(file, None, "", "is missing", "put it back; the room needs its words"))
        return None
    except UnicodeDecodeError:
        errors.append(ContentError(file, None, "", "is not UTF-8 text", "save it as UTF-8"))
        return None
    except tomllib.TOMLDecodeError as error:
        errors.append(syntax_error(file, error))
        return None
    checks = [*line_by_line(raw), *_named_as_its_file(raw, path)]
    if shape is ExerciseFile:
        checks += across(raw)
    lines = lines_of(text) if checks else {}  # finding the lines takes longer than reading the file
    errors.extend(at(file, lines, place, message, hint) for place, message, hint in checks)
    read: AnyShape | None = None
    try:
        read = shape.model_validate(raw)
    except ValidationError as error:
        errors.extend(shape_errors(file, text, error))
    errors[before:] = sorted(errors[before:], key=lambda found: found.line or 0)
    return read if len(errors) == before else None


def _named(path: Path) -> str:
    return f"{path.parent.name}/{path.name}"


def _named_as_its_file(raw: dict[str, Any], path: Path) -> Iterator[Check]:
    if "id" in raw and raw["id"] != path.stem:
        yield ("id",), "is not the name of the file", f'write id = "{path.stem}" or rename the file'
