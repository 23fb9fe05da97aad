"""What people read around every exercise: when it is a stop, before an answer, afterwards and at the end.

The shapes of the files of ``couples/content/room``, one each.
"""

from typing import Annotated

from pydantic import AfterValidator, Field

from couples.store.library_shapes import Chip, Chips, Lines, Name, Shape, Text, all_of, distinct


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


class SignWords(Shape):
    """What may be happening in someone: a line to hold on to, and what the partner reads if they are told (D2)."""

    label: Text
    line: Text
    theirs: Text
    do: Lines
    avoid: Lines


class Signs(Shape):
    """The four signs, each its owner's alone until it is sent."""

    heading: Text
    far_away: Annotated[SignWords, Field(alias="far-away")]
    panic: SignWords
    memory: SignWords
    guilt: SignWords


class Motive(Chip):
    """A reason looked at in private (C3)."""

    suggests_wait: bool = False


class Motives(Shape):
    """The five reasons, none of them sent anywhere."""

    heading: Text
    private: Text
    chips: Annotated[
        list[Motive],
        AfterValidator(all_of("want-to", "curious", "for-them", "feel-i-should", "afraid-not-to")),
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
    """One line of a weather."""

    label: Text
    chips: Chips


class Weather(Shape):
    """Body, mind, us, and being here (B2)."""

    heading: Text
    hint: Text
    body: WeatherLine
    mind: WeatherLine
    us: WeatherLine
    presence: WeatherLine


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

    chips: Annotated[list[Chip], AfterValidator(all_of("same", "easier", "pause"))]


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


class Onward(Shape):
    """How it goes on after a rung, gentlest last."""

    heading: Text
    weather: Text
    chips: Annotated[list[Chip], AfterValidator(all_of("on", "again", "back", "stop"))]


class SettleWay(Shape):
    """One way to arrive or to leave."""

    id: Name
    title: Text
    lines: Lines


class Settle(Note):
    """A minute for oneself."""

    ways: Annotated[list[SettleWay], Field(min_length=2), AfterValidator(distinct("id"))]


class Settling(Shape):
    """A minute at the beginning and one at the end (H6), both to be skipped."""

    in_: Annotated[Settle, Field(alias="in")]
    out: Settle


class OwnWork(Shape):
    """Three private questions before touch (C4), and what stays filled in for the night (D10)."""

    heading: Text
    suggests: Text
    filled: Text
    private: Text
    yes: Text
    chips: Annotated[list[Chip], AfterValidator(all_of("numb", "instead", "owed"))]


ROOM_FILES: dict[str, type[Shape]] = {
    "receiver": ReceiverCard,
    "reframe": Page,
    "needs": Needs,
    "signs": Signs,
    "motives": Motives,
    "promise": Promise,
    "breath": BreathWords,
    "debrief": Debrief,
    "aftercare": Aftercare,
    "closing": Page,
    "onward": Onward,
    "own-work": OwnWork,
    "settling": Settling,
}
