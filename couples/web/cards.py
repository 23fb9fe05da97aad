"""One's own cards: what one said, who sees it, in one's own words; and what the partner shows."""

from typing import Any

from flask import Blueprint, redirect, render_template, request
from flask_babel import lazy_gettext as _
from werkzeug.wrappers import Response

from couples.domain.card import Audience, Card, Kind, Said, Source
from couples.domain.refusal import Reason, Refused
from couples.services.answering import Which
from couples.web import card_words, login
from couples.web.card_forms import BETWEEN, REVIEWS, CardForm, OwnCard
from couples.web.card_words import Face
from couples.web.forms import answer as answered
from couples.web.forms import attempt
from couples.web.house import house

place = Blueprint("cards", __name__)
LONGEST_PLACE = 3  # digits: no deck has a thousand cards
SAID = {
    "kept": _("Kept. Only you can see it, unless you show it."),
    "shown": _("Your partner can see this card now."),
    "hidden": _("Taken back. Your partner’s page does not have it any more. What was read cannot be unread."),
    "aside": _("It is out of your way. You find it under “Set aside”."),
    "gone": _("Deleted for good."),
    "choose": _("Your partner sees this card. Choose here, add what it depends on, then keep it."),
}


@place.get("/cards")
def show() -> str:
    """What one said so far, by kind."""
    mine = house().answering.box(login.person().id)
    return render_template(
        "cards/cards.html",
        faces=card_words.faces(card for card in mine if card.fits and (card.says or card.text or card.starred)),
        again=card_words.faces(house().answering.to_look_at(login.person().id)),
        aside=any(not card.fits for card in mine),
        kinds=card_words.KINDS,
        partner=house().introducing.partner_of(login.person().id),
        said=SAID.get(request.args.get("said", "")),
    )


@place.get("/cards/print")
def printed() -> str:
    """One's own cards on paper: nobody else's."""
    mine = [card for card in house().answering.box(login.person().id) if card.says and card.fits]
    return render_template("cards/print.html", faces=card_words.faces(mine), kinds=card_words.KINDS)


@place.get("/cards/aside")
def set_aside() -> str:
    gone = [card for card in house().answering.box(login.person().id) if not card.fits]
    return render_template("cards/aside.html", faces=card_words.faces(gone))


@place.get("/cards/theirs")
def theirs() -> str:
    """What the partner shows: no count, no date, and no place where an unshown card would be (R4)."""
    person_id = login.person().id
    partner = house().introducing.partner_of(person_id)
    if partner is None:
        raise Refused(Reason.NOT_LINKED)
    faces = card_words.faces(house().answering.shown_by_partner(person_id))
    return render_template("cards/theirs.html", faces=faces, kinds=card_words.KINDS, partner=partner)


@place.get("/cards/as/<audience>")
def as_seen(audience: str) -> str:
    """The same page that the other would read."""
    if audience not in set(Audience):
        raise Refused(Reason.NOT_FOUND)
    person = login.person()
    faces = card_words.faces(house().answering.as_seen(person.id, Audience(audience)))
    return render_template("cards/as_seen.html", faces=faces, kinds=card_words.KINDS, audience=audience, person=person)


@place.get("/cards/map")
def our_map() -> str:
    """What both show, side by side."""
    person_id = login.person().id
    partner = house().introducing.partner_of(person_id)
    if partner is None:
        raise Refused(Reason.NOT_LINKED)
    return render_template("cards/map.html", rows=card_words.rows(house().shelving.map_of(person_id)), partner=partner)


@place.get("/cards/left-out")
def left_out() -> str:
    gone = house().shelving.left_out(login.person().id)
    said = request.args.get("said")
    return render_template("cards/left_out.html", topics=card_words.topics(), left_out=gone, said=said)


@place.post("/cards/left-out")
def leave_out() -> Response:
    house().shelving.leave_out(login.person().id, frozenset(request.form.getlist("topic")))
    return redirect("/cards/left-out?said=kept", 303)


