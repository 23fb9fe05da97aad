"""One question on a page, saved with every tap of a button; and all that was said, for its owner to use or delete."""

from typing import Any

from flask import Blueprint, redirect, render_template, request
from flask_babel import lazy_gettext as _
from werkzeug.wrappers import Response
from wtforms import TextAreaField
from wtforms.validators import Length

from couples.domain import practice as practices_of
from couples.domain.body import BACK, FRONT
from couples.domain.comfort import Kind
from couples.domain.practice import LONGEST_ANSWER, Answer, Entry, Gives
from couples.domain.refusal import Reason, Refused
from couples.services.reading import PracticePages
from couples.web import login, recall, self_kit, self_words, unhurried
from couples.web.forms import TOO_LONG, Form, Press, attempt
from couples.web.forms import answer as answered
from couples.web.house import house

place = Blueprint("self_entry", __name__)
OFFERED = 3  # kind lines at the end


class AnswerForm(Form):
    """What somebody says to one question; nothing at all is fine."""

    text = TextAreaField(_("In your own words, if you like"), validators=[Length(max=LONGEST_ANSWER, message=TOO_LONG)])


@place.get("/self/<entry_id>/<int:n>")
def ask(entry_id: str, n: int) -> str:
    entry, pages = _mine(entry_id)
    said = entry.answers.get(practices_of.question(pages.practice, n).id, Answer())
    form = AnswerForm(formdata=None, data={"text": said.text})
    return render_template("self/question.html", form=form, **_question(entry, pages, n, said.taps))


@place.post("/self/<entry_id>/<int:n>")
def say(entry_id: str, n: int) -> Response | str | tuple[str, int]:
    """Keep this and go where the button says: on, back, or away for now. Skipping leaves what was kept before."""
    entry, pages = _mine(entry_id)
    question = practices_of.question(pages.practice, n)
    then, from_end, person = request.form.get("then", ""), "end" in request.form, login.person().id
    if unhurried.too_soon():
        return unhurried.asked_anew(f"/self/{entry_id}/{n}" + ("?end=y" if from_end else ""))
    to = {"back": max(1, n - 1), "later": n}.get(then, n + 1)
    there = _there(entry_id, to, pages, then=then, from_end=from_end)
    if then == "skip":
        house().practising.move(person, entry_id, to)
        return redirect(there, 303)
    form, taps = AnswerForm(), tuple(request.form.getlist("tap"))

    def do() -> Response:
        house().practising.answer(person, entry_id, n, Answer(taps, form.text.data or "" if question.write else ""), to)
        return recall.tell("waits", there) if then == "later" else redirect(there, 303)

    return answered(form, "self/question.html", do, **_question(entry, pages, n, taps))


@place.get("/self/<entry_id>")
def show(entry_id: str) -> str:
    """All of it, and what it may become."""
    return render_template("self/entry.html", form=Press(formdata=None), **_entry(entry_id))


@place.post("/self/<entry_id>/draft")
def bring(entry_id: str) -> Response | str | tuple[str, int]:
    """One tap: the way forward is a draft, to change, to present or to leave."""
    about = _entry(entry_id)
    forward: self_words.Said | None = about["forward"]
    if forward is None:
        raise Refused(Reason.NOT_FOUND)

    def do() -> Response:
        return redirect(f"/drafts/{house().practising.bring(login.person().id, entry_id, forward.parts)}", 303)

    return attempt(Press(), "self/entry.html", do, **about)


@place.post("/self/<entry_id>/line")
def keep_line(entry_id: str) -> Response | str | tuple[str, int]:
    """A kind line, taken along."""
    about = _entry(entry_id)

    def do() -> Response:
        house().comforting.keep(login.person().id, Kind.PHRASE, request.form.get("text", ""))
        return recall.tell("kind-line", f"/self/{entry_id}")

    return attempt(Press(), "self/entry.html", do, **about)


@place.post("/self/<entry_id>/delete")
def delete(entry_id: str) -> Response:
    gone = house().practising.delete(login.person().id, entry_id)
    return recall.keep("gone", gone, back_to=f"/self/{entry_id}", to="/self")


def _mine(entry_id: str) -> tuple[Entry, PracticePages]:
    entry = house().practising.one(login.person().id, entry_id)
    pages = self_words.pages_of(entry)
    if pages is None:
        raise Refused(Reason.NOT_FOUND)
    return entry, pages


def _there(entry_id: str, to: int, pages: PracticePages, *, then: str, from_end: bool) -> str:
    if then == "later":
        return "/self"
    if from_end or to > pages.practice.last:
        return f"/self/{entry_id}"
    return f"/self/{entry_id}/{to}"


def _question(entry: Entry, pages: PracticePages, n: int, taps: tuple[str, ...]) -> dict[str, Any]:
    return {
        "entry": entry,
        "ref": self_words.ref_of(entry),
        "pages": pages,
        "n": n,
        "last": pages.practice.last,
        "question": pages.questions[n - 1],
        "taps": taps,
        "front": FRONT,
        "back": BACK,
        "from_end": "end" in request.values,
        "made_at": unhurried.made_at(),
    }


def _entry(entry_id: str) -> dict[str, Any]:
    entry = house().practising.one(login.person().id, entry_id)
    ref = self_words.ref_of(entry)
    pages = self_words.pages_of(entry)
    lines = self_words.said(pages, entry)
    kit = house().comforting.kit(login.person().id)
    own = [thing.text for thing in kit if thing.kind is Kind.PHRASE]
    mine = [line.line for line in self_words.given(lines, Gives.LINE)]
    ideas = [line for line in (*mine, *self_kit.ideas(Kind.PHRASE)) if line not in own]
    return {
        "entry": entry,
        "ref": ref,
        "pages": pages,
        "lines": lines,
        "at": practices_of.place(pages.practice, entry) if pages else None,
        "small_things": [thing for line in lines for thing in line.then],
        "forward": next(self_words.given(lines, Gives.FORWARD), None),
        "signal": next(self_words.given(lines, Gives.BODY), None),
        "own_lines": own[:OFFERED],
        "ideas": ideas[: OFFERED - len(own[:OFFERED])] or ideas[:1],
        "kind_lines": self_kit.ref_of(Kind.PHRASE),
    }
