"""An exercise says all that people need before they say yes: what it is, when to leave it, and what each step asks.

The shape of one file of ``couples/content/exercises``; ``docs/writing-exercises.md`` tells the same to a writer.
"""

from typing import Annotated, Literal

from pydantic import AfterValidator, Field

from couples.store.library_shapes import Lines, Name, Shape, Text, Topics, distinct, rising

LONGEST_EXERCISE = 60  # minutes


class Depth(Shape):
    """How deep it goes, 1 to 3, and what that means in this exercise."""

    depth: Annotated[int, Field(ge=1, le=3)]
    line: Text


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


class GateWords(Shape):
    """What both read before they answer: what, where, how long, how it ends."""

    what: Text
    where: Text
    how_long: Text
    ends: Text


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


class Prompt(Shape):
    """One move of a step, and a smaller line under it."""

    text: Text
    hint: Text | None = None


class Step(Shape):
    """What every step says, whatever its kind. Without ``seconds`` the chosen length fills it."""

    id: Name
    seconds: Annotated[int, Field(ge=10, le=3600)] | None = None
    touch: bool = False
    topics: Topics = Field(default_factory=list)
    cards: list[Annotated[str, Field(pattern=r"^[a-z0-9-]+/[a-z0-9-]+$")]] = Field(default_factory=list)
    gate: GateWords
    heading: Text
    lines: Lines
    end: Text


class SayStep(Step):
    """Said aloud, prompt by prompt."""

    kind: Literal["say"]
    prompts: Annotated[list[Prompt], Field(min_length=1, max_length=12)]


class NoticeStep(Step):
    """Noticed, prompt by prompt."""

    kind: Literal["notice"]
    prompts: Annotated[list[Prompt], Field(min_length=1, max_length=12)]


class StageWords(Shape):
    """What stands on each screen at one stage of a turn."""

    speaker: Text
    listener: Text


class Stages(Shape):
    """The three stages of a turn."""

    speaking: StageWords
    saying_back: Annotated[StageWords, Field(alias="saying-back")]
    checking: StageWords


class FloorStep(Step):
    """One speaks, the other says back."""

    kind: Literal["floor"]
    speaker: Lines
    listener: Lines
    stages: Stages


class BreatheStep(Step):
    """Breathing to one of the exercise's options."""

    kind: Literal["breathe"]


AnyStep = Annotated[SayStep | NoticeStep | FloorStep | BreatheStep, Field(discriminator="kind")]


class ExerciseFile(Shape):
    """A whole exercise: one file of ``couples/content/exercises``."""

    id: Name
    version: Annotated[int, Field(ge=1)]
    tags: Annotated[list[Literal["thought", "attention", "body"]], Field(min_length=1)]
    track: Literal["talk", "rest", "conflict", "self-image", "touch"]
    lengths: Annotated[
        list[Annotated[int, Field(ge=2, le=LONGEST_EXERCISE)]],
        Field(min_length=1, max_length=4),
        AfterValidator(rising),
    ]
    names: bool = False
    title: Text
    about: Text
    not_when: Lines
    notes: Lines
    depths: Annotated[list[Depth], Field(min_length=1, max_length=3), AfterValidator(distinct("depth"))]
    options: Annotated[list[Option], AfterValidator(distinct("id"))] = Field(default=[])
    naming: NamingWords | None = None
    steps: Annotated[list[AnyStep], Field(min_length=1), AfterValidator(distinct("id"))]
