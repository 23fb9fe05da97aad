"""The room of a live session: one page, whole before any script runs, and the plain ways to say something in it.

Nobody but the two sees that it exists. Pausing and ending work as plain forms, at any age of the page (F3).
"""

import logging
from datetime import datetime
from typing import Any
from uuid import uuid4

from flask import Blueprint, Flask, jsonify, redirect, render_template, request
from flask_babel import format_time, get_locale
from flask_wtf.csrf import CSRFProtect, generate_csrf, validate_csrf
from werkzeug.exceptions import RequestEntityTooLarge
from werkzeug.wrappers import Response
from wtforms import ValidationError

from couples.domain.refusal import Reason, Refused
from couples.services.conducting import Answered, Chair
from couples.services.wire import PROTOCOL, Scene, load
from couples.web import card_words, login, packing, refusals
from couples.web.guard import open_to_all
from couples.web.house import house

place = Blueprint("room", __name__)
log = logging.getLogger(__name__)
KEPT_BY_THE_PAGE = {
    "more-time",
    "text-first",
}  # cards of the deck what-i-need: whoever of the two needs it, both pages keep to it
KEPT_ON_THE_OWN_PAGE = {"no-countdowns", "no-buzz"}


@place.post("/s")
def enter() -> Response:
    """Open the room, or come into the one that is open."""
    return redirect(f"/s/{house().inviting.enter(login.person().id)}", 303)


@place.get("/s/<session_id>")
def show(session_id: str) -> Response:
    """The whole room as it stands now: the one page that is packed."""
    chair, scene = _sit(session_id)
    words = house().reading.room_words(str(get_locale() or "en"))
    words["shelf"] = house().shelving.shelf(chair.person_id)
    back_at = _by_the_clock(scene["view"]["back"]["at"])
    about = _about(chair) | {"needs": _needs(chair.person_id)}
    page = render_template("room/room.html", **about, words=words, scene=scene, back_at=back_at)
    return packing.answer(page)


def _needs(person_id: str) -> dict[str, Any]:
    """What the two need from a session, and what this page does about it by itself."""
    mine, theirs = house().answering.needs(person_id)
    own, shown = {card.source.card for card in mine}, {card.source.card for card in theirs}
    kept = ((own | shown) & KEPT_BY_THE_PAGE) | (own & KEPT_ON_THE_OWN_PAGE)
    return {"mine": card_words.faces(mine), "theirs": card_words.faces(theirs), "kept": sorted(kept)}


@place.get("/s/<session_id>/cards")
def bounds(session_id: str) -> str:
    """The cards that touch the step both are asked for: one's own, and those that the partner shows now."""
    chair, scene = _sit(session_id)
    view = scene["view"]
    if not view["gate"]["open"]:
        return ""
    topics = house().reading.topics(view["exercise"]["id"], view["step"]["index"])
    mine, theirs = house().answering.on_topics(chair.person_id, topics)
    return render_template(
        "room/_bounds.html",
        mine=card_words.faces(mine),
        theirs=card_words.faces(theirs),
        partner=house().introducing.partner_of(chair.person_id),
    )


def _by_the_clock(at: str | None) -> str:
    """A moment of a scene as this person's clock shows it."""
    return format_time(datetime.fromisoformat(at), "HH:mm") if at else ""


@place.post("/s/<session_id>/say")
@open_to_all
def say(session_id: str) -> tuple[Response, int]:
    """A command where the socket does not reach: the same way through, the same answer, always as JSON."""
    body: object = None
    try:
        validate_csrf(request.headers.get("X-CSRFToken"))
        body = _body()
        chair, _ = _sit(session_id)
        answered = _said(chair, body)
    except ValidationError:
        return _refused(body, Refused(Reason.NO_SEAT), 400)
    except Refused as refused:
        return _refused(body, refused, refusals.status(refused.reason))
    except Exception as error:  # noqa: BLE001 - a page waits for an answer it can read, whatever failed on our side
        log.error("a command failed: %s", type(error).__name__)  # noqa: TRY400 - its text may quote a person
        return _refused(body, Refused(Reason.TROUBLE), refusals.status(Reason.TROUBLE))
    return jsonify(answer=answered.answer(), scene=answered.scenes[chair.side]), 200


def _body() -> object:
    try:
        return load(request.get_data(cache=False))
    except RequestEntityTooLarge:
        raise Refused(Reason.TOO_LONG) from None


def _refused(body: object, refused: Refused, status: int) -> tuple[Response, int]:
    command_id = body.get("id") if isinstance(body, dict) else None
    answer = {"id": command_id, "ok": False, "reason": refused.reason, "field": refused.field}
    return jsonify(answer=answer, scene=None), status


@place.post("/s/<session_id>/pause")
def pause(session_id: str) -> Response:
    """Pause without scripts; what else stands in the form does not matter."""
    return _plainly(session_id, {"do": "Pause", "id": request.form.get("id")})


@place.post("/s/<session_id>/end")
def end(session_id: str) -> Response:
    """End for today without scripts; in the debrief, be done with it."""
    _, scene = _sit(session_id)
    do = "Part" if scene["view"]["phase"] == "debrief" else "End"
    return _plainly(session_id, {"v": PROTOCOL, "do": do, "id": uuid4().hex})


def _plainly(session_id: str, body: dict[str, Any]) -> Response:
    chair, _ = _sit(session_id)
    _said(chair, body)
    return redirect(f"/s/{session_id}", 303)


def _said(chair: Chair, body: object) -> Answered:
    return house().conducting.answer(chair, body)


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
            "address": f"/s/{chair.session_id}",
            "csrf": generate_csrf(),
        },
    }


def register(app: Flask, csrf: CSRFProtect) -> None:
    """``say`` looks at the forms' token by itself, so that a page gets an answer it can read."""
    csrf.exempt(say)
    app.register_blueprint(place)
