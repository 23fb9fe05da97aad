"""A therapist prints what was shared with them: all of it, or from a day on; made anew each time, and kept nowhere."""

from datetime import date
from typing import Any

from flask import Blueprint, Response, render_template, request
from flask_babel import lazy_gettext as _
from flask_babel.speaklater import LazyString

from couples.domain.refusal import Reason, Refused
from couples.web import handed_words, login, pdf
from couples.web.couple_page import names_of
from couples.web.guard import for_therapists
from couples.web.house import house

place = Blueprint("desk_paper", __name__)


@place.get("/desk/couples/<couple_id>/print")
@for_therapists
def choose(couple_id: str) -> str:
    """From which day on; nothing of theirs is opened for the asking."""
    return _choose(couple_id)


@place.get("/desk/couples/<couple_id>/print/sheet")
@for_therapists
def sheet(couple_id: str) -> str | tuple[str, int]:
    typed = request.args.get("from", "")
    try:
        since = _day(typed)
    except ValueError:
        return _choose(couple_id, typed, _("Please choose a day.")), 422
    return render_template("desk/sheet.html", can_be_a_file=pdf.is_there(), **_made(couple_id, since))


@place.get("/desk/couples/<couple_id>/print/file")
@for_therapists
def file(couple_id: str) -> Response:
    """The same sheet as a file, made anew and sent away; its name says nothing."""
    names_of(couple_id)  # whose couple it is not is told the same, with a press or without one
    if not pdf.is_there():
        raise Refused(Reason.NOT_FOUND)
    try:
        since = _day(request.args.get("from", ""))
    except ValueError:
        raise Refused(Reason.UNKNOWN) from None
    made = pdf.made_of(render_template("desk/file.html", **_made(couple_id, since)))
    named = {"Content-Disposition": 'attachment; filename="sheet.pdf"'}
    return Response(made, mimetype="application/pdf", headers=named)


def _day(typed: str) -> date | None:
    return date.fromisoformat(typed) if typed else None


def _made(couple_id: str, since: date | None) -> dict[str, Any]:
    made = house().guided.printing.sheet(login.person().id, couple_id, since)
    names = [name for _, name in sorted(made.space.names.items())]
    about = {"couple_id": couple_id, "names": names, "since": made.since, "today": made.made_on}
    return about | handed_words.of_space(made.space)


def _choose(couple_id: str, typed: str = "", trouble: LazyString | str = "") -> str:
    last = house().guided.printing.last_look(login.person().id, couple_id)
    more: dict[str, Any] = {"last": last, "typed": typed, "trouble": trouble}
    return render_template("desk/paper.html", couple_id=couple_id, names=names_of(couple_id), **more)
