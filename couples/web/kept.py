"""Small things that someone keeps: what went well, what it taught, what they notice, what helped. Never counted."""

from typing import Any

from flask import Blueprint, render_template
from werkzeug.wrappers import Response

from couples.domain.keepsake import MAY_BE_SHOWN, Kind
from couples.domain.refusal import Reason, Refused
from couples.domain.sheet import Line
from couples.services.remembering import Remembered
from couples.web import login, overtime_words, pictures, recall
from couples.web.forms import answer
from couples.web.house import house
from couples.web.overtime_forms import KeptForm
from couples.web.overtime_words import AGES, PAGES, Words

place = Blueprint("kept", __name__)
Page = Response | str | tuple[str, int]


@place.get("/mine/kept/<page>")
def show(page: str) -> str:
    return render_template("mine/kept.html", form=KeptForm(formdata=None), **_about(page))


@place.post("/mine/kept/<page>")
def keep(page: str) -> Page:
    """One tap keeps it; own words are kept by their own button."""
    kind, form = _kind(page), KeptForm()

    def do() -> Response:
        house().lasting.remembering.keep(login.person().id, kind, form.tap.data or "", form.words.data or "")
        return recall.tell("for-me", f"/mine/kept/{page}")

    return answer(form, "mine/kept.html", do, **_about(page))


@place.post("/mine/kept/<page>/<keepsake_id>/show")
def let_see(page: str, keepsake_id: str) -> Response:
    _kind(page)
    house().lasting.remembering.show(login.person().id, keepsake_id)
    return recall.tell("line-shown", f"/mine/kept/{page}")


@place.post("/mine/kept/<page>/<keepsake_id>/withdraw")
def withdraw(page: str, keepsake_id: str) -> Response:
    _kind(page)
    house().lasting.remembering.withdraw(login.person().id, keepsake_id)
    return recall.tell("hidden", f"/mine/kept/{page}")


@place.post("/mine/kept/<page>/<keepsake_id>/delete")
def delete(page: str, keepsake_id: str) -> Response:
    _kind(page)
    gone, here = house().lasting.remembering.delete(login.person().id, keepsake_id), f"/mine/kept/{page}"
    return recall.keep("gone", gone, back_to=here, to=here)


def _kind(page: str) -> Kind:
    if page not in PAGES:
        raise Refused(Reason.NOT_FOUND)
    return PAGES[page]


def _about(page: str) -> dict[str, Any]:
    kind, words, person_id = _kind(page), overtime_words.words(), login.person().id
    rows = [_row(one, words) for one in house().lasting.remembering.of_kind(person_id, kind)]
    texts = sorted({str(row["text"]) for row in rows}, key=str.casefold)
    return {
        "page": page,
        "kind": kind,
        "about": words["keepsakes"][kind],
        "rows": rows,
        "branch": pictures.branch(texts) if kind is Kind.HELPED and texts else None,
        "may_be_shown": kind in MAY_BE_SHOWN,
        "partner": house().introducing.partner_of(person_id),
    }


def _row(one: Remembered, words: Words) -> dict[str, Any]:
    kept = one.keepsake
    text = overtime_words.text_of(Line(kept.kind, kept.tap, kept.words), words)
    return {"id": kept.id, "text": text, "age": AGES[one.age], "shown": one.shown, "thanked": one.thanked}
