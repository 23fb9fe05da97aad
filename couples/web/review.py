"""Now and then: each looks alone, one thing a page; what both chose something for comes out when both are ready."""

from typing import Any

from flask import Blueprint, redirect, render_template, request
from flask_babel import lazy_gettext as _
from werkzeug.wrappers import Response

from couples.domain.refusal import Reason, Refused
from couples.domain.review import Choice, Stand
from couples.services.reviewing import Standing, Thing, ThingKind
from couples.web import login, overtime_words, unhurried
from couples.web.forms import Press, answer, attempt
from couples.web.house import house
from couples.web.overtime_forms import ChoiceForm
from couples.web.overtime_words import Words

place = Blueprint("review", __name__)
Page = Response | str | tuple[str, int]
PADDED_TO = 64 * 1024  # bytes: the length of the page does not tell how much came out
KINDS = {
    ThingKind.GOAL: _("A goal of both of you"),
    ThingKind.LINE: _("A line of your agreement"),
    ThingKind.PRACTICE: _("Something you do together"),
}


@place.get("/ours/review")
def show() -> str:
    return _padded(render_template("ours/review.html", form=Press(formdata=None), **_about()))


@place.post("/ours/review")
def ready() -> Page:
    def do() -> Response:
        house().lasting.reviewing.ready(login.person().id)
        return redirect("/ours/review", 303)

    page = attempt(Press(), "ours/review.html", do, **_about())
    return (_padded(page[0]), page[1]) if isinstance(page, tuple) else page


@place.post("/ours/review/not-yet")
def not_yet() -> Response:
    house().lasting.reviewing.not_yet(login.person().id)
    return redirect("/ours/review", 303)


@place.post("/ours/review/back/<kind>/<thing_id>")
def take_back(kind: str, thing_id: str) -> Response:
    """Off both pages."""
    house().lasting.reviewing.take_back(login.person().id, f"{kind}/{thing_id}")
    return redirect("/ours/review", 303)


@place.get("/ours/review/all")
def everything() -> str:
    """All that could be done together, whether they ever did it or not."""
    standing, words = _standing(), overtime_words.words()
    rest = [
        {"n": n, "text": _text(thing, words), "chosen": standing.part.choices.get(thing.name)}
        for n, thing in enumerate(standing.things, 1)
        if n > standing.near
    ]
    rest.sort(key=lambda each: str(each["text"]).casefold())
    return render_template("ours/everything.html", rest=rest, labels=_labels(words))


@place.get("/ours/review/<int:n>")
def one(n: int) -> Page:
    """One thing. The last one leads back to the whole."""
    standing = _standing()
    if not 1 <= n <= len(standing.things):
        return redirect("/ours/review", 303)
    thing = standing.things[n - 1]
    chosen = standing.part.choices.get(thing.name)
    form = ChoiceForm(formdata=None, data={"line": chosen.line if chosen else ""})
    return render_template("ours/thing.html", form=form, **_thing(standing, n))


@place.post("/ours/review/choose")
def choose() -> Page:
    """One tap, and on to the next."""
    standing, form = _standing(), ChoiceForm()
    things = {thing.name: at for at, thing in enumerate(standing.things, 1)}
    name, stand = request.form.get("thing", ""), request.form.get("stand", "")
    if name not in things:
        raise Refused(Reason.OVERTAKEN)
    if unhurried.too_soon():
        return unhurried.asked_anew(f"/ours/review/{things[name]}")

    def do() -> Response:
        choice = Choice(Stand(stand), form.line.data or "") if stand in set(Stand) else None
        house().lasting.reviewing.choose(login.person().id, name, choice)
        return redirect("/ours/review" if "end" in request.form else _onward(standing, things[name]), 303)

    return answer(form, "ours/thing.html", do, **_thing(standing, things[name]))


def _standing() -> Standing:
    return house().lasting.reviewing.standing(login.person().id)


def _thing(standing: Standing, n: int) -> dict[str, Any]:
    words, thing = overtime_words.words(), standing.things[n - 1]
    return {
        "thing": thing,
        "what": _text(thing, words),
        "kind": KINDS[thing.kind],
        "n": n,
        "near": standing.near,
        "onward": _onward(standing, n),
        "chosen": standing.part.choices.get(thing.name),
        "stands": words["review"]["stands"],
        "from_end": "end" in request.values,
        "made_at": unhurried.made_at(),
    }


def _onward(standing: Standing, n: int) -> str:
    """The next of the first ones; from the last of them, and from all others, back to the whole."""
    return f"/ours/review/{n + 1}" if n < standing.near else "/ours/review"


def _labels(words: Words) -> dict[str, str]:
    return {stand["id"]: stand["label"] for stand in words["review"]["stands"]}


def _about() -> dict[str, Any]:
    standing, words = _standing(), overtime_words.words()
    labels = _labels(words)
    texts = {thing.name: _text(thing, words) for thing in standing.things}
    return {
        "standing": standing,
        "partner": house().introducing.partner_of(login.person().id),
        "mine": [
            {"n": n, "text": texts[thing.name], "label": labels[choice.stand], "line": choice.line}
            for n, thing in enumerate(standing.things, 1)
            if (choice := standing.part.choices.get(thing.name))
        ],
        "came_out": [
            {"thing": one.thing, "text": texts[one.thing], "label": labels[one.stand], "lines": one.lines}
            for one in (standing.outcome.stood if standing.outcome else ())
        ],
    }


def _text(thing: Thing, words: Words) -> str:
    if thing.kind is not ThingKind.PRACTICE:
        return thing.text
    return next((str(each["title"]) for each in words["shelf"] if each["id"] == thing.id), thing.id)


def _padded(page: str) -> str:
    return page + " " * (-len(page.encode()) % PADDED_TO)
