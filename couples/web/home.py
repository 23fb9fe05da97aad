"""The first page: a welcome for who is not signed in, and home for who is, whole for one alone too."""

from flask import Blueprint, redirect, render_template
from werkzeug.wrappers import Response

from couples.domain.people import Role
from couples.services.admitting import Stand
from couples.services.inviting import Standing
from couples.web import login
from couples.web.guard import open_to_all
from couples.web.house import house

place = Blueprint("home", __name__)


@place.get("/")
@open_to_all
def show() -> Response | str:
    here = login.current()
    if here is None:
        return render_template("welcome/welcome.html")
    if here[0].role is Role.THERAPIST:
        return redirect("/desk", 303)
    name, standing = _together(here[0].id)
    return render_template(
        "home/home.html",
        person=here[0],
        partner_name=name,
        standing=standing,
        off=house().guided.switching.are_off(here[0].id),
        state=_state(name, standing),
        guided=house().admitting.standing(here[0].id).stand is Stand.ADMITTED,
        day_after=house().lasting.caring.is_due(here[0].id),
    )


@place.get("/standing")
@login.by_itself
def how_it_stands() -> dict[str, str]:
    """For a home page that is open while the partner invites, or ends the link."""
    return {"state": _state(*_together(login.person().id))}


@place.get("/healthz")
@open_to_all
def alive() -> str:
    return "ok"


def _together(person_id: str) -> tuple[str, Standing | None]:
    """The partner's name, empty for one alone, and the room that is open for the two."""
    partner = house().introducing.partner_of(person_id)
    return (partner.chosen_name, house().inviting.standing(person_id)) if partner else ("", None)


def _state(partner_name: str, standing: Standing | None) -> str:
    if standing is None:
        return "linked" if partner_name else "alone"
    return "open" if standing.invited_by_me else "invited"
