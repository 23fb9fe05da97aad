"""What is good afterwards: one's own plan, both plans in a session, and being asked on the next day."""

from typing import Any

from flask import Blueprint, jsonify, redirect, render_template, request
from werkzeug.wrappers import Response

from couples.domain.aftercare import Plan
from couples.domain.keepsake import Kind
from couples.web import login, overtime_words, recall
from couples.web.forms import Press, answer, attempt
from couples.web.house import house
from couples.web.overtime_forms import KeptForm, PlanForm, WeatherForm

place = Blueprint("aftercare", __name__)
Page = Response | str | tuple[str, int]


@place.get("/mine/care")
def show() -> str:
    form = PlanForm(formdata=None, data=_as_it_stands()).offer(overtime_words.words())
    return render_template("mine/care.html", form=form, **_about())


@place.post("/mine/care")
def plan() -> Page:
    form = PlanForm().offer(overtime_words.words())

    def do() -> Response:
        house().lasting.caring.plan(login.person().id, form.tap.data or (), form.text.data or "")
        return recall.tell("laid", "/mine/care")

    return answer(form, "mine/care.html", do, **_about())


@place.post("/mine/care/show")
def let_see() -> Page:
    def do() -> Response:
        house().lasting.caring.show(login.person().id)
        return recall.tell("plan-shown", "/mine/care")

    form = PlanForm(formdata=None, data=_as_it_stands()).offer(overtime_words.words())
    return attempt(form, "mine/care.html", do, **_about())


@place.post("/mine/care/withdraw")
def withdraw() -> Response:
    house().lasting.caring.withdraw(login.person().id)
    return recall.tell("hidden", "/mine/care")


@place.post("/mine/care/tomorrow")
def ask_tomorrow() -> Response:
    house().lasting.caring.ask_tomorrow(login.person().id)
    return recall.tell("asked", "/mine/care")


@place.post("/mine/care/not-tomorrow")
def do_not_ask() -> Response:
    house().lasting.caring.do_not_ask(login.person().id)
    return redirect("/", 303) if "home" in request.form else recall.tell("not-asked", "/mine/care")


@place.get("/mine/day")
def day() -> Page:
    """How are you after yesterday? Only for who wanted to be asked, and only on that day."""
    if not house().lasting.caring.is_due(login.person().id):
        return redirect("/mine/care", 303)
    return _day_page(WeatherForm(formdata=None))


@place.post("/mine/day")
def day_kept() -> Page:
    """Whatever was said is kept for its giver; nothing at all is an answer too."""
    lasting, person_id = house().lasting, login.person().id
    form, line = WeatherForm().offer(overtime_words.words()), KeptForm()

    def do() -> Response:
        said = any(form.said.values())
        if said:
            lasting.weathering.keep(person_id, form.said)
        if line.tap.data or (line.words.data or "").strip():
            lasting.remembering.keep(person_id, Kind.AFTER, line.tap.data or "", line.words.data or "")
            said = True
        lasting.caring.do_not_ask(person_id)
        return recall.tell("for-me", "/mine/kept/day") if said else redirect("/", 303)

    if not line.validate():
        return _day_page(form, line), 422
    return answer(form, "mine/day.html", do, line=line, words=overtime_words.words())


@place.get("/s/<session_id>/aftercare")
def in_session(session_id: str) -> str:
    """Both plans, as far as this person may read them: a part of the look back."""
    person_id = _seated(session_id)
    care, words = house().lasting.caring.aftercare(person_id), overtime_words.words()
    return render_template(
        "room/_aftercare.html",
        session_id=session_id,
        mine=_read(care.mine),
        shown=care.shown,
        theirs=_read(care.theirs or Plan()),
        partner=house().introducing.partner_of(person_id),
        asked=house().lasting.caring.asks(person_id),
        words=words,
    )


@place.get("/s/<session_id>/care")
@login.by_itself
def while_paused(session_id: str) -> str:
    """The same under a pause, one's own first; looked at again and again, so that what was taken back is gone."""
    person_id = _seated(session_id)
    care = house().lasting.caring.aftercare(person_id)
    return render_template(
        "room/_care.html",
        mine=_read(care.mine),
        shown=care.shown,
        theirs=_read(care.theirs or Plan()),
        partner=house().introducing.partner_of(person_id),
    )


@place.post("/s/<session_id>/tomorrow")
def tomorrow(session_id: str) -> Response:
    """Asked for in a session; the partner's page does not change."""
    house().lasting.caring.ask_tomorrow(_seated(session_id))
    return redirect(f"/s/{session_id}", 303)


@place.post("/s/<session_id>/plan")
def into_plan(session_id: str) -> Response:
    """What somebody chose in a step, into their own plan; nobody else's page changes unless they show that plan."""
    shown = house().lasting.caring.add(_seated(session_id), request.form.getlist("tap"))
    return jsonify(shown=shown)


def _seated(session_id: str) -> str:
    here = login.current()
    chair, _scene = house().conducting.sit(here[0].id, here[1].id, session_id) if here else (None, None)
    return chair.person_id if chair else ""


def _read(plan: Plan) -> dict[str, Any]:
    return {"rows": overtime_words.plan_rows(plan, overtime_words.words()), "text": plan.text, "says": plan.says}


def _as_it_stands() -> dict[str, Any]:
    mine = house().lasting.caring.aftercare(login.person().id).mine
    return {"tap": sorted(mine.taps), "text": mine.text}


def _about() -> dict[str, Any]:
    person_id = login.person().id
    care = house().lasting.caring.aftercare(person_id)
    return {
        "care": care,
        "theirs": _read(care.theirs or Plan()),
        "words": overtime_words.words(),
        "partner": house().introducing.partner_of(person_id),
        "asked": house().lasting.caring.asks(person_id),
        "press": Press(formdata=None),
    }


def _day_page(form: WeatherForm, line: KeptForm | None = None) -> str:
    words = overtime_words.words()
    blank = line or KeptForm(formdata=None)
    return render_template("mine/day.html", form=form.offer(words), line=blank, words=words)
