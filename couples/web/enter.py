"""Coming in and going out. A wrong name, a wrong password and a wrong code read the same, word for word (R10)."""

from flask import Blueprint, redirect, render_template, request
from werkzeug.wrappers import Response

from couples.services.entering import Entered
from couples.services.half_in import HalfIn
from couples.web import forms, login, rates, recall, resume, therapist
from couples.web.device import device_word
from couples.web.guard import open_to_all, own_path
from couples.web.house import house

place = Blueprint("enter", __name__)
Page = Response | str | tuple[str, int]


@place.get("/sign-in")
@open_to_all
def sign_in() -> Page:
    if login.current():
        return redirect(own_path(request.args.get("next")) or "/", 303)
    form = forms.SignIn(formdata=None, next=own_path(request.args.get("next")))
    return render_template("account/sign_in.html", form=form)


@place.post("/sign-in")
@open_to_all
def sign_in_now() -> Page:
    form = forms.SignIn()
    return forms.answer(form, "account/sign_in.html", lambda: _sign_in(form))


@place.get("/recover")
@open_to_all
def recover() -> Page:
    return render_template("account/recover.html", form=forms.Recover(formdata=None))


@place.post("/recover")
@open_to_all
def recover_now() -> Page:
    form = forms.Recover()
    return forms.answer(form, "account/recover.html", lambda: _recover(form))


@place.post("/sign-out")
@open_to_all
def sign_out() -> Response:
    if here := login.current():
        house().entering.sign_out(here[1].id)
    return recall.tell_signed_out("out", "/sign-in")


def _sign_in(form: forms.SignIn) -> Response | str:
    rates.count("sign-in")
    shared = form.device.data == "shared"
    name, word = form.sign_in_name.data, form.password.data
    try:
        entered = house().entering.sign_in(
            name, word, shared_device=shared, device=device_word(), source=rates.source()
        )
    except HalfIn as half:
        return therapist.ask_for_proof(half, form.carried.data or "")
    going = _in(entered, shared=shared, to=own_path(form.next.data))
    return resume.page(entered.token, form.carried.data or "") or going


def _recover(form: forms.Recover) -> Response | str:
    rates.count("recover")
    shared = form.device.data == "shared"
    try:
        entered = house().entering.recover(
            form.sign_in_name.data,
            form.code.data,
            form.new_password.data,
            shared_device=shared,
            device=device_word(),
            source=rates.source(),
        )
    except HalfIn as half:
        return therapist.ask_for_proof(half)
    login.start(entered.token, keep=not shared)
    return recall.tell("recovered", "/account", entered.login_id)


def _in(entered: Entered, *, shared: bool, to: str | None) -> Response:
    login.start(entered.token, keep=not shared)
    return redirect(to or "/link/on", 303)
