"""A phone without scripts says how it is, shares a line of it, takes it back and keeps it; and has a minute to settle.

Every tap is a form of its own and says what shall be, so that twice is once. The pages look again by themselves, carry
the pause, and say it when the partner has paused.
"""

from typing import Any
from uuid import uuid4

from flask import Blueprint, redirect, render_template, request
from werkzeug.wrappers import Response

from couples.domain.refusal import Refused
from couples.domain.session.state import WEATHER
from couples.services.conducting import Chair
from couples.services.wire import PROTOCOL, Scene
from couples.web import packing, refusals, seat, wording
from couples.web.house import house

place = Blueprint("plain_room", __name__)
LONGEST_EPOCH = 9  # digits


@place.get("/s/<session_id>/weather")
def weather(session_id: str) -> Response:
    """One's own weather of this evening; once it is over, the look back has it."""
    chair, scene = seat.sit(session_id)
    if scene["view"]["weather"] is None:
        return redirect(f"/s/{session_id}")
    return _weather(chair, scene)


@place.post("/s/<session_id>/weather")
def say(session_id: str) -> Response:
    """A word for a line, or none; share, take back, keep."""
    chair, scene = seat.sit(session_id)
    try:
        refused = house().conducting.answer(chair, {"v": PROTOCOL, "id": uuid4().hex} | _asked()).refused
    except Refused as error:
        refused = error
    if refused and scene["view"]["weather"] is not None:
        page = _weather(chair, scene, refusals.words(refused.reason))
        page.status_code = refusals.status(refused.reason)
        return page
    return redirect(f"/s/{session_id}/weather", 303)


@place.get("/s/<session_id>/settle")
def settle(session_id: str) -> Response:
    """A minute to arrive, or, once something was done together, one to let it settle."""
    chair, scene = seat.sit(session_id)
    over = scene["view"]["phase"] in ("debrief", "closed")
    page = render_template("room/settle.html", way="out" if over else "in", **_about(chair, scene))
    return packing.answer(page)


def _asked() -> dict[str, Any]:
    """The command that one tap stands for; the words of a chip are found here, never taken from the page."""
    form = request.form
    if "share" in form:
        epoch = form.get("epoch", "")
        known = int(epoch) if epoch.isdecimal() and len(epoch) <= LONGEST_EPOCH else -1
        return {"do": "Share", "field": form["share"], "epoch": known, "heard": form.get("heard", "")}
    if "back" in form:
        return {"do": "Withdraw", "field": form["back"]}
    if "say" not in form:
        return {"do": "KeepWeather"}
    field, _, chip = form["say"].partition("/")
    chips = wording.room()["room"]["debrief"]["weather"].get(field, {}).get("chips", ())
    return {"do": "Write", "field": field, "text": next((each["label"] for each in chips if each["id"] == chip), "")}


def _weather(chair: Chair, scene: Scene, trouble: object = "") -> Response:
    said = {"lines": WEATHER, "trouble": trouble, "heard": house().conducting.beat()}
    return packing.whole(render_template("room/weather.html", **said, **_about(chair, scene)))


def _about(chair: Chair, scene: Scene) -> dict[str, Any]:
    words = wording.room()["room"]
    return {"view": scene["view"], "words": words} | seat.about(chair)
