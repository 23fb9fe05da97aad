"""Cards to read, one a page, signed in or not. Reading is written down nowhere; no page knows what was read (law 7).

Who is signed in may put a card off, hide it, or say whether it resonates, for their own eyes alone.
"""

from typing import Any

from flask import Blueprint, redirect, render_template, request
from flask_babel import lazy_gettext as _
from werkzeug.wrappers import Response

from couples.domain.learning import Resonance, Shelf
from couples.domain.refusal import Reason, Refused
from couples.web import card_words, language, login, recall, unhurried
from couples.web.guard import for_everyone, open_to_all
from couples.web.house import house

place = Blueprint("learn", __name__)
GROUND = "/toolkit"
PARTS = {
    "body": _("The body"),
    "four": _("When it is too much: which is this?"),
    "yes": _("What a yes is"),
    "closeness": _("Closeness"),
    "together": _("Between two people"),
    "help": _("Help, and limits"),
}
RESONANCES = {
    Resonance.YES.value: _("Yes"),
    Resonance.PARTLY.value: _("Partly"),
    Resonance.NO.value: _("No"),
    "": _("Rather not say"),
}


@place.get("/learn")
@open_to_all
def show() -> str:
    """All there is: by part, what was put off at the end, and no mark on anything that was read."""
    shelf, words = _shelf(), house().reading.to_read(language.chosen())
    order = house().learning.order(shelf)
    first = [name for name in order if name not in shelf.later]
    return render_template(
        "learn/learn.html",
        parts=[
            (label, [_door(name, words) for name in first if words[name]["part"] == p]) for p, label in PARTS.items()
        ],
        later=[_door(name, words) for name in order if name in shelf.later],
        first=_code(order[0]) if order else "",
        put_away=bool(shelf.hidden),
        here=login.current(),
    )


@place.get("/learn/away")
def away() -> str:
    """What this person hid."""
    words = house().reading.to_read(language.chosen())
    hidden = house().learning.hidden(_shelf())
    return render_template("learn/away.html", cards=[_door(name, words) for name in hidden])


@place.get("/learn/end")
@open_to_all
def end() -> str:
    return render_template("learn/end.html", here=login.current(), ground=GROUND)


@place.get("/learn/<ref>")
@open_to_all
def one(ref: str) -> str | Response:
    """One card, with where it comes from. Who was signed out meanwhile finds it in the list."""
    if not login.current() and ref not in map(_code, house().reading.to_read(language.chosen())):
        return redirect("/learn", 303)
    name, shelf = _named(ref), _shelf()
    words = house().reading.to_read(language.chosen())[name]
    return render_template(
        "learn/card.html",
        ref=ref,
        words=words,
        part=PARTS[words["part"]],
        following=_address(house().learning.after(shelf, name)),
        ground=GROUND,
        here=login.current(),
        resonance=shelf.said.get(name, ""),
        resonances=RESONANCES,
        hidden=name in shelf.hidden,
        made_at=unhurried.made_at(),
    )


@place.post("/learn/<ref>/later")
@for_everyone
def later(ref: str) -> Response:
    """Back at the end; now the next one."""
    name = _named(ref)
    if unhurried.too_soon():
        return redirect(f"/learn/{ref}", 303)
    following = house().learning.put_off(login.person().id, name)
    return recall.tell("read-later", _address(following))


@place.post("/learn/<ref>/hide")
@for_everyone
def hide(ref: str) -> Response:
    """Gone, without a reason; now the next one."""
    name = _named(ref)
    if unhurried.too_soon():
        return redirect(f"/learn/{ref}", 303)
    following = house().learning.hide(login.person().id, name)
    return recall.tell("read-hidden", _address(following))


@place.post("/learn/<ref>/back")
@for_everyone
def bring_back(ref: str) -> Response:
    house().learning.bring_back(login.person().id, _named(ref))
    return recall.tell("read-back", f"/learn/{ref}")


@place.post("/learn/<ref>/resonates")
@for_everyone
def say(ref: str) -> Response:
    """One tap; the last of the four leaves nothing behind."""
    name, said = _named(ref), request.form.get("resonates", "")
    if said not in RESONANCES:
        raise Refused(Reason.UNKNOWN)
    house().learning.say(login.person().id, name, Resonance(said) if said else None)
    return recall.tell("resonates" if said else "not-said", f"/learn/{ref}")


def _shelf() -> Shelf:
    """The reader's own; an empty one for who is not signed in."""
    here = login.current()
    return house().learning.shelf(here[0].id) if here else Shelf()


def _named(ref: str) -> str:
    for name in house().reading.to_read(language.chosen()):
        if ref == _code(name):
            return name
    raise Refused(Reason.NOT_FOUND)


def _code(name: str) -> str:
    """What stands in the address for a card: a person's own, or one for everybody who is not signed in."""
    if login.current():
        return card_words.code("learn", name)
    return house().veil(f"/learn/{name}")[: card_words.CODE_BYTES].hex()


def _door(name: str, words: dict[str, dict[str, Any]]) -> tuple[str, str]:
    return _code(name), words[name]["title"]


def _address(name: str | None) -> str:
    """Where a card stands; the end after the last one."""
    return f"/learn/{_code(name) if name else 'end'}"
