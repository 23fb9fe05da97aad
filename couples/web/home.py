"""The first page: a welcome for who is not signed in, and home for who is, whole for one alone too."""

from flask import Blueprint, render_template, request
from flask_babel import lazy_gettext as _

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
    partner = house().introducing.partner_of(here[0].id)
    standing = house().inviting.standing(here[0].id) if partner else None
    name = partner.chosen_name if partner else ""
    return render_template("home/home.html", person=here[0], partner_name=name, standing=standing, said=said)


@place.get("/healthz")
@open_to_all
def alive() -> str:
    return "ok"
