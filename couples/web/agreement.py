"""What two want to hold to, in their own words: read, marked, said differently, taken back. No name, no date, no paper.

An address says which line is read and never what was said about it: whoever looks into a browser's history finds no no.
"""

from flask import Blueprint, redirect, render_template, request
from flask_babel import lazy_gettext as _
from werkzeug.wrappers import Response
from wtforms import TextAreaField
from wtforms.validators import InputRequired, Length

from couples.domain.agreement import LINE_LENGTH, SeenLine
from couples.domain.refusal import Reason, Refused
from couples.web import login, once, recall, refusals
from couples.web.forms import NEEDED, TOO_LONG, Form
from couples.web.forms import answer as answered
from couples.web.house import house

place = Blueprint("agreement", __name__)
Page = Response | str | tuple[str, int]
CHANGED = "overtaken"
LONGEST_N = 4


class Words(Form):
    """One line."""

    text = TextAreaField(
        _("In your own words"), validators=[InputRequired(NEEDED), Length(max=LINE_LENGTH, message=TOO_LONG)]
    )


@place.get("/agreement")
def show() -> str:
    return render_template("agreement/agreement.html", lines=_lines())


@place.route("/agreement/new", methods=["GET", "POST"])
def new() -> Page:
    form = Words()
    if request.method == "GET":
        _lines()  # for two only
        return render_template("agreement/new.html", form=form)

    def do() -> Response:
        house().agreeing.add(login.person().id, form.text.data, once.name("line", form.text.data))
        return _told("line-added")

    return answered(form, "agreement/new.html", do)


@place.get("/agreement/again/<int:n>")
def again(n: int) -> Page:
    """All of it once more, one line after the other. Reading changes nothing by itself."""
    lines = _lines()
    if not 1 <= n <= len(lines):
        return _told("line-read" if lines else "")
    return render_template("agreement/line.html", line=lines[n - 1], n=n, count=len(lines))


@place.get("/agreement/<line_id>")
def one(line_id: str) -> Page:
    line = _line(line_id)
    return render_template("agreement/line.html", line=line, n=None) if line else _told(CHANGED)


@place.post("/agreement/<line_id>/fits")
def fits(line_id: str) -> Response:
    try:
        house().agreeing.say_fits(login.person().id, line_id)
    except Refused as refused:
        if refused.reason is not Reason.OVERTAKEN:
            raise
        return _told(CHANGED)
    return _onward("line-kept", 1)


@place.post("/agreement/<line_id>/not-now")
def not_now(line_id: str) -> Response:
    house().agreeing.not_now(login.person().id, line_id)
    return _onward("line-kept", 1)


@place.post("/agreement/<line_id>/withdraw")
def withdraw_line(line_id: str) -> Response:
    house().agreeing.withdraw_line(login.person().id, line_id)
    return _onward("line-gone", 0)


@place.route("/agreement/<line_id>/words", methods=["GET", "POST"])
def words(line_id: str) -> Page:
    line = _line(line_id)
    if request.method == "GET":
        return _words_page(line) if line else _told(CHANGED)
    form = Words()
    if line is None:  # what was typed can still become a line of its own
        form.trouble = _("That line is not there any more. You can add your words as a new one.")
        return render_template("agreement/new.html", form=form), refusals.status(Reason.OVERTAKEN)

    def do() -> Response:
        house().agreeing.reword(login.person().id, line_id, form.text.data)
        return _onward("line-words", 1)

    return answered(form, "agreement/words.html", do, line=line, n=_n())


@place.get("/agreement/withdraw")
def ask_withdraw() -> Page:
    return render_template("agreement/withdraw.html") if _lines() else _told("")


@place.post("/agreement/withdraw")
def withdraw() -> Response:
    house().agreeing.withdraw(login.person().id)
    return _told("line-gone")


def _lines() -> tuple[SeenLine, ...]:
    return house().agreeing.lines(login.person().id)


def _line(line_id: str) -> SeenLine | None:
    return next((line for line in _lines() if line.id == line_id), None)


def _words_page(line: SeenLine) -> str:
    form = Words(formdata=None, data={"text": line.text})
    return render_template("agreement/words.html", form=form, line=line, n=_n())


def _told(what: str) -> Response:
    return recall.tell(what, "/agreement") if what else redirect("/agreement", 303)


def _onward(what: str, steps: int) -> Response:
    """In a round to the line after it, else back to all of it."""
    n = _n()
    return redirect(f"/agreement/again/{n + steps}", 303) if n else _told(what)


def _n() -> int | None:
    """Which line of a round this is, if it is one."""
    n = request.values.get("n", "")
    return int(n) if n.isdecimal() and len(n) < LONGEST_N else None
