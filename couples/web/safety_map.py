"""A map of what feels safe, as a picture and as a list that does the same; its owner's alone unless they show it."""

from typing import Any

from flask import Blueprint, render_template, request
from werkzeug.wrappers import Response

from couples.domain.refusal import Reason, Refused
from couples.domain.safety import Area, Feels, Spot
from couples.domain.sheet import What
from couples.web import login, overtime_words, pictures, recall
from couples.web.forms import Press, answer, attempt
from couples.web.house import house
from couples.web.overtime_forms import SpotForm

place = Blueprint("safety_map", __name__)
Page = Response | str | tuple[str, int]


@place.get("/mine/map")
def show() -> str:
    return render_template("mine/map.html", form=Press(formdata=None), **_about())


@place.route("/mine/map/new/<area>", methods=["GET", "POST"])
def new(area: str) -> Page:
    """One thing more, of one area."""
    words = overtime_words.words()
    about = next((each for each in words["map"]["areas"] if each["id"] == area), None)
    if about is None:
        raise Refused(Reason.NOT_FOUND)
    form = (SpotForm(formdata=None) if request.method == "GET" else SpotForm()).offer(words)
    if request.method == "GET":
        return render_template("mine/spot_new.html", form=form, about=about)

    def do() -> Response:
        house().lasting.laying.lay(login.person().id, Area(area), form.text.data, Feels(form.feels.data))
        return recall.tell("laid", "/mine/map")

    return answer(form, "mine/spot_new.html", do, about=about)


@place.get("/mine/map/<spot_id>")
def one(spot_id: str) -> str:
    spot = _spot(spot_id)
    words = overtime_words.words()["map"]
    area = overtime_words.label(words["areas"], spot.area)
    seen = {each.id for each in _shown()}
    return render_template("mine/spot.html", spot=spot, area=area, feels=words["feels"], shown=spot_id in seen)


@place.post("/mine/map/<spot_id>")
def move(spot_id: str) -> Response:
    feels = request.form.get("feels", "")
    if feels not in set(Feels):
        raise Refused(Reason.UNKNOWN)
    house().lasting.laying.move(login.person().id, spot_id, Feels(feels))
    return recall.tell("laid", "/mine/map")


@place.post("/mine/map/<spot_id>/delete")
def take_off(spot_id: str) -> Response:
    gone = house().lasting.laying.take_off(login.person().id, spot_id)
    return recall.keep("gone", gone, back_to="/mine/map", to="/mine/map")


@place.post("/mine/map/show")
def let_see() -> Page:
    def do() -> Response:
        house().lasting.laying.show(login.person().id)
        return recall.tell("map-shown", "/mine/map")

    return attempt(Press(), "mine/map.html", do, **_about())


@place.post("/mine/map/withdraw")
def withdraw() -> Response:
    house().lasting.laying.withdraw(login.person().id)
    return recall.tell("hidden", "/mine/map")


def _spot(spot_id: str) -> Spot:
    for spot in house().lasting.laying.spots(login.person().id):
        if spot.id == spot_id:
            return spot
    raise Refused(Reason.NOT_FOUND)


def _shown() -> tuple[Spot, ...]:
    shown = overtime_words.of_what(house().lasting.showing.as_seen(login.person().id), What.MAP)
    return shown[0].spots if shown else ()


def _about() -> dict[str, Any]:
    shown = _shown()
    spots = house().lasting.laying.spots(login.person().id)
    return {
        "spots": pictures.numbered(spots),
        "dots": pictures.dots(spots),
        "words": overtime_words.words(),
        "shown": bool(shown),
        "newer": len(shown) != len(spots),
        "partner": house().introducing.partner_of(login.person().id),
    }
