"""Letting one's therapist read one thing, and taking it back: one press each, from wherever the thing stands."""

from flask import Blueprint, Flask, g, render_template, request
from werkzeug.wrappers import Response

from couples.domain.handed import Item
from couples.domain.refusal import Reason, Refused
from couples.services.handing import Hands, OnThePage
from couples.web import handed_words, login, recall, unhurried
from couples.web.guard import own_path
from couples.web.house import house

place = Blueprint("hand", __name__)
MAY_CHANGE = {Item.GOAL, Item.NUMBER, Item.ENTRY, Item.CARE, Item.MAP, Item.AGREEMENT, Item.REVEAL}
# These say something else under the same name; all else that is said differently is another thing.


@place.post("/guide/hand")
def hand() -> Response:
    item, of = _thing()
    if unhurried.too_soon():
        return unhurried.asked_anew(_back())
    page = OnThePage(request.form.get("to", ""), request.form.get("seen", ""))
    house().guided.handing.hand(login.person().id, item, of, page)
    open_now = house().guided.handing.hands(login.person().id).says(item, of) == "open"
    return recall.tell("handed" if open_now else "handed-for-my-part", _back())


@place.post("/guide/take-back")
def take_back() -> Response:
    item, of = _thing()
    house().guided.handing.take_back(login.person().id, item, of)
    return recall.tell("hidden", _back())


@place.get("/guide/seen")
def as_seen() -> str:
    """What the therapist reads of one's own: read the way they read it."""
    person = login.person()
    handing = house().guided.handing
    about = handed_words.of_one(handing.as_seen(person.id), handing.names(person.id))
    return render_template("guide/seen.html", cards=handed_words.own_cards(person), **about)


def hands() -> Hands:
    """How it stands for who reads this page, looked up once."""
    if "hands" not in g:
        g.hands = house().guided.handing.hands(login.person().id)
    found: Hands = g.hands
    return found


def print_of(item: str, of: str) -> str:
    """What a thing that may change says now, for the form that hands it over."""
    return house().guided.handing.print_of(login.person().id, Item(item), of) if Item(item) in MAY_CHANGE else ""


def register(app: Flask) -> None:
    """Lets templates say it beside each thing: ``parts/hand.html``."""
    app.jinja_env.globals.update(hands=hands, print_of=print_of, made_at=unhurried.made_at)


def _thing() -> tuple[Item, str]:
    item = request.form.get("item", "")
    if item not in set(Item):
        raise Refused(Reason.NOT_FOUND)
    return Item(item), request.form.get("of", "")


def _back() -> str:
    return own_path(request.form.get("back")) or "/guide"
