"""What is typed in the room is tidied like everything that people write: no mark turns the other's page around."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from couples.domain.refusal import Reason
from couples.services import wire
from tests.accounts import refused
from tests.evening import Night, a_night
from tests.makers import A, B

TURNED = "good \u202eyrros\u202c\r\nand\tcafe\u0301\u2066 \x07family 👩\u200d👧"
TIDY = "good yrros\nand café family 👩\u200d👧"


@pytest.fixture
def night(tmp_path: Path) -> Iterator[Night]:
    with a_night(tmp_path) as night:
        yield night


def test_a_line_of_the_look_back_is_tidied_before_anyone_keeps_or_reads_it(night: Night) -> None:
    night.starts()
    night.says(A, "FinishStep", step=0)
    night.says(A, "Write", field="good", text=TURNED)
    night.permits(A, "Share", field="good")
    assert night.view(A)["debrief"]["mine"]["good"] == TIDY
    assert night.view(B)["debrief"]["theirs"][0]["text"] == TIDY


def test_what_is_named_and_when_to_ask_again_is_tidied(night: Night) -> None:
    naming = {"what": "a hug\u202e", "where": "here\u2067", "how_long": "a song\x00", "ends": "\u200elet go"}
    night.permits(A, "Propose", exercise="check", length=2, depth=1, option="", naming=naming)
    assert list(night.view(B)["proposal"]["naming"].values()) == ["a hug", "here", "a song", "let go"]
    night.permits(B, "Agree", length=2, depth=1)
    night.permits(B, "Answer", step=0, choice="wait", ask_again=TURNED)
    assert night.view(B)["gate"]["ask_again"] == TIDY


@pytest.mark.parametrize("do", sorted(wire.COMMANDS))
def test_no_command_has_a_line_of_text_that_is_not_tidied(do: str) -> None:
    """A new field that people write in is added to ``wire.TYPED`` or is one of these names and choices."""
    chosen = {"id", "exercise", "option", "key", "move", "item"}
    texts = {name for name, kind in wire.COMMANDS[do].__annotations__.items() if kind in (str, "str")}
    assert texts - chosen <= wire.TYPED


def test_what_is_no_text_is_left_for_the_door_to_refuse() -> None:
    for odd in (7, None, ["\u202e"], {"what": 7}):
        with refused(Reason.UNKNOWN):
            wire.parse({"v": 1, "id": "a", "do": "Write", "field": "good", "text": odd}, A, lambda _: 0.0)
