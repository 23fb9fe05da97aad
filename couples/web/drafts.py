"""What someone prepares, in text or voice; theirs alone until they bring it into a session themselves."""

from io import BytesIO

from flask import Blueprint, jsonify, redirect, render_template, request, send_file
from flask_babel import lazy_gettext as _
from flask_babel.speaklater import LazyString
from werkzeug.exceptions import RequestEntityTooLarge
from werkzeug.wrappers import Response
from wtforms import TextAreaField
from wtforms.validators import Length

from couples.domain.draft import LARGEST_RECORDING, LONGEST_RECORDING, TEXT_LENGTH
from couples.domain.refusal import Reason, Refused
from couples.web import login, once, recall, refusals
from couples.web.forms import TOO_LONG, Form
from couples.web.forms import answer as answered
from couples.web.house import house

place = Blueprint("drafts", __name__)
ROOM_FOR_MORE = 1_000_000  # bytes: what is a little too long is told so in words


def make_room() -> None:
    """A voice is larger than any form: said before anything looks at what comes, or a minute of it is turned away."""
    if request.endpoint == "drafts.record":
        request.max_content_length = LARGEST_RECORDING + ROOM_FOR_MORE


class DraftForm(Form):
    """The text of a draft."""

    text = TextAreaField(_("What you would like to say"), validators=[Length(max=TEXT_LENGTH, message=TOO_LONG)])


@place.get("/drafts")
def show_all() -> str:
    drafts = house().drafting.all(login.person().id)
    return render_template(
        "drafts/drafts.html", drafts=drafts, form=DraftForm(formdata=None), longest=LONGEST_RECORDING
    )


@place.post("/drafts")
def add() -> Response | str | tuple[str, int]:
    form = DraftForm()

    def do() -> Response:
        text = form.text.data or ""
        return redirect(f"/drafts/{house().drafting.add(login.person().id, text, once.name('draft', text))}", 303)

    drafts = house().drafting.all(login.person().id)
    return answered(form, "drafts/drafts.html", do, drafts=drafts, longest=LONGEST_RECORDING)


@place.get("/drafts/<draft_id>")
def one(draft_id: str) -> str:
    draft = house().drafting.one(login.person().id, draft_id)
    form = DraftForm(formdata=None, data={"text": draft.text})
    return render_template("drafts/draft.html", draft=draft, form=form, longest=LONGEST_RECORDING)


@place.post("/drafts/<draft_id>")
def write(draft_id: str) -> Response | str | tuple[str, int]:
    form = DraftForm()
    draft = house().drafting.one(login.person().id, draft_id)

    def do() -> Response:
        seen = request.form.get("seen", "")
        house().drafting.write(login.person().id, draft_id, form.text.data or "", seen)
        return recall.tell("written", f"/drafts/{draft_id}")

    return answered(form, "drafts/draft.html", do, draft=draft, longest=LONGEST_RECORDING)


@place.post("/drafts/<draft_id>/delete")
def delete(draft_id: str) -> Response | str:
    """What is written can be brought back for a while; a voice cannot, so it is asked about before."""
    draft = house().drafting.one(login.person().id, draft_id)
    if draft.recordings and "sure" not in request.form:
        return _ask(f"/drafts/{draft_id}/delete", draft_id, _("Delete all of it?"))
    was = house().drafting.delete(login.person().id, draft_id)
    if was.recordings:
        return recall.tell("gone-for-good", "/drafts")
    return recall.keep("gone", was, back_to=f"/drafts/{draft_id}", to="/drafts")


@place.post("/drafts/voice")
@place.post("/drafts/<draft_id>/voice")
def record(draft_id: str = "") -> tuple[Response, int]:
    """A recording as its bytes. Answers where it can be heard, or why not, as JSON.

    ``seconds`` in the address counts only where the sound does not tell itself how long it is.
    """
    try:
        sound = request.get_data(cache=False)
        kind = (request.mimetype or "").lower()
        seconds = request.args.get("seconds", 0, type=int)
        where = house().drafting.record(login.person().id, draft_id, kind, seconds, sound)
    except RequestEntityTooLarge:
        return _refused(Reason.TOO_LONG)
    except Refused as refused:
        return _refused(refused.reason)
    return jsonify(to=f"/drafts/{where}"), 201


@place.get("/drafts/<draft_id>/voice/<recording_id>")
def listen(draft_id: str, recording_id: str) -> Response:
    kind, sound = house().drafting.sound(login.person().id, draft_id, recording_id)
    return send_file(BytesIO(sound), mimetype=kind)


@place.post("/drafts/<draft_id>/voice/<recording_id>/delete")
def unrecord(draft_id: str, recording_id: str) -> Response | str:
    if "sure" not in request.form:
        house().drafting.sound(login.person().id, draft_id, recording_id)
        return _ask(f"/drafts/{draft_id}/voice/{recording_id}/delete", draft_id, _("Delete this recording?"))
    house().drafting.unrecord(login.person().id, draft_id, recording_id)
    left = {draft.id for draft in house().drafting.all(login.person().id)}
    return recall.tell("gone-for-good", f"/drafts/{draft_id}" if draft_id in left else "/drafts")


def _ask(path: str, draft_id: str, question: LazyString) -> str:
    return render_template("drafts/delete.html", path=path, draft_id=draft_id, question=question)


def _refused(reason: Reason) -> tuple[Response, int]:
    return jsonify(trouble=refusals.words(reason)), refusals.status(reason)
