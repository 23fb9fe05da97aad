"""One's own account: devices, password, recovery codes, screen, clock, and leaving for good."""

from collections.abc import Callable
from typing import TypeVar

from flask import Blueprint, render_template, request
from flask_babel import lazy_gettext as _
from flask_babel.speaklater import LazyString
from werkzeug.wrappers import Response

from couples.domain.people import Role
from couples.web import device, forms, login, rates, recall
from couples.web.guard import for_everyone
from couples.web.house import house

place = Blueprint("account", __name__)
Page = Response | str | tuple[str, int]
Asked = TypeVar("Asked", bound=forms.WithPassword)


@place.get("/account")
@for_everyone
def show() -> str:
    person, this = login.person(), login.this()
    partner = house().introducing.partner_of(person.id)
    return render_template(
        "account/account.html",
        person=person,
        this=this,
        partner_name=partner.chosen_name if partner else "",
        devices=house().entering.logins_of(person.id),
        device_words=device.WORDS,
        codes_left=house().entering.recovery_codes_left(person.id),
        looks=forms.LookForm(formdata=None, theme=person.theme, calm=person.calm),
        zones=forms.ZoneForm(formdata=None, time_zone=person.time_zone),
    )


@place.post("/account/devices/<login_id>/end")
@for_everyone
def end_device(login_id: str) -> Response:
    house().entering.end_login(login.person().id, login_id)
    return recall.tell("ended", "/account")


@place.post("/account/zone")
@for_everyone
def change_zone() -> Response:
    form = forms.ZoneForm()
    if form.validate():
        house().introducing.change_time_zone(login.person().id, form.time_zone.data)
    return recall.tell("saved", "/account")


@place.route("/account/names", methods=["GET", "POST"])
@for_everyone
def names() -> Page:
    person = login.person()
    form = forms.Names(chosen_name=person.chosen_name, pronouns=person.pronouns)
    if request.method == "GET":
        return render_template("account/names.html", form=form)
    return forms.answer(form, "account/names.html", lambda: _rename(form))


@place.route("/account/password", methods=["GET", "POST"])
@for_everyone
def password() -> Page:
    form = forms.ChangePassword()
    if request.method == "GET":
        return render_template("account/password.html", form=form, person=login.person())
    return forms.answer(form, "account/password.html", lambda: _change_password(form), person=login.person())


@place.route("/account/codes", methods=["GET", "POST"])
@for_everyone
def codes() -> Page:
    return _again(
        _new_codes,
        forms.WithBoth() if login.person().role is Role.THERAPIST else forms.WithPassword(),
        heading=_("New recovery codes"),
        sentence=_("You get eight new ones. All the old ones stop working."),
        button=_("Make new codes"),
    )


@place.route("/account/leave", methods=["GET", "POST"])
@for_everyone
def leave() -> Page:
    return _again(
        _leave,
        forms.WithPassword(),
        heading=_("Leave and delete your account"),
        sentence=_(
            "Everything you wrote is deleted and cannot come back, and a link with a partner ends. You can come back"
            " any time with a new account."
        ),
        button=_("Delete my account"),
    )


def _again(do: Callable[[Asked], Response | str], form: Asked, **words: LazyString) -> Page:
    """A page that asks for the password once more before it does something."""
    more = {"person": login.person(), **words}
    if request.method == "GET":
        return render_template("account/again.html", form=form, **more)
    return forms.answer(form, "account/again.html", lambda: do(form), **more)


def _rename(form: forms.Names) -> Response:
    house().introducing.change_names(login.person().id, chosen_name=form.chosen_name.data, pronouns=form.pronouns.data)
    return recall.tell("saved", "/account")


def _change_password(form: forms.ChangePassword) -> Response:
    rates.count("password")
    this = login.this()
    entered = house().entering.change_password(
        this.person_id, this.id, old=form.password.data, new=form.new_password.data
    )
    login.start(entered.token, keep=not this.shared_device)
    return recall.tell("password", "/account", entered.login_id)


def _new_codes(form: forms.WithPassword) -> str:
    rates.count("password")
    person = login.person()
    if isinstance(form, forms.WithBoth):
        codes = house().enrolling.new_recovery_codes(person.id, form.password.data, form.digits.data)
    else:
        codes = house().entering.new_recovery_codes(person.id, form.password.data)
    return render_template("account/codes.html", sign_in_name=person.sign_in_name, codes=codes, onward="/account")


def _leave(form: forms.WithPassword) -> Response:
    rates.count("password")
    house().departing.leave_account(login.person().id, form.password.data)
    return recall.tell_signed_out("left", "/")
