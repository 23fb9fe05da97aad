"""Four questions about one's own relationship, for who wants them: one a page, one tap each, and one's own number."""

from typing import Any

from flask import Blueprint, redirect, render_template, request
from werkzeug.wrappers import Response

from couples.domain import csi
from couples.domain.refusal import Reason, Refused
from couples.web import language, login, unhurried
from couples.web.house import house

place = Blueprint("measure", __name__)
LONGEST = 2  # digits: no answer counts a hundred


@place.get("/learn/questions")
def about() -> str:
    """What it is, before any question shows."""
    answers = house().measuring.answers(login.person().id)
    return render_template("learn/questions.html", words=_words(), begun=answers.begun, language=language.chosen())


@place.get("/learn/questions/<int:n>")
def one(n: int) -> str:
    questions = _words()["questions"]
    if not 1 <= n <= len(questions):
        raise Refused(Reason.NOT_FOUND)
    return render_template(
        "learn/question.html",
        n=n,
        words=_words(),
        question=questions[n - 1],
        value=house().measuring.answers(login.person().id).values[n - 1],
        from_end="end" in request.args,
        made_at=unhurried.made_at(),
    )


@place.post("/learn/questions/<int:n>")
def answer(n: int) -> Response:
    """One tap, and on to the next; skipping leaves the question open."""
    if not 1 <= n <= len(csi.HIGHEST):
        raise Refused(Reason.NOT_FOUND)
    from_end = "end" in request.form
    if unhurried.too_soon():
        return unhurried.asked_anew(f"/learn/questions/{n}" + ("?end=y" if from_end else ""))
    house().measuring.answer(login.person().id, n - 1, _value(request.form.get("value", "")))
    last = from_end or n == len(csi.HIGHEST)
    return redirect(f"/learn/questions/{'end' if last else n + 1}", 303)


@place.get("/learn/questions/end")
def end() -> str:
    """The number, when all four are answered; and what was tapped, to change or to delete."""
    answers = house().measuring.answers(login.person().id)
    return render_template(
        "learn/number.html", words=_words(), answers=answers, number=csi.number(answers), most=csi.MOST
    )


@place.post("/learn/questions/delete")
def delete() -> Response:
    """All of it, gone for good."""
    house().measuring.delete(login.person().id)
    return redirect("/learn/questions/end", 303)


def _words() -> dict[str, Any]:
    return house().reading.measure(language.chosen())


def _value(text: str) -> int | None:
    if not text:
        return None
    if not text.isdecimal() or len(text) > LONGEST:
        raise Refused(Reason.UNKNOWN)
    return int(text)
