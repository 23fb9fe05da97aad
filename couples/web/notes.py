"""What someone kept for themselves: theirs alone to read and to delete."""

from flask import Blueprint, render_template
from werkzeug.wrappers import Response

from couples.web import language, login, recall
from couples.web.house import house

place = Blueprint("notes", __name__)


@place.get("/notes")
def show() -> str:
    asked = house().reading.lines_asked(language.chosen())
    return render_template("notes/notes.html", lines=house().keeping.of_person(login.person().id), asked=asked)


@place.post("/notes/<line_id>/delete")
def delete(line_id: str) -> Response:
    """Off the disk at once; the page that follows can bring it back for a while."""
    was = house().keeping.delete(login.person().id, line_id)
    return recall.keep("gone", was, back_to="/notes", to="/notes")
