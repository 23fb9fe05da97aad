"""The words that pages are made of, in the reader's language."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from couples.domain.deck import Deck, topics_of
from couples.domain.script import Part
from couples.store.library import Library
from couples.store.library_words import Words


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


class Reading:
    """Gives a page all that it may have to say, so that no later scene has to fetch words."""

    def __init__(self, library: Library) -> None:
        self._library = library

    def room_words(self, lang: str) -> dict[str, Any]:
        """Every exercise by id, with ``{minutes}`` left standing for the agreed length, and the room's own words."""
        exercises = {name: self._library.unfilled(name, lang) for name in self._library.exercises}
        return {"exercises": exercises, "room": self._library.room.words(lang)}

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

    def _pages(self, deck_id: str, lang: str) -> DeckPages:
        shelf = self._library.decks[deck_id]
        words = shelf.words(lang)
        return DeckPages(shelf.outline, words["title"], words["about"], words["cards"])


def _way(words: Words) -> Way:
    parts = [Part(tuple(part["pieces"]), part["optional"]) for part in words["parts"]]
    return Way(words["id"], words["title"], words["line"], [part["heading"] for part in words["parts"]], parts)
