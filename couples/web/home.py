"""The first page: a welcome for who is not signed in, and home for who is, whole for one alone too."""

from flask import Blueprint, render_template, request
from flask_babel import lazy_gettext as _

from couples.services.inviting import Standing
from couples.web import login
from couples.web.guard import open_to_all
from couples.web.house import house

place = Blueprint("home", __name__)

SAID = {
    "unlinked": _("The link has ended. Nothing you kept for yourself was touched."),
    "linked": _("You are linked. Take it at your own pace."),
    "left": _("Your account and everything in it are gone. Take care of yourself."),
}


@place.get("/")
@open_to_all
def show() -> str:
    said = SAID.get(request.args.get("said", ""))
    here = login.current()
    if here is None:
        return render_template("welcome/welcome.html", said=said)
    name, standing = _together(here[0].id)
    return render_template(
        "home/home.html", person=here[0], partner_name=name, standing=standing, state=_state(name, standing), said=said
    )


@place.get("/standing")
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
