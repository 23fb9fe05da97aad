"""A therapist reads and answers: the page of a couple, and, where the policy has them, those of each of the two.

Opening one opens the couple's space, and both see that, like every opening.
"""

from typing import Any

from flask import Blueprint, render_template
from werkzeug.wrappers import Response

from couples.services.talking import Talk, Talking
from couples.web import login, recall
from couples.web.forms import answer
from couples.web.guard import for_therapists
from couples.web.house import house
from couples.web.talk import PAGE, Words, about_page, is_only_shown, note_of, pages_of, whose_is

place = Blueprint("desk_talk", __name__)
PAGES = "desk/talk.html"
HERE = "/desk/couples/<couple_id>/talk"
Page = Response | str | tuple[str, int]


@place.get(HERE)
@for_therapists
def show(couple_id: str) -> str:
    talk, unread = _talking().at_desk(login.person().id, couple_id)
    rows = [(ref, whose, whose in unread) for ref, whose in pages_of(talk)]
    return render_template(PAGES, couple_id=couple_id, talk=talk, rows=rows, names=_pair(talk))


@place.route(f"{HERE}/<thread>", methods=["GET", "POST"])
@for_therapists
def page(couple_id: str, thread: str) -> Page:
    me, form = login.person().id, Words()
    talk, _ = _talking().at_desk(me, couple_id)
    whose, where = whose_is(thread, *talk.pages), f"/desk/couples/{couple_id}/talk/{thread}"
    about: dict[str, Any] = about_page(talk, whose, where) | {"desk": f"/desk/couples/{couple_id}"}
    about["messages"] = _talking().open(me, couple_id, whose)
    if is_only_shown(form):
        return render_template(PAGE, form=form, **about)

    def send() -> Response:
        _talking().answer(me, couple_id, whose, note_of(form, thread))
        return recall.tell("said", where)

    return answer(form, PAGE, send, **about)


@place.post(f"{HERE}/<thread>/back/<message_id>")
@for_therapists
def take_back(couple_id: str, thread: str, message_id: str) -> Response:
    me = login.person().id
    talk, _ = _talking().at_desk(me, couple_id)
    whose_is(thread, *talk.pages)
    _talking().take_back(me, message_id)
    return recall.tell("hidden", f"/desk/couples/{couple_id}/talk/{thread}")


def _pair(talk: Talk) -> list[str]:
    return sorted(name for id_, name in talk.names.items() if id_ != talk.therapist)


def _talking() -> Talking:
    return house().guided.talking
