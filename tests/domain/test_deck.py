"""A deck's shape, and which cards bear on a step."""

from couples.domain.card import Kind, Source
from couples.domain.deck import TOPICS, TOUCH, Area, Deck, DeckCard, Use, card_of, topics_of
from couples.domain.exercise import StepOutline

HAND = DeckCard("hand", frozenset({"hands"}))
DECK = Deck("touch", Kind.BOUNDARY, Area.TOUCH, 1, frozenset({Use.TOGETHER}), (HAND,))


def test_a_card_is_found_by_where_it_comes_from() -> None:
    decks = {"touch": DECK}
    assert card_of(decks, DECK.source(HAND)) is HAND
    assert card_of(decks, Source("touch", "foot")) is None
    assert card_of(decks, Source("gone", "hand")) is None
    assert card_of(decks, Source()) is None


def test_a_deck_for_one_is_not_for_both() -> None:
    assert DECK.together
    assert not Deck("x", Kind.SIGN, Area.US, 1, frozenset({Use.SOLO}), ()).together


def test_a_step_touches_what_it_names_and_a_touch_step_that_names_nothing_all_of_it() -> None:
    assert topics_of(StepOutline("talk", "floor")) == frozenset()
    assert topics_of(StepOutline("talk", "floor", topics=("voice",))) == {"voice"}
    assert topics_of(StepOutline("near", "say", touch=True)) == TOUCH
    assert topics_of(StepOutline("near", "say", touch=True, topics=("hands",))) == {"hands"}
    assert TOUCH < TOPICS
