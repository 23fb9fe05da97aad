"""What somebody shows a no to is nowhere offered: every touch on a card takes a step away, or no step does it."""

import pytest

from couples.domain.card import Source
from couples.domain.deck import TOUCH
from couples.domain.shelf import Limits, depths_left, ideas_left
from couples.store.library import load_library

LIBRARY = load_library()
TOUCH_DECKS = ("touch-everyday", "touch-rest", "touch-limits")
CARDS = {
    f"{deck.id}/{card.id}"
    for deck in LIBRARY.deck_outlines.values()
    for card in deck.cards
    if deck.id in TOUCH_DECKS or (deck.id == "sensory" and card.topics & TOUCH)
}
NO_STEP_DOES_IT = {
    "from across the room, with no touch; no step greets": [
        "touch-everyday/hello-from-afar",
        "touch-everyday/wave-or-nod",
    ],
    "on the face, head or neck, where no step goes": [
        "touch-everyday/cheek-kiss",
        "touch-everyday/foreheads",
        "touch-limits/crumb-on-face",
        "touch-limits/pat-on-the-head",
        "touch-limits/hair-stroked",
        "touch-limits/head-covering",
        "touch-limits/hand-on-cheek",
        "touch-limits/back-of-neck",
        "touch-rest/head-on-a-shoulder",
        "touch-rest/head-on-a-cushion",
    ],
    "without asking or from behind; every step is asked for and comes from where it is seen": [
        "touch-everyday/touch-for-attention",
        "touch-limits/tug-to-show-me",
        "touch-limits/tickling",
        "touch-limits/hug-from-behind",
    ],
    "in a moment that no exercise has: on the way, among others, in tears, in a quarrel, on a call": [
        "touch-everyday/your-arm-to-hold",
        "touch-everyday/sway-to-a-song",
        "touch-limits/while-on-a-call",
        "touch-limits/hands-in-front-of-others",
        "touch-limits/guiding-hand",
        "touch-limits/while-we-disagree",
        "touch-limits/hug-when-crying",
    ],
    "asleep, or nearly; every step ends when sleep comes near": [
        "touch-limits/hand-after-my-alarm",
        "touch-limits/blanket-while-asleep",
        "touch-rest/drifting-off",
        "touch-rest/asleep-near",
        "touch-rest/asleep-on-my-own",
    ],
    "a spot or a warmth that the two name and set before the step": [
        "touch-limits/cold-hands",
        "touch-limits/sore-spot-or-scar",
    ],
    "feet of both; the only feet in a step are one's own": ["touch-rest/feet-touching"],
    "a thing that each fetches or leaves for themselves": [
        "touch-limits/own-things-moved",
        "touch-rest/warm-cushion",
        "touch-rest/own-blanket",
        "touch-rest/something-soft-of-yours",
        "sensory/heavy-blanket",
    ],
    "a call or a room as it is, which no step asks for": [
        "touch-rest/call-at-rest",
        "sensory/open-window",
        "sensory/warm-room",
    ],
    "at the ear, which no step comes near": ["sensory/whisper"],
}
EXCEPTIONS = {card for cards in NO_STEP_DOES_IT.values() for card in cards}


def taken(card: str) -> set[str]:
    """The exercises that lose a depth, or something that could be named, by a shown no to this card."""
    deck, _, name = card.partition("/")
    held = Limits(cards=frozenset({Source(deck, name)}))
    return {
        each.id
        for each in LIBRARY.outlines.values()
        if depths_left(each, held) != each.depths
        or any(ideas_left(step, held) != step.ids.get("ideas", ()) for step in each.steps)
    }


@pytest.mark.parametrize("card", sorted(CARDS - EXCEPTIONS))
def test_a_shown_no_to_a_touch_takes_a_step_away(card: str) -> None:
    assert taken(card)


def test_what_no_step_does_is_a_card_that_no_step_names() -> None:
    assert CARDS >= EXCEPTIONS
    assert not [card for card in EXCEPTIONS if taken(card)]


@pytest.mark.parametrize(
    ("exercise", "card", "left"),
    [
        ("sensory-ladder", "touch-everyday/hello-hug", (1, 2)),
        ("sensory-ladder", "touch-rest/side-lean", (1, 2)),
        ("sensory-ladder", "touch-rest/hands-at-rest", (1,)),
        ("sensory-ladder", "touch-everyday/hand-on-shoulder", (1,)),
        ("sensory-ladder", "sensory/fluffy-fabric", ()),
        ("restorative-rest", "touch-rest/hands-at-rest", (1, 2)),
        ("restorative-rest", "touch-rest/side-by-side-quiet", (1,)),
        ("restorative-rest", "touch-rest/same-room", ()),
        ("three-minute-turns", "touch-everyday/hand-in-hand", (1, 2)),
        ("three-minute-turns", "pace-and-asking/still-all-right", ()),
    ],
)
def test_what_is_left_ends_before_the_limit(exercise: str, card: str, left: tuple[int, ...]) -> None:
    deck, _, name = card.partition("/")
    assert depths_left(LIBRARY.outlines[exercise], Limits(cards=frozenset({Source(deck, name)}))) == left


def test_a_no_to_one_idea_leaves_all_the_others() -> None:
    turns = LIBRARY.outlines["three-minute-turns"]
    held = Limits(cards=frozenset({Source("touch-rest", "back-to-back")}))
    named = [(step.ids["ideas"], ideas_left(step, held)) for step in turns.steps if step.kind == "gate"]
    assert len(named) == 4
    assert all(set(before) - set(left) == {"back-to-back"} for before, left in named)
