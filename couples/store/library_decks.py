"""A deck of cards to answer alone: what it is about, how close it comes, and the cards in both languages.

The shape of one file of ``couples/content/decks``; ``docs/writing-decks.md`` tells the same to a writer.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated

from pydantic import AfterValidator, Field

from couples.domain.card import TEXT_LENGTH, Kind
from couples.domain.deck import Area, Deck, DeckCard, Use
from couples.store.library_shapes import Lines, Name, Readable, Shape, Text, Topics, distinct, wrong
from couples.store.library_words import LANGUAGES, UNFILLED, Words, offered, words_of

LONGEST_CHIP = 40  # characters: two chips side by side on a small phone


def _short(lines: Lines) -> Lines:
    if long := next((line for line in (*lines.en, *(lines.es or ())) if len(line) > LONGEST_CHIP), ""):
        raise wrong(f"has a chip of {len(long)} characters", f"keep each to {LONGEST_CHIP}")
    return lines


class CardShape(Shape):
    """One card: what it says, and conditions to tap."""

    id: Name
    topics: Annotated[Topics, Field(max_length=3)]
    en: Annotated[Readable, Field(max_length=TEXT_LENGTH)]
    es: Annotated[Readable, Field(max_length=TEXT_LENGTH)]
    ifs: Annotated[Lines, AfterValidator(_short)]


class DeckFile(Shape):
    """A whole deck."""

    id: Name
    version: Annotated[int, Field(ge=1)]
    kind: Annotated[Kind, Field(strict=False)]
    area: Annotated[Area, Field(strict=False)]
    intensity: Annotated[int, Field(ge=1, le=3)]
    use: Annotated[list[Annotated[Use, Field(strict=False)]], Field(min_length=1)]
    title: Text
    about: Lines
    cards: Annotated[list[CardShape], Field(min_length=1), AfterValidator(distinct("id"))]


def _outline(file: DeckFile) -> Deck:
    """Its shape, for the domain."""
    cards = tuple(DeckCard(card.id, frozenset(card.topics)) for card in file.cards)
    return Deck(file.id, file.kind, file.area, file.intensity, frozenset(file.use), cards)


@dataclass(frozen=True, slots=True)
class DeckOnShelf:
    """One deck: its shape for the domain, its words by language."""

    outline: Deck
    by_language: Mapping[str, Words]

    def words(self, lang: str) -> Words:
        """``title``, ``about``, and ``cards``: by id, each with ``text`` and the conditions ``ifs``."""
        return self.by_language[offered(lang)]


def on_shelf(file: DeckFile) -> DeckOnShelf:
    """As the library keeps it."""
    return DeckOnShelf(_outline(file), {lang: _deck_words(file, lang) for lang in LANGUAGES})


def _deck_words(file: DeckFile, lang: str) -> Words:
    words = words_of(file, lang, UNFILLED)
    cards = {card["id"]: {"text": card[lang], "ifs": card["ifs"]} for card in words["cards"]}
    return {"title": words["title"], "about": words["about"], "cards": cards}
