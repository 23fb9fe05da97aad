"""A therapist takes along what they wrote here themselves, after their password. No couple is in it."""

import json
from dataclasses import asdict
from typing import Any

from flask import Blueprint, Response, render_template, request
from flask_babel import lazy_gettext as _
from werkzeug.wrappers import Response as Answer

from couples.domain.own_exercise import Own
from couples.domain.programme import Programme
from couples.web import forms, login, rates
from couples.web.guard import for_therapists
from couples.web.house import house

place = Blueprint("desk_export", __name__)
PAGE = "account/again.html"


@place.route("/desk/export", methods=["GET", "POST"])
@for_therapists
def export() -> Answer | str | tuple[str, int]:
    form = forms.WithPassword()
    about = {
        "person": login.person(),
        "heading": _("Take your own things along"),
        "sentence": _(
            "One file with your notes, your programmes and exercises, the lines you put up, and your profile. What"
            " couples share with you is theirs and not in it; what you wrote about them yourself is. Whoever finds the"
            " file can read it, and we keep no copy."
        ),
        "button": _("Get the file"),
        "back": "/desk",
    }
    if request.method == "GET":
        return render_template(PAGE, form=form, **about)
    return forms.answer(form, PAGE, lambda: _file(form), **about)


def _file(form: forms.WithPassword) -> Response:
    rates.count("password")
    me = login.person()
    house().entering.prove(me.id, form.password.data)
    mine = {
        "profile": {
            "sign_in_name": me.sign_in_name,
            "chosen_name": me.chosen_name,
            "pronouns": me.pronouns,
            "practice": house().enrolling.practice(me.id),
            "time_zone": me.time_zone,
        },
        "notes": house().guided.noting.of_therapist(me.id),
        "programmes": [_without_id(each) for each in house().composing.all(me.id)],
        "exercises": [_exercise(each) for each in house().authoring.all(me.id)],
        "help": asdict(house().guided.signposting.board(me.id)),
    }
    named = {"Content-Disposition": 'attachment; filename="mine.json"'}
    return Response(json.dumps(mine, ensure_ascii=False, indent=2), mimetype="application/json", headers=named)


def _exercise(own: Own) -> dict[str, Any]:
    """The draft, and each version that was finished, the newest first."""
    made = house().authoring.versions(login.person().id, own.id)
    return {"draft": own.draft, "versions": [each.draft for each in made], "retired": own.retired}


def _without_id(programme: Programme) -> dict[str, Any]:
    return {name: value for name, value in asdict(programme).items() if name != "id"}
