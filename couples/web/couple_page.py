"""A couple's space as their therapist opens it: what was handed to them, item by item, and no sign of anything else.

More parts stand on the same page: each has a template of its own in ``templates/desk`` and its words in ``_about``.
"""

from typing import Any

from flask import Blueprint, redirect, render_template
from werkzeug.wrappers import Response

from couples.web import handed_words, login, unhurried
from couples.web.guard import for_therapists
from couples.web.guide import POLICIES
from couples.web.house import house

place = Blueprint("couple_page", __name__)


@place.get("/desk/couples/<couple_id>")
@for_therapists
def show(couple_id: str) -> str:
    return render_template("desk/couple.html", **_about(couple_id))


@place.post("/desk/couples/<couple_id>/off")
@for_therapists
def turn_off(couple_id: str) -> Response:
    if unhurried.too_soon():
        return unhurried.asked_anew(f"/desk/couples/{couple_id}")
    house().guided.switching.turn_off(login.person().id, couple_id)
    return redirect(f"/desk/couples/{couple_id}", 303)


@place.post("/desk/couples/<couple_id>/on")
@for_therapists
def turn_on(couple_id: str) -> Response:
    if unhurried.too_soon():
        return unhurried.asked_anew(f"/desk/couples/{couple_id}")
    house().guided.switching.turn_on(login.person().id, couple_id)
    return redirect(f"/desk/couples/{couple_id}", 303)


@place.get("/desk/couples/<couple_id>/end")
@for_therapists
def ask_end(couple_id: str) -> str:
    return render_template("therapist/end.html", couple_id=couple_id, names=names_of(couple_id))


@place.post("/desk/couples/<couple_id>/end")
@for_therapists
def end(couple_id: str) -> Response:
    house().admitting.let_go(login.person().id, couple_id)
    return redirect("/desk", 303)


def _about(couple_id: str) -> dict[str, Any]:
    space = house().guided.guiding.space(login.person().id, couple_id)
    both = [space.people[side] for side in sorted(space.people)]
    names = [name for _, name in sorted(space.names.items())]
    about = {"couple_id": couple_id, "both": both, "names": names, "off": space.sessions_off}
    return about | {"policy": POLICIES[space.policy]} | handed_words.of_space(space)


def names_of(couple_id: str) -> list[str]:
    """What the two call themselves; Refused(NOT_FOUND) for a couple that is not theirs now."""
    both = house().guided.guiding.couple(login.person().id, couple_id)
    return [both[side].chosen_name for side in sorted(both)]
