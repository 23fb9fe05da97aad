"""A therapist's own notes: beside a couple while it admits them, and of before on a page of their own."""

from typing import Any

from flask import Blueprint, render_template
from flask_babel import lazy_gettext as _
from werkzeug.wrappers import Response
from wtforms import TextAreaField
from wtforms.validators import Length

from couples.services.noting import NOTE_LENGTH
from couples.web import login, recall
from couples.web.couple_page import names_of
from couples.web.forms import TOO_LONG, Form, answer
from couples.web.guard import for_therapists
from couples.web.house import house

place = Blueprint("desk_notes", __name__)
PAGE = "desk/notes.html"
Page = Response | str | tuple[str, int]


class Note(Form):
    """One sheet."""

    text = TextAreaField(_("Your notes"), validators=[Length(max=NOTE_LENGTH, message=TOO_LONG)])


@place.route("/desk/couples/<couple_id>/notes", methods=["GET", "POST"])
@for_therapists
def notes(couple_id: str) -> Page:
    noting, me = house().guided.noting, login.person().id
    form = Note(text=noting.of_couple(me, couple_id))
    about: dict[str, Any] = {"couple_id": couple_id, "names": names_of(couple_id)}
    if not form.is_submitted():
        return render_template(PAGE, form=form, **about)

    def keep() -> Response:
        noting.write(me, couple_id, form.text.data or "")
        return recall.tell("for-me", f"/desk/couples/{couple_id}/notes")

    return answer(form, PAGE, keep, **about)


@place.get("/desk/notes")
@for_therapists
def from_before() -> str:
    return render_template("desk/notes_before.html", notes=house().guided.noting.from_before(login.person().id))


@place.post("/desk/notes/<couple_id>/delete")
@for_therapists
def delete(couple_id: str) -> Response:
    house().guided.noting.delete(login.person().id, couple_id)
    return recall.tell("gone-for-good", "/desk/notes")
