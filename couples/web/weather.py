"""One's own weather over time, as a picture and in words; the owner's alone unless they show it, without its days."""

from typing import Any

from flask import Blueprint, render_template
from flask_babel import format_date
from werkzeug.wrappers import Response

from couples.domain.sheet import What
from couples.services.weathering import IN_THE_PICTURE
from couples.web import login, overtime_words, pictures, recall
from couples.web.forms import answer, attempt
from couples.web.house import house
from couples.web.overtime_forms import WeatherForm

place = Blueprint("weather", __name__)
Page = Response | str | tuple[str, int]


@place.get("/mine/weather")
def show() -> str:
    form = WeatherForm(formdata=None).offer(overtime_words.words())
    return render_template("mine/weather.html", form=form, **_about())


@place.post("/mine/weather")
def keep() -> Page:
    form = WeatherForm().offer(overtime_words.words())

    def do() -> Response:
        house().lasting.weathering.keep(login.person().id, form.said)
        return recall.tell("for-me", "/mine/weather")

    return answer(form, "mine/weather.html", do, **_about())


@place.post("/mine/weather/show")
def let_see() -> Page:
    def do() -> Response:
        house().lasting.weathering.show(login.person().id)
        return recall.tell("sky-shown", "/mine/weather")

    form = WeatherForm(formdata=None).offer(overtime_words.words())
    return attempt(form, "mine/weather.html", do, **_about())


@place.post("/mine/weather/withdraw")
def withdraw() -> Response:
    house().lasting.weathering.withdraw(login.person().id)
    return recall.tell("hidden", "/mine/weather")


@place.post("/mine/weather/<weather_id>/delete")
def delete(weather_id: str) -> Response:
    gone = house().lasting.weathering.delete(login.person().id, weather_id)
    return recall.keep("gone", gone, back_to="/mine/weather", to="/mine/weather")


def _about() -> dict[str, Any]:
    person_id, words = login.person().id, overtime_words.words()
    kept = house().lasting.weathering.of_person(person_id)
    rows: list[dict[str, Any]] = [
        {"id": one.id, "day": format_date(one.at, "d MMM"), "said": overtime_words.weather_of(one.lines, words)}
        for one in kept
    ]
    shown = overtime_words.of_what(house().lasting.showing.as_seen(person_id), What.WEATHER)
    return {
        "words": words,
        "rows": list(reversed(rows)),
        "sky": pictures.sky([row["said"] for row in rows[-IN_THE_PICTURE:]]) if rows else None,
        "shown": bool(shown),
        "newer": not shown or [one.of for one in shown[0].moments] != [row["id"] for row in rows[-IN_THE_PICTURE:]],
        "partner": house().introducing.partner_of(person_id),
    }
