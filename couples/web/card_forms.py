"""The forms of a card. Everything can be done by tapping; whatever is typed is kept when something does not fit."""

from flask import request
from flask_babel import lazy_gettext as _
from wtforms import RadioField, SelectChoice, SelectField, StringField, TextAreaField
from wtforms.validators import InputRequired, Length

from couples.domain.card import NOTE_LENGTH, TEXT_LENGTH, WORDS_LENGTH, Answer, Card
from couples.web.card_words import ANSWERS, KINDS
from couples.web.forms import NEEDED, PICK, TOO_LONG, Form

BETWEEN = "; "  # tapped conditions and typed ones stand in one line
REVIEWS = {"never": 0, "month": 1, "quarter": 3, "half": 6}
AS_IT_WAS = "as-it-was"


def _up_to(longest: int) -> Length:
    return Length(max=longest, message=TOO_LONG)


class CardForm(Form):
    """All that someone can say on one card."""

    answer = RadioField(
        _("Your answer"),
        choices=[SelectChoice(answer.value, label) for answer, label in ANSWERS.items()],
        validators=[InputRequired(PICK)],
    )
    words = StringField(_("In your own words"), validators=[_up_to(WORDS_LENGTH)])
    ask_again = StringField(_("Ask me again when…"), validators=[_up_to(WORDS_LENGTH)])
    note = TextAreaField(_("A note to yourself"), validators=[_up_to(NOTE_LENGTH)])
    review = SelectField(
        _("Look at this again"),
        choices=[
            SelectChoice(AS_IT_WAS, _("As it is")),
            SelectChoice("never", _("No date")),
            SelectChoice("month", _("In a month")),
            SelectChoice("quarter", _("In three months")),
            SelectChoice("half", _("In half a year")),
        ],
        default=AS_IT_WAS,
    )
    text = StringField(_("Say the card in your own words"), validators=[_up_to(TEXT_LENGTH)])

    @classmethod
    def of(cls, card: Card, ifs: tuple[str, ...]) -> "CardForm":
        """As it stands now, with nothing chosen that was not."""
        typed = [part for part in card.words.split(BETWEEN) if part not in ifs]
        said = card.answer.value if card.answer is not Answer.UNKNOWN else None
        kept = {"words": BETWEEN.join(typed), "ask_again": card.ask_again, "note": card.note, "text": card.text}
        return cls(formdata=None, data=kept | {"answer": said, "review": AS_IT_WAS})

    @property
    def said(self) -> Answer:
        return Answer(self.answer.data)

    @property
    def condition(self) -> str:
        """What was tapped, then what was typed."""
        return BETWEEN.join(part for part in (*request.form.getlist("tap"), (self.words.data or "").strip()) if part)


class OwnCard(Form):
    """A card that no deck has."""

    kind = RadioField(
        _("What is it?"),
        choices=[SelectChoice(kind.value, label) for kind, label in KINDS.items()],
        validators=[InputRequired(PICK)],
    )
    text = StringField(_("In your own words"), validators=[InputRequired(NEEDED), _up_to(TEXT_LENGTH)])