@place.route("/cards/new", methods=["GET", "POST"])
def new() -> Response | str | tuple[str, int]:
    form = OwnCard()
    if request.method == "GET":
        return render_template("cards/new.html", form=form)

    def do() -> Response:
        card = house().answering.add(login.person().id, Kind(form.kind.data), form.text.data)
        return redirect(f"/cards/{card.id}", 303)

    return answered(form, "cards/new.html", do)


@place.get("/cards/<ref>")
def one(ref: str) -> str:
    about = _about(house().answering.card(login.person().id, _which(ref)))
    return render_template("cards/card.html", form=_as_it_stands(about["face"]), **about)


@place.post("/cards/<ref>")
def save(ref: str) -> Response | str | tuple[str, int]:
    """Everything about one card at once; nothing typed is lost when a part does not fit."""
    which, form = _which(ref), CardForm()
    about = _about(house().answering.card(login.person().id, which))

    def do() -> Response:
        house().answering.say(login.person().id, which, _said(form))
        house().answering.reword(login.person().id, which, form.text.data or "")
        then = request.form.get("then", "")
        if then:
            house().answering.show(login.person().id, which, _audience(then))
            return redirect(f"/cards/{ref}?said=shown", 303)
        deck, n = request.form.get("deck", ""), request.form.get("n", "")
        in_deck = deck in card_words.decks() and n.isdecimal() and len(n) <= LONGEST_PLACE
        return redirect(f"/decks/{deck}/{int(n)}/next" if in_deck else f"/cards/{ref}?said=kept", 303)

    return answered(form, "cards/card.html", do, **about)


@place.post("/cards/<ref>/show/<audience>")
def let_see(ref: str, audience: str) -> Response | str | tuple[str, int]:
    which = _which(ref)
    about = _about(house().answering.card(login.person().id, which))

    def do() -> Response:
        house().answering.show(login.person().id, which, _audience(audience))
        return redirect(f"/cards/{ref}?said=shown", 303)

    return attempt(_as_it_stands(about["face"]), "cards/card.html", do, **about)


@place.post("/cards/<ref>/withdraw/<audience>")
def withdraw(ref: str, audience: str) -> Response:
    house().answering.withdraw(login.person().id, _which(ref), _audience(audience))
    return redirect(f"/cards/{ref}?said=hidden", 303)


@place.post("/cards/<ref>/star")
def star(ref: str) -> Response:
    house().answering.star(login.person().id, _which(ref))
    return redirect(f"/cards/{ref}", 303)


@place.post("/cards/<ref>/aside")
def put_aside(ref: str) -> Response:
    house().answering.set_aside(login.person().id, _which(ref))
    return redirect("/cards?said=aside", 303)


@place.post("/cards/<ref>/back")
def put_back(ref: str) -> Response:
    house().answering.put_back(login.person().id, _which(ref))
    return redirect(f"/cards/{ref}", 303)


@place.post("/cards/<ref>/delete")
def delete(ref: str) -> Response:
    house().answering.delete(login.person().id, _which(ref))
    return redirect("/cards?said=gone", 303)


def _which(ref: str) -> Which:
    source: Source | None = card_words.sources().get(ref)
    return source or ref


def _audience(text: str) -> Audience:
    if text not in set(Audience):
        raise Refused(Reason.NOT_FOUND)
    return Audience(text)


def _said(form: CardForm) -> Said:
    typed = form.ask_again.data or "", form.note.data or ""
    return Said(form.said, form.condition, *typed, review_in=REVIEWS.get(form.review.data or ""))


def _as_it_stands(face: Face) -> CardForm:
    return CardForm.of(face.card or Card(face.ref, face.kind), face.ifs)


def _about(card: Card) -> dict[str, Any]:
    found = {pages.deck.id: pages for pages in card_words.decks().values()}
    return {
        "face": card_words.face(card, found),
        "tapped": request.form.getlist("tap") or card.words.split(BETWEEN),
        "asked": card_words.ASKED[card.kind],
        "kind": card_words.KINDS[card.kind],
        "partner": house().introducing.partner_of(login.person().id),
        "deck": request.values.get("deck", ""),
        "n": request.values.get("n", ""),
        "told": SAID.get(request.args.get("said", "")),
    }
