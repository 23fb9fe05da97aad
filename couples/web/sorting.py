"""Sorting what one was taught: one statement at a time, one tap each, on three piles that nobody else ever sees."""

from collections.abc import Iterator

from flask import Blueprint, redirect, render_template, request
from flask_babel import lazy_gettext as _
from werkzeug.wrappers import Response

from couples.domain.profile import Pile
from couples.domain.refusal import Reason, Refused
from couples.services.reading import SortPages
from couples.web import language, login, recall, unhurried
from couples.web.card_words import code
from couples.web.house import house

place = Blueprint("sorting", __name__)
PILES = {Pile.MINE: _("Mine"), Pile.HANDED: _("Handed to me"), Pile.UNSURE: _("Not sure")}


@place.get("/words/sort/<ref>")
def about(ref: str) -> str:
    """What it is for, before any statement shows."""
    return render_template("words/sort_about.html", ref=ref, pages=_pages(ref), sorted=any(_mine(_pages(ref))))


@place.get("/words/sort/<ref>/<int:n>")
def statement(ref: str, n: int) -> str:
    pages = _pages(ref)
    name = _nth(pages, n)
    return render_template(
        "words/sort.html",
        ref=ref,
        pages=pages,
        n=n,
        count=len(pages.statements),
        text=pages.statements[name],
        pile=house().sorting.piles(login.person().id).get(f"{pages.id}/{name}"),
        piles=PILES,
        from_end="end" in request.args,
        made_at=unhurried.made_at(),
    )


@place.post("/words/sort/<ref>/<int:n>")
def lay(ref: str, n: int) -> Response:
    """One tap: on this pile, and on to the next."""
    pages = _pages(ref)
    statement, pile = f"{pages.id}/{_nth(pages, n)}", _pile(request.form.get("pile", ""))
    if unhurried.too_soon():
        return unhurried.asked_anew(f"/words/sort/{ref}/{n}" + ("?end=y" if "end" in request.form else ""))
    house().sorting.lay(login.person().id, statement, pile)
    return redirect(_next(ref, pages, n), 303)


@place.post("/words/sort/<ref>/<int:n>/let-go")
def let_go(ref: str, n: int) -> Response:
    """On no pile any more."""
    pages = _pages(ref)
    house().sorting.let_go(login.person().id, f"{pages.id}/{_nth(pages, n)}")
    return recall.tell("let-go", f"/words/sort/{ref}/end")


@place.get("/words/sort/<ref>/end")
def end(ref: str) -> str:
    """One's own three piles, as they lie today."""
    pages = _pages(ref)
    lying = list(_mine(pages))
    return render_template(
        "words/sort_end.html",
        ref=ref,
        pages=pages,
        piles=[(label, [row for row in lying if row[2] is pile]) for pile, label in PILES.items()],
    )


@place.post("/words/sort/<ref>/empty")
def empty(ref: str) -> Response:
    """All three piles of this set, gone for good."""
    pages = _pages(ref)
    house().sorting.let_go(login.person().id, *(f"{pages.id}/{name}" for name in pages.statements))
    return recall.tell("empty", f"/words/sort/{ref}/end")


def _pages(ref: str) -> SortPages:
    for pages in house().reading.sorts(language.chosen()):
        if ref == code("sort", pages.id):
            return pages
    raise Refused(Reason.NOT_FOUND)


def _nth(pages: SortPages, n: int) -> str:
    if not 1 <= n <= len(pages.statements):
        raise Refused(Reason.NOT_FOUND)
    return list(pages.statements)[n - 1]


def _mine(pages: SortPages) -> Iterator[tuple[int, str, Pile]]:
    """What lies on a pile: its number, its words, and where."""
    piles = house().sorting.piles(login.person().id)
    for n, (name, text) in enumerate(pages.statements.items(), 1):
        if pile := piles.get(f"{pages.id}/{name}"):
            yield n, text, pile


def _next(ref: str, pages: SortPages, n: int) -> str:
    """Back to the piles where somebody came from there, else the statement after this one."""
    last = n == len(pages.statements) or "end" in request.form
    return f"/words/sort/{ref}/{'end' if last else n + 1}"


def _pile(text: str) -> Pile:
    try:
        return Pile(text)
    except ValueError:
        raise Refused(Reason.UNKNOWN) from None
