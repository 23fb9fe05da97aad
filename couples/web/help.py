"""Help and safety: the same page for everyone, signed in or not.

Opening it is written down nowhere and changes nothing that anybody else could notice (law 7). Which country or part
somebody reads stands in no address: all of it is in the page. What a therapist of both adds stands beside the host's
lines, for both of the two alike.
"""

import re

from flask import Blueprint, Flask, render_template

from couples.domain.people import Role
from couples.services.signposting import Beside
from couples.web import login
from couples.web.guard import open_to_all
from couples.web.house import house

place = Blueprint("help", __name__)
NUMBER = re.compile(r"\+?[0-9][0-9 ()/.-]+[0-9]")


@place.get("/help")
@open_to_all
def show() -> str:
    return render_template("help/help.html", operator=house().front.operator, beside=beside())


def beside() -> Beside | None:
    """What the therapist of this person adds; nobody's, signed out, without one, or while one of the two waits."""
    here = login.current()
    return house().guided.signposting.beside(here[0].id) if here and here[0].role is Role.PARTNER else None


def number_in(reach: str) -> str:
    """The digits to call, where a therapist's words are a number and nothing else; empty otherwise."""
    return re.sub(r"[^+0-9]", "", reach) if NUMBER.fullmatch(reach) else ""


def register(app: Flask) -> None:
    """Also hands ``help_countries()`` to templates, for the layer inside the room."""
    app.register_blueprint(place)
    app.add_template_filter(number_in, "number_in")
    app.add_template_global(lambda: house().front.countries, "help_countries")
