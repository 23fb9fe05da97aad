"""The forms that therapists fill in."""

from flask_babel import lazy_gettext as _
from wtforms import BooleanField, HiddenField, RadioField, SelectChoice
from wtforms.validators import InputRequired

from couples.web import forms

TICK = _("Please tick this if you agree.")


class TherapistSignUp(forms.Form):
    """What a therapist's account needs; a licence is neither asked for nor checked."""

    ticket = HiddenField()
    suggestion = HiddenField()
    time_zone = HiddenField()
    invitation = forms.a_line(_("Invitation code"), needed=False, longest=100)
    chosen_name = forms.a_line(_("Name"), longest=40)
    pronouns = forms.a_line(_("Your pronouns"), needed=False, longest=40)
    practice = forms.a_line(_("A line about your practice"), needed=False, longest=120)
    password = forms.a_password(_("Your password"))
    terms = BooleanField(_("I have read this and will keep to it"), [InputRequired(TICK)])


class Proof(forms.Form):
    """The digits on the phone, or a printed code in their place."""

    ticket = HiddenField()
    carried = HiddenField()
    digits = forms.a_line(_("The six digits"))


class Invite(forms.Form):
    """What both of the couple read in writing before they say yes."""

    policy = RadioField(
        _("How you handle what one of them tells you alone"),
        choices=[
            SelectChoice("no-secrets", _("No secrets: whatever one tells me, I may bring to both.")),
            SelectChoice("limited", _("Limited: some things may stay between me and one of them. I say which before.")),
        ],
        validators=[InputRequired(forms.PICK)],
    )


class TheirCode(forms.Form):
    """The code that a therapist gave to both."""

    code = forms.a_line(_("The therapist’s code"), longest=40)


class Accept(forms.Form):
    """One's own yes to the therapist of this page."""

    ticket = HiddenField()


class Practice(forms.Form):
    """The line that couples read under a therapist's name."""

    practice = forms.a_line(_("A line about your practice"), needed=False, longest=120)
