"""The second half of a double tap answers nothing: what came sooner than anyone can read is not taken as an answer."""

import time

from flask import request
from werkzeug.wrappers import Response

from couples.web import recall

SOONEST_MS = 450  # from a page's making to its answer; slower than a double tap, quicker than reading


def made_at() -> int:
    """When this page was made, in milliseconds; stands in its form."""
    return int(time.time() * 1000)


def too_soon() -> bool:
    """Whether the form was sent sooner than it can have been read. One without the moment is let through."""
    at = request.form.get("at", "")
    return at.isdecimal() and len(at) < len(str(made_at())) + 1 and 0 <= made_at() - int(at) < SOONEST_MS


def asked_anew(to: str) -> Response:
    """The same question again, and a word that nothing was kept: whoever meant it taps once more."""
    return recall.tell("too-soon", to)
