"""Whoever writes an exercise is told every mistake at once: where it is, what is wrong, and what to do.

Turns validation errors into (file, line, path, message, hint). Lines come from reading the TOML statement by statement.
"""

import difflib
import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from pydantic import ValidationError

from couples.domain.steps import STEP_TYPES
from couples.store.library_shapes import Shape

Place = tuple[str | int, ...]
Check = tuple[Place, str, str]  # where, what is wrong, what to do


@dataclass(frozen=True, slots=True)
class ContentError:
    """One mistake in one file; ``line`` is None when the whole file is meant."""

    file: str
    line: int | None
    path: str
    message: str
    hint: str

    def __str__(self) -> str:
        where = f"{self.file}:{self.line}" if self.line else self.file
        return f"{where}{': ' + self.path if self.path else ''} {self.message}. Hint: {self.hint}."


class ContentInvalid(Exception):
    """The content cannot be used; ``errors`` holds every mistake found."""

    def __init__(self, errors: list[ContentError]) -> None:
        super().__init__("\n".join(str(error) for error in errors))
        self.errors = errors


def syntax_error(file: str, error: tomllib.TOMLDecodeError) -> ContentError:
    """The file is not TOML at all."""
    found = re.search(r"\(at line (\d+)", str(error))
    message = re.sub(r"\s*\(at .*\)$", "", str(error))
    hint = "look for a missing quote, bracket or equals sign on this line or the one before"
    return ContentError(file, int(found[1]) if found else None, "", f"is not valid TOML: {message}", hint)


def shape_errors(file: str, text: str, error: ValidationError) -> Iterator[ContentError]:
    """Every mistake that the shape found, in the order of the file's parts."""
    lines = lines_of(text)
    yield from (at(file, lines, *each) for each in raw_errors(error))


def raw_errors(error: ValidationError) -> Iterator[Check]:
    """The same by their place alone."""
    for each in error.errors(include_url=False):
        message, hint = _explain(each["type"], each["loc"], each["msg"], each.get("ctx", {}))
        yield _without_tag(each["loc"]), message, hint


def at(file: str, lines: Mapping[Place, int], place: Place, message: str, hint: str) -> ContentError:
    """A mistake at a place in the file; a missing part is shown at the part it is missing from."""
    known = next(place[:end] for end in range(len(place), -1, -1) if place[:end] in lines)
    return ContentError(file, lines[known], written(place), message, hint)


def written(place: Place) -> str:
    """A place as people write it: ``steps[0].gate.what.en``."""
    return "".join(f"[{part}]" if isinstance(part, int) else f".{part}" for part in place).lstrip(".")


def lines_of(text: str, longest: int = 10_000) -> dict[Place, int]:
    """The line on which each part of a (valid) TOML text begins. After a list of more than ``longest`` lines: no more.

    Each line of a list reads it again from its beginning: what a stranger sent must not keep the whole house waiting.
    """
    found: dict[Place, int] = {(): 1}
    counts: dict[Place, int] = {}
    base: Place = ()
    start, statement = 1, ""
    for number, line in enumerate(text.splitlines(), 1):
        statement += line + "\n"
        if number - start > longest:
            return found
        try:
            parsed = tomllib.loads(statement)
        except tomllib.TOMLDecodeError:
            continue  # a list that goes on over the next lines
        if statement.lstrip().startswith("["):
            base = _enter(parsed, counts)
            found.setdefault(base, start)
        else:
            _record(found, base, parsed, start, one_each=statement.count("\n") - 2)
        start, statement = number + 1, ""
    return found


def _enter(header: dict[str, Any], counts: dict[Place, int]) -> Place:
    place: Place = ()
    node: Any = header
    while isinstance(node, dict) and node:
        ((key, node),) = node.items()
        place += (key,)
        if isinstance(node, list):
            counts[place] = counts.get(place, -1) + 1
        if place in counts:
            place += (counts[place],)
    return place


def _record(found: dict[Place, int], base: Place, node: object, start: int, *, one_each: int) -> None:
    found.setdefault(base, start)
    if isinstance(node, dict):
        for key, value in node.items():
            _record(found, (*base, key), value, start, one_each=one_each)
    elif isinstance(node, list):
        for index, value in enumerate(node):  # a list written one item a line has a line for each
            line = start + 1 + index if len(node) == one_each else start
            _record(found, (*base, index), value, line, one_each=0)


def _without_tag(place: Place) -> Place:
    # pydantic names the kind of a step inside the place: ("steps", 0, "say", "prompts")
    match place:
        case ("steps", int(), str(kind), *_) if kind in STEP_TYPES:
            return place[:2] + place[3:]
        case _:
            return place


def _explain(kind: str, place: Place, message: str, context: Mapping[str, Any]) -> tuple[str, str]:
    match kind:
        case "house":
            return str(context["message"]), str(context["hint"])
        case "missing":
            return "is missing", f"add {place[-1]} here"
        case "union_tag_not_found":
            return "has no kind", f'add kind = "…", one of {", ".join(sorted(STEP_TYPES))}'
        case "union_tag_invalid" | "literal_error":
            return "is not one of the known words", f"use {context.get('expected_tags') or context.get('expected')}"
        case "extra_forbidden":
            near = difflib.get_close_matches(str(place[-1]), _known_keys(), n=1)
            return "is not known here", f"did you mean {near[0]}" if near else "take it out, or check its place"
        case "string_pattern_mismatch":
            return "is not a plain name", "use small letters, digits and single hyphens"
        case _:
            return message[:1].lower() + message[1:], _HINTS.get(kind, "compare with another file that works")


_HINTS = {
    "string_type": "put the text in quotes",
    "int_type": "write a whole number without quotes",
    "bool_type": "write true or false without quotes",
    "list_type": "write a list in square brackets",
    "model_type": "write it per language, such as .en and .es",
    "too_short": "add at least one",
    "too_long": "take some out",
    "greater_than_equal": "choose a larger number",
    "less_than_equal": "choose a smaller number",
}


def _known_keys(shape: type[Shape] = Shape) -> set[str]:
    own = {field.alias or name for name, field in shape.model_fields.items()}
    return own.union(*(_known_keys(below) for below in shape.__subclasses__()))
