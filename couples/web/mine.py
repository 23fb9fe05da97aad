"""What lasts, for oneself: the way to all of it, and one's own goals."""

from flask import Blueprint, render_template, request
from werkzeug.wrappers import Response

from couples.domain.goal import Goal
from couples.domain.refusal import Reason, Refused
from couples.web import login, overtime_words, recall
from couples.web.forms import answer
from couples.web.house import house
from couples.web.overtime_forms import GoalForm

place = Blueprint("mine", __name__)
Page = Response | str | tuple[str, int]


@place.get("/mine")
def show() -> str:
    person = login.person()
    return render_template(
        "mine/mine.html",
        keepsakes=overtime_words.words()["keepsakes"],
        partner=house().introducing.partner_of(person.id),
    )


@place.route("/mine/goals", methods=["GET", "POST"])
def goals() -> Page:
    mine = house().lasting.aiming.mine(login.person().id)
    if request.method == "GET":
        return render_template("mine/goals.html", form=GoalForm(formdata=None), goals=mine)
    form = GoalForm()

    def do() -> Response:
        house().lasting.aiming.aim(login.person().id, form.text.data)
        return recall.tell("for-me", "/mine/goals")

    return answer(form, "mine/goals.html", do, goals=mine)


@place.get("/mine/goals/<goal_id>")
def one(goal_id: str) -> str:
    goal = _goal(goal_id)
    form = GoalForm(formdata=None, data={"text": goal.text})
    return render_template("mine/goal.html", form=form, goal=goal, partner=_partner())


@place.post("/mine/goals/<goal_id>")
def reword(goal_id: str) -> Page:
    form, goal = GoalForm(), _goal(goal_id)

    def do() -> Response:
        house().lasting.aiming.reword(login.person().id, goal_id, form.text.data)
        return recall.tell("for-me", "/mine/goals")

    return answer(form, "mine/goal.html", do, goal=goal, partner=_partner())


@place.post("/mine/goals/<goal_id>/drop")
def drop(goal_id: str) -> Response:
    gone = house().lasting.aiming.drop(login.person().id, goal_id)
    return recall.keep("gone", gone, back_to="/mine/goals", to="/mine/goals")


@place.post("/mine/goals/<goal_id>/offer")
def offer(goal_id: str) -> Response:
    """The same words between the two; one's own stays as it is."""
    house().lasting.aiming.propose(login.person().id, _goal(goal_id).text)
    return recall.tell("offered", "/mine/goals")


def _goal(goal_id: str) -> Goal:
    for goal in house().lasting.aiming.mine(login.person().id):
        if goal.id == goal_id:
            return goal
    raise Refused(Reason.NOT_FOUND)


def _partner() -> object:
    return house().introducing.partner_of(login.person().id)
