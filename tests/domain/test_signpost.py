"""What a therapist adds stands beside the host's lines, within bounds; the host's order is the same for everyone."""

from datetime import date

import pytest

from couples.domain.refusal import Reason
from couples.domain.signpost import (
    EMERGENCY_LENGTH,
    MOST_SIGNPOSTS,
    Board,
    Country,
    Line,
    Signpost,
    in_order,
    saying,
    with_signpost,
    without_signpost,
)
from tests.accounts import refused

POST = Signpost("a", "The practice", "030 1234", "weekdays")


def country(code: str, name: str) -> Country:
    return Country(code, name, ("112",), "en", date(2026, 11, 23), (Line("Somebody", "listens", "1 2"),))


def test_the_hosts_country_comes_first_then_the_world_then_the_others_by_name() -> None:
    there = [country("us", "United States"), country("world", "Anywhere"), country("es", "España"), country("de", "D")]
    assert [each.code for each in in_order(there, "es")] == ["es", "world", "de", "us"]
    assert [each.code for each in in_order(there, "")] == ["world", "de", "es", "us"]


def test_words_for_emergencies_are_tidied_and_bounded() -> None:
    assert saying(Board(), "  Call me.\r\nOr a doctor. ").emergency == "Call me.\nOr a doctor."
    assert saying(Board("before"), "").emergency == ""
    with refused(Reason.TOO_LONG, "emergency"):
        saying(Board(), "x" * (EMERGENCY_LENGTH + 1))


def test_a_line_is_added_once_changed_in_its_place_and_taken_away() -> None:
    board = with_signpost(with_signpost(Board(), POST), Signpost("b", " Group  of two ", "at the hall"))
    assert [each.name for each in board.signposts] == ["The practice", "Group of two"]
    changed = with_signpost(board, Signpost("a", "Elsewhere", "031"))
    assert [each.name for each in changed.signposts] == ["Elsewhere", "Group of two"]
    assert without_signpost(without_signpost(changed, "a"), "a").signposts == board.signposts[1:]


@pytest.mark.parametrize(
    ("post", "reason", "field"),
    [
        (Signpost("a", " ", "030"), Reason.WORDS_MISSING, "name"),
        (Signpost("a", "x", "\u202e"), Reason.WORDS_MISSING, "reach"),
        (Signpost("a", "x" * 81, "030"), Reason.TOO_LONG, "name"),
        (Signpost("a", "x", "030", "x" * 121), Reason.TOO_LONG, "when"),
    ],
)
def test_a_line_says_who_and_how_in_few_words(post: Signpost, reason: Reason, field: str) -> None:
    with refused(reason, field):
        with_signpost(Board(), post)


def test_there_is_room_for_some_and_a_full_board_can_still_be_changed() -> None:
    board = Board()
    for n in range(MOST_SIGNPOSTS):
        board = with_signpost(board, Signpost(str(n), "name", "reach"))
    with refused(Reason.FULL):
        with_signpost(board, Signpost("more", "name", "reach"))
    assert with_signpost(board, Signpost("3", "other", "reach")).signposts[3].name == "other"
