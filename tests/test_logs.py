"""The log says that something failed, never who or what."""

import io
import json
import logging
from collections.abc import Iterator

import pytest

from couples import logs


@pytest.fixture
def lines() -> Iterator[io.StringIO]:
    root, before = logging.getLogger(), logging.getLogger().handlers
    logs.start("info")
    heard = io.StringIO()
    root.handlers[0].setStream(heard)  # type: ignore[attr-defined]  # start() puts a StreamHandler there
    yield heard
    root.handlers = before
    root.setLevel(logging.WARNING)


def test_our_own_line_is_one_json_object(lines: io.StringIO) -> None:
    logging.getLogger("couples.realtime").info("a tick failed: %s", "ValueError")
    said = json.loads(lines.getvalue())
    assert (said["event"], said["level"]) == ("a tick failed: ValueError", "info")


def test_a_foreign_line_loses_its_values_and_its_traceback(lines: io.StringIO) -> None:
    try:
        int("the canary wrote this")
    except ValueError:
        logging.getLogger("engineio").exception("handler failed for %s", "the canary")
    logging.getLogger("somewhere").error("the canary in the text itself")
    assert "canary" not in lines.getvalue()
    assert [json.loads(line).get("error") for line in lines.getvalue().splitlines()] == ["ValueError", None]


def test_foreign_chatter_is_not_kept(lines: io.StringIO) -> None:
    logging.getLogger("werkzeug").info("127.0.0.1 GET /s/secret")
    assert lines.getvalue() == ""
