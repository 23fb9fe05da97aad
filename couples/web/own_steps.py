"""One step of an own exercise: a plain form, what the check finds beside it, and both phones as in the room.

Of something for one alone it is one question, and the one phone on which it will be asked.
"""

from collections.abc import Callable
from typing import Any

from flask import Blueprint, redirect, render_template, request
from werkzeug.wrappers import Response

from couples.domain import own_exercise
from couples.domain.body import BACK, FRONT
from couples.domain.own_exercise import Own
from couples.domain.refusal import Reason, Refused
from couples.domain.sieve import Company
from couples.domain.steps import STEP_TYPES
from couples.services.authoring import Authoring, title_of
from couples.web import language, login, once, own, own_about, own_alone, own_fields, own_words, packing
from couples.web.guard import for_therapists
from couples.web.house import house
from couples.web.own_checked import in_form, of_step

place = Blueprint("own_steps", __name__)
STEP, PHONES = "own/step.html", "own/phones.html"
QUESTION, PHONE = "own/question.html", "own/phone.html"
DIALS = "dials"
NAME_LENGTH = 12


@place.post("/desk/own/<own_id>/steps")
@for_therapists
def add(own_id: str) -> Response:
    """One more at the end; its form is next."""
    one_of = own_exercise.listed(_mine(own_id).draft).removesuffix("s")
    kind = request.form.get("kind", "")
    if kind not in STEP_TYPES and one_of == "step":
        raise Refused(Reason.UNKNOWN)
    name = f"{one_of}-{once.name('step', own_id, kind)[:NAME_LENGTH]}"
    house().authoring.change(login.person().id, own_id, lambda draft: own_exercise.added(draft, kind, name))
    return redirect(f"/desk/own/{own_id}/steps/{own_exercise.place_of(_mine(own_id).draft, name) + 1}", 303)


@place.route("/desk/own/<own_id>/steps/<int:n>", methods=["GET", "POST"])
@for_therapists
def one(own_id: str, n: int) -> Response | str:
    """Save it as far as it is written; whether it is whole is said and hinders nobody."""
    found = _mine(own_id)
    if request.method == "GET":
        return render_template(QUESTION if _alone(found) else STEP, **_about(found, found.draft, _at(found, n)))
    of, filled = request.form.get("of", ""), _filling()
    house().authoring.change(login.person().id, own_id, lambda draft: filled(draft, own_exercise.place_of(draft, of)))
    now = own_exercise.place_of(_mine(own_id).draft, of) + 1
    return redirect(f"/desk/own/{own_id}" if "done" in request.form else f"/desk/own/{own_id}/steps/{now}", 303)


@place.post("/desk/own/<own_id>/steps/<int:n>/look")
@for_therapists
def look(own_id: str, n: int) -> Response:  # noqa: ARG001 -- as below
    """The phones and the check for what stands in the form now; nothing is kept."""
    found = _mine(own_id)
    here = own_exercise.place_of(found.draft, request.form.get("of", ""))
    page = PHONE if _alone(found) else PHONES
    return packing.whole(render_template(page, **_about(found, _filling()(found.draft, here), here)))


@place.get("/desk/own/<own_id>/steps/<int:n>/ideas")
@for_therapists
def ideas(own_id: str, n: int) -> str:
    """What the room would offer to name: here nobody shows a no to any of it."""
    found = _mine(own_id)
    step = own_exercise.steps_of(found.draft)[_at(found, n)]
    if _alone(found):
        raise Refused(Reason.NOT_FOUND)
    return render_template("room/_ideas.html", left=own_about.ids_of(step, "ideas"))


@place.post("/desk/own/<own_id>/steps/<int:n>/up")
@for_therapists
def up(own_id: str, n: int) -> Response:  # noqa: ARG001 -- which one it is stands in the form, whatever moved
    return _change(own_id, lambda draft, here: own_exercise.moved(draft, here, -1))


@place.post("/desk/own/<own_id>/steps/<int:n>/down")
@for_therapists
def down(own_id: str, n: int) -> Response:  # noqa: ARG001 -- which one it is stands in the form, whatever moved
    return _change(own_id, lambda draft, here: own_exercise.moved(draft, here, 1))


@place.post("/desk/own/<own_id>/steps/<int:n>/double")
@for_therapists
def double(own_id: str, n: int) -> Response:  # noqa: ARG001 -- which one it is stands in the form, whatever moved
    return _change(own_id, own_exercise.doubled)


