"""A therapist's programmes: made, changed part by part, copied, retired. Nothing here names a couple."""

from collections.abc import Callable
from typing import Any

from flask import Blueprint, redirect, render_template, request
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from couples.domain import programme
from couples.domain.programme import Programme
from couples.domain.refusal import Reason, Refused
from couples.services.sifting import Item
from couples.web import login, once, practice_desk, practice_forms, practice_words, recall, unhurried
from couples.web.forms import answer
from couples.web.guard import for_therapists
from couples.web.house import house

place = Blueprint("programmes", __name__)
ALL, ONE, PLAN = "practice/programmes.html", "practice/programme.html", "practice/plan.html"
Page = Response | str | tuple[str, int]


@place.route("/desk/programmes", methods=["GET", "POST"])
@for_therapists
def show() -> Page:
    mine = house().composing.all(login.person().id)
    about: dict[str, Any] = {
        part: [each for each in mine if each.retired is (part == "retired")] for part in ("offered", "retired")
    }
    form = practice_forms.NameForm()
    if not form.is_submitted():
        return render_template(ALL, form=form, **about)

    def make() -> Response:
        made = once.name("programme", form.name.data)
        house().composing.make(login.person().id, made, form.name.data)
        return _to(made)

    return answer(form, ALL, make, **about)


@place.route("/desk/programmes/<programme_id>", methods=["GET", "POST"])
@for_therapists
def one(programme_id: str) -> Page:
    found = _mine(programme_id)
    form = practice_forms.ProgrammeForm(name=found.name, long=found.long)
    if not form.is_submitted():
        return render_template(ONE, form=form, **_about(found))
    return answer(form, ONE, lambda: _change(programme_id, lambda now: _called(now, form)), **_about(found))


@place.get("/desk/programmes/<programme_id>/choose")
@for_therapists
def choose(programme_id: str) -> Page:
    found = _mine(programme_id)
    try:
        programme.room_for_one(found)
    except Refused as refused:
        form = practice_forms.ProgrammeForm(formdata=None, name=found.name, long=found.long)
        code = form.refuse(refused)
        return render_template(ONE, form=form, **_about(found)), code
    return practice_desk.choosing(f"/desk/programmes/{programme_id}", programme=found)


@place.route("/desk/programmes/<programme_id>/new/<ref>", methods=["GET", "POST"])
@for_therapists
def add(programme_id: str, ref: str) -> Page:
    found, item = _mine(programme_id), practice_words.item_of(ref)
    form = practice_desk.plan_form(item, None)

    def keep() -> None:
        house().composing.add(
            login.person().id, programme_id, form.plan(house().assigning.thing(login.person().id, item.door))
        )

    return _planned(found, item, form, keep)


@place.route("/desk/programmes/<programme_id>/part/<int:n>", methods=["GET", "POST"])
@for_therapists
def part(programme_id: str, n: int) -> Page:
    found, was = _mine(programme_id), request.form.get("was", "")
    at = programme.place_of(found, was, n - 1) if _is_there(found, was) else n - 1
    plan = programme.part_of(found, at)
    item = practice_words.items().get(plan.door)
    if item is None:
        raise Refused(Reason.NOT_FOUND)
    form = practice_desk.plan_form(item, practice_forms.filled(plan))

    def keep() -> None:
        made = form.plan(house().assigning.thing(login.person().id, item.door))
        house().composing.put(login.person().id, programme_id, at, made, was)

    return _planned(found, item, form, keep, was=was or programme.mark_of(plan))


@place.post("/desk/programmes/<programme_id>/part/<int:n>/up")
@for_therapists
def up(programme_id: str, n: int) -> Response:
    return _rearrange(programme_id, lambda found: programme.earlier(found, n - 1))


@place.post("/desk/programmes/<programme_id>/part/<int:n>/away")
@for_therapists
def away(programme_id: str, n: int) -> Response:
    return _rearrange(programme_id, lambda found: programme.without(found, n - 1))


@place.post("/desk/programmes/<programme_id>/retire")
@for_therapists
def retire(programme_id: str) -> Response:
    return _change(programme_id, programme.retired)


@place.post("/desk/programmes/<programme_id>/bring-back")
@for_therapists
def bring_back(programme_id: str) -> Response:
    return _change(programme_id, programme.brought_back)


@place.post("/desk/programmes/<programme_id>/delete")
@for_therapists
def delete(programme_id: str) -> Response:
    house().composing.delete(login.person().id, programme_id)
    return redirect("/desk/programmes", 303)


@place.post("/desk/programmes/<programme_id>/duplicate")
@for_therapists
def duplicate(programme_id: str) -> Response:
    found = _mine(programme_id)
    name = _("%(name)s, once more", name=found.name)[: programme.NAME_LENGTH]
    made = once.name("copy", programme_id)
    house().composing.duplicate(login.person().id, programme_id, made, name)
    return _to(made)


def _planned(
    found: Programme, item: Item, form: practice_forms.PlanForm, keep: Callable[[], None], was: str = ""
) -> Page:
    here, thing = f"/desk/programmes/{found.id}", house().assigning.thing(login.person().id, item.door)
    about: dict[str, Any] = {"here": here, "programme": found, "item": item, "thing": thing, "was": was}
    if not form.is_submitted():
        return render_template(PLAN, form=form, **about)

    def do() -> Response:
        keep()
        return _to(found.id)

    return answer(form, PLAN, do, **about)


def _about(found: Programme) -> dict[str, Any]:
    known = practice_words.items()
    faces = [practice_words.face(each, known) for each in found.parts]
    return {"programme": found, "parts": faces, "was": programme.mark_of(*found.parts)}


def _called(found: Programme, form: practice_forms.ProgrammeForm) -> Programme:
    named = programme.named(found, form.name.data)
    return programme.lengthened(named) if form.long.data else programme.shortened(named)


def _mine(programme_id: str) -> Programme:
    return house().composing.one(login.person().id, programme_id)


def _change(programme_id: str, how: Callable[[Programme], Programme]) -> Response:
    house().composing.change(login.person().id, programme_id, how)
    return _to(programme_id)


def _rearrange(programme_id: str, how: Callable[[Programme], Programme]) -> Response:
    """What stands where is as the pressed page showed it, and the second half of a double tap meets nothing else."""
    here, was = f"/desk/programmes/{programme_id}", request.form.get("was", "")
    if unhurried.too_soon():
        return unhurried.asked_anew(here)
    try:
        return _change(programme_id, lambda found: how(programme.as_on_the_page(found, was)))
    except Refused as refused:
        if refused.reason is not Reason.OVERTAKEN:
            raise
        return recall.tell("overtaken", here)


def _is_there(found: Programme, was: str) -> bool:
    return any(programme.mark_of(each) == was for each in found.parts)


def _to(programme_id: str) -> Response:
    return redirect(f"/desk/programmes/{programme_id}", 303)
