"""What someone looks at alone: a few questions in an order, each of which may be left open. Nothing is ever unfinished.

A ``Practice`` is the shape of it, an ``Entry`` one person's own answers. Nothing here judges, adds up or compares.
What a therapist wrote lies in the entry as it was asked: it is its owner's with the answers, whatever becomes of the
proposal, the therapist or the version.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import StrEnum

from couples.domain.own_exercise import Made
from couples.domain.people import tidy_text
from couples.domain.refusal import Reason, Refused

LONGEST_ANSWER = 2000  # characters
LONGEST_LINE = 280  # characters of a signal, or a thing of the kit


class Gives(StrEnum):
    """What an answer may become later, if its owner likes."""

    LINE = "line"  # a kind line to keep
    FORWARD = "forward"  # a way forward, which can become a draft
    BODY = "body"  # where and how a signal of the body shows
    MEANS = "means"  # what that tends to mean
    HELPS = "helps"  # what helps then


@dataclass(frozen=True, slots=True)
class Question:
    """One question. ``chips`` can be tapped; ``write`` says whether words can be added."""

    id: str
    chips: frozenset[str] = frozenset()
    write: bool = True
    gives: Gives | None = None


@dataclass(frozen=True, slots=True)
class Practice:
    """Questions in their order. ``printed``: whoever answers may want it on paper."""

    id: str
    questions: tuple[Question, ...]
    printed: bool = False

    @property
    def last(self) -> int:
        """The place of the last question; the first is 1."""
        return len(self.questions)


@dataclass(frozen=True, slots=True)
class Answer:
    """What someone tapped and wrote. An empty one is no answer."""

    taps: tuple[str, ...] = ()
    text: str = ""

    def __bool__(self) -> bool:
        return bool(self.taps or self.text)


@dataclass(frozen=True, slots=True)
class Entry:
    """One person's answers, by question. ``at`` is the question they meant to look at next, empty after the last.

    ``draft``: the draft that their way forward became, so that one tap too many does not make a second. ``asked``: the
    questions of a therapist's own as they were when it was begun; None for those of the library.
    """

    id: str
    practice: str
    begun: datetime
    at: str
    answers: Mapping[str, Answer] = field(default_factory=dict, hash=False)
    draft: str = ""
    asked: Made | None = field(default=None, hash=False)


def begun(practice: Practice, entry_id: str, now: datetime, asked: Made | None = None) -> Entry:
    """At the first question."""
    return Entry(entry_id, practice.id, now, practice.questions[0].id, asked=asked)


def place(practice: Practice, entry: Entry) -> int | None:
    """Where its owner was; None once they have looked at the last question."""
    if not entry.at:
        return None
    places = {question.id: n for n, question in enumerate(practice.questions, 1)}
    return places.get(entry.at, 1)


def moved(practice: Practice, entry: Entry, to: int) -> Entry:
    """On to a question, or past the last one. Looking at something again does not undo having seen it all."""
    if to > practice.last:
        return replace(entry, at="")
    return replace(entry, at=question(practice, to).id) if entry.at else entry


def question(practice: Practice, n: int) -> Question:
    """The question at a place, from 1 on."""
    if not 1 <= n <= practice.last:
        raise Refused(Reason.NOT_FOUND)
    return practice.questions[n - 1]


def answered(practice: Practice, entry: Entry, n: int, answer: Answer) -> Entry:
    """With this answer in place of the one before; an empty one takes it away. A new way forward needs a new draft."""
    asked = question(practice, n)
    given = _fitting(asked, answer)
    if given == entry.answers.get(asked.id, Answer()):
        return entry
    others = {name: one for name, one in entry.answers.items() if name != asked.id}
    draft = "" if asked.gives is Gives.FORWARD else entry.draft
    return replace(entry, answers=others | ({asked.id: given} if given else {}), draft=draft)


def brought(entry: Entry, draft_id: str) -> Entry:
    """Its way forward has become this draft."""
    return replace(entry, draft=draft_id)


def own_line(text: str, field_name: str = "text") -> str:
    """One line as it is kept; may be empty. Refuses one that is too long."""
    line = " ".join(tidy_text(text).split())
    if len(line) > LONGEST_LINE:
        raise Refused(Reason.TOO_LONG, field_name)
    return line


def needed_line(text: str, field_name: str = "text") -> str:
    """One line with words in it."""
    line = own_line(text, field_name)
    if not line:
        raise Refused(Reason.WORDS_MISSING, field_name)
    return line


def _fitting(asked: Question, answer: Answer) -> Answer:
    taps = tuple(dict.fromkeys(answer.taps))
    text = tidy_text(answer.text).strip() if asked.write else ""
    if not asked.chips.issuperset(taps):
        raise Refused(Reason.UNKNOWN)
    if len(text) > LONGEST_ANSWER:
        raise Refused(Reason.TOO_LONG, "text")
    return Answer(taps, text)
