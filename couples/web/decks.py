"""Decks: what one is about before it is opened, then one card after the other, one tap each."""

import secrets

from flask import Blueprint, redirect, render_template, request
from werkzeug.wrappers import Response

from couples.domain.card import Answer, Said
from couples.domain.deck import DeckCard
from couples.domain.refusal import Reason, Refused
from couples.services.reading import DeckPages
from couples.web import card as one_card
from couples.web import card_words, login, recall, unhurried
from couples.web.house import house

place = Blueprint("decks", __name__)
MORE_TO_SAY = (Answer.YES_IF, Answer.WAIT)


@place.get("/decks")
def show_all() -> str:
    return render_template(
        "decks/decks.html", decks=card_words.decks(), intensity=card_words.INTENSITY, kinds=card_words.KINDS
    )


@place.get("/decks/any")
def surprise() -> Response:
    """One not answered yet, of the lighter decks first; a deck that is new to somebody says first what it is about."""
    mine = house().answering.box(login.person().id)
    answered = {card.source for card in mine if card.answer is not Answer.UNKNOWN or not card.fits}
    touched = {card.source.deck for card in mine}  # nothing else is known of what somebody opened
    left = [
        (pages.deck.intensity, f"/decks/{code}/{n}" if pages.deck.id in touched else f"/decks/{code}")
        for code, pages in card_words.decks().items()
        for n, card in enumerate(pages.deck.cards, 1)
        if pages.deck.source(card) not in answered
    ]
    lightest = [path for intensity, path in left if intensity == min(left)[0]]
    return redirect(secrets.choice(lightest) if lightest else "/cards", 303)


@place.get("/decks/<code>")
def about(code: str) -> str:
    """What is in it and how close it comes, before any card shows."""
    pages = _deck(code)
    return render_template(
        "decks/about.html",
        code=code,
        pages=pages,
        kind=card_words.KINDS[pages.deck.kind],
        intensity=card_words.INTENSITY[pages.deck.intensity],
        first=_beside(pages, 0, +1),
        partner=house().introducing.partner_of(login.person().id),
    )


@place.get("/decks/<code>/<int:n>")
def card(code: str, n: int) -> str:
    just = recall.told()
    return more(code, n) if just and just.word in (recall.MORE, "choose") else _page(code, n)


@place.get("/decks/<code>/<int:n>/more")
def more(code: str, n: int) -> str:
    """The same card with room for words, a note, and who sees it."""
    pages = _deck(code)
    found = house().answering.card(login.person().id, pages.deck.source(_nth(pages, n)))
    return one_card.page(found, code, str(n))


@place.post("/decks/<code>/<int:n>")
def answer(code: str, n: int) -> Response:
    """One tap: kept, and on to the next; "yes, if" and "wait" may have more to say first."""
    pages = _deck(code)
    source = pages.deck.source(_nth(pages, n))
    said = _answer_of(request.form.get("answer", ""))
    before = house().answering.card(login.person().id, source)
    if unhurried.too_soon():
        return unhurried.asked_anew(f"/decks/{code}/{n}")
    older = request.form.get("seen", "") != before.mark  # the page may say "only you" where another tab showed it
    if before.shown_to and (older or said is Answer.YES_IF):  # nor is a yes read before its condition stands
        return recall.tell("choose", f"/decks/{code}/{n}")
    same = before.words if said is before.answer else ""
    house().answering.say(login.person().id, source, Said(said, same, before.ask_again, before.note))
    if said in MORE_TO_SAY:  # at the same address, so that a history does not tell which answer it was
        return recall.tell(recall.MORE, f"/decks/{code}/{n}")
    return redirect(_next(code, pages, n), 303)


@place.post("/decks/<code>/<int:n>/aside")
def aside(code: str, n: int) -> Response:
    """It does not fit: gone without a reason; the next page can bring it back."""
    pages = _deck(code)
    was = house().answering.set_aside(login.person().id, pages.deck.source(_nth(pages, n)))
    return recall.keep("aside", was, back_to=f"/decks/{code}/{n}", to=_next(code, pages, n))


@place.post("/decks/<code>/<int:n>/star")
def star(code: str, n: int) -> Response:
    """Mark it, answered or not, or take the mark away."""
    pages, on = _deck(code), request.form.get("star") == "on"
    house().answering.star(login.person().id, pages.deck.source(_nth(pages, n)), starred=on)
    return recall.tell("starred" if on else "unstarred", f"/decks/{code}/{n}")


@place.get("/decks/<code>/<int:n>/next")
def onward(code: str, n: int) -> Response:
    """The card after this one, or the end of the deck."""
    return redirect(_next(code, _deck(code), n), 303)


@place.get("/decks/<code>/end")
def end(code: str) -> str:
    pages = _deck(code)
    sources = {pages.deck.source(card) for card in pages.deck.cards}
    mine = [card for card in house().answering.box(login.person().id) if card.source in sources]
    return render_template(
        "decks/end.html",
        pages=pages,
        code=code,
        faces=card_words.faces(card for card in mine if card.says),
        partner=house().introducing.partner_of(login.person().id),
    )


def _page(code: str, n: int) -> str:
    pages = _deck(code)
    source = pages.deck.source(_nth(pages, n))
    kept = _kept(pages)
    return render_template(
        "decks/card.html",
        code=code,
        pages=pages,
        n=n,
        position=sum(1 for at in kept if at <= n),
        count=len(kept),
        before=_beside(pages, n, -1),
        after=_beside(pages, n, +1),
        face=card_words.face(house().answering.card(login.person().id, source), {pages.deck.id: pages}),
        asked=card_words.ASKED[pages.deck.kind],
        answers=card_words.ANSWERS,
        made_at=unhurried.made_at(),
    )


def _deck(code: str) -> DeckPages:
    pages = card_words.decks().get(code)
    if pages is None:
        raise Refused(Reason.NOT_FOUND)
    return pages


def _nth(pages: DeckPages, n: int) -> DeckCard:
    if not 1 <= n <= len(pages.deck.cards):
        raise Refused(Reason.NOT_FOUND)
    return pages.deck.cards[n - 1]


def _kept(pages: DeckPages) -> list[int]:
    """The numbers of the cards that this person has not set aside."""
    gone = {card.source for card in house().answering.box(login.person().id) if not card.fits}
    return [n for n, card in enumerate(pages.deck.cards, 1) if pages.deck.source(card) not in gone]


def _beside(pages: DeckPages, n: int, way: int) -> int | None:
    """The next card in this direction that is still in the deck."""
    found = [at for at in _kept(pages) if (at - n) * way > 0]
    return min(found, key=lambda at: abs(at - n), default=None)


def _next(code: str, pages: DeckPages, n: int) -> str:
    after = _beside(pages, n, +1)
    return f"/decks/{code}/{after or 'end'}"


def _answer_of(text: str) -> Answer:
    try:
        return Answer(text)
    except ValueError:
        raise Refused(Reason.UNKNOWN) from None
