"""Finding words inside the room: a sentence is tapped together and brought, kept as a draft only by choice (W4)."""

from flask import Blueprint, jsonify, render_template, request
from werkzeug.wrappers import Response

from couples.domain.refusal import Reason, Refused
from couples.services.presenting import Pick
from couples.web import language, login, once, refusals
from couples.web.card_words import code
from couples.web.house import house
from couples.web.words import found, questions_of

place = Blueprint("room_words", __name__)


@place.get("/s/<session_id>/words")
def ways(session_id: str) -> str:
    """All that can be said, for nobody else's eyes."""
    house().conducting.sit(login.person().id, login.this().id, session_id)
    all_ways = [
        (
            code("script", script.id, way.id) if way.id else code("script", script.id),
            way.title,
            way.line or script.about[0],
        )
        for script in house().reading.scripts(language.chosen())
        for way in script.ways
    ]
    return render_template("room/_scripts.html", ways=all_ways)


@place.get("/s/<session_id>/words/<ref>")
def one(session_id: str, ref: str) -> str:
    """One sentence to tap together."""
    house().conducting.sit(login.person().id, login.this().id, session_id)
    _, way = found(ref)
    if way is None:
        raise Refused(Reason.NOT_FOUND)
    return render_template("room/_sentence.html", ref=ref, way=way, questions=questions_of(way))


@place.get("/s/<session_id>/ideas")
def ideas(session_id: str) -> str:
    """What could be named in the step at hand: not what either shows a no to."""
    chair, scene = house().conducting.sit(login.person().id, login.this().id, session_id)
    exercise, step = scene["view"]["exercise"], scene["view"]["step"]
    left = house().shelving.ideas(chair.person_id, exercise["id"], step["index"]) if step else ()
    return render_template("room/_ideas.html", left=left)


@place.post("/s/<session_id>/words")
def lay_out(session_id: str) -> tuple[Response, int]:
    """Lays the sentence out, from a draft of its own if it is kept; the page then says ``Present`` with its name."""
    text, seat = request.form.get("text", ""), (login.person().id, login.this().id, session_id)
    try:
        item = _from_a_draft(seat, text) if "keep" in request.form else house().presenting.lay_words(*seat, text)
    except Refused as refused:
        return jsonify(reason=refused.reason), refusals.status(refused.reason)
    return jsonify(item=item), 201


def _from_a_draft(seat: tuple[str, str, str], text: str) -> str:
    person_id = seat[0]
    draft = house().drafting.one(person_id, house().drafting.add(person_id, text, once.name("draft", text)))
    return house().presenting.lay_out(*seat, draft.id, Pick(range(len(draft.parts)), draft.mark))
