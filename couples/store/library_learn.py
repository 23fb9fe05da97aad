"""A card to read, with where it comes from and when that was last looked up; and the one questionnaire there is.

The shapes of the files of ``couples/content/learn`` and ``couples/content/measures``; ``docs/writing-learn.md`` tells
the same to a writer.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Annotated, TypeVar

from pydantic import AfterValidator, Field, model_validator

from couples.domain.csi import HIGHEST
from couples.store.library_shapes import Lines, Name, Readable, Shape, Text, wrong
from couples.store.library_words import LANGUAGES, UNFILLED, Words, offered, words_of

MOST_LINES = 6
FEWEST_LINES = 3
LONGEST_LINE = 160  # characters: three or four lines on a small phone
OLDEST = 1900
LONGEST_LINK = 120


Written = TypeVar("Written", Text, Lines)


class Part(StrEnum):
    """Under which heading a card stands in the list."""

    BODY = "body"
    FOUR = "four"  # fight, flight, freeze, fawn: "which is this?" (D7)
    YES = "yes"
    CLOSENESS = "closeness"
    TOGETHER = "together"
    HELP = "help"


def _short(lines: Lines) -> Lines:
    for each in (lines.en, lines.es):
        if each and not FEWEST_LINES <= len(each) <= MOST_LINES:
            raise wrong(f"has {len(each)} lines", f"{FEWEST_LINES} to {MOST_LINES} fit one card")
        if long := next((line for line in each if len(line) > LONGEST_LINE), ""):
            raise wrong(f"has a line of {len(long)} characters", f"keep each to {LONGEST_LINE}")
    return lines


def _plain_link(link: str) -> str:
    if "://" in link or " " in link or "." not in link:
        raise wrong("is not a plain address", "write it as one would say it, such as doi.org/10.1000/1")
    return link


class Source(Shape):
    """Where it can be read up: as a library would list it, in its own language."""

    author: Readable
    title: Readable
    year: Annotated[int, Field(ge=OLDEST, le=2100)]
    link: Annotated[str, Field(max_length=LONGEST_LINK), AfterValidator(_plain_link)] | None = None


class LearnFile(Shape):
    """One card."""

    id: Name
    version: Annotated[int, Field(ge=1)]
    order: Annotated[int, Field(ge=1)]
    part: Annotated[Part, Field(strict=False)]
    title: Text
    quote: Text | None = None
    lines: Annotated[Lines, AfterValidator(_short)]
    sources: Annotated[list[Source], Field(min_length=1, max_length=3)]
    checked: date


class Question(Shape):
    """One question in the words of its authors; ``labels`` count from 0 upwards."""

    text: Readable
    labels: list[Readable]


class MeasureFile(Shape):
    """A questionnaire, printed as published: its words have one language, ours around them have two."""

    id: Name
    version: Annotated[int, Field(ge=1)]
    title: Text
    about: Lines
    language: Annotated[str, Field(pattern=r"^[a-z]{2}$")]
    note: Text  # why the questions stand in that one language
    questions: list[Question]
    sources: Annotated[list[Source], Field(min_length=1)]
    checked: date

    @model_validator(mode="after")
    def _as_counted(self) -> "MeasureFile":
        found = tuple(len(question.labels) - 1 for question in self.questions)
        if found != HIGHEST:
            raise wrong(f"has questions that count up to {found}", f"the published ones count up to {HIGHEST}")
        return self


@dataclass(frozen=True, slots=True)
class ToRead:
    """A card as people read it, in every language. ``order`` is its place among all."""

    id: str
    order: int
    by_language: Mapping[str, Words]

    def words(self, lang: str) -> Words:
        """``part``, ``title``, ``quote``, ``lines``, ``sources`` and ``checked``."""
        return self.by_language[offered(lang)]


def to_read(file: LearnFile) -> ToRead:
    """As the library keeps it."""
    return ToRead(file.id, file.order, {lang: words_of(file, lang, UNFILLED) for lang in LANGUAGES})


@dataclass(frozen=True, slots=True)
class Measure:
    """A questionnaire as people read it."""

    id: str
    by_language: Mapping[str, Words]

    def words(self, lang: str) -> Words:
        """``title``, ``about``, ``language`` of the questions, ``note``, ``questions``, ``sources`` and ``checked``."""
        return self.by_language[offered(lang)]


def measure(file: MeasureFile) -> Measure:
    """As the library keeps it."""
    return Measure(file.id, {lang: words_of(file, lang, UNFILLED) for lang in LANGUAGES})
