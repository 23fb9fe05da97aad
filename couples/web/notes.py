"""What someone kept for themselves: theirs alone to read and to delete."""

from flask import Blueprint, redirect, render_template
from werkzeug.wrappers import Response

from couples.web import login
from couples.web.house import house

place = Blueprint("notes", __name__)


@place.get("/notes")
def show() -> str:
    return render_template("notes/notes.html", lines=house().keeping.of_person(login.person().id))


@place.post("/notes/<line_id>/delete")
def delete(line_id: str) -> Response:
    house().keeping.delete(login.person().id, line_id)
    return redirect("/notes", 303)
