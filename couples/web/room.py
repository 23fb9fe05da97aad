"""The room of a live session: one page, whole before any script runs, and the plain ways to say something in it.

Nobody but the two sees that it exists. Pausing and ending work as plain forms, at any age of the page (F3).
"""

import hmac
import logging
from datetime import datetime
from typing import Any
from uuid import uuid4

from flask import Blueprint, Flask, jsonify, redirect, render_template, request
from flask_babel import format_time
from flask_wtf.csrf import CSRFProtect, generate_csrf, validate_csrf
from werkzeug.exceptions import RequestEntityTooLarge
from werkzeug.wrappers import Response
from wtforms import ValidationError

from couples.domain.refusal import Reason, Refused
from couples.domain.steps import STEP_TYPES
from couples.services.conducting import Answered, Chair
from couples.services.wire import PROTOCOL, load
from couples.web import card_words, exercise_words, library, login, needs, packing, refusals, seat, sieve, wording
from couples.web.guard import open_to_all
from couples.web.house import house

place = Blueprint("room", __name__)
log = logging.getLogger(__name__)


@place.post("/s")
def enter() -> Response:
    """Open the room, or come into the one that is open; ``look`` opens that exercise there, for these eyes only."""
    room, look = house().inviting.enter(login.person().id), request.form.get("look", "")
    return redirect(f"/s/{room}?h={look}" if look.isalnum() and look.isascii() else f"/s/{room}", 303)


@place.get("/s/<session_id>")
def show(session_id: str) -> Response:
    """The whole room as it stands now: the one page that is packed."""
    chair, scene = seat.sit(session_id)
    under_way = (scene["view"][which] for which in ("proposal", "exercise"))
    words = wording.room()
    words["exercises"] = exercise_words.known(each["id"] for each in under_way if each)
    shelf = wording.shelf(chair.person_id)
    look = next((item.id for item in shelf if library.code(item.id) == request.args.get("h")), "")
    back_at = _by_the_clock(scene["view"]["back"]["at"])
    kinds = sorted({step["kind"] for each in words["exercises"].values() for step in each["steps"]})
    about = seat.about(chair) | {"needs": needs.of(login.person()), "shelf": shelf, "kinds": kinds, "look_at": look}
    about |= {"form": sieve.form(shelf), "marks": sieve.marks}
    about["touch_is_open"] = house().shelving.touch_is_open(chair.person_id)
    page = render_template("room/room.html", **about, words=words, scene=scene, back_at=back_at)
    return packing.answer(page)


@place.get("/s/<session_id>/cards")
def bounds(session_id: str) -> str:
    """The cards that touch the step both are asked for, one's own and those shown now; what else, if it is not now."""
    chair, scene = seat.sit(session_id)
    view = scene["view"]
    not_now = view["screen"] == "not-now"
    if not view["gate"]["open"] and not not_now:
        return ""
    shelf = wording.shelf(chair.person_id) if not_now else []
    topics = exercise_words.topics_of(view["exercise"]["id"], view["step"]["index"])
    mine, theirs = house().answering.on_topics(chair.person_id, topics)
    return render_template(
        "room/_bounds.html",
        mine=card_words.faces(mine),
        theirs=card_words.faces(theirs),
        instead=sieve.instead(shelf, of=view["exercise"]["id"]),
        partner=house().introducing.partner_of(chair.person_id),
    )


@place.get("/s/<session_id>/looking-back")
def looking_back(session_id: str) -> Response:
    """The look back, for a page that began before there was anything to look back on."""
    chair, scene = seat.sit(session_id)
    words = wording.room()
    return packing.answer(render_template("room/_debrief.html", **seat.about(chair), words=words, view=scene["view"]))


@place.get("/s/<session_id>/exercises/<exercise_id>")
def exercise(session_id: str, exercise_id: str) -> Response:
    """The words of one exercise, for a page that stood there before anyone thought of it."""
    seat.sit(session_id)
    return jsonify(exercise_words.words_of(exercise_id))


