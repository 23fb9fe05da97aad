"""An agreement stands line by line while it fits both; one is enough to take any of it back, and leaves no trace."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from couples.domain.agreement import (
    LINE_LENGTH,
    MOST_LINES,
    Agreement,
    Line,
    add,
    not_now,
    reword,
    say_fits,
    seen_by,
    withdraw,
)
from couples.domain.refusal import Reason, Refused
from couples.domain.session.state import Side

A, B = Side.A, Side.B
ROOM = add(Agreement(), A, "1", "either of us may leave the room")
AGREED = say_fits(ROOM, B, "1")
MARKS = st.frozensets(st.sampled_from(list(Side)))
LINES = st.lists(MARKS, max_size=6).map(
    lambda marks: Agreement(tuple(Line(str(at), f"line {at}", fits) for at, fits in enumerate(marks)))
)


def because(reason: Reason) -> Callable[[Refused], bool]:
    return lambda refused: refused.reason is reason


def stands(agreement: Agreement) -> list[str]:
    return [line.text for line in agreement.lines if line.stands]


def test_a_line_fits_whoever_wrote_it_and_stands_when_it_fits_both() -> None:
    assert [line.fits for line in ROOM.lines] == [{A}]
    assert stands(ROOM) == []
    assert stands(AGREED) == ["either of us may leave the room"]
    assert say_fits(AGREED, B, "1") == AGREED


@pytest.mark.parametrize("by", list(Side))
def test_either_says_not_now_and_it_stands_no_more(by: Side) -> None:
    assert stands(not_now(AGREED, by, "1")) == []
    assert stands(say_fits(not_now(AGREED, by, "1"), by, "1")) != []


@pytest.mark.parametrize("by", list(Side))
def test_other_words_are_another_line_that_fits_only_who_wrote_them(by: Side) -> None:
    said = reword(AGREED, by, "1", ("2", " either of us may   leave "))
    assert said.lines == (Line("2", "either of us may leave", frozenset({by})),)
    assert reword(AGREED, by, "1", ("2", "either of us may leave the room ")) == AGREED, "the same words change nothing"


def test_a_mark_never_moves_on_to_words_that_were_not_read() -> None:
    said = reword(ROOM, A, "1", ("2", "nobody leaves the room"))
    with pytest.raises(Refused, check=because(Reason.OVERTAKEN)):
        say_fits(said, B, "1")
    with pytest.raises(Refused, check=because(Reason.OVERTAKEN)):
        reword(said, B, "1", ("3", "anybody may leave"))


def test_other_words_stand_where_the_line_stood() -> None:
    three = add(add(ROOM, B, "2", "second"), A, "3", "third")
    assert [line.text for line in reword(three, A, "2", ("4", "two")).lines] == [ROOM.lines[0].text, "two", "third"]


@pytest.mark.parametrize("gone", [withdraw(AGREED, "1"), reword(AGREED, A, "1", ("2", "other words")), Agreement()])
def test_what_takes_away_is_never_refused(gone: Agreement) -> None:
    for by in Side:
        assert not_now(gone, by, "1") == gone
    assert withdraw(gone, "1") == gone


@pytest.mark.parametrize(
    ("text", "reason"),
    [("", Reason.WORDS_MISSING), (" \u202e ", Reason.WORDS_MISSING), ("x" * (LINE_LENGTH + 1), Reason.TOO_LONG)],
)
def test_a_line_needs_words_and_not_too_many(text: str, reason: Reason) -> None:
    with pytest.raises(Refused, check=because(reason)) as refused:
        add(Agreement(), A, "1", text)
    assert refused.value.field == "text"
    with pytest.raises(Refused, check=because(reason)):
        reword(ROOM, A, "1", ("2", text))


def test_an_agreement_holds_so_many_lines_and_each_can_still_be_changed() -> None:
    full = Agreement()
    for at in range(MOST_LINES):
        full = add(full, A, str(at), "one more")
    with pytest.raises(Refused, check=because(Reason.AGREEMENT_FULL)):
        add(full, B, "more", "and another")
    assert len(reword(full, B, "7", ("more", "seven")).lines) == MOST_LINES
    assert len(add(withdraw(full, "7"), B, "more", "and another").lines) == MOST_LINES


@given(LINES, st.lists(MARKS, min_size=6, max_size=6), st.sampled_from(list(Side)))
def test_of_the_other_s_mark_only_whether_a_line_stands_can_be_seen(
    one: Agreement, other_marks: list[frozenset[Side]], me: Side
) -> None:
    """Two worlds that differ in the other's marks, but not in what stands, read the same."""
    other = Agreement(
        tuple(
            line
            if line.stands
            else replace(line, fits=(line.fits & {me}) | (marks - {me} if me not in line.fits else set()))
            for line, marks in zip(one.lines, other_marks, strict=False)
        )
    )
    assert seen_by(other, me) == seen_by(one, me)


