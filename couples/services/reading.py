"""The words that pages are made of, in the reader's language."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from couples.domain.deck import Deck, topics_of
from couples.store.library import Library
from couples.store.library_words import Words


@dataclass(frozen=True, slots=True)
class DeckPages:
    """A deck as people meet it: ``cards`` by id, each with its ``text`` and the conditions to tap (``ifs``)."""

    deck: Deck
    title: str
    about: Sequence[str]
    cards: dict[str, Words]


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

    def _pages(self, deck_id: str, lang: str) -> DeckPages:
        shelf = self._library.decks[deck_id]
        words = shelf.words(lang)
        return DeckPages(shelf.outline, words["title"], words["about"], words["cards"])
