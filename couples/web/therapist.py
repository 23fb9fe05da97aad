"""A therapist's way in: an account of their own, and a second proof at every sign-in."""

from flask import Blueprint, redirect, render_template, request
from werkzeug.wrappers import Response
from wtforms import Field

from couples.domain.admission import Policy
from couples.domain.refusal import Reason, Refused
from couples.services.enrolling import Proved, TherapistSignUp
from couples.services.half_in import HalfIn
from couples.web import forms, login, practice_words, rates, resume, therapist_forms
from couples.web.device import device_word
from couples.web.guard import for_therapists, open_to_all
from couples.web.house import house
from couples.web.link import picture

place = Blueprint("therapist", __name__)
PAGE, PROOF, PRACTICE = "therapist/sign_up.html", "therapist/proof.html", "therapist/practice.html"
INVITE = "therapist/invite.html"
AT_ONCE = 20  # couples on one page of the desk: as many as one looks over
Page = Response | str | tuple[str, int]


@place.get("/therapists")
@open_to_all
def about() -> str:
    return render_template("therapist/about.html", operator=house().front.operator)


@place.get("/therapists/sign-up")
@open_to_all
def sign_up() -> str:
    form = therapist_forms.TherapistSignUp(formdata=None)
    name, form.ticket.data = house().joining.draw_name()
    form.suggestion.data = house().joining.passphrase().text
    return render_template(PAGE, form=form, sign_in_name=name, invited=house().enrolling.by_invitation)


@place.post("/therapists/sign-up")
@open_to_all
def sign_up_now() -> Page:
    form, joining = therapist_forms.TherapistSignUp(), house().joining
    if login.current():
        return redirect("/", 303)
    name = joining.name_in(form.ticket.data or "")
    if name is None:
        name, form.ticket.data = joining.draw_name()
    if not joining.is_a_passphrase(form.suggestion.data or ""):
        form.suggestion.data = joining.passphrase().text
    more = {"sign_in_name": name, "invited": house().enrolling.by_invitation}
    return forms.answer(form, PAGE, lambda: _join(form), also={"password": _judged}, **more)


@place.post("/therapists/proof")
@open_to_all
def prove() -> Page:
    form = therapist_forms.Proof()
    if not form.validate():
        return proof_page(form), 422
    try:
        return _prove(form)
    except Refused as refused:
        if refused.reason is Reason.PROOF_TOO_LATE:
            raise
        code = form.refuse(refused)
        return proof_page(form), code


@place.get("/desk")
@for_therapists
def desk() -> str:
    person, after = login.person(), _number(request.args.get("after", ""))
    couples = house().admitting.couples_of(person.id, after, AT_ONCE + 1)
    shown = couples[:AT_ONCE]
    return render_template(
        "therapist/desk.html",
        person=person,
        practice=house().enrolling.practice(person.id),
        couples=shown,
        after=after,
        onward=after + AT_ONCE if couples[AT_ONCE:] else 0,
        **practice_words.at_desk(person.id, [each.couple_id for each in shown]),
    )


@place.route("/desk/invite", methods=["GET", "POST"])
@for_therapists
def invite() -> Page:
    form = therapist_forms.Invite()
    if not form.is_submitted():
        return render_template(INVITE, form=form)
    return forms.answer(form, INVITE, lambda: _invited(form))


@place.route("/desk/practice", methods=["GET", "POST"])
@for_therapists
def practice() -> Page:
    person_id = login.person().id
    form = therapist_forms.Practice(practice=house().enrolling.practice(person_id))
    if not form.is_submitted():
        return render_template(PRACTICE, form=form)
    return forms.answer(form, PRACTICE, lambda: _change(person_id, form))


def _number(text: str) -> int:
    return int(text) if text.isascii() and text.isdecimal() and len(text) <= 4 else 0  # noqa: PLR2004 -- four figures


def ask_for_proof(half: HalfIn, carried: str = "") -> str:
    """The page after the password: digits, and for a new phone the picture it is set up with.

    ``carried``: what was typed when the login had ended, sealed for whoever typed it.
    """
    return proof_page(therapist_forms.Proof(formdata=None, ticket=half.ticket, carried=carried))


def proof_page(form: therapist_forms.Proof) -> str:
    """Shown again with words when the digits did not fit."""
    set_up = house().enrolling.set_up(form.ticket.data or "")
    picture_of = picture(set_up.address) if set_up else None
    form.digits.data = ""
    return render_template(PROOF, form=form, set_up=set_up, qr=picture_of)


def _judged(form: forms.Form, password: Field) -> None:
    house().joining.judge(password.data or "", chosen_name=str(form["chosen_name"].data or ""))


def _join(form: therapist_forms.TherapistSignUp) -> str:
    rates.count("sign-up")
    ticket = house().enrolling.sign_up(
        TherapistSignUp(
            terms=form.terms.data,
            invitation=form.invitation.data,
            name_ticket=form.ticket.data or "",
            chosen_name=form.chosen_name.data,
            pronouns=form.pronouns.data,
            practice=form.practice.data,
            password=form.password.data,
            time_zone=form.time_zone.data or "",
            source=rates.source(),
        )
    )
    return proof_page(therapist_forms.Proof(formdata=None, ticket=ticket))


def _prove(form: therapist_forms.Proof) -> Response | str:
    rates.count("sign-in")
    proved: Proved | str = house().enrolling.prove(
        form.ticket.data or "", form.digits.data, device=device_word(), source=rates.source()
    )
    if isinstance(proved, str):
        form.ticket.data = proved
        return proof_page(form)
    login.start(proved.entered.token, keep=False)
    if not proved.recovery_codes:
        return resume.page(proved.entered.token, form.carried.data or "") or redirect("/desk", 303)
    return render_template(
        "account/codes.html", sign_in_name=proved.sign_in_name, codes=proved.recovery_codes, onward="/desk"
    )


def _invited(form: therapist_forms.Invite) -> str:
    code = house().admitting.invite(login.person().id, Policy(form.policy.data))
    address = f"{request.url_root}guide#{code}"  # what stands after # never leaves a browser by itself
    return render_template("therapist/code.html", code=code, address=address, qr=picture(address))


def _change(person_id: str, form: therapist_forms.Practice) -> Response:
    house().enrolling.change_practice(person_id, form.practice.data)
    return redirect("/desk", 303)
