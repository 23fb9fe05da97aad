"""A couple's own therapist: each says yes alone, after reading everything, and either ends it with one press."""

from flask import Blueprint, redirect, render_template
from flask_babel import lazy_gettext as _
from flask_babel.speaklater import LazyString
from werkzeug.wrappers import Response

from couples.domain.admission import Policy
from couples.domain.refusal import Reason, Refused
from couples.services.admitting import Offer
from couples.web import handed_words, login, practice_words, talk, therapist_forms
from couples.web.help import beside
from couples.web.house import house

place = Blueprint("guide", __name__)
PAGE, OFFER = "guide/guide.html", "guide/offer.html"
Page = Response | str | tuple[str, int]

POLICIES: dict[Policy, tuple[LazyString, LazyString]] = {
    Policy.NO_SECRETS: (
        _("No secrets"),
        _("Whatever one of you tells this therapist alone may be brought to both of you."),
    ),
    Policy.LIMITED: (
        _("Limited secrets"),
        _("Some things may stay between the therapist and one of you. Ask beforehand which."),
    ),
}


@place.get("/guide")
def show() -> str:
    return _page(therapist_forms.TheirCode(formdata=None))


@place.post("/guide/code")
def enter() -> Page:
    form = therapist_forms.TheirCode()
    if not form.validate():
        return _page(form), 422
    try:
        return _offer(house().admitting.offer(login.person().id, form.code.data))
    except Refused as refused:
        code = form.refuse(refused)
        return _page(form), code


@place.post("/guide/yes")
def accept() -> Response:
    form = therapist_forms.Accept()
    if not form.validate():
        raise Refused(Reason.ADMISSION_NOT_GOOD)
    house().admitting.accept(login.person().id, form.ticket.data or "")
    return redirect("/guide", 303)


@place.get("/guide/openings")
def openings() -> str:
    """When the therapist opened the space of the two; of one's own things, which stood there."""
    person = login.person()
    handing = house().guided.handing
    mine = handed_words.of_one(handing.as_seen(person.id), handing.names(person.id))
    known = handed_words.names(handed_words.own_cards(person), mine["handed"])
    known |= practice_words.answered(person.id) | talk.labels(person.id)
    rows = [
        {
            "at": one.at,
            "whole": one.whole,
            "mine": sorted({known[name] for name in one.items if name in known}, key=str.casefold),
            "gone": not one.items <= known.keys(),
        }
        for one in house().guided.guiding.opened(person.id)
    ]
    return render_template("guide/openings.html", rows=rows)


@place.get("/guide/end")
def ask_end() -> str:
    return render_template("guide/end.html")


@place.post("/guide/end")
def end() -> Response:
    house().admitting.end(login.person().id)
    return redirect("/guide", 303)


def _page(form: therapist_forms.TheirCode) -> str:
    person_id = login.person().id
    return render_template(
        PAGE,
        form=form,
        standing=house().admitting.standing(person_id),
        beside=beside(),
        linked=house().introducing.partner_of(person_id) is not None,
        policies=POLICIES,
    )


def _offer(offer: Offer) -> str:
    form = therapist_forms.Accept(formdata=None, ticket=offer.ticket)
    return render_template(OFFER, form=form, guide=offer.guide, policies=POLICIES)
