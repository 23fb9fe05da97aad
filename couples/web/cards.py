"""One's own cards together: what one said, what is set aside, what the partner shows, and the map of both."""

from flask import Blueprint, redirect, render_template, request
from werkzeug.wrappers import Response

from couples.domain.card import Audience, Card, Kind
from couples.domain.refusal import Reason, Refused
from couples.web import card_words, login, once, recall
from couples.web.card_forms import OwnCard
from couples.web.forms import answer as answered
from couples.web.house import house

place = Blueprint("cards", __name__)


@place.get("/cards")
def show() -> str:
    """What one said so far, by kind."""
    mine = house().answering.box(login.person().id)
    return render_template(
        "cards/cards.html",
        faces=card_words.faces(card for card in mine if card.fits and (card.says or _is_more_than_silence(card))),
        again=card_words.faces(house().answering.to_look_at(login.person().id)),
        aside=any(not card.fits for card in mine),
        kinds=card_words.KINDS,
        partner=house().introducing.partner_of(login.person().id),
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
    return render_template("cards/left_out.html", topics=card_words.topics(), left_out=gone)


@place.post("/cards/left-out")
def leave_out() -> Response:
    house().shelving.leave_out(login.person().id, frozenset(request.form.getlist("topic")))
    return recall.tell("left-out", "/cards/left-out")


@place.route("/cards/new", methods=["GET", "POST"])
def new() -> Response | str | tuple[str, int]:
    form = OwnCard()
    if request.method == "GET":
        return render_template("cards/new.html", form=form)

    def do() -> Response:
        name = once.name("card", form.kind.data, form.text.data)
        card = house().answering.add(login.person().id, Kind(form.kind.data), form.text.data, name)
        return redirect(f"/cards/{card.id}", 303)

    return answered(form, "cards/new.html", do)


def _is_more_than_silence(card: Card) -> bool:
    """Something of the owner's stands on it, whatever it answers; a note must be found again."""
    return bool(card.text or card.note or card.starred)
