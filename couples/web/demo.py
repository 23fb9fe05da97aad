"""The demo's front doors: one address signs in one of two people who do not exist. Never there on a real server."""

from collections.abc import Mapping

from flask import Blueprint, Flask, abort, redirect
from werkzeug.wrappers import Response

from couples.web import login
from couples.web.guard import open_to_all
from couples.web.house import house


def register(app: Flask, people: Mapping[str, str]) -> None:
    """``people``: the key in the address -> the person's id."""
    place = Blueprint("demo", __name__)

    @place.get("/demo/<key>")
    @open_to_all
    def come_in(key: str) -> Response:
        if key not in people:
            abort(404)
        entered = house().entering.open_login_for(people[key], device="demo")
        login.start(entered.token, keep=False)
        return redirect(f"/s/{house().inviting.enter(people[key])}", 303)

    app.register_blueprint(place)
