"""Two people become a couple here, only when both said so; either of them ends it alone, in two taps (R1, R2)."""

from io import BytesIO

import segno
from flask import Blueprint, redirect, render_template, request
from markupsafe import Markup
from werkzeug.wrappers import Response

from couples.domain.refusal import Reason, Refused
from couples.web import forms, login, rates, recall
from couples.web.guard import for_partners, open_to_all
from couples.web.house import house

place = Blueprint("link", __name__)
Page = Response | str | tuple[str, int]


@place.get("/link")
@open_to_all
@for_partners
def show() -> Page:
    if login.current() is None:
        return render_template("link/invited.html", form=forms.OpenCode(formdata=None))
    where = _state()
    if where != "none":
        return redirect("/" if where == "linked" else "/link/confirm", 303)
    return render_template("link/link.html", form=forms.EnterCode(formdata=None))


@place.post("/link/code")
def make_code() -> str:
    code = house().linking.make_code(login.person().id).text
    address = f"{request.url_root}link#{code}"  # what stands after # never leaves a browser by itself
    return render_template("link/code.html", code=code, address=address, qr=picture(address))


@place.post("/link/drop")
def drop() -> Response:
    house().linking.take_back(login.person().id)
    return redirect("/", 303)


@place.post("/link/enter")
def enter() -> Page:
    form = forms.EnterCode()
    return forms.answer(form, "link/link.html", lambda: _enter(form))


@place.post("/link/keep")
@open_to_all
@for_partners
def keep() -> Page:
    form = forms.OpenCode()
    return forms.answer(form, "link/invited.html", lambda: _keep(form))


@place.get("/link/on")
def go_on() -> Page:
    """After signing in: a code that was kept sealed is entered now; without one this leads home."""
    ticket = login.take_code()
    if ticket is None:
        return redirect("/", 303)
    form = forms.EnterCode(formdata=None)
    return forms.attempt(form, "link/link.html", lambda: _enter_kept(ticket))


@place.get("/link/confirm")
def confirm() -> Page:
    if _state() == "linked":
        return recall.tell("linked", "/")
    proposal = house().linking.proposal_of(login.person().id)
    return render_template("link/confirm.html" if proposal else "link/waiting.html", proposal=proposal)


@place.post("/link/confirm")
def say() -> Response:
    linking, person_id = house().linking, login.person().id
    if request.form.get("say") != "yes":
        linking.refuse(person_id)
        return redirect("/link", 303)
    _confirm(person_id)
    return redirect("/link/confirm", 303)


@place.get("/link/standing")
@login.by_itself
def standing() -> dict[str, str]:
    return {"state": _state()}


@place.get("/unlink")
def ask_unlink() -> Page:
    return render_template("link/unlink.html")


@place.post("/unlink")
def unlink() -> Response:
    house().departing.unlink(login.person().id)
    return recall.tell("unlinked", "/")


def picture(address: str) -> Markup:
    """The address as a QR code: plain SVG shapes, made here, without any style of their own."""
    drawn = BytesIO()
    segno.make(address, error="m").save(
        drawn, kind="svg", xmldecl=False, svgns=False, omitsize=True, border=1, svgclass=None, lineclass=None
    )
    return Markup(drawn.getvalue().decode())  # noqa: S704  # drawn by segno from an address; it holds numbers only


def _state() -> str:
    """Where this person stands: "none", "proposal", "confirmed" or "linked"; never what the other has said."""
    person_id = login.person().id
    if house().linking.seat_of(person_id):
        return "linked"
    proposal = house().linking.proposal_of(person_id)
    if proposal is None:
        return "none"
    return "confirmed" if proposal.you_confirmed else "proposal"


def _enter(form: forms.EnterCode) -> Response:
    rates.count("link")
    house().linking.enter_code(login.person().id, form.code.data)
    return redirect("/link/confirm", 303)


def _keep(form: forms.OpenCode) -> Response:
    rates.count("link")
    if form.code.data:
        login.keep_code(house().linking.keep(form.code.data))
    return redirect("/sign-in" if request.form.get("on") == "sign-in" else "/welcome/who", 303)


def _enter_kept(ticket: str) -> Response:
    house().linking.enter_kept(login.person().id, ticket)
    return redirect("/link/confirm", 303)


def _confirm(person_id: str) -> None:
    try:
        house().linking.confirm(person_id)
    except Refused as refused:
        if refused.reason is not Reason.NOT_FOUND:  # taken back or run out meanwhile: the next page says how it stands
            raise
