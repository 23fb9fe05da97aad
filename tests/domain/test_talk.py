"""Who reads what is written to a therapist follows from the policy alone, and a page's readers never change."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from couples.domain.admission import Policy
from couples.domain.refusal import Reason
from couples.domain.talk import ALL_THREE, MESSAGE_LENGTH, MOST_MESSAGES, Three, room_for_one, told_apart, words_of
from tests.accounts import refused

PAIR, NOA = frozenset({"ana", "ben"}), "noa"
PEOPLE = ["ana", "ben", "noa", "max", "cleo", ""]
PAGES = ["", "ana", "ben", "noa", "max"]


def plain(policy: Policy, person: str, whose: str) -> bool:
    """The rule as one would say it aloud."""
    if person not in ("ana", "ben", "noa"):
        return False
    if whose == "":
        return True
    return policy is Policy.LIMITED and whose in ("ana", "ben") and person in (whose, "noa")


@given(policy=st.sampled_from(Policy), person=st.sampled_from(PEOPLE), whose=st.sampled_from(PAGES))
def test_a_page_is_read_as_one_would_say_it_aloud(policy: Policy, person: str, whose: str) -> None:
    three = Three(NOA, PAIR, policy)
    assert (person in three.readers(whose)) is plain(policy, person, whose)
    assert (whose in three.pages_of(person)) is plain(policy, person, whose)


def test_without_secrets_there_is_one_page_and_with_limited_ones_three() -> None:
    assert Three(NOA, PAIR, Policy.NO_SECRETS).pages == {ALL_THREE}
    assert Three(NOA, PAIR, Policy.LIMITED).pages == {ALL_THREE, "ana", "ben"}


@pytest.mark.parametrize(
    ("one", "two", "read"),
    [
        (("Ana", "she"), ("Ben", "she"), ["Ana", "Ben"]),
        (("Sam", "he"), ("sam", "they"), ["Sam (he)", "sam (they)"]),
        (("Sam", "he"), ("Sam", ""), ["Sam (he)", "Sam (2)"]),
        (("Sam", ""), ("Sam", ""), ["Sam (1)", "Sam (2)"]),
    ],
)
def test_two_of_one_name_are_told_apart(one: tuple[str, str], two: tuple[str, str], read: list[str]) -> None:
    assert list(told_apart({"a": one, "b": two}).values()) == read


def test_words_are_tidied_and_bounded() -> None:
    assert words_of(" one\r\ntwo\u202e \n") == "one\ntwo"
    assert len(words_of("é" * MESSAGE_LENGTH)) == MESSAGE_LENGTH
    for nothing in ("", " \n ", "\u202e"):
        with refused(Reason.WORDS_MISSING, "text"):
            words_of(nothing)
    with refused(Reason.TOO_LONG, "text"):
        words_of("x" * (MESSAGE_LENGTH + 1))


@pytest.mark.parametrize("there", [0, MOST_MESSAGES - 1])
def test_there_is_room_until_there_is_none(there: int) -> None:
    room_for_one(range(there))
    with refused(Reason.FULL, "text"):
        room_for_one(range(MOST_MESSAGES))
