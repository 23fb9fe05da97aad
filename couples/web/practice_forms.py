"""What a therapist fills in to propose practice, and what one of the two writes beside their answer."""

from typing import Any

from flask_babel import lazy_gettext as _
from wtforms import BooleanField, RadioField, SelectChoice, SelectField, StringField, TextAreaField
from wtforms.validators import DataRequired, InputRequired, Length, ValidationError

from couples.domain.assignment import MOST_DAYS, REASON_LENGTH, WORDS_LENGTH, Order, Plan, Thing
from couples.domain.programme import NAME_LENGTH
from couples.web import forms
from couples.web.sieve import DEEP

DAYS = _("Please write a number of days, from 1 to 90.")


class Days(StringField):  # type: ignore[misc]  # WTForms ships no types
    """A number of days; empty is none."""

    @property
    def number(self) -> int:
        return int(str(self.data or "").strip() or 0)

    def pre_validate(self, form: forms.Form) -> None:  # noqa: ARG002 -- as asked
        """Digits, and no more of them than there are days."""
        typed = str(self.data or "").strip()
        if typed and not (typed.isascii() and typed.isdecimal() and len(typed) <= 2 and 1 <= int(typed) <= MOST_DAYS):  # noqa: PLR2004 -- two digits
            raise ValidationError(DAYS)


def _waits_for_something(form: "PlanForm", field: Days) -> None:
    if form.order.data == Order.LATER and not field.errors and not field.number:
        raise ValidationError(DAYS)


class PlanForm(forms.Form):
    """One thing to propose. What the library leaves no choice in is not asked."""

    reason = TextAreaField(
        _("Why this, in your own words"),
        [DataRequired(forms.NEEDED), Length(max=REASON_LENGTH, message=forms.TOO_LONG)],
    )
    length = RadioField(_("How long"), coerce=int, validators=[InputRequired(forms.PICK)])
    depth = RadioField(_("How deep"), coerce=int, validators=[InputRequired(forms.PICK)])
    most_length = SelectField(_("No longer than"), coerce=int)
    most_depth = SelectField(_("No deeper than"), coerce=int)
    window = Days(_("Days that it stays open"))
    order = RadioField(
        _("When it opens"),
        choices=[
            SelectChoice(Order.FREE.value, _("At once")),
            SelectChoice(Order.AFTER.value, _("When the one before it is behind them")),
            SelectChoice(Order.LATER.value, _("Some days after the one before it opened")),
        ],
        validators=[InputRequired(forms.PICK)],
    )
    delay = Days(_("After how many days"), [_waits_for_something])

    def offer(self, thing: Thing, depths: dict[int, Any]) -> "PlanForm":
        """The lengths and depths that this thing has; ``depths`` says each in words."""
        minutes = [(each, _("%(n)s minutes", n=each)) for each in thing.lengths]
        deep = [(each, depths.get(each) or DEEP[each]) for each in thing.depths]
        for name, rows in (("length", minutes), ("depth", deep)):
            if len(rows) == 1:
                del self[name], self[f"most_{name}"]
            else:
                self._fields[name].choices = [SelectChoice(*row) for row in rows]
                self._fields[f"most_{name}"].choices = [
                    SelectChoice(0, _("No limit of mine")),
                    *(SelectChoice(*row) for row in rows),
                ]
        return self

    def plan(self, thing: Thing) -> Plan:
        """What was filled in."""
        chosen = {name: field.data for name, field in self._fields.items()}
        return Plan(
            door=thing.door,
            reason=chosen["reason"],
            length=chosen.get("length", thing.lengths[0]),
            depth=chosen.get("depth", thing.depths[0]),
            most_length=chosen.get("most_length", 0),
            most_depth=chosen.get("most_depth", 0),
            window=self.window.number,
            order=Order(chosen["order"]),
            delay=self.delay.number,
        )


def filled(plan: Plan) -> dict[str, Any]:
    """A plan as it stands in its form."""
    return {
        "reason": plan.reason,
        "length": plan.length,
        "depth": plan.depth,
        "most_length": plan.most_length,
        "most_depth": plan.most_depth,
        "window": str(plan.window or ""),
        "order": plan.order.value,
        "delay": str(plan.delay or ""),
    }


class Words(forms.Form):
    """Own words beside one's answer."""

    words = TextAreaField(_("In your own words"), [Length(max=WORDS_LENGTH, message=forms.TOO_LONG)])


class NameForm(forms.Form):
    """What a programme is called."""

    name = forms.a_line(_("Name"), longest=NAME_LENGTH)


class ProgrammeForm(NameForm):
    """And whether it may hold more than three."""

    long = BooleanField(_("I want more than three things in it"))
