"""One of two writes to their therapist: each page says above its field who reads it.

An address does not tell which page it leads to, and leads nobody else anywhere (R8). Nothing tells that something is
new, that it was read, or that somebody writes.
"""

from typing import Any

from flask import Blueprint, redirect, render_template, request
from flask_babel import lazy_gettext as _
from werkzeug.wrappers import Response
from wtforms import TextAreaField

from couples.domain.admission import Policy
from couples.domain.refusal import Reason, Refused
from couples.domain.talk import ALL_THREE
from couples.services.talking import Note, Talk, Talking
from couples.web import card_words, login, once, recall, refusals
from couples.web.forms import Form, answer
from couples.web.help import beside
from couples.web.house import house

place = Blueprint("talk", __name__)
HERE, BEFORE = "/guide/talk", "/guide/before"
PAGES, PAGE, CLOSED, EARLIER = "talk/pages.html", "talk/page.html", "talk/closed.html", "talk/before.html"
Page = Response | str | tuple[str, int]


class Words(Form):
    """What somebody is about to send."""

    text = TextAreaField(_("Your words"))


@place.get(HERE)
def show() -> Page:
    try:
        talk = _talking().talk(login.person().id)
    except Refused:
        return redirect("/guide", 303)
    return render_template(PAGES, talk=talk, pages=pages_of(talk), **_words_of(talk))


@place.route(f"{HERE}/<thread>", methods=["GET", "POST"])
def page(thread: str) -> Page:
    me, form = login.person().id, Words()
    whose = whose_is(thread, me)
    try:
        talk = _talking().talk(me)
        about: dict[str, Any] = {"messages": _talking().read(me, whose), **about_page(talk, whose, f"{HERE}/{thread}")}
    except Refused as refused:
        if form.is_submitted() and refused.reason in (Reason.NO_THERAPIST, Reason.NOT_FOUND):
            return render_template(CLOSED, text=form.text.data), refusals.status(Reason.NO_THERAPIST)
        raise
    if is_only_shown(form):
        return render_template(PAGE, form=form, **about)

    def send() -> Response:
        _talking().write(me, whose, note_of(form, thread))
        return recall.tell("said", f"{HERE}/{thread}")

    return answer(form, PAGE, send, **about)


@place.post(f"{HERE}/<thread>/back/<message_id>")
def take_back(thread: str, message_id: str) -> Response:
    me = login.person().id
    whose_is(thread, me)
    _talking().take_back(me, message_id)
    return recall.tell("hidden", f"{HERE}/{thread}")


@place.get(BEFORE)
def before() -> str:
    """What one wrote to a therapist who is not in any more."""
    return render_template(EARLIER, messages=_talking().from_before(login.person().id))


@place.post(f"{BEFORE}/<message_id>/delete")
def delete(message_id: str) -> Response:
    _talking().take_back(login.person().id, message_id)
    return recall.tell("gone-for-good", BEFORE)


def is_only_shown(form: Words) -> bool:
    """Also what comes back after signing in again: who reads the page stands above it before it is sent."""
    return not form.is_submitted() or "resumed" in request.form


def note_of(form: Words, thread: str) -> Note:
    """As it was typed, for the therapist and the page that stood above it."""
    text = form.text.data or ""
    return Note(once.name("message", thread, text), request.form.get("link", ""), text)


def ref_of(whose: str) -> str:
    """What stands in an address in place of whose page it is: this reader's own."""
    return card_words.code("talk", whose)


def whose_is(thread: str, *pages: str) -> str:
    """Which page an address means, of all three or of one of ``pages``; Refused(NOT_FOUND) for somebody else's."""
    found = [whose for whose in (ALL_THREE, *pages) if ref_of(whose) == thread]
    if not found:
        raise Refused(Reason.NOT_FOUND)
    return found[0]


def pages_of(talk: Talk) -> list[tuple[str, str]]:
    """Each page by its reference and whose it is, that of all three first."""
    return [(ref_of(whose), whose) for whose in sorted(talk.pages, key=lambda whose: talk.names.get(whose, ""))]


def about_page(talk: Talk, whose: str, where: str) -> dict[str, Any]:
    """What every page of words says about itself."""
    return {"talk": talk, "whose": whose, "where": where, "operator": house().front.operator, **_words_of(talk)}


def labels(person_id: str) -> dict[str, str]:
    """What of theirs stood before the therapist, as the list of openings names it."""
    return {f"message/{id_}": str(_("What you wrote to them")) for id_ in _talking().own(person_id)}


def _words_of(talk: Talk) -> dict[str, Any]:
    me = login.person().id
    others = sorted(name for id_, name in talk.names.items() if id_ not in (me, talk.therapist))
    return {"me": me, "others": others, "secrets": talk.policy is Policy.LIMITED, "beside": beside()}


def _talking() -> Talking:
    return house().guided.talking
