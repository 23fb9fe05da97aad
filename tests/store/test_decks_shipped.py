"""What really lies in the box: decks and cards are counted in their files, as they ship."""

import re
import tomllib
from itertools import chain
from pathlib import Path
from typing import Any

import pytest

from couples.domain.card import Kind
from couples.domain.deck import Area, Use
from couples.store.library import CONTENT, load_library

FILES = sorted((CONTENT / "decks").glob("*.toml"))
REVIEWS = Path(__file__).parents[2] / "docs" / "content-review"
LIKED_OR_NOT = {Kind.BOUNDARY, Kind.PREFERENCE}
AREAS = {Area.TOUCH, Area.PACE, Area.WORDS, Area.PLACE, Area.TIME, Area.DIGITAL, Area.SENSORY}
HARDEST = 3


def deck_in(file: Path) -> dict[str, Any]:
    return tomllib.loads(file.read_text(encoding="utf-8"))


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_a_deck_says_what_it_is_about_how_close_it_comes_and_for_whom_in_both_languages(file: Path) -> None:
    deck = deck_in(file)
    assert all(deck["title"][lang].strip() and all(deck["about"][lang]) for lang in ("en", "es"))
    assert len(deck["about"]["en"]) == len(deck["about"]["es"]) > 1
    assert deck["intensity"] in range(1, HARDEST + 1)
    assert set(deck["use"]) <= set(Use)
    assert "solo" in deck["use"], "every deck can be answered alone"
    for card in deck["cards"]:
        assert card["en"].strip(), card["id"]
        assert card["es"].strip(), card["id"]
        assert card["en"] != card["es"], card["id"]
        assert len(card["ifs"]["en"]) == len(card["ifs"]["es"]) > 0, card["id"]


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_a_deck_was_walked_through_as_two_people_and_read_by_a_second_one(file: Path) -> None:
    review = (REVIEWS / f"{file.stem}.md").read_text(encoding="utf-8")
    walk, second, corrections = review.partition("## Second reader")
    assert len(set(re.findall(r"\*\*(\w+)\*\*", walk))) >= len("AB"), "two people"
    assert second
    assert corrections.strip()


def test_at_least_twelve_decks_and_220_cards_ship_and_all_of_them_are_what_people_get() -> None:
    decks = [deck_in(file) for file in FILES]
    texts = [card["en"].casefold() for card in chain.from_iterable(deck["cards"] for deck in decks)]
    assert len(decks) >= 12
    assert len(set(texts)) >= 220, "different ones"
    outlines = load_library().deck_outlines
    assert {name: len(deck.cards) for name, deck in outlines.items()} == {
        deck["id"]: len(deck["cards"]) for deck in decks
    }
    assert {deck.kind for deck in outlines.values()} == set(Kind)
    assert {deck.area for deck in outlines.values() if deck.kind in LIKED_OR_NOT} >= AREAS
