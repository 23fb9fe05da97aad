"""What both said yes to comes out; whatever else they said, nothing else does."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from couples.domain.card import Answer, Card, Kind, Source
from couples.domain.deck import Area, Deck, DeckCard, Use
from couples.domain.refusal import Reason, Refused
from couples.domain.reveal import COMES_OUT, ONCE_IN, READY_FOR, Match, Revealed, Yes, left, ready, revealed
from couples.domain.session.state import Side

NOW = datetime(2026, 11, 22, 20, 0, tzinfo=UTC)
NAMES = ("hand", "hug", "hair")
DECK = Deck(
    "touch",
    Kind.PREFERENCE,
    Area.TOUCH,
    1,
    frozenset({Use.TOGETHER}),
    tuple(DeckCard(name, frozenset()) for name in NAMES),
)
SAID = st.sampled_from([answer for answer in Answer if answer is not Answer.UNKNOWN])
ANSWERS = st.fixed_dictionaries(dict.fromkeys(NAMES, SAID))


def cards(answers: dict[str, Answer], words: str = "") -> list[Card]:
    return [
        Card(name, Kind.PREFERENCE, Source("touch", name), answer=answer, words=words if answer in COMES_OUT else "")
        for name, answer in answers.items()
    ]


YES = dict.fromkeys(NAMES, Answer.YES)


def test_every_card_needs_an_answer_and_rather_not_say_is_one() -> None:
    some = cards(YES)[1:]
    assert left(DECK, some) == 1
    with pytest.raises(Refused, check=lambda refused: refused.reason is Reason.CARDS_LEFT):
        ready(DECK, some, NOW)
    with pytest.raises(Refused, check=lambda refused: refused.reason is Reason.CARDS_LEFT):
        ready(DECK, [*some, Card("hand", Kind.PREFERENCE, Source("touch", "hand"))], NOW)
    assert left(DECK, cards(YES | {"hand": Answer.NOT_SAYING})) == 0
    gone = Card("hand", Kind.PREFERENCE, Source("touch", "hand"), fits=False)
    assert left(DECK, [*some, gone]) == 0
    assert "hand" not in ready(DECK, [*some, gone], NOW).yeses


def test_a_deck_for_one_alone_never_comes_out() -> None:
    with pytest.raises(Refused, check=lambda refused: refused.reason is Reason.NOT_NOW):
        ready(replace(DECK, use=frozenset({Use.SOLO})), cards(YES), NOW)


def test_cards_of_other_decks_and_own_ones_do_not_count() -> None:
    other = Card("x", Kind.PREFERENCE, Source("other", "hand"), answer=Answer.YES)
    assert left(DECK, [other, Card("y", Kind.WISH, text="mine", answer=Answer.YES)]) == len(NAMES)
    assert ready(DECK, [*cards(YES), other], NOW).yeses.keys() == set(NAMES)


@given(ANSWERS, ANSWERS)
def test_only_what_both_said_yes_to_comes_out(one: dict[str, Answer], other: dict[str, Answer]) -> None:
    both = {Side.A: ready(DECK, cards(one, "slowly"), NOW), Side.B: ready(DECK, cards(other, "asked"), NOW)}
    out = revealed(DECK, both, NOW)
    assert [match.card for match in out.matches] == [
        name for name in NAMES if one[name] in COMES_OUT and other[name] in COMES_OUT
    ]
    for match in out.matches:
        assert match.yeses[Side.A] == Yes(one[match.card], "slowly")
        assert match.yeses[Side.B] == Yes(other[match.card], "asked")


@given(ANSWERS, ANSWERS, ANSWERS)
def test_what_is_not_yes_looks_like_nothing(
    mine: dict[str, Answer], one: dict[str, Answer], other: dict[str, Answer]
) -> None:
    """Two worlds in which the other's yeses are the same give the same, whatever else they said in them."""
    for name in NAMES:
        if one[name] in COMES_OUT or other[name] in COMES_OUT:
            other[name] = one[name]
    worlds = [
        revealed(DECK, {Side.A: ready(DECK, cards(mine), NOW), Side.B: ready(DECK, cards(theirs), NOW)}, NOW)
        for theirs in (one, other)
    ]
    assert worlds[0] == worlds[1]


def test_nobody_is_ready_for_longer_than_a_day() -> None:
    mine = ready(DECK, cards(YES), NOW)
    assert mine.stands(NOW + READY_FOR - timedelta(seconds=1))
    assert not mine.stands(NOW + READY_FOR)


def test_a_match_goes_for_both_and_the_rest_stays() -> None:
    both = {side: ready(DECK, cards(YES), NOW) for side in Side}
    out = revealed(DECK, both, NOW)
    assert [match.card for match in out.without("hug").matches] == ["hand", "hair"]
    assert out.without("nothing") == out
    assert out.again_from() == NOW + ONCE_IN
    assert Revealed("touch", NOW, (Match("hug", {}),)).without("hug").matches == ()
