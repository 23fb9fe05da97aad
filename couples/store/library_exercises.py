"""An exercise says all that people need before they say yes: what it is, when to leave it, and what each step asks.

The shape of one file of ``couples/content/exercises``; ``docs/writing-exercises.md`` tells the same to a writer.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated, Literal

from pydantic import AfterValidator, Field

from couples.domain.exercise import Outline
from couples.store.library_shapes import Lines, Name, Shape, Text, distinct, rising
from couples.store.library_steps import AnyStep, Dial, outlined
from couples.store.library_tags import Alone, Tagged
from couples.store.library_words import LANGUAGES, UNFILLED, Words, words_of

LONGEST_EXERCISE = 60  # minutes


class Depth(Shape):
    """How deep it goes, 1 to 3, and what that means in this exercise; ``until`` names the last step it goes to."""

    depth: Annotated[int, Field(ge=1, le=3)]
    line: Text
    until: Name | None = None


class Phase(Shape):
    """One stretch of a breath."""

    do: Literal["in", "hold", "out"]
    seconds: Annotated[int, Field(ge=1, le=12)]


class Option(Shape):
    """A variant to choose, such as a breath pattern; the first is offered first."""

    id: Name
    name: Text
    line: Text
    phases: Annotated[list[Phase], Field(min_length=2, max_length=4)]


class NamingField(Shape):
    """One thing to name before asking, with an example."""

    label: Text
    hint: Text


class NamingWords(Shape):
    """The little form of a consent check."""

    heading: Text
    line: Text
    what: NamingField
    where: NamingField
    how_long: NamingField
    ends: NamingField


class ExerciseFile(Tagged):
    """A whole exercise: one file of ``couples/content/exercises``. ``alone`` names what does the same for one."""

    id: Name
    version: Annotated[int, Field(ge=1)]
    lengths: Annotated[
        list[Annotated[int, Field(ge=2, le=LONGEST_EXERCISE)]],
        Field(min_length=1, max_length=4),
        AfterValidator(rising),
    ]
    alone: Alone | None = None
    names: bool = False
    proposer_starts: bool = False
    practises_pause: bool = False
    title: Text
    about: Text
    not_when: Lines
    notes: Lines
    depths: Annotated[list[Depth], Field(min_length=1, max_length=3), AfterValidator(distinct("depth"))]
    options: Annotated[list[Option], AfterValidator(distinct("id"))] = Field(default=[])
    naming: NamingWords | None = None
    dials: Annotated[list[Dial], AfterValidator(distinct("id"))] = Field(default=[])
    steps: Annotated[list[AnyStep], Field(min_length=1), AfterValidator(distinct("id"))]


@dataclass(frozen=True, slots=True)
class Exercise:
    """One exercise: its shape for the session, its words for the screens by language and length (minutes)."""

    outline: Outline
    words: Mapping[tuple[str, int], Words]


def exercise_on_shelf(file: ExerciseFile) -> Exercise:
    """What a session and its screens need of a file."""
    outline = Outline(
        id=file.id,
        version=file.version,
        lengths=tuple(file.lengths),
        depths=tuple(sorted(depth.depth for depth in file.depths)),
        steps=tuple(outlined(step, file.dials) for step in file.steps),
        options=tuple(option.id for option in file.options),
        names=file.names,
        proposer_starts=file.proposer_starts,
        practises_pause=file.practises_pause,
        until={str(depth.depth): depth.until for depth in file.depths if depth.until},
    )
    return Exercise(
        outline, {(lang, m): words_of(file, lang, m) for lang in LANGUAGES for m in (UNFILLED, *file.lengths)}
    )
