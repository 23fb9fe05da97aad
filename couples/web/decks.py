"""Decks: what one is about before it is opened, then one card after the other, one tap each."""

import secrets

from flask import Blueprint, redirect, render_template, request
from werkzeug.wrappers import Response

from couples.domain.card import Answer, Said
from couples.domain.deck import DeckCard
from couples.domain.refusal import Reason, Refused
from couples.services.reading import DeckPages
from couples.web import card_words, login, unhurried
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
    """One that the person has not answered yet, of the lighter decks first."""
    answered = {card.source for card in house().answering.box(login.person().id) if card.says or not card.fits}
    left = [
        (pages.deck.intensity, f"/decks/{code}/{n}")
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
    return _page(code, n)


@place.post("/decks/<code>/<int:n>")
def answer(code: str, n: int) -> Response:
    """One tap: kept, and on to the next; "yes, if" and "wait" may have more to say first."""
    pages = _deck(code)
    source = pages.deck.source(_nth(pages, n))
    said = _answer_of(request.form.get("answer", ""))
    before = house().answering.card(login.person().id, source)
    if unhurried.too_soon():
        return redirect(f"/decks/{code}/{n}", 303)
    beside = f"/cards/{card_words.code(source.deck, source.card)}?deck={code}&n={n}"
    if said is Answer.YES_IF and before.shown_to:  # nobody reads a yes before its condition stands
        return redirect(f"{beside}&said=choose", 303)
    same = before.words if said is before.answer else ""
    house().answering.say(login.person().id, source, Said(said, same, before.ask_again, before.note))
    if said in MORE_TO_SAY:
        return redirect(beside, 303)
    return redirect(_next(code, pages, n), 303)


@place.post("/decks/<code>/<int:n>/aside")
def aside(code: str, n: int) -> Response:
    """It does not fit: gone without a reason."""
    pages = _deck(code)
    house().answering.set_aside(login.person().id, pages.deck.source(_nth(pages, n)))
    return redirect(_next(code, pages, n), 303)


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
