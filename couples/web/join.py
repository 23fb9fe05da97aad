"""Starting an account: who this is for and who it is not for, then four small questions, then codes to keep."""

from flask import Blueprint, redirect, render_template, request
from werkzeug.wrappers import Response
from wtforms import Field

from couples.services.joining import SignUp
from couples.web import forms, login, rates
from couples.web.device import device_word
from couples.web.guard import open_to_all
from couples.web.house import house

place = Blueprint("join", __name__)
PAGE = "welcome/sign_up.html"
Page = Response | str | tuple[str, int]


@place.get("/welcome/who")
@open_to_all
def who() -> str:
    return render_template("welcome/who.html", operator=house().front.operator, again="again" in request.args)


@place.get("/sign-up")
@open_to_all
def sign_up() -> Page:
    if request.args.get("adult") != "yes":
        return redirect("/welcome/who?again=1" if request.args else "/welcome/who", 303)
    return _fresh(forms.SignUp(formdata=None, adult="yes"))


@place.post("/sign-up")
@open_to_all
def sign_up_now() -> Page:
    if login.current():
        return redirect("/", 303)  # the page with the codes was loaded again
    form = forms.SignUp()
    if "redraw" in request.form:
        return _fresh(form)
    name, form.ticket.data = _name_of(form.ticket.data)
    _suggest(form)
    return forms.answer(form, PAGE, lambda: _join(form), also={"password": _judged}, sign_in_name=name)


def _fresh(form: forms.SignUp) -> str:
    name, form.ticket.data = house().joining.draw_name()
    _suggest(form)
    return render_template(PAGE, form=form, sign_in_name=name)


def _suggest(form: forms.SignUp) -> None:
    """A passphrase to take or leave; the one that stood there before stays, somebody may be writing it down."""
    joining = house().joining
    if not joining.is_a_passphrase(form.suggestion.data or ""):
        form.suggestion.data = joining.passphrase().text


def _judged(form: forms.Form, password: Field) -> None:
    """A guessable password is said together with whatever else does not fit."""
    house().joining.judge(password.data or "", chosen_name=str(form["chosen_name"].data or ""))


def _name_of(ticket: str | None) -> tuple[str, str]:
    """The name the page showed before, or a new one when that is too long ago."""
    name = house().joining.name_in(ticket or "")
    return (name, ticket or "") if name else house().joining.draw_name()


def _join(form: forms.SignUp) -> str:
    rates.count("sign-up")
    asked = SignUp(
        adult=form.adult.data == "yes",
        name_ticket=form.ticket.data,
        chosen_name=form.chosen_name.data,
        pronouns=form.pronouns.data,
        password=form.password.data,
        time_zone=form.time_zone.data,
    )
    joined = house().joining.sign_up(asked)
    shared = form.device.data == "shared"
    entered = house().entering.open_login_for(joined.person_id, shared_device=shared, device=device_word())
    login.start(entered.token, keep=not shared)
    return render_template(
        "account/codes.html", sign_in_name=joined.sign_in_name, codes=joined.recovery_codes, onward="/link/on"
    )
