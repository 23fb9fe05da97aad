"""The forms of what lasts. A tap is enough everywhere; whatever is typed is kept when something does not fit."""

from flask_babel import lazy_gettext as _
from wtforms import RadioField, SelectChoice, SelectMultipleField, StringField, TextAreaField
from wtforms.validators import InputRequired, Length, Optional

from couples.domain import aftercare, goal, intake, keepsake, review, safety, weather
from couples.web.forms import NEEDED, PICK, TOO_LONG, Form
from couples.web.overtime_words import Words


def _up_to(longest: int) -> Length:
    return Length(max=longest, message=TOO_LONG)


class PlanForm(Form):
    """A plan for afterwards: chips of all sorts, and own words."""

    tap = SelectMultipleField(choices=[])
    text = TextAreaField(_("In your own words"), validators=[_up_to(aftercare.TEXT_LENGTH)])

    def offer(self, words: Words) -> "PlanForm":
        self.tap.choices = [
            SelectChoice(f"{kind['id']}/{chip['id']}", chip["label"])
            for kind in words["aftercare"]["kinds"]
            for chip in kind["chips"]
        ]
        return self


class KeptForm(Form):
    """One small thing: a chip, or own words."""

    tap = StringField()
    words = TextAreaField(_("In your own words"), validators=[_up_to(keepsake.WORDS_LENGTH)])


class GoalForm(Form):
    """One goal."""

    text = StringField(_("In your own words"), validators=[InputRequired(NEEDED), _up_to(goal.TEXT_LENGTH)])


class PartForm(Form):
    """One part of the beginning; nothing at all is fine."""

    text = TextAreaField(_("In your own words"), validators=[_up_to(intake.TEXT_LENGTH)])


class SpotForm(Form):
    """One thing on the map, and how it feels."""

    text = StringField(_("In your own words"), validators=[InputRequired(NEEDED), _up_to(safety.TEXT_LENGTH)])
    feels = RadioField(_("How does it feel?"), choices=[], validators=[InputRequired(PICK)])

    def offer(self, words: Words) -> "SpotForm":
        self.feels.choices = [SelectChoice(feel["id"], feel["label"]) for feel in words["map"]["feels"]]
        return self


class ChoiceForm(Form):
    """One choice of a review, and a line with it."""

    line = StringField(_("A line with it"), validators=[_up_to(review.LINE_LENGTH)])


class WeatherForm(Form):
    """How it is now: four lines, each a chip or own words, each skippable."""

    body = RadioField(choices=[], validators=[Optional()])
    mind = RadioField(choices=[], validators=[Optional()])
    us = RadioField(choices=[], validators=[Optional()])
    presence = RadioField(choices=[], validators=[Optional()])
    own_body = StringField(_("Body"), validators=[_up_to(weather.WORD_LENGTH)])
    own_mind = StringField(_("Mind"), validators=[_up_to(weather.WORD_LENGTH)])
    own_us = StringField(_("Us"), validators=[_up_to(weather.WORD_LENGTH)])

    def offer(self, words: Words) -> "WeatherForm":
        for line in weather.LINES:
            field = self._fields[line]
            field.choices = [SelectChoice(chip["id"], chip["label"]) for chip in words["weather"][line]["chips"]]
            field.label.text = words["weather"][line]["label"]
        return self

    @property
    def said(self) -> dict[str, str]:
        """Own words come before a chip."""
        own = {line: (self._fields[f"own_{line}"].data or "").strip() for line in ("body", "mind", "us")}
        return {line: own.get(line) or self._fields[line].data or "" for line in weather.LINES}
