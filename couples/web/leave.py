"""The quick way out (R7): this device is signed out, a running session is paused, and the browser goes somewhere plain.

Leaving is never refused, counted or slowed: no form token, no rate limit, and neither trouble in the store nor a slow
disk holds anybody here. A link on another site cannot sign somebody out, because the browser says where a visit comes
from.
"""

from contextlib import suppress

from flask import Blueprint, Flask, Response, make_response, redirect, render_template, request
from flask_wtf.csrf import CSRFProtect
from werkzeug.wrappers import Response as AnyResponse

from couples.web import login
from couples.web.guard import open_to_all
from couples.web.house import house

place = Blueprint("leave", __name__)


@place.get("/leave")
@open_to_all
def at_once() -> AnyResponse:
    """With scripts: the page is covered already and is replaced by this."""
    if request.headers.get("Sec-Fetch-Site") != "cross-site" and "Sec-Purpose" not in request.headers:
        _sign_out()
    return _clean(redirect(house().front.away, 303))


@place.post("/leave")
@open_to_all
def by_form() -> AnyResponse:
    """Without scripts. The policy lets no form lead elsewhere, so an empty page of our own goes on by itself."""
    _sign_out()
    away = house().front.away
    answer = _clean(make_response(render_template("help/away.html", away=away)))
    answer.headers["Refresh"] = f"0; url={away}"
    return answer


def _sign_out() -> None:
    with suppress(Exception):  # whatever fails on our side, the person still leaves
        if here := login.current():
            person, this = here
            house().step_out(person.id)
            house().entering.leave(this.id)
    login.forget()


def _clean(answer: AnyResponse | Response) -> AnyResponse:
    answer.headers["Clear-Site-Data"] = '"cache", "cookies"'
    return answer


def register(app: Flask, csrf: CSRFProtect) -> None:
    """Opens the way out; see above for why it asks for no form token."""
    csrf.exempt(place)
    app.register_blueprint(place)