@place.get("/s/<session_id>/choosing/<exercise_id>")
@place.get("/s/<session_id>/choosing/<exercise_id>/<int:length>/<int:depth>")
def choosing(session_id: str, exercise_id: str, length: int = 0, depth: int = 0) -> str:
    """What one reads about an exercise before proposing it: how long, how deep, when to leave it."""
    chair, _ = seat.sit(session_id)
    words = exercise_words.words_of(exercise_id)
    left = house().shelving.depths(chair.person_id, exercise_id)
    lengths, depths = house().trying.ceiling(chair.person_id, exercise_id).under(words["lengths"], left)
    shown = words | {"lengths": lengths, "depths": [each for each in words["depths"] if each["depth"] in depths]}
    size = {
        "length": length if length in lengths else lengths[0],
        "depth": depth if depth in depths else min(depths),
    }
    return render_template("room/_choosing.html", **seat.about(chair), exercise=shown, size=size)


@place.get("/s/<session_id>/kinds/<kind>")
def kind_of(session_id: str, kind: str) -> str:
    """The empty screen of one kind of step, for a page that began without it."""
    chair, _ = seat.sit(session_id)
    if kind not in STEP_TYPES:
        raise Refused(Reason.NOT_FOUND)
    words = wording.room()
    return render_template("room/_kind.html", **seat.about(chair), words=words, kind_of=kind, kind="")


def _by_the_clock(at: str | None) -> str:
    """A moment of a scene as this person's clock shows it."""
    return format_time(datetime.fromisoformat(at), "HH:mm") if at else ""


@place.post("/s/<session_id>/say")
@open_to_all
def say(session_id: str) -> tuple[Response, int]:
    """A command where the socket does not reach: the same way through, the same answer, always as JSON."""
    body: object = None
    try:
        anything = _asked_here(request.headers.get("X-Seat"), request.headers.get("X-CSRFToken"))
        body = _body() if anything else _only_a_pause(_body())
        chair, _ = seat.sit(session_id)
        answered = _said(chair, body)
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
    anew = {"csrf": generate_csrf()} if refused.reason is Reason.STALE_FORM else {}
    return jsonify(answer=answer, scene=None, **anew), status


def _asked_here(seat_token: str | None, token: str | None) -> bool:
    """Whether a page of ours may ask for anything; if not, for a pause alone. Refuses all other pages.

    A page knows its form token, or that of its seat, which lasts as long as the login does: form tokens are made anew
    with every sign-in and password, and a page that lay open must still stop an evening then. For a pause it is enough
    that the browser itself says that it comes from here.
    """
    here = login.current()
    if here is None:
        raise Refused(Reason.NO_SEAT)
    if hmac.compare_digest((seat_token or "").encode(), house().seat_token(here[1].id).encode()):
        return True
    try:
        validate_csrf(token)
    except ValidationError:
        if request.headers.get("Sec-Fetch-Site") != "same-origin":
            raise Refused(Reason.STALE_FORM) from None
        return False
    return True


def _only_a_pause(body: object) -> object:
    if isinstance(body, dict) and body.get("do") == "Pause":
        return body
    raise Refused(Reason.STALE_FORM)


@place.post("/s/<session_id>/pause")
def pause(session_id: str) -> Response:
    """Pause without scripts; what else stands in the form does not matter."""
    _a_form_asked()
    return _plainly(session_id, {"do": "Pause", "id": request.form.get("id")})


@place.post("/s/<session_id>/end")
def end(session_id: str) -> Response:
    """End for today without scripts; in the debrief, be done with it. Going needs no newer page than pausing does."""
    _a_form_asked()
    _, scene = seat.sit(session_id)
    do = "Part" if scene["view"]["phase"] == "debrief" else "End"
    return _plainly(session_id, {"v": PROTOCOL, "do": do, "id": uuid4().hex})


def _a_form_asked() -> None:
    _asked_here(request.form.get("seat"), request.form.get("csrf_token") or request.headers.get("X-CSRFToken"))


def _plainly(session_id: str, body: dict[str, Any]) -> Response:
    chair, _ = seat.sit(session_id)
    _said(chair, body)
    return redirect(f"/s/{session_id}", 303)


def _said(chair: Chair, body: object) -> Answered:
    return house().conducting.answer(chair, body)


def register(app: Flask, csrf: CSRFProtect) -> None:
    """These look at the page's tokens by themselves: a page has more than one, and ``say`` answers as JSON."""
    for view in (say, pause, end):
        csrf.exempt(view)
    app.register_blueprint(place)
