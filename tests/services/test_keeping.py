"""One good thing that somebody keeps is among their own small good things, and a close never fails on it (M3)."""

from pathlib import Path

import pytest

from couples.domain.keepsake import WORDS_LENGTH, Keepsake, Kind
from couples.services import remembering
from couples.store import keepsakes
from tests.evening import Night, a_night
from tests.makers import A, B


def small_things(night: Night) -> list[Keepsake]:
    return night.accounts.store.read(lambda unit: keepsakes.of_person(unit, night.people[A]))


def keeps(night: Night, name: str, good: str) -> None:
    now = night.accounts.clock()
    night.accounts.store.write(lambda unit: remembering.keep_good(unit, name, night.people[A], now, good))


def looks_back(night: Night, good: str, keep: tuple[str, ...] = ("good", "change")) -> None:
    night.starts()
    night.says(A, "End")
    night.says(A, "Write", field="good", text=good)
    night.says(A, "Write", field="change", text="slower next time")
    night.says(A, "Keep", fields=list(keep))
    night.says(A, "Part")
    night.says(B, "Part")
    assert night.view(A)["screen"] == "closed"


def test_a_good_thing_that_is_kept_is_a_small_good_thing_too(tmp_path: Path) -> None:
    with a_night(tmp_path) as night:
        looks_back(night, "your voice")
        assert [(one.kind, one.words) for one in small_things(night)] == [(Kind.WIN, "your voice")]
        assert {line.line for line in night.keeping.of_person(night.people[A])} == {"your voice", "slower next time"}
        theirs = night.accounts.store.read(lambda unit: keepsakes.of_person(unit, night.people[B]))
        assert theirs == []


def test_a_good_thing_that_is_not_ticked_is_gone(tmp_path: Path) -> None:
    with a_night(tmp_path) as night:
        looks_back(night, "your voice", keep=("change",))
        assert small_things(night) == []


@pytest.mark.parametrize("good", ["x" * (WORDS_LENGTH + 1), "\U0001f33f" * WORDS_LENGTH, '"' * WORDS_LENGTH])
def test_whatever_was_written_the_room_closes_and_the_notes_have_it(tmp_path: Path, good: str) -> None:
    with a_night(tmp_path) as night:
        looks_back(night, good)
        assert good in {line.line for line in night.keeping.of_person(night.people[A])}


def test_no_room_left_and_the_same_once_more_are_no_trouble(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with a_night(tmp_path) as night:
        keeps(night, "1", "tea")
        keeps(night, "2", "tea")
        assert [one.id for one in small_things(night)] == ["1"]
        monkeypatch.setattr(remembering, "MOST_KEPT", 1)
        keeps(night, "3", "a walk")
        assert [one.words for one in small_things(night)] == ["tea"]
