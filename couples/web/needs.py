"""What each of the two needs from a session, as far as it is shown now, and what a page of the room does about it."""

from typing import Any

from flask import Blueprint, g, render_template
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from couples.domain.card import Card, Seen
from couples.domain.people import Person
from couples.domain.refusal import Reason, Refused
from couples.web import card_words, login, packing
from couples.web.house import house

place = Blueprint("needs", __name__)
# Cards of the deck what-i-need: whoever of the two needs it, both pages keep to it; the partner's, while it is shown.
KEPT_BY_THE_PAGE = {"more-time", "text-first", "notice-first"}
KEPT_ON_THE_OWN_PAGE = {"no-countdowns", "no-buzz"}
PLAIN_WORDS = "plain-words"


@place.get("/s/<session_id>/needs")
@login.by_itself
def show(session_id: str) -> Response:
    """Looked at again and again by an open page, so that what was taken back is gone, and kept to no more."""
    here = login.current()
    if here is None:
        raise Refused(Reason.NO_SEAT)
    house().conducting.sit(here[0].id, here[1].id, session_id)
    return packing.answer(render_template("room/_needs_now.html", needs=of(here[0])))


def wants_plain_words(me: Person) -> bool:
    """Whether this person's own screen paints no pictures; shown to the partner or not."""
    return any(card.source.card == PLAIN_WORDS for card in _cards(me)[0])


def _cards(me: Person) -> tuple[list[Card], list[Seen]]:
    """One's own needs and those that the partner shows now, looked up once a page."""
    if "needs" not in g:
        g.needs = house().answering.needs(me.id)
    found: tuple[list[Card], list[Seen]] = g.needs
    return found


def of(me: Person) -> dict[str, Any]:
    """Both by name and pronouns with what they show, one's own that nobody else sees, and what the page keeps to."""
    mine, theirs = _cards(me)
    own, shown = {card.source.card for card in mine}, {card.source.card for card in theirs}
    kept = ((own | shown) & KEPT_BY_THE_PAGE) | (own & KEPT_ON_THE_OWN_PAGE)
    partner = house().introducing.partner_of(me.id)
    faces = card_words.faces(mine)
    people = [(_("You"), me.pronouns, [face for face in faces if face.to_partner])]
    if partner:
        people.insert(0, (partner.chosen_name, partner.pronouns, card_words.faces(theirs)))
    return {
        "people": [each for each in people if each[1] or each[2]],
        "unshown": [face for face in faces if not face.to_partner],
        "kept": sorted(kept),
    }
