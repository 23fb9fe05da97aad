"""What someone leaves out and what they sorted stand beside each other; changing one leaves the other."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from couples.domain.deck import TOPICS
from couples.domain.profile import Pile, Profile, laid, leaving_out, let_go
from couples.domain.refusal import Reason, Refused

FULL = Profile(frozenset({"breath"}), {"closeness/a": Pile.MINE, "partner/b": Pile.HANDED})


def test_an_empty_profile_leaves_nothing_out_and_has_nothing_on_any_pile() -> None:
    assert Profile() == Profile(frozenset(), {})


@given(st.sets(st.sampled_from(sorted(TOPICS))))
def test_leaving_topics_out_keeps_the_piles(topics: set[str]) -> None:
    after = leaving_out(FULL, frozenset(topics))
    assert after.left_out == topics
    assert after.piles == FULL.piles


def test_a_topic_that_there_is_not_is_refused() -> None:
    with pytest.raises(Refused, check=lambda refused: refused.reason is Reason.UNKNOWN):
        leaving_out(FULL, frozenset({"breath", "everything"}))


@given(st.sampled_from(["closeness/a", "closeness/new"]), st.sampled_from(list(Pile)))
def test_a_statement_lies_on_one_pile_only_and_the_others_stay(statement: str, pile: Pile) -> None:
    after = laid(FULL, statement, pile)
    assert after.piles == {**FULL.piles, statement: pile}
    assert after.left_out == FULL.left_out


def test_what_is_let_go_is_as_if_it_had_never_been_sorted() -> None:
    assert let_go(laid(FULL, "closeness/new", Pile.UNSURE), frozenset({"closeness/new"})) == FULL
    assert let_go(FULL, frozenset({"closeness/a", "partner/b"})) == Profile(FULL.left_out)
    assert let_go(FULL, frozenset({"never/sorted"})) == FULL
