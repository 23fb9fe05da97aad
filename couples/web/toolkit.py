"""The toolkit for one: small things to do alone, for anybody, signed in or not.

It is the same for everyone, opening it is written down nowhere, and it asks for no answer (law 7). Its pages carry no
form token, so they set no cookie and may lie on a phone for when there is no connection (``offline.py``).
"""

from typing import Any

from flask import Blueprint, Flask, Response, redirect, render_template
from werkzeug.wrappers import Response as AnyResponse

from couples.services.reading import ToolPages
from couples.web import language, packing
from couples.web.guard import open_to_all
from couples.web.house import house

place = Blueprint("toolkit", __name__)
FIRST = 5  # steps that stand in the room before the whole toolkit is there


@place.get("/toolkit")
@open_to_all
def show() -> Response:
    return packing.answer(page("toolkit/toolkit.html"))


@place.get("/toolkit/print")
@open_to_all
def sheet() -> Response:
    return packing.answer(page("toolkit/print.html"))


@place.get("/help/ground")
@open_to_all
def as_it_was_called() -> AnyResponse:
    """An address that people may have kept."""
    return redirect("/toolkit", 301)


def page(template: str) -> str:
    """Without a form token: nothing on it belongs to one browser."""
    return render_template(template, tools=house().reading.tools(language.chosen()), tokenless=True)


def first_steps() -> list[Any]:
    """The beginning of the first tool, for the room: it stands there until the rest has come."""
    first: ToolPages = house().reading.tools(language.chosen())[0]
    return list(first.ways[0]["steps"][:FIRST])


def register(app: Flask) -> None:
    """Also hands templates the verbs of a breath, and the first steps for the layer inside the room."""
    app.register_blueprint(place)
    app.add_template_global(lambda: house().reading.breath_words(language.chosen()), "breath_words")
    app.add_template_global(first_steps, "first_steps")
