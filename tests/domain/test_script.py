"""A tapped sentence is made of the tapped pieces and of nothing else."""

import pytest

from couples.domain.refusal import Reason, Refused
from couples.domain.script import Part, built

NO = (Part(("Thank you for asking.", "I heard you."), optional=True), Part(("No.", "Not today.")))


@pytest.mark.parametrize(
    ("picked", "sentence"),
    [
        ([0, 0], "Thank you for asking. No."),
        ([1, 1], "I heard you. Not today."),
        ([None, 1], "Not today."),
    ],
)
def test_the_pieces_stand_beside_each_other_as_they_were_tapped(picked: list[int | None], sentence: str) -> None:
    assert built(NO, picked) == sentence


@pytest.mark.parametrize("picked", [[0, None], [None, None], [0, 2], [0, -1], [2, 0], [0], [0, 0, 0], []])
def test_a_part_that_is_missing_or_a_piece_that_is_not_there_makes_no_sentence(picked: list[int | None]) -> None:
    with pytest.raises(Refused, check=lambda refused: refused.reason is Reason.UNKNOWN):
        built(NO, picked)
