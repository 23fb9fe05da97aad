"""A comfort kit: gathered by tapping, at hand in a pause, theirs alone. Its phrases are one's kind lines."""

from typing import Any

from flask import Blueprint, render_template
from flask_babel import lazy_gettext as _
from werkzeug.wrappers import Response
from wtforms import StringField
from wtforms.validators import Length

from couples.domain.comfort import Kind, Thing
from couples.domain.practice import LONGEST_LINE
from couples.domain.refusal import Reason, Refused
from couples.web import language, login, recall
from couples.web.card_words import code
from couples.web.forms import TOO_LONG, Form
from couples.web.forms import answer as answered
from couples.web.house import house

place = Blueprint("self_kit", __name__)


class ThingForm(Form):
    """One thing, in one's own words."""

    text = StringField(_("In your own words"), validators=[Length(max=LONGEST_LINE, message=TOO_LONG)])


@place.get("/self/kit")
def show() -> str:
    """All of it, and the kinds of things that can be added."""
    return render_template("self/kit.html", kit=_by_kind(), kinds=_kinds())


@place.get("/self/kit/at-hand")
def at_hand() -> str:
    """A small piece of page for the paused screen of a session; the partner is told nothing, and nothing changes."""
    return render_template("self/_at_hand.html", kit=_by_kind())


@place.get("/self/kit/<ref>")
def kind(ref: str) -> str:
    """Things of one kind: one's own first, then some to tap."""
    return render_template("self/kind.html", form=ThingForm(formdata=None), **_about(ref))


@place.post("/self/kit/<ref>")
def keep(ref: str) -> Response | str | tuple[str, int]:
    form = ThingForm()
    about = _about(ref)

    def do() -> Response:
        house().comforting.keep(login.person().id, Kind(str(about["kind"]["id"])), form.text.data or "")
        return recall.tell("in-kit", f"/self/kit/{ref}")

    return answered(form, "self/kind.html", do, **about)


@place.post("/self/kit/<ref>/<thing_id>/delete")
def let_go(ref: str, thing_id: str) -> Response:
    gone = house().comforting.let_go(login.person().id, thing_id)
    return recall.keep("gone", gone, back_to=f"/self/kit/{ref}", to=f"/self/kit/{ref}")


def ref_of(kind: Kind) -> str:
    """A short name for an address, from which nobody reads what it is about (R8)."""
    return code("comfort", kind)


def ideas(kind: Kind) -> list[str]:
    """What may be tapped, in the reader's language."""
    return next(list(words["ideas"]) for words in house().reading.comforts(language.chosen()) if words["id"] == kind)


def _kinds() -> dict[str, dict[str, Any]]:
    """All kinds in the reader's language by their code."""
    return {ref_of(Kind(words["id"])): words for words in house().reading.comforts(language.chosen())}


def _by_kind() -> list[tuple[str, list[Thing]]]:
    """What is in the kit, under the name of its kind; kinds with nothing in them are left out."""
    mine = house().comforting.kit(login.person().id)
    rows = [(words["label"], [one for one in mine if one.kind == words["id"]]) for words in _kinds().values()]
    return [(label, things) for label, things in rows if things]


def _about(ref: str) -> dict[str, Any]:
    words = _kinds().get(ref)
    if words is None:
        raise Refused(Reason.NOT_FOUND)
    mine = [one for one in house().comforting.kit(login.person().id) if one.kind == words["id"]]
    texts = {one.text for one in mine}
    return {
        "ref": ref,
        "kind": words,
        "mine": mine,
        "ideas": [idea for idea in words["ideas"] if idea not in texts],
    }
