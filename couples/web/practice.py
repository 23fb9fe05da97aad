"""What a therapist proposes, as one of the two meets it alone: why, how long, how deep, and what they say to it.

No address says what somebody answered (R8), and the second half of a double tap answers nothing.
"""

from typing import Any

from flask import Blueprint, redirect, render_template, request
from werkzeug.wrappers import Response

from couples.domain.assignment import Says
from couples.domain.refusal import Reason, Refused
from couples.services.trying import Mine
from couples.web import guide, language, library, login, practice_forms, practice_words, recall, unhurried
from couples.web.forms import answer
from couples.web.house import house

place = Blueprint("practice", __name__)
ONE, WORDS = "practice/one.html", "practice/words.html"
WORDED = (Says.CHANGE,)  # who says it is asked for words next


@place.get("/practice")
def show() -> str:
    found, known = house().trying.all(login.person().id), practice_words.items()
    rows = [[(each, practice_words.face(each.plan, known)) for each in part] for part in (found.open, found.earlier)]
    return render_template("practice/practice.html", guide=found.guide, open=rows[0], earlier=rows[1])


@place.get("/practice/<assignment_id>")
def one(assignment_id: str) -> str:
    return render_template(ONE, **_about(assignment_id))


@place.post("/practice/<assignment_id>")
def say(assignment_id: str) -> Response:
    """One tap: an answer, another one, or none any more."""
    here, says = f"/practice/{assignment_id}", _says(request.form.get("say", ""))
    if unhurried.too_soon():
        return unhurried.asked_anew(here)
    house().trying.tell(login.person().id, assignment_id, says)
    return redirect(f"{here}/words" if says in WORDED else here, 303)


@place.route("/practice/<assignment_id>/words", methods=["GET", "POST"])
def words(assignment_id: str) -> Response | str | tuple[str, int]:
    about = _about(assignment_id)
    told = about["mine"].told
    if told.says is Says.NOTHING:
        return redirect(f"/practice/{assignment_id}", 303)
    form = practice_forms.Words(words=told.words)
    if not form.is_submitted():
        return render_template(WORDS, form=form, **about)

    def keep() -> Response:
        house().trying.put_into_words(login.person().id, assignment_id, form.words.data or "")
        return redirect(f"/practice/{assignment_id}#say", 303)

    return answer(form, WORDS, keep, **about)


@place.post("/practice/<assignment_id>/share")
def share(assignment_id: str) -> Response:
    """Only what stood on this page: a page that is older shares nothing."""
    if unhurried.too_soon():
        return unhurried.asked_anew(f"/practice/{assignment_id}")
    says, said = _says(request.form.get("says", "")), request.form.get("words", "")
    house().trying.share(login.person().id, assignment_id, says, said)
    return recall.tell("practice-shared", f"/practice/{assignment_id}")


@place.post("/practice/<assignment_id>/withdraw")
def withdraw(assignment_id: str) -> Response:
    house().trying.withdraw(login.person().id, assignment_id)
    return recall.tell("practice-hidden", f"/practice/{assignment_id}")


def _about(assignment_id: str) -> dict[str, Any]:
    person_id = login.person().id
    mine, standing = house().trying.one(person_id, assignment_id), house().admitting.standing(person_id)
    partner = house().introducing.partner_of(person_id)
    if standing.guide is None:
        raise Refused(Reason.NOT_FOUND)
    return {
        "mine": mine,
        "face": practice_words.face(mine.plan, practice_words.items()),
        "guide": standing.guide,
        "policies": guide.POLICIES,
        "partner": partner.chosen_name if partner else "",
        "answers": practice_words.ANSWERS,
        "door": _door(person_id, mine),
        "made_at": unhurried.made_at(),
    }


def _door(person_id: str, mine: Mine) -> str:
    """Where it is done; empty while it is not there for this person."""
    if not mine.together:
        return library.door(mine.plan.door) if mine.plan.door in practice_words.items() else ""
    shelf = {item.door for item in house().sifting.together(person_id, language.chosen())}
    return library.door(mine.plan.door) if mine.plan.door in shelf else ""


def _says(text: str) -> Says:
    try:
        return Says(text)
    except ValueError:
        raise Refused(Reason.UNKNOWN) from None
