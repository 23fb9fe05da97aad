"""A long password of one's own is welcome; what everybody guesses first is not."""

import pytest
from hypothesis import given
from hypothesis import strategies as some

from couples.domain.password import FREE_ENOUGH, LEAST, MOST, check, how_free, prepared
from couples.domain.refusal import Reason
from couples.store.words import words
from tests.accounts import SeededDice, refused

KNOWN = (*words("common"), "Attune", "quiet-otter-4821", "Ana")

COMMON = [
    "passwordpassword",
    "password1234567",
    "P@ssw0rdP@ssw0rd!",
    "thisismypassword",
    "iloveyou123456789",
    "qwertyuiopasdfghjkl",
    "1qaz2wsx3edc4rfv",
    "poiuytrewqlkjhgfdsa",
    "asdfjkl;asdfjkl;",
    "abcdefghijklmnop",
    "ponmlkjihgfedcba",
    "1234567890123456",
    "98765432109876543210",
    "111222333444555",
    "aaaaaaaaaaaaaaaaaaaa",
    "abababababababab",
    "Summer2026!Summer2026!",
    "20262026202620262026",
    "correct horse battery staple",
    "maytheforcebewithyou",
    "attune-attune-attune",
    "Attune 2026 Attune",
    "quiet-otter-4821",
    "QuietOtter4821!!",
    "AnaAnaAnaAnaAnaAna1",
    "!!!!!!!!!!!!!!!!",
    " " * 20,
]
WELCOME = [
    "my dog ate 1234 fish",
    "zebra-lamp-river-cup",
    "ich mag keinen kaffee",
    "пароль от моего дома",
    "🌲🌧️🌈🌻🍀🍁🍂🍃🌾🌵🌴🌳🎄🙂🙃",
    "x7#kQ9!vLm2@pR5z",
    "the password is under the third pot",
]


@pytest.mark.parametrize("password", COMMON)
def test_what_everybody_guesses_first_is_refused_with_its_field(password: str) -> None:
    with refused(Reason.PASSWORD_COMMON, "password"):
        check(password, known=KNOWN, field="password")


@pytest.mark.parametrize("password", WELCOME)
def test_any_script_and_any_signs_are_welcome(password: str) -> None:
    assert check(password, known=KNOWN, field="password") == prepared(password)


def test_fifteen_signs_are_enough_and_fourteen_are_not() -> None:
    assert LEAST == 15
    assert check("zebralampsriver", known=KNOWN, field="password")
    with refused(Reason.PASSWORD_SHORT, "password"):
        check("zebralampsrive", known=KNOWN, field="password")


def test_a_password_may_be_very_long_but_not_endless() -> None:
    dice = SeededDice()
    long = "".join(chr(0x4E00 + dice.below(20_000)) for _ in range(MOST))
    assert check(long, known=KNOWN, field="password") == long
    with refused(Reason.TOO_LONG, "password"):
        check(long + "x", known=KNOWN, field="password")


def test_the_same_password_on_another_keyboard_is_the_same() -> None:
    assert prepared("cafe\u0301 au lait partout") == prepared("caf\u00e9 au lait partout")


@given(some.lists(some.sampled_from(words("passphrases")), min_size=4, max_size=4, unique=True))
def test_every_generated_passphrase_is_accepted(drawn: list[str]) -> None:
    assert check("-".join(drawn), known=KNOWN, field="password")


@given(some.text(min_size=1, max_size=4), some.integers(min_value=4, max_value=40))
def test_repeating_little_makes_it_no_better(piece: str, times: int) -> None:
    assert how_free(piece * times, KNOWN) <= max(FREE_ENOUGH - 1, how_free(piece, KNOWN))


@given(some.text(max_size=60))
def test_any_text_can_be_looked_at(text: str) -> None:
    assert 0 <= how_free(text, KNOWN) <= 2 * len(text.casefold())
