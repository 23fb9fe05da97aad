"""A line that is changed, taken out, put in or moved is found, and so is a chain that was cut short or made anew."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from itertools import permutations

import pytest

from couples.domain.audit import Head, Line, broken_at, head_of, linked

DAY = datetime(2026, 11, 22, 20, 0, tzinfo=UTC)


def seal(said: str) -> bytes:
    return sha256(b"the key file's" + said.encode()).digest()


def unkeyed(said: str) -> bytes:
    return sha256(said.encode()).digest()


def a_chain(length: int = 4) -> list[Line]:
    lines: list[Line] = []
    for seq in range(1, length + 1):
        line = Line(seq, f"couple{seq % 2}", "noa", DAY + timedelta(hours=seq), seal(f"items{seq}"))
        lines.append(linked(line, lines[-1].link if lines else b"", seal))
    return lines


def test_what_was_written_is_whole() -> None:
    for length in range(1, 5):
        lines = a_chain(length)
        assert broken_at(lines, head_of(lines[-1], seal), seal) is None
    assert broken_at([], None, seal) is None


@pytest.mark.parametrize("at", range(4))
@pytest.mark.parametrize(
    "change",
    [{"couple_id": "other"}, {"therapist_id": "max"}, {"at": DAY}, {"about": b"else"}, {"link": b"else"}, {"seq": 9}],
)
def test_a_changed_line_is_found_where_it_stands(at: int, change: dict[str, object]) -> None:
    lines = a_chain()
    head = head_of(lines[-1], seal)
    lines[at] = replace(lines[at], **change)  # type: ignore[arg-type]  # one field at a time
    assert broken_at(lines, head, seal) == at + 1


def test_a_line_taken_out_put_in_or_moved_is_found() -> None:
    lines = a_chain()
    head = head_of(lines[-1], seal)
    for gone in range(4):
        assert broken_at(lines[:gone] + lines[gone + 1 :], head, seal) == min(gone + 1, 4)
    assert broken_at([*lines, lines[-1]], head, seal) == 5
    for order in permutations(lines):
        assert (broken_at(order, head, seal) is None) is (list(order) == lines)


def test_neither_all_of_it_nor_its_end_nor_its_head_can_go_unseen() -> None:
    lines = a_chain()
    head = head_of(lines[-1], seal)
    assert broken_at([], head, seal) == 4
    assert broken_at(lines[:2], head, seal) == 4
    assert broken_at(lines[:2], Head(2, head.mark), seal) == 2
    assert broken_at(lines, None, seal) == 4


def test_without_the_key_nobody_mends_a_chain() -> None:
    lines = a_chain()
    forged: list[Line] = []
    for line in lines[1:]:
        forged.append(linked(replace(line, seq=line.seq - 1), forged[-1].link if forged else b"", unkeyed))
    assert broken_at(forged, head_of(forged[-1], unkeyed), seal) == 1
