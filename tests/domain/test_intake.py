"""Each part is said, said differently, or not at all; an empty one leaves nothing behind."""

import pytest

from couples.domain.intake import TEXT_LENGTH, Part, written
from couples.domain.refusal import Reason, Refused


def test_a_part_is_written_changed_and_taken_away() -> None:
    one = written({}, Part.SETTLES, "  tea\r\nand quiet ")
    assert one == {Part.SETTLES: "tea\nand quiet"}
    both = written(one, Part.HOPES, "rest")
    assert list(both) == [Part.HOPES, Part.SETTLES]  # in their order, whenever they were written
    assert written(both, Part.HOPES, " ") == one


def test_what_is_too_long_is_refused_with_its_field() -> None:
    with pytest.raises(Refused) as caught:
        written({}, Part.HOPES, "x" * (TEXT_LENGTH + 1))
    assert (caught.value.reason, caught.value.field) == (Reason.TOO_LONG, "text")
