"""The beginning: a few short questions, each skippable, each read by nobody else unless its owner says so."""

from typing import Any

from flask import Blueprint, redirect, render_template, request
from flask_babel import lazy_gettext as _
from flask_babel.speaklater import LazyString
from werkzeug.wrappers import Response

from couples.domain.card import Audience
from couples.domain.handed import Item
from couples.domain.intake import Part
from couples.domain.refusal import Reason, Refused
from couples.services.handing import OnThePage
from couples.web import login, recall
from couples.web.forms import answer
from couples.web.house import house
from couples.web.overtime_forms import PartForm

place = Blueprint("intake", __name__)
Page = Response | str | tuple[str, int]
PARTS = list(Part)
ASKED: dict[Part, tuple[LazyString, LazyString]] = {
    Part.HOPES: (_("What do you hope for?"), _("For yourself, or with your partner. It may be small.")),
    Part.SETTLES: (_("What helps you settle?"), _("Things, places, words, or being left alone for a while.")),
    Part.SETS_OFF: (_("What may be hard for you?"), _("Only as much as you want. A word or two is enough.")),
    Part.HEALTH: (_("Is there something about your health?"), _("Pain, sleep, medication: only if you want.")),
    Part.TELL_ME: (_("How do you like to be told things?"), _("Slowly, in writing, plainly, with time to think.")),
}


@place.get("/mine/start")
def show() -> str:
    """All parts in their order; nothing tells which of them somebody should fill in."""
    begun = house().lasting.beginning.of_person(login.person().id)
    rows = [(n, ASKED[part][0], begun.said.get(part, ""), part in begun.shown, part) for n, part in enumerate(PARTS, 1)]
    return render_template("mine/start.html", rows=rows)


@place.get("/mine/start/<int:n>")
def one(n: int) -> str:
    said = house().lasting.beginning.of_person(login.person().id).said.get(_part(n), "")
    return render_template("mine/start_part.html", form=PartForm(formdata=None, data={"text": said}), **_about(n))


@place.post("/mine/start/<int:n>")
def write(n: int) -> Page:
    """Keep what stands there now; another button keeps it and shows it."""
    form, part = PartForm(), _part(n)

    def do() -> Response:
        me, then = login.person().id, request.form.get("then", "")
        house().lasting.beginning.write(me, part, form.text.data or "")
        if then == Audience.PARTNER:
            house().lasting.beginning.show(me, part)
            return recall.tell("line-shown", f"/mine/start/{n}")
        if then == Audience.THERAPIST:
            house().guided.handing.hand(me, Item.PART, part, OnThePage(request.form.get("to", "")))
            return recall.tell("handed", f"/mine/start/{n}")
        return recall.tell("for-me", f"/mine/start/{n}") if form.text.data else redirect(_next(n), 303)

    return answer(form, "mine/start_part.html", do, **_about(n))


@place.post("/mine/start/<int:n>/withdraw")
def withdraw(n: int) -> Response:
    house().lasting.beginning.withdraw(login.person().id, _part(n))
    return recall.tell("hidden", f"/mine/start/{n}")


def _part(n: int) -> Part:
    if not 1 <= n <= len(PARTS):
        raise Refused(Reason.NOT_FOUND)
    return PARTS[n - 1]


def _next(n: int) -> str:
    return f"/mine/start/{n + 1}" if n < len(PARTS) else "/mine/start"


def _about(n: int) -> dict[str, Any]:
    part, begun = _part(n), house().lasting.beginning.of_person(login.person().id)
    return {
        "n": n,
        "last": len(PARTS),
        "part": part,
        "asked": ASKED[part],
        "said": begun.said.get(part, ""),
        "shown": part in begun.shown,
        "onward": _next(n),
        "leaves_out": part is Part.SETS_OFF,
        "partner": house().introducing.partner_of(login.person().id),
    }
