"""What someone said to themselves: the questions in the reader's language, beside what they tapped and wrote."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Protocol

from couples.domain.own_exercise import Made
from couples.domain.practice import Answer, Entry, Gives
from couples.domain.refusal import Reason, Refused
from couples.services.reading import PracticePages
from couples.web import language, login
from couples.web.card_words import code
from couples.web.house import house

ENDS = (".", "?", "…", "”", "»")


class Asked(Protocol):
    """Somebody's answers, and which questions they answer."""

    @property
    def practice(self) -> str: ...

    @property
    def asked(self) -> Made | None: ...


@dataclass(frozen=True, slots=True)
class Said:
    """One question that has an answer: its place, what was tapped, what was written, and what it may become."""

    n: int
    ask: str
    taps: tuple[str, ...]
    text: str
    gives: Gives | None
    then: tuple[str, ...] = ()

    @property
    def line(self) -> str:
        """All of it in one line: whole sentences stay apart, single words are listed."""
        line = ""
        for part in (*self.taps, self.text):
            line = f"{line}{' ' if line.endswith(ENDS) else ' · ' if line else ''}{part}"
        return line.rstrip(" ·")

    @property
    def parts(self) -> str:
        """As parts of a draft, so that each can be picked by itself."""
        return "\n\n".join(part for part in (*self.taps, self.text) if part)


Pages = dict[str, PracticePages]


def practices() -> Pages:
    """The library's for one alone, by their code, from which nobody reads what it is about (R8)."""
    return _coded(house().reading.practices(language.chosen()))


def proposed() -> Pages:
    """What a therapist wrote and proposes to this person, in the same way."""
    found = house().lending.seen_by(login.person().id).alone.values()
    return _coded(house().reading.practice(each, language.chosen()) for each in found)


def practice(ref: str) -> PracticePages:
    """One that can be begun, or whose questions lie in an entry of this person's own."""
    pages = practices().get(ref) or proposed().get(ref) or _kept().get(ref)
    if pages is None:
        raise Refused(Reason.NOT_FOUND)
    return pages


def pages_of(entry: Asked) -> PracticePages | None:
    """The questions of somebody's own answers; what a therapist wrote as it was asked."""
    if entry.asked:
        return house().reading.asked(entry.asked, language.chosen())
    return practices().get(code("practice", entry.practice))


def _kept() -> Pages:
    found = [pages_of(entry) for entry in house().practising.all(login.person().id) if entry.asked]
    return _coded(pages for pages in found if pages)


def _coded(found: Iterable[PracticePages]) -> Pages:
    return {code("practice", pages.practice.id): pages for pages in found}


def ref_of(entry: Entry) -> str:
    """The code of the practice that an entry belongs to."""
    return code("practice", entry.practice)


class Answered(Protocol):
    """Somebody's answers by question, whoever reads them."""

    @property
    def answers(self) -> Mapping[str, Answer]: ...


def said(pages: PracticePages | None, entry: Answered) -> list[Said]:
    """What was answered, in the order of the questions. Of a practice that is gone, what was written."""
    if pages is None:
        return [Said(0, "", (), answer.text, None) for answer in entry.answers.values() if answer.text]
    return [
        _said(pages, n, answer)
        for n, question in enumerate(pages.practice.questions, 1)
        if (answer := entry.answers.get(question.id))
    ]


def given(lines: list[Said], gives: Gives) -> Iterator[Said]:
    """The answers that may become something."""
    return (line for line in lines if line.gives is gives)


def _said(pages: PracticePages, n: int, answer: Answer) -> Said:
    words = pages.questions[n - 1]
    tapped = [chip for chip in words["chips"] if chip["id"] in answer.taps]
    return Said(
        n,
        words["ask"],
        tuple(chip["label"] for chip in tapped),
        answer.text,
        pages.practice.questions[n - 1].gives,
        tuple(chip["then"] for chip in tapped if chip.get("then")),
    )
