"""What is put off comes back at the end, what is hidden stays away until it is brought back."""

from collections.abc import Callable

from hypothesis import given
from hypothesis import strategies as st

from couples.domain.learning import Resonance, Shelf, after, bring_back, hide, in_order, put_off, say

CARDS = ["a", "b", "c", "d"]
cards = st.sampled_from(CARDS)
deeds = st.lists(st.tuples(st.sampled_from([put_off, hide, bring_back]), cards), max_size=12)
Deed = Callable[[Shelf, str], Shelf]


def left_by(done: list[tuple[Deed, str]]) -> Shelf:
    shelf = Shelf()
    for deed, card in done:
        shelf = deed(shelf, card)
    return shelf


def read_through(shelf: Shelf) -> list[str]:
    """From the first to the last, by *continue* alone."""
    order = in_order(CARDS, shelf)
    found, card = [], order[0] if order else None
    while card:
        found.append(card)
        card = after(CARDS, shelf, card)
    return found


def test_who_never_did_anything_reads_all_in_order() -> None:
    assert read_through(Shelf()) == CARDS


def test_what_is_put_off_comes_back_at_the_end_in_its_turn() -> None:
    shelf = put_off(put_off(Shelf(), "b"), "a")
    assert read_through(shelf) == ["c", "d", "b", "a"]
    assert read_through(put_off(shelf, "b")) == ["c", "d", "a", "b"]


def test_hiding_takes_along_what_was_said_and_bringing_back_does_not_bring_it() -> None:
    shelf = hide(say(put_off(Shelf(), "b"), "b", Resonance.YES), "b")
    assert shelf == Shelf(hidden=frozenset({"b"}))
    assert bring_back(shelf, "b") == Shelf()


def test_rather_not_saying_leaves_the_same_as_never_having_answered() -> None:
    said = say(Shelf(), "a", Resonance.PARTLY)
    assert said.said == {"a": Resonance.PARTLY}
    assert say(say(said, "b", Resonance.NO), "a", Resonance.YES).said == {"b": Resonance.NO, "a": Resonance.YES}
    assert say(said, "a", None) == Shelf() == say(Shelf(), "a", None)


def test_after_a_card_that_is_hidden_the_pile_begins_anew() -> None:
    assert after(CARDS, hide(Shelf(), "c"), "c") == "a"
    assert after(CARDS, left_by([(hide, card) for card in CARDS]), "c") is None


def test_a_card_that_is_no_longer_shipped_is_simply_not_there() -> None:
    shelf = hide(put_off(Shelf(), "gone"), "older")
    assert in_order(CARDS, shelf) == CARDS


@given(deeds)
def test_each_card_comes_once_and_hidden_ones_do_not_come(done: list[tuple[Deed, str]]) -> None:
    shelf = left_by(done)
    order = in_order(CARDS, shelf)
    assert sorted(order) == sorted(set(CARDS) - shelf.hidden)
    assert read_through(shelf) == order
    assert not set(shelf.later) & shelf.hidden
    at_the_end = order[len(order) - len(shelf.later) :]
    assert at_the_end == list(shelf.later)


@given(deeds, cards)
def test_bringing_it_back_undoes_whatever_was_done_to_a_card(done: list[tuple[Deed, str]], card: str) -> None:
    shelf = bring_back(left_by(done), card)
    others = left_by([each for each in done if each[1] != card])
    assert shelf == others
