"""What a content file may say: every text a reader meets has a known place, a language and a kind tone.

Strict shapes for ``couples/content``: an unknown key, a missing text or a shout is an error, never a guess.
"""

from collections.abc import Callable
from typing import Annotated, Literal, TypeVar

from pydantic import AfterValidator, BaseModel, ConfigDict, Field
from pydantic_core import PydanticCustomError

Item = TypeVar("Item")

LONGEST_TEXT = 200  # characters; more does not fit one thought on a small phone
LONGEST_EXERCISE = 60  # minutes


def wrong(message: str, hint: str) -> PydanticCustomError:
    """An error in the words of the house, with what to do about it."""
    # pydantic fills {braces} in the message from the context, so ours go in as values
    return PydanticCustomError("house", "{message}", {"message": message, "hint": hint})


def _readable(text: str) -> str:
    if not text.strip() or text != text.strip():
        raise wrong("is empty or has space around it", "write the text between the quotes, without space at its ends")
    if "!" in text or "¡" in text:
        raise wrong("has an exclamation mark", "say it calmly, with a full stop")
    if "\n" in text:
        raise wrong("has a line break", "split it into several lines of a list")
    if len(text) > LONGEST_TEXT:
        raise wrong(f"is {len(text)} characters long", f"keep it to {LONGEST_TEXT}; split it or say less")
    if "{" in text.replace("{minutes}", "") or "}" in text.replace("{minutes}", ""):
        raise wrong("has braces that are not {minutes}", "only {minutes} is filled in")
    return text


def _rising(numbers: list[int]) -> list[int]:
    if sorted(set(numbers)) != numbers:
        raise wrong("is not in rising order", "write each once, the smallest first")
    return numbers


def _distinct(of: str) -> Callable[[list[Item]], list[Item]]:
    def check(items: list[Item]) -> list[Item]:
        names = [getattr(item, of) for item in items]
        if twice := sorted({str(name) for name in names if names.count(name) > 1}):
            raise wrong(f"has the {of} {', '.join(twice)} more than once", f"give each its own {of}")
        return items

    return check


def _all_of(*ids: str) -> Callable[[list[Item]], list[Item]]:
    def check(chips: list[Item]) -> list[Item]:
        if tuple(getattr(chip, "id", None) for chip in chips) != ids:
            raise wrong("does not have exactly the choices it needs", f"in this order: {', '.join(ids)}")
        return chips

    return check


class Shape(BaseModel):
    """A part of a content file: strict, frozen, and nothing unknown in it."""

    model_config = ConfigDict(strict=True, extra="forbid", frozen=True)


Name = Annotated[str, Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=40)]
Readable = Annotated[str, AfterValidator(_readable)]


class Text(Shape):
    """One text in every language; Spanish may come later, English may not."""

    en: Readable
    es: Readable | None = None


class Lines(Shape):
    """Several short texts, the same number in every language."""

    en: Annotated[list[Readable], Field(min_length=1)]
    es: list[Readable] | None = None


class Chip(Shape):
    """A choice to tap: what is stored, and what is read."""

    id: Name
    label: Text
    line: Text | None = None


Chips = Annotated[list[Chip], Field(min_length=2), AfterValidator(_distinct("id"))]


# --- exercises ---------------------------------------------------------------------------------------------------


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
        AfterValidator(_rising),
    ]
    names: bool = False
    title: Text
    about: Text
    not_when: Lines
    notes: Lines
    depths: Annotated[list[Depth], Field(min_length=1, max_length=3), AfterValidator(_distinct("depth"))]
    options: Annotated[list[Option], AfterValidator(_distinct("id"))] = []
    naming: NamingWords | None = None
    steps: Annotated[list[AnyStep], Field(min_length=1), AfterValidator(_distinct("id"))]


# --- the room ----------------------------------------------------------------------------------------------------


class ReceiverCard(Shape):
    """What to say and what to leave unsaid when it is a stop (D5)."""

    heading: Text
    lines: Lines
    say_heading: Text
    say: Lines
    not_say_heading: Text
    not_say: Lines


class Page(Shape):
    """A heading and a few lines."""

    heading: Text
    lines: Lines


class NeedWords(Shape):
    """What a need asks of the partner (D1)."""

    label: Text
    line: Text
    do: Lines
    avoid: Lines


class Needs(Shape):
    """A pause without a word, and the four needs."""

    heading: Text
    do_heading: Text
    avoid_heading: Text
    none: NeedWords
    space: NeedWords
    comfort: NeedWords
    slower: NeedWords
    not_sure: Annotated[NeedWords, Field(alias="not-sure")]


class Motive(Chip):
    """A reason looked at in private (C3)."""

    suggests_wait: bool = False


class Motives(Shape):
    """The five reasons, none of them sent anywhere."""

    heading: Text
    private: Text
    chips: Annotated[
        list[Motive],
        AfterValidator(_all_of("want-to", "curious", "for-them", "feel-i-should", "afraid-not-to")),
    ]


class Promise(Page):
    """The promise to stop (C5), and the words on its yes."""

    tap: Text


class BreathWords(Shape):
    """One verb for each stretch of a breath."""

    in_: Annotated[Text, Field(alias="in")]
    hold: Text
    out: Text
    ended: Text


class Note(Shape):
    """A heading with one line."""

    heading: Text
    line: Text


class Sharing(Note):
    """The part of the debrief where lines may be shared."""

    nothing_yet: Text
    thanks: Text
    keep: Text


class WeatherLine(Shape):
    """One of the three weathers."""

    label: Text
    chips: Chips


class Weather(Shape):
    """Body, mind, us (B2)."""

    heading: Text
    hint: Text
    body: WeatherLine
    mind: WeatherLine
    us: WeatherLine


class Question(Shape):
    """One line to write."""

    label: Text
    hint: Text


class Honoured(Shape):
    """A question whose answer never leaves its giver."""

    label: Text
    private: Text
    if_not: Text
    chips: Chips


class NextTime(Note):
    """What each would like next, gentlest last."""

    chips: Annotated[list[Chip], AfterValidator(_all_of("same", "easier", "pause"))]


class Debrief(Shape):
    """The whole gentle debrief (E16)."""

    heading: Text
    alone: Note
    share: Sharing
    weather: Weather
    good: Question
    change: Question
    honoured: Honoured
    next: NextTime


class Aftercare(Note):
    """Wishes for afterwards."""

    wishes: Chips


ROOM_FILES: dict[str, type[Shape]] = {
    "receiver": ReceiverCard,
    "reframe": Page,
    "needs": Needs,
    "motives": Motives,
    "promise": Promise,
    "breath": BreathWords,
    "debrief": Debrief,
    "aftercare": Aftercare,
    "closing": Page,
}