@place.post("/desk/own/<own_id>/steps/<int:n>/away")
@for_therapists
def away(own_id: str, n: int) -> Response:  # noqa: ARG001 -- which one it is stands in the form, whatever moved
    return _change(own_id, own_exercise.without)


def _change(own_id: str, how: Callable[[dict[str, Any], int], dict[str, Any]]) -> Response:
    of = request.form.get("of", "")
    house().authoring.change(login.person().id, own_id, lambda draft: how(draft, own_exercise.place_of(draft, of)))
    return redirect(f"/desk/own/{own_id}#steps", 303)


def _filling() -> Callable[[dict[str, Any], int], dict[str, Any]]:
    """What was sent, as a change of one step: whoever makes the change knows of no request any more."""
    form, authoring = request.form, house().authoring

    def filled(draft: dict[str, Any], here: int) -> dict[str, Any]:
        step, languages = own_exercise.steps_of(draft)[here], own_about.languages_of(draft)
        if own_exercise.company_of(draft) is Company.ALONE:
            return own_exercise.put(draft, here, own_alone.question_from(form, step, languages))
        after = own_fields.step_from(form, step, languages, _dials(authoring, draft))
        return own.with_dials(authoring, own_exercise.put(draft, here, after), after.get(DIALS, []))

    return filled


def _about(found: Own, draft: dict[str, Any], here: int) -> dict[str, Any]:
    return _of_question(found, draft, here) if _alone(found) else _of_step(found, draft, here)


def _of_question(found: Own, draft: dict[str, Any], here: int) -> dict[str, Any]:
    questions = own_exercise.steps_of(draft)
    groups = own_alone.question_groups(questions[here], own_about.languages_of(draft))
    left = of_step(in_form(house().authoring.complaints(draft), draft), here, groups)
    return {
        "own": found,
        "title": title_of(draft),
        "n": here + 1,
        "last": len(questions),
        "step_id": questions[here]["id"],
        "groups": groups,
        "left": left,
        "wrong": _wrong(left, groups),
        "question": house().authoring.question(draft, here, language.chosen()),
        "taps": (),
        "front": FRONT,
        "back": BACK,
    }


def _wrong(left: list[str], groups: list[own_fields.Group]) -> bool:
    return bool(left) or any(group.errors or any(each.errors for each in group.fields) for group in groups)


def _alone(found: Own) -> bool:
    return own_exercise.company_of(found.draft) is Company.ALONE


def _of_step(found: Own, draft: dict[str, Any], here: int) -> dict[str, Any]:
    step = own_exercise.steps_of(draft)[here]
    groups = own_fields.step_groups(step, own_about.languages_of(draft), _dials(house().authoring, draft))
    left = of_step(in_form(house().authoring.complaints(draft), draft), here, groups)
    sketch = house().authoring.sketch(draft, here, language.chosen())
    words = house().reading.room_words(language.chosen()) | {"exercises": {"own": sketch.exercise}}
    said = {"step": sketch.step, "exercise": sketch.exercise, "room": {"breath": words["room"]["breath"]}}
    return {
        "own": found,
        "title": title_of(draft),
        "n": here + 1,
        "step_id": step["id"],
        "kind": step["kind"],
        "groups": groups,
        "left": left,
        "wrong": _wrong(left, groups),
        "sketch": sketch,
        "words": words,
        "said": said,
        "GATE": own_words.GATE,
    }


def _dials(authoring: Authoring, draft: dict[str, Any]) -> list[tuple[str, Any]]:
    """Those of the draft, and those of the library that it does not have."""
    lang = own_about.languages_of(draft)[0]
    mine = [each for each in draft.get(DIALS, []) if isinstance(each, dict) and isinstance(each.get("label"), dict)]
    known = {str(each.get("id")): str(each["label"].get(lang, "")) for each in mine}
    return [*({each["id"]: each["label"] for each in authoring.offers(lang)[DIALS]} | known).items()]


def _at(found: Own, n: int) -> int:
    if not 1 <= n <= len(own_exercise.steps_of(found.draft)):
        raise Refused(Reason.NOT_FOUND)
    return n - 1


def _mine(own_id: str) -> Own:
    return house().authoring.one(login.person().id, own_id)
