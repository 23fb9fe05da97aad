"""The words that pages are made of, in the reader's language."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields
from typing import Any

from couples.domain.deck import Deck, topics_of
from couples.domain.own_exercise import Made, is_own
from couples.domain.practice import Practice
from couples.domain.script import Part
from couples.domain.session.state import WEATHER, Field
from couples.domain.wording import Said, literal
from couples.services.lending import alone_of
from couples.store.library import Library
from couples.store.library_practices import PracticeOnShelf
from couples.store.library_words import LANGUAGES, Words, offered


@dataclass(frozen=True, slots=True)
class DeckPages:
    """A deck as people meet it: ``cards`` by id, each with its ``text`` and the conditions to tap (``ifs``)."""

    deck: Deck
    title: str
    about: Sequence[str]
    cards: dict[str, Words]


@dataclass(frozen=True, slots=True)
class Way:
    """One way through a script: ``parts`` to tap, each under its heading. ``id`` is empty where there is only one."""

    id: str
    title: str
    line: str
    headings: Sequence[str]
    parts: Sequence[Part]


@dataclass(frozen=True, slots=True)
class ScriptPages:
    """A script as people meet it."""

    id: str
    title: str
    about: Sequence[str]
    ways: Sequence[Way]


@dataclass(frozen=True, slots=True)
class SortPages:
    """A set of statements to sort as people meet it: ``statements`` by name, in order."""

    id: str
    title: str
    about: Sequence[str]
    statements: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class PracticePages:
    """Something to look at alone as people meet it: ``questions`` in order, each with what can be tapped."""

    practice: Practice
    title: str
    about: Sequence[str]
    closing: Sequence[str]
    minutes: int
    questions: Sequence[Words]

    @property
    def own(self) -> bool:
        """Whether a therapist wrote it."""
        return is_own(self.practice.id)


@dataclass(frozen=True, slots=True)
class ToolPages:
    """Something small to do alone. Each way has ``id title line``, and ``steps`` or ``phases``."""

    id: str
    minutes: int
    title: str
    about: str
    lines: Sequence[str]
    not_when: Sequence[str]
    end: Sequence[str]
    then: Sequence[str]
    ways: Sequence[Words]


class Reading:
    """Gives a page all that it may have to say, so that no later scene has to fetch words."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self._plainly = {lang: literal(library.pictures(lang)) for lang in LANGUAGES}

    def plainly(self, lang: str) -> Said:
        """How a sentence of the house reads without pictures."""
        return self._plainly[offered(lang)]

    def room_words(self, lang: str) -> dict[str, Any]:
        """The room's own words; a page lays those of the exercises that are under way beside them."""
        return {"exercises": {}, "room": self._library.room.words(lang)}

    def exercise(self, exercise_id: str, lang: str) -> Words | None:
        """An exercise's words, with ``{minutes}`` left standing for the agreed length; None if there is none."""
        known = exercise_id in self._library.exercises
        return self._library.unfilled(exercise_id, lang) if known else None

    def overtime_words(self, lang: str) -> dict[str, Any]:
        """The words of the pages over time, one key per file; ``weather`` is that of the look back."""
        words = self._library.overtime.words(lang)
        weather = self._library.room.words(lang)["debrief"]["weather"]
        return words | {"weather": weather, "shelf": self._library.shelf(lang)}

    def lines_asked(self, lang: str) -> dict[str, str]:
        """What each line of the look back answers, by its field: a kept "Warm" alone would say nothing."""
        room = self._library.room.words(lang)
        asked = room["debrief"]
        weather = {field.value: str(asked["weather"][field]["label"]) for field in WEATHER}
        return weather | {
            Field.GOOD.value: str(asked["good"]["label"]),
            Field.CHANGE.value: str(asked["change"]["label"]),
            Field.HONOURED.value: str(asked["honoured"]["label"]),
            Field.AFTERCARE.value: str(room["aftercare"]["heading"]),
        }

    def topics(self, exercise_id: str, step: int) -> frozenset[str]:
        """What a step touches; none for one that is not there."""
        exercise = self._library.exercises.get(exercise_id)
        steps = exercise.outline.steps if exercise else ()
        return topics_of(steps[step]) if 0 <= step < len(steps) else frozenset()

    def decks(self, lang: str) -> list[DeckPages]:
        """All decks, the lightest first."""
        pages = (self._pages(name, lang) for name in self._library.decks)
        return sorted(pages, key=lambda page: (page.deck.intensity, page.title))

    def deck(self, deck_id: str, lang: str) -> DeckPages | None:
        return self._pages(deck_id, lang) if deck_id in self._library.decks else None

    def scripts(self, lang: str) -> list[ScriptPages]:
        """All scripts, in their order."""
        printed = sorted(self._library.scripts.values(), key=lambda script: script.order)
        return [
            ScriptPages(script.id, words["title"], words["about"], [_way(way) for way in words["ways"]])
            for script in printed
            for words in [script.words(lang)]
        ]

    def sorts(self, lang: str) -> list[SortPages]:
        """All sets of statements, in their order."""
        printed = sorted(self._library.sorts.values(), key=lambda each: each.order)
        return [SortPages(each.id, **each.words(lang)) for each in printed]

    def to_read(self, lang: str) -> dict[str, Words]:
        """All cards to read by name, in their order."""
        return {name: self._library.to_read[name].words(lang) for name in self._library.reading_order}

    def measure(self, lang: str) -> Words:
        """The one questionnaire there is."""
        (measure,) = self._library.measures.values()
        return measure.words(lang)

    def practices(self, lang: str) -> list[PracticePages]:
        """All that can be looked at alone, in their order."""
        shelf = sorted(self._library.practices.values(), key=lambda each: each.order)
        return [self.practice(each, lang) for each in shelf]

    def practice(self, shelf: PracticeOnShelf, lang: str) -> PracticePages:
        """One of them, or what a therapist wrote."""
        words = shelf.words(lang)
        return PracticePages(
            shelf.outline,
            words["title"],
            words["about"],
            words["closing"],
            words["minutes"],
            [self._with_places(question, lang) for question in words["questions"]],
        )

    def asked(self, made: Made, lang: str) -> PracticePages | None:
        """The questions that lie in somebody's own entry; None for what a newer house cannot read any more."""
        found = alone_of([made]).get(made.id)
        return self.practice(found, lang) if found else None

    def comforts(self, lang: str) -> list[Words]:
        """Every kind of comfort with what may be tapped: ``id``, ``label``, ``ask``, ``hint``, ``ideas``."""
        kinds: list[Words] = self._library.own.words(lang)["comfort"]["kinds"]
        return kinds

    def _with_places(self, question: Words, lang: str) -> Words:
        """The places of the body stand where a question asks for them."""
        return question | {"chips": self._library.own.words(lang)["body"]["regions"]} if question["body"] else question

    def tools(self, lang: str) -> list[ToolPages]:
        """The toolkit for one, in its order."""
        printed = sorted(self._library.tools.values(), key=lambda tool: tool.order)
        return [_tool(tool.words(lang)) for tool in printed]

    def breath_words(self, lang: str) -> Words:
        """The verbs of a breath: ``in hold out ended``."""
        words: Words = self._library.room.words(lang)["breath"]
        return words

    def _pages(self, deck_id: str, lang: str) -> DeckPages:
        shelf = self._library.decks[deck_id]
        words = shelf.words(lang)
        return DeckPages(shelf.outline, words["title"], words["about"], words["cards"])


def _tool(words: Words) -> ToolPages:
    return ToolPages(**{part.name: words[part.name] for part in fields(ToolPages)})


def _way(words: Words) -> Way:
    parts = [Part(tuple(part["pieces"]), part["optional"]) for part in words["parts"]]
    return Way(words["id"], words["title"], words["line"], [part["heading"] for part in words["parts"]], parts)
