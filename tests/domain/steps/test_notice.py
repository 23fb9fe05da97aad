"""Noticed, one thing at a time."""

from tests.makers import A, B, an_evening_of


def test_what_is_noticed_goes_on_as_what_is_said_does() -> None:
    evening = an_evening_of("notice")
    evening.moves(A, "ready")
    assert not evening.plays(B)["over"]
    evening.moves(B, "ready")
    assert evening.plays(B)["over"]
