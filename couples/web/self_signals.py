"""One's own signals of the body: what it tends to say, what that means, what helps. Grown by choice alone."""

from flask import Blueprint, render_template
from flask_babel import lazy_gettext as _
from werkzeug.wrappers import Response
from wtforms import StringField
from wtforms.validators import Length

from couples.domain.practice import LONGEST_LINE, Gives
from couples.web import login, recall, self_words
from couples.web.forms import TOO_LONG, Form
from couples.web.forms import answer as answered
from couples.web.house import house

place = Blueprint("self_signals", __name__)


def _line(label: str) -> StringField:
    return StringField(label, validators=[Length(max=LONGEST_LINE, message=TOO_LONG)])


class SignalForm(Form):
    """One signal; only the first line is needed."""

    body = _line(_("When my body does this"))
    means = _line(_("It tends to mean"))
    helps = _line(_("What helps then"))

    @property
    def lines(self) -> tuple[str, str, str]:
        return self.body.data or "", self.means.data or "", self.helps.data or ""


@place.get("/self/signals")
def show() -> str:
    signals = house().noticing.all(login.person().id)
    return render_template("self/signals.html", signals=signals, form=SignalForm(formdata=None))


@place.post("/self/signals")
def keep() -> Response | str | tuple[str, int]:
    form = SignalForm()

    def do() -> Response:
        house().noticing.keep(login.person().id, *form.lines)
        return recall.tell("kept-alone", "/self/signals")

    return answered(form, "self/signals.html", do, signals=house().noticing.all(login.person().id))


@place.get("/self/<entry_id>/signal")
def grown(entry_id: str) -> str:
    """The form filled in from what was said to one's body, to change or to leave."""
    entry = house().practising.one(login.person().id, entry_id)
    lines = self_words.said(self_words.practice(self_words.ref_of(entry)), entry)
    filled = {
        field: " · ".join(line.line for line in self_words.given(lines, gives))[:LONGEST_LINE]
        for field, gives in (("body", Gives.BODY), ("means", Gives.MEANS), ("helps", Gives.HELPS))
    }
    return render_template("self/signal.html", form=SignalForm(formdata=None, data=filled), signal=None)


@place.get("/self/signals/<signal_id>")
def one(signal_id: str) -> str:
    signal = house().noticing.one(login.person().id, signal_id)
    filled = {"body": signal.body, "means": signal.means, "helps": signal.helps}
    return render_template("self/signal.html", form=SignalForm(formdata=None, data=filled), signal=signal)


@place.post("/self/signals/<signal_id>")
def change(signal_id: str) -> Response | str | tuple[str, int]:
    form = SignalForm()
    signal = house().noticing.one(login.person().id, signal_id)

    def do() -> Response:
        house().noticing.change(login.person().id, signal_id, *form.lines)
        return recall.tell("kept-alone", "/self/signals")

    return answered(form, "self/signal.html", do, signal=signal)


@place.post("/self/signals/<signal_id>/delete")
def delete(signal_id: str) -> Response:
    gone = house().noticing.delete(login.person().id, signal_id)
    return recall.keep("gone", gone, back_to=f"/self/signals/{signal_id}", to="/self/signals")
