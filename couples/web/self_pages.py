"""A place for one: what somebody can look at alone, and what they looked at before, with a partner or without."""

from typing import Any

from flask import Blueprint, redirect, render_template
from werkzeug.wrappers import Response

from couples.domain.own_exercise import DOORS, ref_at
from couples.domain.refusal import Reason, Refused
from couples.domain.sieve import Company
from couples.services.reading import PracticePages
from couples.web import login, self_words
from couples.web.forms import Press, attempt
from couples.web.house import house

place = Blueprint("self_pages", __name__)


@place.get("/self")
def show() -> str:
    """Everything there is for one person alone, and where they were."""
    me = login.person().id
    entries, listed = house().practising.all(me), self_words.practices() | _open(me)
    known = [(entry, self_words.pages_of(entry)) for entry in entries]
    return render_template(
        "self/self.html",
        practices=listed,
        waiting=next(((entry, pages) for entry, pages in known if entry.at and pages), None),
        older=[(entry, pages) for entry, pages in known if self_words.ref_of(entry) not in listed],
    )


def _open(person_id: str) -> dict[str, PracticePages]:
    """What a therapist wrote for one alone, as long as it is open and not left."""
    doors = {mine.plan.door for mine in house().trying.all(person_id).open}
    found = self_words.proposed() if any(map(ref_at, doors)) else {}
    return {ref: pages for ref, pages in found.items() if DOORS[Company.ALONE] + pages.practice.id in doors}


@place.get("/self/about/<ref>")
def about(ref: str) -> str:
    """What it is for, before any question shows; and one's earlier ones."""
    return render_template("self/about.html", form=Press(formdata=None), **_about(ref))


@place.post("/self/about/<ref>")
def begin(ref: str) -> Response | str | tuple[str, int]:
    """From the first question."""
    practice_id = self_words.practice(ref).practice.id

    def do() -> Response:
        return redirect(f"/self/{house().practising.begin(login.person().id, practice_id)}/1", 303)

    form = Press()
    return attempt(form, "self/about.html", do, **_about(ref))


@place.get("/self/about/<ref>/print")
def printed(ref: str) -> str:
    """One's own notes on paper, for somebody one trusts: nobody else's words are in it."""
    pages = self_words.practice(ref)
    if not pages.practice.printed:
        raise Refused(Reason.NOT_FOUND)
    mine = [entry for entry in house().practising.all(login.person().id) if entry.practice == pages.practice.id]
    notes = [(entry, self_words.said(pages, entry)) for entry in mine]
    return render_template("self/print.html", ref=ref, pages=pages, notes=notes)


def _about(ref: str) -> dict[str, Any]:
    pages = self_words.practice(ref)
    mine = [entry for entry in house().practising.all(login.person().id) if entry.practice == pages.practice.id]
    return {
        "ref": ref,
        "pages": pages,
        "asked": not pages.own or ref in self_words.proposed(),
        "entries": [(entry, self_words.said(pages, entry)[0]) for entry in mine if self_words.said(pages, entry)],
    }
