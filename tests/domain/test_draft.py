"""A draft is text and voice in parts; only picked parts ever go anywhere."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from couples.domain.draft import (
    A_MOMENT_MORE,
    LARGEST_RECORDING,
    LONGEST_RECORDING,
    MOST_RECORDINGS,
    SOUNDS,
    TEXT_LENGTH,
    Draft,
    Recording,
    picked,
    record,
    unrecord,
    write,
)
from couples.domain.people import tidy_text
from couples.domain.refusal import Reason, Refused

WEBM = b"\x1a\x45\xdf\xa3 and the rest"
SPOKEN = Recording("r1", "audio/webm", 12)
REFUSES = {reason: lambda refused, reason=reason: refused.reason is reason for reason in Reason}


def test_an_empty_line_begins_a_new_part_and_what_was_spoken_comes_after() -> None:
    draft = record(write(Draft("1"), "One thing,\r\nsaid slowly.\n\n \n\nAnother.\n"), SPOKEN, WEBM)
    assert draft.parts == ("One thing,\nsaid slowly.", "Another.", SPOKEN)
    assert draft.opening == "One thing,\nsaid slowly."
    assert record(Draft("2"), SPOKEN, WEBM).opening == ""


@given(st.text(max_size=TEXT_LENGTH))
def test_no_part_is_empty_whatever_is_written(text: str) -> None:
    if not tidy_text(text).strip():
        return
    draft = write(Draft("1"), text)
    assert all(isinstance(part, str) and part.strip() for part in draft.parts)


def test_a_draft_needs_words_or_voice_and_a_bounded_text() -> None:
    with pytest.raises(Refused, check=REFUSES[Reason.WORDS_MISSING]):
        write(Draft("1"), " \n ")
    assert write(record(Draft("1"), SPOKEN, WEBM), "").text == ""
    with pytest.raises(Refused, check=REFUSES[Reason.TOO_LONG]):
        write(Draft("1"), "x" * (TEXT_LENGTH + 1))


@pytest.mark.parametrize(("kind", "mark"), SOUNDS.items())
def test_only_sound_is_kept(kind: str, mark: tuple[int, bytes]) -> None:
    sound = bytes(mark[0]) + mark[1] + b"..."
    assert record(Draft("1"), Recording("r", kind, 1), sound).recordings
    for wrong in (b"", b"<html>", bytes(8) + sound):
        with pytest.raises(Refused, check=REFUSES[Reason.NO_SOUND]):
            record(Draft("1"), Recording("r", kind, 1), wrong)
    with pytest.raises(Refused, check=REFUSES[Reason.NO_SOUND]):
        record(Draft("1"), Recording("r", "text/html", 1), sound)
    with pytest.raises(Refused, check=REFUSES[Reason.NO_SOUND]):
        record(Draft("1"), Recording("r", kind, 0), sound)


def test_a_recording_is_bounded_in_length_size_and_number() -> None:
    with pytest.raises(Refused, check=REFUSES[Reason.TOO_LONG]):
        record(Draft("1"), Recording("r", "audio/webm", LONGEST_RECORDING + A_MOMENT_MORE + 1), WEBM)
    with pytest.raises(Refused, check=REFUSES[Reason.TOO_LONG]):
        record(Draft("1"), SPOKEN, WEBM.ljust(LARGEST_RECORDING + 1))
    full = Draft("1", recordings=(SPOKEN,) * MOST_RECORDINGS)
    with pytest.raises(Refused, check=REFUSES[Reason.FULL]):
        record(full, SPOKEN, WEBM)
    assert unrecord(full, "r1").recordings == ()


def test_only_what_was_picked_is_brought_in_the_order_of_the_draft() -> None:
    draft = record(write(Draft("1"), "a\n\nb"), SPOKEN, WEBM)
    assert picked(draft, [2, 0, 0], draft.mark) == ("a", SPOKEN)
    with pytest.raises(Refused, check=REFUSES[Reason.NOTHING_SAID]):
        picked(draft, [], draft.mark)
    for places in ([3], [-1], [0, 99]):
        with pytest.raises(Refused, check=REFUSES[Reason.UNKNOWN]):
            picked(draft, places, draft.mark)


def test_nobody_brings_what_they_did_not_see() -> None:
    seen = write(Draft("1"), "public")
    now = write(seen, "private, added later\n\npublic")
    assert picked(now, [1], now.mark) == ("public",)
    for places in ([0], [1]):
        with pytest.raises(Refused, check=REFUSES[Reason.OVERTAKEN]):
            picked(now, places, seen.mark)


def test_the_mark_of_a_text_changes_with_the_text_and_with_nothing_else() -> None:
    draft = write(Draft("1"), "one")
    assert record(draft, SPOKEN, WEBM).text_mark == draft.text_mark != write(draft, "two").text_mark


@pytest.mark.parametrize(
    ("text", "opening"),
    [
        ("a line", "a line"),
        ("x" * 80, "x" * 80),
        ("word " * 20, "word " * 15 + "word…"),
        ("x" * 81, "x" * 80 + "…"),
    ],
)
def test_a_draft_is_listed_by_whole_words_and_says_that_it_goes_on(text: str, opening: str) -> None:
    assert write(Draft("1"), text).opening == opening
