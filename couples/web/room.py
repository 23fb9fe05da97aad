"""The room of a live session: one page, whole before any script runs, and the plain ways to say something in it.

Nobody but the two sees that it exists. Pausing and ending work as plain forms, at any age of the page (F3).
"""

from typing import Any

from flask import Blueprint, jsonify, redirect, render_template, request
from flask_babel import get_locale
from flask_wtf.csrf import generate_csrf
from werkzeug.wrappers import Response

from couples.domain.refusal import Reason, Refused
from couples.services.conducting import Answered, Chair
from couples.services.wire import PROTOCOL, Scene, load
from couples.web import login, refusals
from couples.web.house import house

place = Blueprint("room", __name__)


@place.post("/s")
def enter() -> Response:
    """Open the room, or come into the one that is open."""
    return redirect(f"/s/{house().inviting.enter(login.person().id)}", 303)


@place.get("/s/<session_id>")
def show(session_id: str) -> str:
    """The whole room as it stands now."""
    chair, scene = _sit(session_id)
    words = house().reading.room_words(str(get_locale() or "en"))
    return render_template("room/room.html", **_about(chair), words=words, scene=scene)


@place.post("/s/<session_id>/say")
def say(session_id: str) -> tuple[Response, int]:
    """A command where the socket does not reach: the same way through, the same answer."""
    chair, _ = _sit(session_id)
    try:
        answered = _said(chair, load(request.get_data(cache=False)))
    except Refused as refused:
        answer = {"ok": False, "reason": refused.reason, "field": refused.field}
        return jsonify(answer=answer, scene=None), refusals.status(refused.reason)
    return jsonify(answer=answered.answer(), scene=answered.scenes[chair.side]), 200


@place.post("/s/<session_id>/pause")
def pause(session_id: str) -> Response:
    """Pause without scripts; what else stands in the form does not matter."""
    return _plainly(session_id, {"do": "Pause", "id": request.form.get("id")})


@place.post("/s/<session_id>/end")
def end(session_id: str) -> Response:
    """End for today without scripts."""
    return _plainly(session_id, {"v": PROTOCOL, "do": "End", "id": request.form.get("id", "plain-end")})


def _plainly(session_id: str, body: dict[str, Any]) -> Response:
    chair, _ = _sit(session_id)
    _said(chair, body)
    return redirect(f"/s/{session_id}", 303)


def _said(chair: Chair, body: object) -> Answered:
    return house().conducting.handle(chair, body).wait()


def _sit(session_id: str) -> tuple[Chair, Scene]:
    here = login.current()
    if here is None:
        raise Refused(Reason.NO_SEAT)
    return house().conducting.sit(here[0].id, here[1].id, session_id)


def _about(chair: Chair) -> dict[str, Any]:
    me = login.person()
    partner = house().introducing.partner_of(me.id)
    return {
        "names": {
            "me": me.chosen_name,
            "them": partner.chosen_name if partner else "",
            "their_pronouns": partner.pronouns if partner else "",
        },
        "room": {
            "session": chair.session_id,
            "token": house().seat_token(chair.login_id),
            "protocol": PROTOCOL,
            "path": "/socket.io",
            "post": f"/s/{chair.session_id}/say",
            "csrf": generate_csrf(),
        },
    }
