"""A forgotten device signs itself out, but never in the middle of an evening; a name is kept as it was written."""

import unicodedata
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as some

from couples.domain.people import (
    MOST_MARKS,
    Login,
    Role,
    chosen_name_of,
    device_of,
    has_ended,
    is_alive,
    pronouns_of,
    theme_of,
    tidy_line,
    tidy_text,
)
from couples.domain.refusal import Reason
from tests.accounts import FIRST_DAY, refused

SECOND = timedelta(seconds=1)


def a_login(*, shared: bool = False, seen: timedelta = timedelta()) -> Login:
    return Login("l", "p", shared, "phone", created_at=FIRST_DAY, seen_at=FIRST_DAY + seen)


@pytest.mark.parametrize(
    ("role", "shared", "idle"),
    [
        (Role.PARTNER, False, timedelta(days=14)),
        (Role.PARTNER, True, timedelta(hours=1)),
        (Role.THERAPIST, False, timedelta(minutes=15)),
        (Role.THERAPIST, True, timedelta(minutes=15)),
    ],
)
def test_an_unused_device_signs_itself_out(role: Role, shared: bool, idle: timedelta) -> None:
    login = a_login(shared=shared)
    assert not has_ended(login, role, FIRST_DAY + idle - SECOND)
    assert has_ended(login, role, FIRST_DAY + idle)


@pytest.mark.parametrize(
    ("role", "shared", "absolute"),
    [
        (Role.PARTNER, False, timedelta(days=30)),
        (Role.PARTNER, True, timedelta(hours=24)),
        (Role.THERAPIST, False, timedelta(hours=12)),
    ],
)
def test_even_a_used_device_signs_itself_out_in_the_end(role: Role, shared: bool, absolute: timedelta) -> None:
    login = a_login(shared=shared, seen=absolute - SECOND)
    assert not has_ended(login, role, FIRST_DAY + absolute - SECOND)
    assert has_ended(login, role, FIRST_DAY + absolute)


def test_nobody_is_signed_out_by_a_clock_inside_a_session() -> None:
    login, opened = a_login(shared=True), FIRST_DAY + timedelta(minutes=50)
    late = FIRST_DAY + timedelta(hours=5)
    assert is_alive(login, Role.PARTNER, late, opened)
    assert not is_alive(login, Role.PARTNER, late, None)


def test_within_its_time_a_login_needs_no_session() -> None:
    assert is_alive(a_login(), Role.PARTNER, FIRST_DAY + timedelta(days=13), None)


def test_a_session_does_not_wake_up_a_login_that_had_ended_before() -> None:
    login, opened = a_login(shared=True), FIRST_DAY + timedelta(hours=2)
    assert not is_alive(login, Role.PARTNER, opened + SECOND, opened)


@given(some.integers(0, 40 * 86_400), some.integers(0, 40 * 86_400), some.sampled_from(Role), some.booleans())
def test_a_login_once_ended_stays_ended(first: int, later: int, role: Role, shared: bool) -> None:
    login = a_login(shared=shared)
    ended = has_ended(login, role, FIRST_DAY + timedelta(seconds=first))
    assert not ended or has_ended(login, role, FIRST_DAY + timedelta(seconds=first + later))


@pytest.mark.parametrize("name", ["Ana", "Ben & Co", "Zoë", "名", "नमस्ते", "👩‍🚀", "Ó Súilleabháin", "X"])
def test_a_name_is_kept_as_it_was_written(name: str) -> None:
    assert chosen_name_of(f"  {name} ") == name


@pytest.mark.parametrize("name", ["", "   ", "\u200d", "\u202e", "\n\t"])
def test_a_name_has_to_be_seen(name: str) -> None:
    with refused(Reason.NAME_MISSING, "chosen_name"):
        chosen_name_of(name)


def test_marks_that_turn_a_page_around_are_left_out() -> None:
    assert chosen_name_of("\u202eAna\u2066\x00\ud800") == "Ana"
    assert tidy_line("one\u2028two\r\nthree") == "one two three"


def test_long_lines_are_refused_by_field() -> None:
    assert chosen_name_of("x" * 40) == "x" * 40
    with refused(Reason.TOO_LONG, "chosen_name"):
        chosen_name_of("x" * 41)
    with refused(Reason.TOO_LONG, "pronouns"):
        pronouns_of("x" * 41)


def test_pronouns_may_stay_open() -> None:
    assert pronouns_of("  ") == ""
    assert pronouns_of("they / them") == "they / them"


def test_a_device_is_a_short_word_and_a_theme_one_of_four() -> None:
    assert device_of("phone\n" + "x" * 100) == ("phone " + "x" * 100)[:40]
    assert theme_of("dim") == "dim"
    with refused(Reason.UNKNOWN, "theme"):
        theme_of("neon")


@pytest.mark.parametrize("mark", "\u202a\u202e\u2066\u2069\u200e\u200f\x07")
def test_no_mark_in_a_text_turns_the_reader_s_page_around(mark: str) -> None:
    assert tidy_text(f"one {mark}two") == "one two"


def test_a_line_break_is_one_letter_and_what_people_see_stays() -> None:
    assert tidy_text("one\r\ntwo\rthree\n\tfour") == "one\ntwo\nthree\n four"
    flag, family = "\U0001f3f4\U000e0067\U000e0062\U000e007f", "\U0001f469\u200d\U0001f467"
    assert tidy_text(f"{flag} {family} à") == f"{flag} {family} à"


def test_a_letter_carries_as_many_marks_as_any_script_needs_and_no_tower() -> None:
    """Ten thousand take seconds to put in order, and stand all over the page of whoever reads them."""
    tower = "a" + "\u0301\u0323" * 10_000 + "b\u0301"
    assert len(tidy_text(tower)) <= MOST_MARKS + 2
    assert tidy_text(tower).startswith("ạ")
    assert tidy_line(tower).endswith("b\u0301")
    for written in ("Nguyễn", "שָׁלוֹם", "สวัสดี", "नमस्ते", "👩‍👩‍👧", "❤️"):
        assert tidy_line(written) == unicodedata.normalize("NFC", written)
