"""What the server writes about itself: that something failed, never who, what or with whom (R16).

Only this product's own lines are let through, each with its level and its text; texts hold names of kinds, no ids, no
addresses and nothing that a person wrote. Other libraries are heard from warnings on, without their values.
"""

import logging
import sys
from collections.abc import MutableMapping
from typing import Any

import structlog

OURS = "couples"


def start(level: str) -> None:
    """From now on log lines go to standard error, one JSON object a line."""
    shared: list[Any] = [
        structlog.stdlib.add_log_level,
        structlog.stdlib.add_logger_name,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
        redact,
    ]
    formatter = structlog.stdlib.ProcessorFormatter(
        foreign_pre_chain=shared,
        processors=[structlog.stdlib.ProcessorFormatter.remove_processors_meta, structlog.processors.JSONRenderer()],
    )
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(formatter)
    root = logging.getLogger()
    root.handlers = [handler]
    root.setLevel(logging.WARNING)
    logging.getLogger(OURS).setLevel(level.upper())
    for chatty in ("werkzeug", "socketio", "engineio"):  # a line per request or packet is no business of a log
        logging.getLogger(chatty).setLevel(logging.WARNING)


def redact(_logger: object, _method: str, event: MutableMapping[str, Any]) -> MutableMapping[str, Any]:
    """A foreign library's line keeps its template and loses its values and its traceback: they may quote a person."""
    record = event.get("_record")
    if record is not None and not record.name.startswith(OURS):
        event["event"] = str(record.msg).split("\n", 1)[0] if record.args else "(left out)"
        kind = record.exc_info[0].__name__ if record.exc_info and record.exc_info[0] else None
        if kind:
            event["error"] = kind
        record.exc_info, record.exc_text = None, None
    event.pop("exc_info", None)
    return event
