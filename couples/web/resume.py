"""Signed out while writing: after signing in the same words stand there again, one tap from where they were going."""

import json
from collections.abc import Iterable, Sequence
from contextlib import suppress

from flask import render_template, request
from werkzeug.exceptions import HTTPException

from couples.web import forms, login
from couples.web.house import house

TYPED = (
    "text",
    "words",
    "note",
    "ask_again",
    "reason",
    "emergency",
)  # fields for words of one's own, wherever they stand
LEFT_BEHIND = ("csrf_token", "at")  # what belongs to the old page alone
SIGNED_OUT = 401


def sign_in_page() -> tuple[str, int] | None:
    """The way in, with what was just sent sealed inside; None where nothing was typed, or nobody knows by whom."""
    if not any(request.form.get(name, "").strip() for name in TYPED):
        return None
    fields = [[name, value] for name, value in request.form.items(multi=True) if name not in LEFT_BEHIND]
    ticket = house().resuming.carry(login.token(), json.dumps([request.path, fields], ensure_ascii=False))
    if not ticket:
        return None
    form = forms.SignIn(formdata=None, carried=ticket)
    return render_template("account/sign_in.html", form=form, carries=True), SIGNED_OUT


def typed() -> list[str]:
    """The own words in a form that was refused, to be copied; from a page of ours alone: no other site speaks here."""
    with suppress(HTTPException):  # a form that is too large to be read
        if request.method == "POST" and request.headers.get("Sec-Fetch-Site") == "same-origin":
            return _own(request.form.items(multi=True))
    return []


def _own(fields: Iterable[Sequence[str]]) -> list[str]:
    return [value for name, value in fields if name in TYPED and value.strip()]


def page(token: str, ticket: str) -> str | None:
    """What was typed, for whoever typed it and is in again now; None for anybody else."""
    typed = house().resuming.resume(token, ticket) if ticket else ""
    if not typed:
        return None
    path, fields = json.loads(typed)
    own = _own(fields)
    return render_template("account/resume.html", path=path, fields=fields, own=own)
