"""One card of one's own: its answer, its words, who sees it. Nothing typed is lost; what is put away can come back."""

from typing import Any

from flask import Blueprint, redirect, render_template, request
from werkzeug.wrappers import Response

from couples.domain.card import Audience, Card, Said, Source
from couples.domain.refusal import Reason, Refused
from couples.services.answering import Which, Written
from couples.web import card_words, login, recall
from couples.web.card_forms import BETWEEN, REVIEWS, CardForm
from couples.web.card_words import Face
from couples.web.forms import answer as answered
from couples.web.house import house

place = Blueprint("card", __name__)
LONGEST_PLACE = 3  # digits: no deck has a thousand cards
SHOWN = {Audience.PARTNER: "shown", Audience.THERAPIST: "therapist"}


@place.get("/cards/<ref>")
def one(ref: str) -> str:
    return page(house().answering.card(login.person().id, _which(ref)))


def page(card: Card, deck: str = "", n: str = "") -> str:
    """All about one card; with ``deck`` and ``n`` it leads back to that place in the deck."""
    about = _about(card, deck, n)
    return render_template("cards/card.html", form=_as_it_stands(about["face"]), **about)


@place.post("/cards/<ref>")
def save(ref: str) -> Response | str | tuple[str, int]:
    """Everything about one card at once; nothing typed is lost when a part does not fit."""
    which, form, person_id = _which(ref), CardForm(), login.person().id
    deck, n = request.form.get("deck", ""), request.form.get("n", "")
    about = _about(house().answering.card(person_id, which), deck, n)

    def do() -> Response:
        to = _audience(request.form["then"]) if request.form.get("then") else None
        if to is Audience.THERAPIST:
            _must_be_for(person_id, request.form.get("to", ""))
        written = Written(_said(form), form.text.data or "", request.form.get("seen", ""), to)
        house().answering.save(person_id, which, written)
        if to:
            return recall.tell(SHOWN[to], f"/cards/{ref}")
        if deck in card_words.decks() and n.isdecimal() and len(n) <= LONGEST_PLACE:
            return redirect(f"/decks/{deck}/{int(n)}/next", 303)
        return recall.tell("kept", f"/cards/{ref}")

    return answered(form, "cards/card.html", do, **about)


@place.post("/cards/<ref>/withdraw/<audience>")
def withdraw(ref: str, audience: str) -> Response:
    house().answering.withdraw(login.person().id, _which(ref), _audience(audience))
    return recall.tell("hidden", f"/cards/{ref}")


@place.post("/cards/<ref>/star")
def star(ref: str) -> Response:
    house().answering.star(login.person().id, _which(ref), starred=request.form.get("star") == "on")
    return redirect(f"/cards/{ref}", 303)


@place.post("/cards/<ref>/aside")
def put_aside(ref: str) -> Response:
    was = house().answering.set_aside(login.person().id, _which(ref))
    return recall.keep("aside", was, back_to=f"/cards/{ref}", to="/cards")


@place.post("/cards/<ref>/back")
def put_back(ref: str) -> Response:
    house().answering.put_back(login.person().id, _which(ref))
    return redirect(f"/cards/{ref}", 303)


@place.post("/cards/<ref>/delete")
def delete(ref: str) -> Response:
    was = house().answering.delete(login.person().id, _which(ref))
    return recall.keep("gone", was, back_to=f"/cards/{ref}", to="/cards")


def _which(ref: str) -> Which:
    source: Source | None = card_words.sources().get(ref)
    return source or ref


def _audience(text: str) -> Audience:
    if text not in set(Audience):
        raise Refused(Reason.NOT_FOUND)
    return Audience(text)


def _must_be_for(person_id: str, link: str) -> None:
    """A card is shown to the therapist whom the page named, and to none who may come later."""
    now = house().guided.handing.hands(person_id).link
    if not now:
        raise Refused(Reason.NO_THERAPIST)
    if link != now:
        raise Refused(Reason.OVERTAKEN)


def _said(form: CardForm) -> Said:
    typed = form.ask_again.data or "", form.note.data or ""
    return Said(form.said, form.condition, *typed, review_in=REVIEWS.get(form.review.data or ""))


def _as_it_stands(face: Face) -> CardForm:
    return CardForm.of(face.card or Card(face.ref, face.kind), face.ifs)


def _about(card: Card, deck: str, n: str) -> dict[str, Any]:
    found = {pages.deck.id: pages for pages in card_words.decks().values()}
    return {
        "face": card_words.face(card, found),
        "tapped": request.form.getlist("tap") or card.words.split(BETWEEN),
        "asked": card_words.ASKED[card.kind],
        "kind": card_words.KINDS[card.kind],
        "answers": card_words.ANSWERS,
        "partner": house().introducing.partner_of(login.person().id),
        "deck": deck,
        "n": n,
    }
