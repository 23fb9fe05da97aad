"""A therapist's own exercises on their desk: begun, written step by step, seen on both phones, finished, taken along.

What is for one alone lives at the same addresses, with questions in place of steps. Nothing here names a couple, and
no address says what somebody writes (R8).
"""

from typing import Any

from flask import Blueprint, Response, redirect, render_template, request
from flask_babel import gettext as _
from flask_babel import lazy_gettext
from werkzeug.wrappers import Response as Answer
from wtforms import RadioField, SelectChoice, TextAreaField
from wtforms.validators import InputRequired

from couples.domain.own_exercise import Own, company_of, ref, steps_of, with_steps_of
from couples.domain.refusal import Reason, Refused
from couples.domain.sieve import Company
from couples.domain.steps import STEP_TYPES
from couples.services.authoring import Authoring, title_of
from couples.web import forms, language, login, once, own_about, own_alone, own_words
from couples.web.forms import answer
from couples.web.guard import for_therapists
from couples.web.house import house
from couples.web.own_checked import in_form, of_exercise, of_step
from couples.web.own_fields import Group
from couples.web.refusals import UNFIT

place = Blueprint("own", __name__)
ALL, ONE, ABOUT, IN = "own/all.html", "own/one.html", "own/about.html", "own/bring_in.html"
PAGE = 50
NAMES = {Company.TOGETHER: "exercise.toml", Company.ALONE: "practice.toml"}  # of a file to take along
ROOM_FOR_BOTH = 300_000  # bytes: a file beside the text that is there already
TOO_LARGE = 60_000  # letters that a form takes; the check has its own, lower limit
Page = Answer | str | tuple[str, int]


class NewForm(forms.Form):
    """What a new one is called, and what it is written in."""

    title = forms.a_line(lazy_gettext("What it is called"), longest=200)
    company = RadioField(
        lazy_gettext("Who it is for"),
        choices=[
            SelectChoice(Company.TOGETHER.value, lazy_gettext("The two together, step by step, in their room")),
            SelectChoice(Company.ALONE.value, lazy_gettext("Each alone, a few questions on their own phone")),
        ],
        default=Company.TOGETHER.value,
    )
    written = RadioField(
        lazy_gettext("I write it in"),
        choices=[SelectChoice(value, words) for value, words in own_about.LANGUAGES],
        validators=[InputRequired(forms.PICK)],
    )


class InForm(forms.Form):
    """A file, or its text."""

    text = TextAreaField(lazy_gettext("The text of the file"))


@place.route("/desk/own", methods=["GET", "POST"])
@for_therapists
def show() -> Page:
    mine, after = house().authoring.all(login.person().id), request.args.get("after", "")
    start = int(after) if after.isdecimal() and len(after) <= len(str(len(mine))) else 0
    form = NewForm()
    about: dict[str, Any] = {
        "rows": [(own, company_of(own.draft) is Company.ALONE) for own in mine[start : start + PAGE]],
        "onward": start + PAGE if start + PAGE < len(mine) else 0,
        "title_of": title_of,
    }
    if not form.is_submitted():
        return render_template(ALL, form=form, **about)

    def make() -> Answer:
        made = once.name("own", form.title.data, form.written.data, form.company.data)
        languages, company = own_words.written_in(form.written.data), Company(form.company.data)
        house().authoring.make(login.person().id, made, form.title.data, languages, company)
        return _to(made)

    return answer(form, ALL, make, **about)


@place.route("/desk/own/bring-in", methods=["GET", "POST"])
@for_therapists
def bring_in() -> Page:
    request.max_content_length = ROOM_FOR_BOTH
    form = InForm()
    if not form.is_submitted():
        return render_template(IN, form=form, mistakes=[])
    sent = request.files.get("file")
    if sent and sent.filename:
        form.text.data = sent.stream.read(TOO_LARGE).decode("utf-8", "replace")
    text = (form.text.data or "")[:TOO_LARGE]
    if not form.validate():
        return render_template(IN, form=form, mistakes=[]), UNFIT
    if not text.strip():
        form.trouble = lazy_gettext("Paste an exercise or choose a file.")
        return render_template(IN, form=form, mistakes=[]), UNFIT
    made = once.name("in", text)
    try:
        mistakes = house().authoring.bring_in(login.person().id, made, text)
    except Refused as refused:
        code = form.refuse(refused)
        return render_template(IN, form=form, mistakes=[]), code
    return (render_template(IN, form=form, mistakes=mistakes), UNFIT) if mistakes else _to(made)


@place.get("/desk/own/<own_id>")
@for_therapists
def one(own_id: str) -> Page:
    return render_template(ONE, **_about(_mine(own_id)))


@place.route("/desk/own/<own_id>/about", methods=["GET", "POST"])
@for_therapists
def about(own_id: str) -> Page:
    own, authoring = _mine(own_id), house().authoring
    groups = _groups(own.draft)
    if request.method == "POST":
        after = _filled_in(authoring, own.draft, groups)
        authoring.change(login.person().id, own_id, lambda now: with_steps_of(after, now))
        return redirect(f"/desk/own/{own_id}", 303)
    left = of_exercise(in_form(authoring.complaints(own.draft), own.draft), groups) if steps_of(own.draft) else []
    alone = authoring.pages(own.draft, language.chosen()) if company_of(own.draft) is Company.ALONE else None
    return render_template(ABOUT, own=own, title=title_of(own.draft), groups=groups, left=left, alone=alone)


