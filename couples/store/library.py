"""The exercises and the shared words that people meet, read once from ``couples/content`` and never changed after.

``load_library()`` gives outlines for the session and plain dicts of words for screens, or raises ``ContentInvalid``
with every mistake. What ``words`` returns is shared between callers: read it, do not change it.
"""

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

from pydantic import ValidationError

from couples.domain.deck import Deck
from couples.domain.exercise import Outline, StepKind, StepOutline
from couples.store.library_decks import DeckFile, DeckOnShelf, on_shelf
from couples.store.library_errors import ContentError, ContentInvalid, Place, at, lines_of, shape_errors, syntax_error
from couples.store.library_exercises import AnyStep, ExerciseFile
from couples.store.library_room import ROOM_FILES
from couples.store.library_scripts import Printed, ScriptFile, SortFile, script_printed, sort_printed
from couples.store.library_shapes import Shape
from couples.store.library_words import LANGUAGES, UNFILLED, Words, offered, words_of

CONTENT = Path(__file__).parents[1] / "content"
AnyShape = TypeVar("AnyShape", bound=Shape)


@dataclass(frozen=True, slots=True)
class Exercise:
    """One exercise: its shape for the session, its words for the screens by language and length (minutes)."""

    outline: Outline
    words: Mapping[tuple[str, int], Words]


@dataclass(frozen=True, slots=True)
class RoomWords:
    """The words of the room that belong to no single exercise, by language."""

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

    def words(self, exercise_id: str, lang: str, minutes: int | None = None) -> Words:
        """An exercise's words with {minutes} filled in (the shortest length unless told). KeyError if unknown."""
        exercise = self.exercises[exercise_id]
        return exercise.words[offered(lang), exercise.outline.lengths[0] if minutes is None else minutes]

    def unfilled(self, exercise_id: str, lang: str) -> Words:
        """The same with ``{minutes}`` left standing, for a page that knows the length only later."""
        return self.exercises[exercise_id].words[offered(lang), UNFILLED]

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
            exercises[exercise.id] = _exercise(exercise)
    if not exercises and not errors:
        errors.append(ContentError("exercises", None, "", "has no exercise in it", "add a .toml file"))
    decks = {deck.id: on_shelf(deck) for deck in _all(folder / "decks", DeckFile, errors)}
    errors.extend(_cards_nobody_has(exercises, decks))
    scripts = {script.id: script_printed(script) for script in _all(folder / "scripts", ScriptFile, errors)}
    sorts = {each.id: sort_printed(each) for each in _all(folder / "sort", SortFile, errors)}
    return Library(exercises, decks, scripts, sorts, RoomWords(_room(folder / "room", errors))), errors


def _cards_nobody_has(exercises: Mapping[str, Exercise], decks: Mapping[str, DeckOnShelf]) -> Iterator[ContentError]:
    known = {f"{name}/{card.id}" for name, shelf in decks.items() for card in shelf.outline.cards}
    for name, exercise in exercises.items():
        for at_step, step in enumerate(exercise.outline.steps):
            for card in sorted(set(step.cards) - known):
                place = f"steps[{at_step}].cards"
                hint = "write deck/card as in the files of decks/"
                yield ContentError(f"exercises/{name}.toml", None, place, f"names {card}, which no deck has", hint)


def _all(folder: Path, shape: type[AnyShape], errors: list[ContentError]) -> Iterator[AnyShape]:
    for path in sorted(folder.glob("*.toml")):
        if read := _read(path, shape, errors):
            yield read


def _room(folder: Path, errors: list[ContentError]) -> dict[str, Words]:
    parts = {name: _read(folder / f"{name}.toml", shape, errors) for name, shape in ROOM_FILES.items()}
    for path in sorted(folder.glob("*.toml")):
        if path.stem not in ROOM_FILES:
            known = ", ".join(ROOM_FILES)
            errors.append(ContentError(_named(path), None, "", "has no place in the room", f"known files: {known}"))
    return {lang: {name: words_of(part, lang, UNFILLED) for name, part in parts.items() if part} for lang in LANGUAGES}


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
    lines = lines_of(text)
    checks = [*_languages(raw, ()), *_named_as_its_file(raw, path)]
    if shape is ExerciseFile:
        checks += _exercise_checks(raw)
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


Check = tuple[Place, str, str]  # where, what is wrong, what to do


def _named_as_its_file(raw: dict[str, Any], path: Path) -> Iterator[Check]:
    if "id" in raw and raw["id"] != path.stem:
        yield ("id",), "is not the name of the file", f'write id = "{path.stem}" or rename the file'


def _exercise_checks(raw: dict[str, Any]) -> Iterator[Check]:
    """What spans several parts of a file. Looks at the raw data, so that it speaks beside the shape's errors."""
    steps = raw.get("steps")
    steps = steps if isinstance(steps, list) else []
    breathes = any(isinstance(step, dict) and step.get("kind") == "breathe" for step in steps)
    if breathes and not raw.get("options"):
        yield ("options",), "is missing", "a breathe step needs at least one [[options]] with phases"
    if raw.get("names") is True and "naming" not in raw:
        yield ("naming",), "is missing", "names = true needs a [naming] table"
    if "naming" in raw and raw.get("names") is not True:
        yield ("naming",), "is never shown", "write names = true, or take the table out"
    if raw.get("track") != "touch" and raw.get("names") is not True:
        for index, step in enumerate(steps):
            if isinstance(step, dict) and step.get("touch") is True:
                hint = 'touch belongs to track = "touch", or to what people name themselves'
                yield ("steps", index, "touch"), "is outside the touch track", hint


def _languages(node: object, place: Place) -> Iterator[Check]:
    """Lists must have as many lines in each language."""
    if isinstance(node, list):
        for index, item in enumerate(node):
            yield from _languages(item, (*place, index))
    elif isinstance(node, dict):
        en, es = node.get("en"), node.get("es")
        if isinstance(en, list) and isinstance(es, list) and len(en) != len(es):
            yield (*place, "es"), f"has {len(es)} lines where en has {len(en)}", "translate line by line"
        for key, value in node.items():
            yield from _languages(value, (*place, key))


def _exercise(file: ExerciseFile) -> Exercise:
    outline = Outline(
        id=file.id,
        version=file.version,
        lengths=tuple(file.lengths),
        depths=tuple(sorted(depth.depth for depth in file.depths)),
        steps=tuple(_step(step) for step in file.steps),
        options=tuple(option.id for option in file.options),
        names=file.names,
    )
    return Exercise(
        outline, {(lang, m): words_of(file, lang, m) for lang in LANGUAGES for m in (UNFILLED, *file.lengths)}
    )


def _step(step: AnyStep) -> StepOutline:
    prompts = len(getattr(step, "prompts", ()))
    topics, cards = tuple(step.topics), tuple(step.cards)
    return StepOutline(
        step.id, StepKind(step.kind), step.seconds, touch=step.touch, prompts=prompts, topics=topics, cards=cards
    )
