"""A form that is sent twice makes one thing: a tap too many, or sent again because no answer came.

Each form carries a mark of its own. What it makes is named after that mark and the words in it: the same form with the
same words leads to the same thing, with other words it makes another one.
"""

import re
from hashlib import blake2s
from uuid import uuid4

from flask import Flask, request

from couples.web import login

MARK = re.compile(r"[0-9a-f]{32}")


def mark() -> str:
    """What stands in the form; shown again after a refusal, it is the same form still."""
    sent = request.form.get("once", "")
    return sent if MARK.fullmatch(sent) else uuid4().hex


def name(*said: str) -> str:
    """What this form makes is called so. A form without a mark makes a new thing each time."""
    key = mark()
    return blake2s("\0".join((login.person().id, *said)).encode(), key=key.encode(), digest_size=16).hexdigest()


def register(app: Flask) -> None:
    """Lets templates say it."""
    app.jinja_env.globals.update(once=mark)
