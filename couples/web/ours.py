"""What lasts between two: goals of both, and what each shows the other. Of letting go, nobody is told who did."""

from typing import Any

from flask import Blueprint, redirect, render_template, request
from werkzeug.wrappers import Response

from couples.domain.intake import Part
from couples.domain.people import Person
from couples.domain.refusal import Reason, Refused
from couples.domain.sheet import Shown, What
from couples.web import login, overtime_words, pictures, recall
from couples.web.forms import answer
from couples.web.house import house
from couples.web.intake import ASKED
from couples.web.overtime_forms import GoalForm

place = Blueprint("ours", __name__)
Page = Response | str | tuple[str, int]


@place.get("/ours")
def show() -> str:
    return render_template("ours/ours.html", partner=_partner())


@place.route("/ours/goals", methods=["GET", "POST"])
def goals() -> Page:
    about: dict[str, Any] = {"partner": _partner(), "goals": house().lasting.aiming.ours(login.person().id)}
    if request.method == "GET":
        return render_template("ours/goals.html", form=GoalForm(formdata=None), **about)
    form = GoalForm()

    def do() -> Response:
        house().lasting.aiming.propose(login.person().id, form.text.data)
        return recall.tell("offered", "/ours/goals")

    return answer(form, "ours/goals.html", do, **about)


@place.post("/ours/goals/<goal_id>/yes")
def say_yes(goal_id: str) -> Response:
    try:
        house().lasting.aiming.say_yes(login.person().id, goal_id)
    except Refused as refused:
        if refused.reason is not Reason.OVERTAKEN:
            raise
        return recall.tell("overtaken", "/ours/goals")
    return recall.tell("laid", "/ours/goals")


@place.post("/ours/goals/<goal_id>/let-go")
def let_go(goal_id: str) -> Response:
    house().lasting.aiming.let_go(login.person().id, goal_id)
    return recall.tell("ours-gone", "/ours/goals")


@place.get("/ours/shown")
def shown() -> str:
    """What the partner shows: no date, no count, and no place where something unshown would be (R4)."""
    partner = _partner()
    seen = house().lasting.showing.by_partner(login.person().id)
    return render_template("ours/shown.html", partner=partner, mine=False, **_seen(seen))


@place.get("/mine/as/partner")
def as_seen() -> str:
    """The same page that the partner would read."""
    partner, seen = _partner(), house().lasting.showing.as_seen(login.person().id)
    return render_template("ours/shown.html", partner=partner, mine=True, **_seen(seen))


@place.post("/ours/shown/<shown_id>/thank")
def thank(shown_id: str) -> Response:
    house().lasting.showing.thank(login.person().id, shown_id)
    return redirect("/ours/shown", 303)


def _partner() -> Person:
    partner = house().introducing.partner_of(login.person().id)
    if partner is None:
        raise Refused(Reason.NOT_LINKED)
    return partner


def _intake(part: Part) -> tuple[What, str]:
    return What.INTAKE, part


def _seen(shown: list[Shown]) -> dict[str, Any]:
    words = overtime_words.words()
    plans = overtime_words.of_what(shown, What.PLAN)
    moments = [moment for one in overtime_words.of_what(shown, What.WEATHER) for moment in one.moments]
    said = [overtime_words.weather_of(moment.lines, words) for moment in moments]
    spots = tuple(spot for one in overtime_words.of_what(shown, What.MAP) for spot in one.spots)
    return {
        "words": words,
        "plan": plans[0].plan if plans else None,
        "plan_rows": overtime_words.plan_rows(plans[0].plan, words) if plans else [],
        "lines": overtime_words.lines_of(shown, words),
        "parts": [(ASKED[part][0], one.text) for part in Part for one in shown if (one.what, one.of) == _intake(part)],
        "moments": said,
        "sky": pictures.sky(said) if said else None,
        "spots": pictures.numbered(spots),
        "dots": pictures.dots(spots),
    }
