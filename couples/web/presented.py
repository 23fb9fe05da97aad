"""Bringing a draft into a session: picking its parts, and what both read or hear while it stands."""

from io import BytesIO

from flask import Blueprint, jsonify, render_template, request, send_file
from werkzeug.wrappers import Response

from couples.domain.refusal import Reason, Refused
from couples.services.presenting import TEXT, Pick
from couples.web import login, refusals
from couples.web.house import house

place = Blueprint("presented", __name__)
LONGEST_PLACE = 3  # digits


@place.get("/s/<session_id>/drafts")
def pick(session_id: str) -> str:
    """One's own drafts with their parts, for nobody else's eyes."""
    house().conducting.sit(*_here(), session_id)
    return render_template("room/_pick.html", drafts=house().drafting.all(_here()[0]))


@place.post("/s/<session_id>/lay-out")
def lay_out(session_id: str) -> tuple[Response, int]:
    """Copies the picked parts; the page then says ``Present`` with the name it is given."""
    places = [int(place) for place in request.form.getlist("part") if place.isdecimal() and len(place) <= LONGEST_PLACE]
    pick = Pick(places, request.form.get("mark", ""))
    try:
        item = house().presenting.lay_out(*_here(), session_id, request.form.get("draft", ""), pick)
    except Refused as refused:
        return jsonify(reason=refused.reason), refusals.status(refused.reason)
    return jsonify(item=item), 201


@place.get("/s/<session_id>/presented")
def show(session_id: str) -> str:
    """What stands on both screens now."""
    _, scene = house().conducting.sit(*_here(), session_id)
    mine = (scene["view"]["presented"] or {}).get("mine", False)
    parts = house().presenting.standing(*_here(), session_id)
    return render_template("room/_presented.html", parts=parts, mine=mine, text=TEXT, session=session_id)


@place.get("/s/<session_id>/presented/<part_id>")
def listen(session_id: str, part_id: str) -> Response:
    kind, sound = house().presenting.sound(*_here(), session_id, part_id)
    return send_file(BytesIO(sound), mimetype=kind)


def _here() -> tuple[str, str]:
    here = login.current()
    if here is None:
        raise Refused(Reason.NO_SEAT)
    return here[0].id, here[1].id