def _groups(draft: dict[str, Any]) -> list[Group]:
    if company_of(draft) is Company.ALONE:
        return own_alone.about_groups(draft)
    return own_about.about_groups(draft, *own_choices(draft))


def _filled_in(authoring: Authoring, draft: dict[str, Any], groups: list[Group]) -> dict[str, Any]:
    if company_of(draft) is Company.ALONE:
        return own_alone.about_from(request.form, draft, groups)
    after = own_about.about_from(request.form, draft, groups)
    return after | {"options": _taken_over(authoring, draft, "options", request.form.getlist("options"))}


@place.get("/desk/own/<own_id>/file/<int:version>")
@for_therapists
def file(own_id: str, version: int) -> Response:
    """The draft (0) or one version of it, to take along."""
    own = _mine(own_id)
    made = {each.id: each.draft for each in house().authoring.versions(login.person().id, own_id)}
    draft = own.draft if version == 0 else made.get(ref(own_id, version))
    if draft is None:
        raise Refused(Reason.NOT_FOUND)
    text = house().authoring.as_file(draft, version or own.version + own.changed)
    headers = {"Content-Disposition": f'attachment; filename="{NAMES[company_of(draft)]}"'}
    return Response(text, mimetype="text/plain", headers=headers)


@place.post("/desk/own/<own_id>/finish")
@for_therapists
def finish(own_id: str) -> Page:
    try:
        house().authoring.finish(login.person().id, own_id)
    except Refused as refused:
        form = forms.Press(formdata=None)
        code = form.refuse(refused)
        return render_template(ONE, form=form, **_about(_mine(own_id))), code
    return _to(own_id)


@place.post("/desk/own/<own_id>/retire")
@for_therapists
def retire(own_id: str) -> Answer:
    house().authoring.retire(login.person().id, own_id)
    return _to(own_id)


@place.post("/desk/own/<own_id>/bring-back")
@for_therapists
def bring_back(own_id: str) -> Answer:
    house().authoring.bring_back(login.person().id, own_id)
    return _to(own_id)


@place.post("/desk/own/<own_id>/duplicate")
@for_therapists
def duplicate(own_id: str) -> Answer:
    made = once.name("copy", own_id)
    house().authoring.duplicate(login.person().id, own_id, made)
    return _to(made)


@place.post("/desk/own/<own_id>/delete")
@for_therapists
def delete(own_id: str) -> Answer:
    house().authoring.delete(login.person().id, own_id)
    return redirect("/desk/own", 303)


def own_choices(draft: dict[str, Any]) -> tuple[list[tuple[str, Any]], list[tuple[str, Any]]]:
    """What of the library's can be ticked: breaths, and things for one alone."""
    lang = own_about.languages_of(draft)[0]
    breaths = [(each["id"], each["name"]) for each in house().authoring.offers(lang)["options"]]
    alone = [(item.door, item.title) for item in house().sifting.alone(lang)]
    return breaths, [("", _("Nothing")), *alone]


def _taken_over(authoring: Authoring, draft: dict[str, Any], which: str, ids: list[str]) -> list[dict[str, Any]]:
    """What was in the draft under these names stays as it is; the rest is the library's."""
    there = {each["id"]: each for each in draft.get(which, []) if isinstance(each, dict) and "id" in each}
    new = authoring.taken_over(which, [name for name in ids if name not in there])
    return [there[name] for name in ids if name in there] + new


def with_dials(authoring: Authoring, draft: dict[str, Any], ids: list[str]) -> dict[str, Any]:
    """Dials that a step names stand in the exercise."""
    wanted = [
        *own_about.ids_of(draft, "dials"),
        *(name for name in ids if name not in own_about.ids_of(draft, "dials")),
    ]
    return {**draft, "dials": _taken_over(authoring, draft, "dials", wanted)} if wanted else draft


def _about(own: Own) -> dict[str, Any]:
    found = house().authoring.complaints(own.draft)
    return {
        "own": own,
        "alone": company_of(own.draft) is Company.ALONE,
        "title": title_of(own.draft),
        "steps": [(step, _heading(step), of_step(found, n)) for n, step in enumerate(steps_of(own.draft))],
        "whole": of_exercise(found, _groups(own.draft), named=True),
        "kinds": list(STEP_TYPES),
        "versions": house().authoring.versions(login.person().id, own.id),
    }


def _heading(step: dict[str, Any]) -> str:
    said = step.get("heading") or step.get("ask")
    return next((text for text in said.values() if isinstance(text, str)), "") if isinstance(said, dict) else ""


def _mine(own_id: str) -> Own:
    return house().authoring.one(login.person().id, own_id)


def _to(own_id: str) -> Answer:
    return redirect(f"/desk/own/{own_id}", 303)
