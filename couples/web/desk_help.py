"""Where else a therapist's couples can turn, and what to do when it cannot wait: the therapist's own page for it."""

from collections.abc import Callable

from flask import Blueprint, redirect, render_template
from flask_babel import lazy_gettext as _
from werkzeug.wrappers import Response
from wtforms import TextAreaField
from wtforms.validators import Length

from couples.domain.refusal import Reason, Refused
from couples.domain.signpost import EMERGENCY_LENGTH, LINE_LENGTH, NAME_LENGTH, Signpost
from couples.web import login, once, recall
from couples.web.forms import TOO_LONG, Form, a_line, answer
from couples.web.guard import for_therapists
from couples.web.house import house

place = Blueprint("desk_help", __name__)
HERE = "/desk/help"
PAGE, EMERGENCY, LINE = "desk/help.html", "desk/emergency.html", "desk/signpost.html"
Page = Response | str | tuple[str, int]


class Emergency(Form):
    """What couples do when it cannot wait."""

    emergency = TextAreaField(_("When it cannot wait"), validators=[Length(max=EMERGENCY_LENGTH, message=TOO_LONG)])


class LineForm(Form):
    """One line beside the host's."""

    name = a_line(_("Who or what it is"), longest=NAME_LENGTH)
    reach = a_line(_("How to reach them"), longest=LINE_LENGTH)
    when = a_line(_("When, and for whom"), needed=False, longest=LINE_LENGTH)


@place.get(HERE)
@for_therapists
def show() -> str:
    return render_template(PAGE, board=house().guided.signposting.board(login.person().id))


@place.route(f"{HERE}/emergency", methods=["GET", "POST"])
@for_therapists
def emergency() -> Page:
    me, putting = login.person().id, house().guided.signposting
    form = Emergency(emergency=putting.board(me).emergency)
    if not form.is_submitted():
        return render_template(EMERGENCY, form=form)

    def keep() -> Response:
        putting.say(me, form.emergency.data or "")
        return recall.tell("saved", HERE)

    return answer(form, EMERGENCY, keep)


@place.route(f"{HERE}/new", methods=["GET", "POST"])
@for_therapists
def add() -> Page:
    form = LineForm()
    return _line(form, lambda: once.name("signpost", form.name.data, form.reach.data), where=f"{HERE}/new")


@place.route(f"{HERE}/<signpost_id>", methods=["GET", "POST"])
@for_therapists
def change(signpost_id: str) -> Page:
    found = _mine(signpost_id)
    form = LineForm(name=found.name, reach=found.reach, when=found.when)
    return _line(form, lambda: signpost_id, where=f"{HERE}/{signpost_id}")


@place.post(f"{HERE}/<signpost_id>/delete")
@for_therapists
def delete(signpost_id: str) -> Response:
    house().guided.signposting.take_away(login.person().id, signpost_id)
    return redirect(HERE, 303)


def _line(form: LineForm, named: Callable[[], str], *, where: str) -> Page:
    if not form.is_submitted():
        return render_template(LINE, form=form, where=where)

    def keep() -> Response:
        post = Signpost(named(), form.name.data, form.reach.data, form.when.data)
        house().guided.signposting.put(login.person().id, post)
        return recall.tell("saved", HERE)

    return answer(form, LINE, keep, where=where)


def _mine(signpost_id: str) -> Signpost:
    board = house().guided.signposting.board(login.person().id)
    found = next((each for each in board.signposts if each.id == signpost_id), None)
    if found is None:
        raise Refused(Reason.NOT_FOUND)
    return found