@dataclass
class Plain:
    """The same said with lists: words, and who has said of exactly these words that they fit."""

    lines: list[tuple[str, str, set[Side]]] = field(default_factory=list)

    def at(self, line_id: str) -> int | None:
        return next((at for at, line in enumerate(self.lines) if line[0] == line_id), None)


DEEDS = st.sampled_from(["add", "fits", "fits", "fits", "not-now", "reword", "withdraw", "all", "look"])


@given(st.lists(st.tuples(DEEDS, st.sampled_from(list(Side)), st.integers(0, 5)), max_size=60))
def test_whatever_two_do_in_any_order_a_line_stands_only_if_both_said_so_of_these_words(
    deeds: list[tuple[str, Side, int]],
) -> None:
    """Beside a plain model; each taps on the page as they last looked at it, which may be an old one."""
    now, plain = Agreement(), Plain()
    pages: dict[Side, list[str]] = {A: [], B: []}
    for number, (deed, by, pick) in enumerate(deeds):
        page = pages[by]
        line_id = page[pick % len(page)] if page else "never"
        at = plain.at(line_id)
        try:
            now = _does(now, deed, by, line_id, f"n{number}")
        except Refused:  # these words are not there any more
            assert deed in ("fits", "reword")
            assert at is None
        else:
            _does_plainly(plain, deed, by, at, f"n{number}")
        if deed == "look":
            pages[by] = [line.id for line in seen_by(now, by)]
        for side in Side:
            assert [(seen.id, seen.text, seen.fits_me, seen.stands) for seen in seen_by(now, side)] == [
                (line_id, text, side in said, said == {A, B}) for line_id, text, said in plain.lines
            ]


def _does(now: Agreement, deed: str, by: Side, line_id: str, new: str) -> Agreement:
    match deed:
        case "add":
            return add(now, by, new, f"words {new}")
        case "fits":
            return say_fits(now, by, line_id)
        case "not-now":
            return not_now(now, by, line_id)
        case "reword":
            return reword(now, by, line_id, (new, f"words {new}"))
        case "withdraw":
            return withdraw(now, line_id)
        case "all":
            return Agreement()
    return now


def _does_plainly(plain: Plain, deed: str, by: Side, at: int | None, new: str) -> None:
    match deed, at:
        case "add", _:
            plain.lines.append((new, f"words {new}", {by}))
        case "all", _:
            plain.lines.clear()
        case _, None:
            pass
        case "fits", int(at):
            plain.lines[at][2].add(by)
        case "not-now", int(at):
            plain.lines[at][2].discard(by)
        case "reword", int(at):
            plain.lines[at] = (new, f"words {new}", {by})
        case "withdraw", int(at):
            del plain.lines[at]


def test_a_line_added_twice_under_one_id_is_there_once() -> None:
    once = add(Agreement(), A, "1", "no phones at dinner")
    assert add(once, A, "1", "no phones at dinner") is once
