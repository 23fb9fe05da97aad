"""What somebody can look at alone, in both languages: questions in an order, with chips to tap and room for words.

The shapes of the files of ``couples/content/practices`` (one practice each) and ``couples/content/self`` (the words of
the body map, and what a comfort kit may hold); ``docs/writing-practices.md`` tells the same to a writer.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated, Literal

from pydantic import AfterValidator, Field, model_validator

from couples.domain import body, comfort
from couples.domain.practice import LONGEST_LINE, Gives, Practice, Question
from couples.store.library_shapes import Lines, Name, Readable, Shape, Text, all_of, distinct, wrong
from couples.store.library_tags import Depth, Tagged
from couples.store.library_words import LANGUAGES, Words, offered, words_of

LONGEST_CHIP = 60  # characters: two lines on a small phone


def _short(text: str) -> str:
    if len(text) > LONGEST_CHIP:
        raise wrong(f"is {len(text)} characters long", f"keep what is tapped to {LONGEST_CHIP}")
    return text


class Both(Text):
    """A text that is there in every language."""

    es: Readable


class BothLines(Lines):
    """Lines that are there in every language."""

    es: list[Readable]


class Tap(Both):
    """What is tapped, in every language."""

    en: Annotated[Readable, AfterValidator(_short)]
    es: Annotated[Readable, AfterValidator(_short)]


class PracticeChip(Shape):
    """A choice to tap. ``line`` tells more beside it, ``then`` is one small thing to try once it is tapped."""

    id: Name
    label: Tap
    line: Both | None = None
    then: Both | None = None


class QuestionShape(Shape):
    """One question of a practice; what can be tapped comes first, and words are always optional."""

    id: Name
    ask: Both
    hint: Both | None = None
    chips: Annotated[list[PracticeChip], Field(max_length=16, default_factory=list), AfterValidator(distinct("id"))]
    body: bool = False
    write: bool = True
    gives: Literal["forward", "line", "body", "means", "helps"] | None = None

    @model_validator(mode="after")
    def _can_be_answered(self) -> "QuestionShape":
        if self.body and self.chips:
            raise wrong("has chips of its own beside the body map", "body = true brings the places of the body")
        if not (self.body or self.chips or self.write):
            raise wrong("cannot be answered", "add chips, or let people write")
        return self


class PracticeFile(Tagged):
    """A whole practice. ``minutes`` says how long it may take, ``closing`` stands under what was said."""

    id: Name
    version: Annotated[int, Field(ge=1)]
    order: Annotated[int, Field(ge=1)]
    minutes: Annotated[int, Field(ge=1, le=30)]
    depth: Depth
    title: Both
    about: BothLines
    closing: BothLines
    printed: bool = False
    questions: Annotated[list[QuestionShape], Field(min_length=1, max_length=12), AfterValidator(distinct("id"))]

    @model_validator(mode="after")
    def _one_way_forward(self) -> "PracticeFile":
        if [question.gives for question in self.questions].count("forward") > 1:
            raise wrong("has more than one way forward", 'one question at most has gives = "forward"')
        return self


class Region(Shape):
    """A place of the body."""

    id: Name
    label: Tap


class BodyMap(Shape):
    """The words of the body map, front, back, and what is on neither."""

    regions: Annotated[list[Region], AfterValidator(all_of(*body.REGIONS))]


class ComfortKind(Shape):
    """One kind of thing for a comfort kit, and things of that kind to tap."""

    id: Name
    label: Tap
    ask: Both
    hint: Both
    ideas: Annotated[list[Both], Field(min_length=3, max_length=16)]

    @model_validator(mode="after")
    def _fits(self) -> "ComfortKind":
        if any(len(getattr(idea, lang)) > LONGEST_LINE for idea in self.ideas for lang in LANGUAGES):
            raise wrong("has an idea that is too long to keep", f"keep it to {LONGEST_LINE} characters")
        return self


class ComfortWords(Shape):
    """All kinds, in the order in which they are shown."""

    kinds: Annotated[list[ComfortKind], AfterValidator(all_of(*comfort.Kind))]


SELF_FILES: dict[str, type[Shape]] = {"body": BodyMap, "comfort": ComfortWords}


@dataclass(frozen=True, slots=True)
class PracticeOnShelf:
    """A practice: its shape, and its words in every language."""

    outline: Practice
    order: int
    by_language: Mapping[str, Words]

    def words(self, lang: str) -> Words:
        """``title``, ``about``, ``closing``, ``minutes``, and ``questions`` in order."""
        return self.by_language[offered(lang)]


def outlines_of(practices: Mapping[str, PracticeOnShelf]) -> dict[str, Practice]:
    """The shapes alone, by id."""
    return {name: shelf.outline for name, shelf in practices.items()}


def practice_on_shelf(file: PracticeFile) -> PracticeOnShelf:
    """As the library keeps it."""
    outline = Practice(file.id, tuple(_question(each) for each in file.questions), file.printed)
    return PracticeOnShelf(outline, file.order, {lang: words_of(file, lang, file.minutes) for lang in LANGUAGES})


def _question(shape: QuestionShape) -> Question:
    chips = frozenset(body.REGIONS) if shape.body else frozenset(chip.id for chip in shape.chips)
    gives = Gives(shape.gives) if shape.gives else None
    return Question(shape.id, chips, shape.write, gives)
