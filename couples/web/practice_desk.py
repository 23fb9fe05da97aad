"""Practice on the therapist's side: what stands for a couple, choosing from the library, and proposing it.

These pages are made of what both told done and of what somebody shares; of who answered they know nothing.
"""

from typing import Any

from flask import Blueprint, redirect, render_template, request
from werkzeug.wrappers import Response

from couples.domain.assignment import Plan
from couples.domain.refusal import Reason, Refused
from couples.domain.sieve import Company
from couples.services.sifting import Item
from couples.web import exercise_words, library, login, once, practice_forms, practice_words, sieve
from couples.web.forms import answer
from couples.web.guard import for_therapists
from couples.web.house import house

place = Blueprint("practice_desk", __name__)
PLAN = "practice/plan.html"


@place.get("/desk/couples/<couple_id>/practice")
@for_therapists
def show(couple_id: str) -> str:
    person_id = login.person().id
    space, stands = (
        house().guided.guiding.space(person_id, couple_id),
        house().assigning.of_couple(person_id, couple_id),
    )
    plans = [each.plan for each in stands]
    known = practice_words.items([plan.door for plan in plans])
    kept = practice_words.lent(person_id, couple_id, plans, known)
    names = [name for _, name in sorted(space.names.items())]
    noted = {(space.people[side].id, id_) for side, id_ in space.answers}
    rows = [
        (
            each,
            practice_words.face(each.plan, known, kept),
            [one for one in each.shared if (one.person_id, each.id) in noted],
        )
        for each in stands
    ]
    return render_template(
        "practice/of_couple.html",
        here=_here(couple_id),
        names=names,
        rows=rows,
        stages=practice_words.STAGES,
        answers=practice_words.ANSWERS,
        programmes=[each for each in house().composing.all(person_id) if each.parts and not each.retired],
    )


@place.get("/desk/couples/<couple_id>/practice/choose")
@for_therapists
def choose(couple_id: str) -> str:
    return choosing(_here(couple_id), names=_names(couple_id))


@place.route("/desk/couples/<couple_id>/practice/new/<ref>", methods=["GET", "POST"])
@for_therapists
def propose(couple_id: str, ref: str) -> Response | str | tuple[str, int]:
    names, item = _names(couple_id), practice_words.item_of(ref)
    thing = house().assigning.thing(login.person().id, item.door)
    about: dict[str, Any] = {"here": _here(couple_id), "names": names, "item": item, "thing": thing}
    form = plan_form(item, None)

    def do() -> Response:
        plan = form.plan(thing)
        house().assigning.propose(login.person().id, couple_id, plan, once.name("practice", couple_id, repr(plan)))
        return redirect(_here(couple_id), 303)

    return answer(form, PLAN, do, **about) if form.is_submitted() else render_template(PLAN, form=form, **about)


@place.route("/desk/couples/<couple_id>/practice/<assignment_id>", methods=["GET", "POST"])
@for_therapists
def change(couple_id: str, assignment_id: str) -> Response | str | tuple[str, int]:
    """Another reason, another window, other ceilings: both are asked anew."""
    names, me = _names(couple_id), login.person().id
    made = once.name("practice", assignment_id)
    plan = _standing(couple_id, assignment_id, made)
    item = practice_words.items().get(plan.door)
    if item is None:
        raise Refused(Reason.NOT_FOUND)
    about: dict[str, Any] = {
        "here": _here(couple_id),
        "names": names,
        "item": item,
        "thing": house().assigning.thing(me, plan.door),
    }
    form = plan_form(item, practice_forms.filled(plan))

    def do() -> Response:
        house().revising.change(me, couple_id, assignment_id, form.plan(about["thing"]), made)
        return redirect(_here(couple_id), 303)

    page = {"changing": True, **about}
    return answer(form, PLAN, do, **page) if form.is_submitted() else render_template(PLAN, form=form, **page)


@place.post("/desk/couples/<couple_id>/practice/<assignment_id>/take-back")
@for_therapists
def take_back(couple_id: str, assignment_id: str) -> Response:
    house().assigning.take_back(login.person().id, couple_id, assignment_id)
    return redirect(_here(couple_id), 303)


@place.post("/desk/couples/<couple_id>/practice/programme")
@for_therapists
def propose_programme(couple_id: str) -> Response:
    programme = request.form.get("programme", "")
    name = once.name("programme", couple_id, programme)
    house().assigning.propose_programme(login.person().id, couple_id, programme, name)
    return redirect(_here(couple_id), 303)


def _standing(couple_id: str, assignment_id: str, made: str) -> Plan:
    """What is to be changed; for the second half of a double tap, what the first half made of it."""
    standing, me = house().revising.standing, login.person().id
    try:
        return standing(me, couple_id, assignment_id)
    except Refused:
        if request.method == "GET":
            raise
        return standing(me, couple_id, made)


def choosing(here: str, **about: object) -> str:
    """The whole library to choose one thing from; ``here`` is the page that it is for."""
    known = practice_words.items()
    items = [known[door] for door in house().assigning.can_be_proposed(login.person().id, known)]
    wanted = sieve.asked()
    rows = {
        words: [(item, practice_words.code(item.door), sieve.told(item.entry)) for item in items if _is(item, company)]
        for company, words in sieve.COMPANY.items()
    }
    kept = [(words, [row for row in part if wanted.fits(row[0].entry)]) for words, part in rows.items()]
    return render_template("practice/choose.html", here=here, form=sieve.form(items), parts=kept, **about)


def plan_form(item: Item, filled: dict[str, Any] | None) -> practice_forms.PlanForm:
    """The form for one thing of the library."""
    words = exercise_words.words_of(item.id) if library.is_together(item.door) else None
    depths = {each["depth"]: each["line"] for each in words["depths"]} if words else {}
    return practice_forms.PlanForm(data=filled).offer(house().assigning.thing(login.person().id, item.door), depths)


def _names(couple_id: str) -> list[str]:
    both = house().guided.guiding.couple(login.person().id, couple_id)
    return [both[side].chosen_name for side in sorted(both)]


def _is(item: Item, company: Company) -> bool:
    return item.entry.company is company


def _here(couple_id: str) -> str:
    return f"/desk/couples/{couple_id}/practice"
