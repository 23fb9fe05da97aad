"""Coming in and going out. A wrong name, a wrong password and a wrong code read the same, word for word (R10)."""

from flask import Blueprint, redirect, render_template, request
from flask_babel import lazy_gettext as _
from werkzeug.wrappers import Response

from couples.services.entering import Entered
from couples.web import forms, login, rates
from couples.web.device import device_word
from couples.web.guard import open_to_all, own_path
from couples.web.house import house

place = Blueprint("enter", __name__)
Page = Response | str | tuple[str, int]

SAID = {"out": _("You are signed out on this device.")}


@place.get("/sign-in")
@open_to_all
def sign_in() -> Page:
    if login.current():
        return redirect(own_path(request.args.get("next")) or "/", 303)
    form = forms.SignIn(formdata=None, next=own_path(request.args.get("next")))
    return render_template("account/sign_in.html", form=form, said=SAID.get(request.args.get("said", "")))


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
    login.forget()
    return redirect("/sign-in?said=out", 303)


def _sign_in(form: forms.SignIn) -> Response:
    rates.count("sign-in")
    shared = form.device.data == "shared"
    entered = house().entering.sign_in(
        form.sign_in_name.data, form.password.data, shared_device=shared, device=device_word(), source=rates.source()
    )
    return _in(entered, shared=shared, to=own_path(form.next.data))


def _recover(form: forms.Recover) -> Response:
    rates.count("recover")
    shared = form.device.data == "shared"
    entered = house().entering.recover(
        form.sign_in_name.data,
        form.code.data,
        form.new_password.data,
        shared_device=shared,
        device=device_word(),
        source=rates.source(),
    )
    return _in(entered, shared=shared, to="/account?said=recovered")


def _in(entered: Entered, *, shared: bool, to: str | None) -> Response:
    login.start(entered.token, keep=not shared)
    return redirect(to or "/link/on", 303)
