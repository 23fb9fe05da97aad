"""The forms people fill in. What was typed stays when something does not fit; passwords never come back."""

from collections.abc import Callable, Mapping
from typing import Any
from zoneinfo import available_timezones

from flask import render_template
from flask_babel import lazy_gettext as _
from flask_wtf import FlaskForm
from werkzeug.wrappers import Response
from wtforms import (
    BooleanField,
    Field,
    HiddenField,
    PasswordField,
    RadioField,
    SelectChoice,
    SelectField,
    StringField,
    TextAreaField,
)
from wtforms.fields.core import UnboundField
from wtforms.validators import AnyOf, DataRequired, InputRequired, Length, ValidationError

from couples.domain.people import tidy_text
from couples.domain.refusal import Reason, Refused
from couples.web.refusals import UNFIT, WORDS, status, words

SHORT = 64
LONG = 512  # passwords may be long; the hasher gets no more than this
NEEDED = _("Please fill this in.")
PICK = _("Please pick one of these.")
TOO_LONG = _("That is longer than we can keep. Please make it a little shorter.")


class Form(FlaskForm):  # type: ignore[misc]  # Flask-WTF ships no types
    """A form with a place for a sentence that belongs to no single field."""

    trouble: str = ""
    overtaken = False  # it was changed on another page meanwhile: what stands now is shown beside what was typed

    class Meta(FlaskForm.Meta):  # type: ignore[misc]  # Flask-WTF ships no types
        """What people write is tidied before it is counted, so that every limit counts what they see."""

        def bind_field(self, form: "Form", unbound_field: UnboundField, options: dict[str, Any]) -> Field:
            """A field of the form; those for words come with the tidying."""
            if unbound_field.field_class in (StringField, TextAreaField):
                filters = [*unbound_field.kwargs.get("filters", ()), _tidied]
                return unbound_field.bind(form=form, filters=filters, **options)
            return unbound_field.bind(form=form, **options)

    def refuse(self, refused: Refused) -> int:
        """Puts the refusal's words beside the field that it names, or above the form; gives the status."""
        self.overtaken = refused.reason is Reason.OVERTAKEN
        field = self._fields.get(refused.field)
        if field is None or isinstance(field, HiddenField):
            self.trouble = words(refused.reason)
        else:
            field.errors = [*field.errors, words(refused.reason)]
        return status(refused.reason)


def _tidied(typed: object) -> str:
    """What did not come at all is an empty text."""
    return tidy_text(typed) if isinstance(typed, str) else ""


Judge = Callable[["Form", Field], None]  # the form and one of its fields; raises Refused


def answer(
    form: Form,
    template: str,
    do: Callable[[], Response | str],
    also: Mapping[str, Judge] | None = None,
    **more: object,
) -> Response | str | tuple[str, int]:
    """Does what the form asks for, or shows it again with words beside all that did not fit, ``also`` by its judges."""
    if not form.validate({name: [_saying(judge)] for name, judge in (also or {}).items()}):
        form.trouble = _unseen_trouble(form)
        return render_template(template, form=form, **more), UNFIT
    return attempt(form, template, do, **more)


def _saying(judge: Judge) -> Judge:
    """A judge's refusal in words, where the form's own complaints stand."""

    def look(form: Form, field: Field) -> None:
        try:
            judge(form, field)
        except Refused as refused:
            raise ValidationError(words(refused.reason)) from refused

    return look


def _unseen_trouble(form: Form) -> str:
    """What did not fit in a field that has no place of its own on the page."""
    hidden = (field for field in form if isinstance(field, HiddenField))
    return " ".join(str(sentence) for field in hidden for sentence in field.errors)


def attempt(
    form: Form, template: str, do: Callable[[], Response | str], **more: object
) -> Response | str | tuple[str, int]:
    """Does it, or shows the form with the words of the refusal."""
    try:
        return do()
    except Refused as refused:
        code = form.refuse(refused)
        return render_template(template, form=form, **more), code


def a_line(label: str, *more: object, needed: bool = True, longest: int = SHORT) -> StringField:
    asked = [DataRequired(NEEDED)] if needed else []
    return StringField(label, [*asked, Length(max=longest, message=TOO_LONG), *more])


def a_password(label: str) -> PasswordField:
    return PasswordField(label, [InputRequired(NEEDED), Length(max=LONG, message=TOO_LONG)])


def _device() -> RadioField:
    return RadioField(
        _("Do you share this device with anyone?"),
        choices=[SelectChoice("own", _("No, only I use it")), SelectChoice("shared", _("Yes, others use it too"))],
        validators=[InputRequired(PICK)],
    )


class SignUp(Form):
    """Everything an account needs; no e-mail address, no phone number, no last name."""

    adult = HiddenField(validators=[AnyOf(["yes"], WORDS[Reason.NOT_ADULT])])
    ticket = HiddenField()
    suggestion = HiddenField()
    time_zone = HiddenField()
    chosen_name = a_line(_("Name"), longest=40)
    pronouns = a_line(_("Your pronouns"), needed=False, longest=40)
    device = _device()
    password = a_password(_("Your password"))


class SignIn(Form):
    """Name and password, and whether others use this device."""

    sign_in_name = a_line(_("Sign-in name"))
    password = a_password(_("Password"))
    device = _device()
    next = HiddenField()
    carried = HiddenField()


class Recover(Form):
    """A printed code in place of a lost password."""

    sign_in_name = a_line(_("Sign-in name"))
    code = a_line(_("One of your recovery codes"))
    new_password = a_password(_("A new password"))
    device = _device()


class Names(Form):
    """How somebody wants to be called."""

    chosen_name = a_line(_("Name"), longest=40)
    pronouns = a_line(_("Your pronouns"), needed=False, longest=40)


class ChangePassword(Form):
    """The old one, and a new one."""

    password = a_password(_("Your password now"))
    new_password = a_password(_("Your new password"))


class WithPassword(Form):
    """Something that asks for the password once more."""

    password = a_password(_("Your password"))


class WithBoth(WithPassword):
    """Something that asks a therapist for password and phone once more."""

    digits = a_line(_("The six digits"))


class EnterCode(Form):
    """The code that the partner's screen shows."""

    code = a_line(_("Your partner’s code"), longest=40)


class OpenCode(Form):
    """A code opened before signing in; it may be left empty."""

    code = a_line(_("Your partner’s code"), needed=False, longest=40)


class LookForm(Form):
    """Theme and low stimulation."""

    theme = RadioField(
        _("Theme"),
        choices=[
            SelectChoice("auto", _("Like my device")),
            SelectChoice("light", _("Light")),
            SelectChoice("dark", _("Dark")),
            SelectChoice("dim", _("Dim")),
        ],
        validators=[InputRequired(PICK)],
    )
    calm = BooleanField(_("Low stimulation"))
    next = HiddenField()


class ZoneForm(Form):
    """Where the person's clock is."""

    time_zone = SelectField(
        _("Time zone"),
        choices=[SelectChoice(zone) for zone in sorted(available_timezones())],
        validators=[InputRequired(PICK)],
    )


class Press(Form):
    """A button with nothing to fill in."""
