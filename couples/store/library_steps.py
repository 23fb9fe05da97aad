"""What an author writes for each kind of step, checked as strictly as everything else.

The kinds and their slots stand in ``couples/domain/steps``; here every slot has its shape, and every kind gets one.
"""

from collections.abc import Mapping
from typing import Annotated, Any, Literal, Union

from pydantic import AfterValidator, Field, create_model, model_validator

from couples.domain.exercise import Starts, StepOutline
from couples.domain.step_type import Slot
from couples.domain.steps import STEP_TYPES
from couples.store.library_shapes import Chip, Lines, Name, Shape, Text, Topics, all_of, distinct, wrong

CardNames = list[Annotated[str, Field(pattern=r"^[a-z0-9-]+/[a-z0-9-]+$")]]
SCALE = ("1", "2", "3", "4", "5")  # five places between two words; no number is ever shown


class GateWords(Shape):
    """What both read before they answer: what, where, how long, how it ends."""

    what: Text
    where: Text
    how_long: Text
    ends: Text


class Prompt(Shape):
    """One move of a step, and a smaller line under it."""

    text: Text
    hint: Text | None = None


class Question(Shape):
    """Something each answers alone: a choice, several, a place between two words, or a line of text.

    ``other`` asks the one who does not start in other words, as when one guesses and the other says how it is.
    """

    id: Name
    text: Text
    other: Text | None = None
    hint: Text | None = None
    answer: Literal["one", "several", "scale", "text"]
    private: bool = False  # never leaves its giver, whatever they tap; in ask only
    keeps: Literal["plan"] | None = None  # its choices are those of the plan for afterwards, and may be kept there
    choices: Annotated[list[Chip], AfterValidator(distinct("id"))] = Field(default=[])
    low: Text | None = None
    high: Text | None = None

    @model_validator(mode="after")
    def _fits(self) -> "Question":
        if (self.answer in ("one", "several")) is not bool(self.choices):
            raise wrong("has choices that do not fit its answer", "one and several need [[…choices]], others none")
        if (self.answer == "scale") is not (self.low is not None and self.high is not None):
            raise wrong("has ends that do not fit its answer", "scale needs low and high, others neither")
        return self


class Idea(Chip):
    """Something that could be named. Who shows a no to one of its ``cards`` takes it from both, and nothing else."""

    cards: CardNames = Field(default_factory=list)


class DrawCard(Shape):
    """A card to draw."""

    id: Name
    text: Text
    hint: Text | None = None


class StageWords(Shape):
    """What stands on each screen at one stage of a turn."""

    speaker: Text
    listener: Text


class Level(Chip):
    """One setting of a dial; with ``seconds`` it is how long the step lasts."""

    seconds: Annotated[int, Field(ge=5, le=3600)] | None = None


class Dial(Shape):
    """How much of something: ``levels`` from the gentlest on."""

    id: Name
    label: Text
    levels: Annotated[list[Level], Field(min_length=2, max_length=5), AfterValidator(distinct("id"))]


class Step(Shape):
    """What every step says, whatever its kind. Without ``seconds`` the chosen length fills it."""

    id: Name
    seconds: Annotated[int, Field(ge=10, le=3600)] | None = None
    touch: bool = False
    topics: Topics = Field(default_factory=list)
    cards: CardNames = Field(default_factory=list)
    starts: Literal["first", "second"] = "first"
    heading: Text
    lines: Lines
    end: Text


def _list_of(shape: type[Shape], slot: Slot) -> Any:  # noqa: ANN401 - an annotation made while the house is built
    listed = Annotated[list[shape], Field(min_length=slot.least, max_length=slot.most)]  # type: ignore[valid-type]  # made here
    return Annotated[listed, AfterValidator(distinct("id"))] if "id" in shape.model_fields else listed


def _shape_of(kind: str, slot: Slot) -> Any:  # noqa: ANN401 - as above
    match slot.what:
        case "text":
            return Text
        case "lines":
            return Lines
        case "stages":
            places: Any = {name.replace("-", "_"): (StageWords, Field(alias=name)) for name in slot.names}
            return create_model(f"{kind}Stages", __base__=Shape, __doc__="The stages of a turn.", **places)
        case "dials":
            return Annotated[list[Name], Field(min_length=slot.least, max_length=slot.most)]
        case "chips" if slot.names:
            return Annotated[_list_of(Chip, slot), AfterValidator(all_of(*slot.names))]
        case _:
            return _list_of(_ITEMS[slot.what], slot)


_ITEMS: Mapping[str, type[Shape]] = {
    "prompts": Prompt,
    "questions": Question,
    "cards": DrawCard,
    "chips": Chip,
    "ideas": Idea,
}


def _model(kind: str) -> type[Step]:
    step_type = STEP_TYPES[kind]
    fields: dict[str, Any] = {"kind": (Literal[kind], ...)}
    fields["gate"] = (GateWords, ...) if step_type.asks else (None, None)
    for name, slot in step_type.words.items():
        fields[name] = (_shape_of(kind, slot), ... if slot.needed else Field(default=[]))  # only lists are left out
    return create_model(f"{kind.title()}Step", __base__=Step, __doc__=step_type.__doc__, **fields)


STEP_SHAPES: Mapping[str, type[Step]] = {kind: _model(kind) for kind in sorted(STEP_TYPES)}
AnyStep: Any = Annotated[Union[tuple(STEP_SHAPES.values())], Field(discriminator="kind")]  # noqa: UP007 - a tuple


def outlined(step: Any, dials: list[Dial]) -> StepOutline:  # noqa: ANN401 - one of the shapes made above
    """What the session needs to know of a step."""
    return StepOutline(
        step.id,
        step.kind,
        step.seconds,
        touch=step.touch,
        topics=tuple(step.topics),
        cards=tuple(step.cards),
        starts=Starts(step.starts),
        ids=_ids(step, {dial.id: dial for dial in dials}),
    )


def _ids(step: Any, dials: Mapping[str, Dial]) -> dict[str, tuple[str, ...]]:  # noqa: ANN401 - as above
    ids: dict[str, tuple[str, ...]] = {}
    for name, slot in STEP_TYPES[step.kind].words.items():
        listed = getattr(step, name)
        match slot.what:
            case "prompts":
                ids[name] = tuple(str(at) for at in range(len(listed)))
            case "questions":
                ids[name] = tuple(item.id for item in listed)
                ids["private"] = tuple(item.id for item in listed if item.private)
            case "chips" | "cards":
                ids[name] = tuple(item.id for item in listed)
            case "ideas":
                ids[name] = tuple(item.id for item in listed)
                ids |= {f"{name}/{item.id}": tuple(item.cards) for item in listed if item.cards}
            case "dials":
                ids[name] = tuple(listed)
                known = [dials[dial] for dial in listed if dial in dials]
                ids |= {dial.id: tuple(level.id for level in dial.levels) for dial in known}
                ids |= {f"{dial.id}/seconds": _lasting(dial) for dial in known if dial.levels[0].seconds}
    return ids


def _lasting(dial: Dial) -> tuple[str, ...]:
    return tuple(str(level.seconds or dial.levels[0].seconds) for level in dial.levels)
