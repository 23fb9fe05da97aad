from datetime import UTC, datetime

from couples.domain import weather

NOW = datetime(2026, 11, 22, 20, 0, tzinfo=UTC)


def test_what_was_said_is_kept_in_one_line_each_and_cut_rather_than_refused() -> None:
    one = weather.kept("1", NOW, {"body": " warm\nand  soft ", "mind": "", "us": "x" * 500, "other": "no"})
    assert one is not None
    assert dict(one.lines) == {"body": "warm and soft", "us": "x" * weather.WORD_LENGTH}


def test_nothing_said_is_nothing_kept() -> None:
    assert weather.kept("1", NOW, {"body": " \n"}) is None
