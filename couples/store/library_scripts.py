"""Ways to say something, built by tapping, and statements to sort, in both languages.

The shapes of the files of ``couples/content/scripts`` and ``couples/content/sort``; ``docs/writing-scripts.md`` tells
the same to a writer. Whatever is tapped has to come out as whole sentences, so every way to join the pieces is tried.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise, product
from typing import Annotated

from pydantic import AfterValidator, Field, model_validator
from pydantic_core import PydanticCustomError

from couples.domain.script import LONGEST
from couples.store.library_shapes import Lines, Name, Readable, Shape, Text, distinct, wrong
from couples.store.library_words import LANGUAGES, UNFILLED, Words, offered, words_of

ENDS = (".", "?", "…")
OPENS = "¿“«‘"  # may stand before the first letter
LONGEST_PIECE = 80  # characters: three lines on a small phone
LONGEST_STATEMENT = 110


def _fitting(longest: int) -> Callable[[str], str]:
    def check(text: str) -> str:
        if len(text) > longest:
            raise wrong(f"is {len(text)} characters long", f"keep it to {longest}")
        if "  " in text:
            raise wrong("has two spaces in a row", "take one out")
        return text

    return check


PieceText = Annotated[Readable, AfterValidator(_fitting(LONGEST_PIECE))]
StatementText = Annotated[Readable, AfterValidator(_fitting(LONGEST_STATEMENT))]


class Piece(Shape):
    """What is tapped. It stands as it is in the sentence, with its own mark at the end."""

    en: PieceText
    es: PieceText


class PartShape(Shape):
    """One question, and the pieces that answer it."""

    heading: Text
    optional: bool = False
    choices: Annotated[list[Piece], Field(min_length=2, max_length=8)]


def _whole(parts: list[PartShape]) -> list[PartShape]:
    """Refuses pieces that do not join: the first way through them that goes wrong is shown."""
    if all(part.optional for part in parts):
        raise wrong("can be left out as a whole", "at least one part is not optional")
    for lang in LANGUAGES:
        if sum(max(map(len, _texts(part, lang))) + 1 for part in parts) - 1 > LONGEST:
            raise wrong(f"can grow longer than {LONGEST} characters in {lang}", "say less, or take a part out")
        for so_far in _ways_through(parts, lang):
            if complaint := _complaint(so_far):
                raise complaint
    return parts


def _ways_through(parts: list[PartShape], lang: str) -> Iterator[tuple[str, ...]]:
    """The pieces of whole sentences, one for every way in which they can begin, join and end."""
    taps = [{_joint(text): text for text in _texts(part, lang)}.values() for part in parts]
    return (tuple(text for text in way if text) for way in product(*taps))


def _texts(part: PartShape, lang: str) -> list[str]:
    return [getattr(piece, lang) for piece in part.choices] + [""] * part.optional


def _joint(text: str) -> tuple[bool, bool, int, int]:
    """All that decides what may stand beside a piece: pieces alike in this are alike in every sentence."""
    return _is_large(text), text.endswith(ENDS), text.count("¿"), text.count("?")


def _complaint(pieces: tuple[str, ...]) -> PydanticCustomError | None:
    sentence = " ".join(pieces)
    told = f"can be tapped to “{sentence}”, which"
    if not sentence.endswith(ENDS):
        return wrong(f"{told} has no mark at its end", "end the last piece that is always there with a full stop or ?")
    if any(before.endswith(ENDS) is not _is_large(piece) for before, piece in pairwise((".", *pieces))):
        return wrong(f"{told} has a small letter after a full stop, or a large one inside", "see where it is joined")
    if "¿" in sentence and sentence.count("¿") != sentence.count("?"):
        return wrong(f"{told} opens and ends its questions unevenly", "one ¿ for each ?")
    return None


def _is_large(text: str) -> bool:
    return text.lstrip(OPENS)[:1].isupper()


Parts = Annotated[list[PartShape], Field(min_length=2, max_length=4), AfterValidator(_whole)]


class WayShape(Shape):
    """One of several ways through a script, each with parts of its own."""

    id: Name
    title: Text
    line: Text
    parts: Parts


class ScriptFile(Shape):
    """A whole script: its parts, or several ways that each have some."""

    id: Name
    version: Annotated[int, Field(ge=1)]
    order: Annotated[int, Field(ge=1)]
    title: Text
    about: Lines
    parts: Parts | None = None
    ways: Annotated[list[WayShape], Field(min_length=2, max_length=5), AfterValidator(distinct("id"))] | None = None

    @model_validator(mode="after")
    def _one_of_both(self) -> "ScriptFile":
        if (self.parts is None) is (self.ways is None):
            raise wrong("needs [[parts]] or [[ways]], and not both", "one way needs no [[ways]]")
        return self


class StatementShape(Shape):
    """Something that people may have been taught."""

    id: Name
    en: StatementText
    es: StatementText


class SortFile(Shape):
    """A whole set of statements to sort."""

    id: Name
    version: Annotated[int, Field(ge=1)]
    order: Annotated[int, Field(ge=1)]
    title: Text
    about: Lines
    statements: Annotated[list[StatementShape], Field(min_length=1), AfterValidator(distinct("id"))]


@dataclass(frozen=True, slots=True)
class Printed:
    """A script or a set to sort as people read it, in every language. ``order`` is its place among its like."""

    id: str
    order: int
    by_language: Mapping[str, Words]

    def words(self, lang: str) -> Words:
        """``title`` and ``about``, and of a script its ``ways``, of a set its ``statements`` by name."""
        return self.by_language[offered(lang)]


def script_printed(file: ScriptFile) -> Printed:
    """As the library keeps it. A script with parts of its own is one with a single nameless way."""
    return Printed(file.id, file.order, {lang: _script(file, lang) for lang in LANGUAGES})


def sort_printed(file: SortFile) -> Printed:
    """As the library keeps it, its statements by name."""
    return Printed(file.id, file.order, {lang: _sort(file, lang) for lang in LANGUAGES})


def _script(file: ScriptFile, lang: str) -> Words:
    words = words_of(file, lang, UNFILLED)
    ways = words["ways"] or [{"id": "", "title": words["title"], "line": "", "parts": words["parts"]}]
    for part in (part for way in ways for part in way["parts"]):
        part["pieces"] = [piece[lang] for piece in part.pop("choices")]
    return {"title": words["title"], "about": words["about"], "ways": ways}


def _sort(file: SortFile, lang: str) -> Words:
    words = words_of(file, lang, UNFILLED)
    statements = {each["id"]: each[lang] for each in words["statements"]}
    return {"title": words["title"], "about": words["about"], "statements": statements}
