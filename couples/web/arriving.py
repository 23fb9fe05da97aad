"""How it is in each of the two, and a minute to arrive: brought into the room for whoever likes it, at any time."""

from typing import Any

from flask import Blueprint, render_template
from werkzeug.wrappers import Response

from couples.domain.assignment import Plan
from couples.domain.session.state import WEATHER
from couples.services.sifting import Item
from couples.web import exercise_words, packing, seat, wording
from couples.web.house import house

place = Blueprint("arriving", __name__)


@place.get("/s/<session_id>/arriving")
def show(session_id: str) -> Response:
    """Words, and what both chose last time; what somebody says of themselves goes through the session."""
    chair, _ = seat.sit(session_id)
    partner = house().introducing.partner_of(chair.person_id)
    words = wording.room()["room"]
    them = partner.chosen_name if partner else ""
    about = {"ahead": _ahead(chair.person_id), "taken_up": _taken_up(chair.person_id)}
    return packing.answer(render_template("room/_arriving.html", words=words, them=them, lines=WEATHER, **about))


def _taken_up(person_id: str) -> list[tuple[Plan, Item]]:
    """What this person would like to try of what their therapist proposes, as far as it is on the shelf of the two."""
    plans = house().trying.taken_up(person_id)
    shelf = {item.door: item for item in wording.shelf(person_id)} if plans else {}
    return [(plan, shelf[plan.door]) for plan in plans if plan.door in shelf]


def _ahead(person_id: str) -> dict[str, Any] | None:
    """What both chose for next time, and the exercise that stands for it; None where nothing was chosen."""
    following = house().lasting.leading.following(person_id)
    if following is None:
        return None
    offer = following.offer
    exercise = exercise_words.words_of(offer.exercise) if offer else None
    return {"next": following.next, "offer": offer, "exercise": exercise}
