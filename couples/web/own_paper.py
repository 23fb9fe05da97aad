"""One's own things on a sheet for somebody one trusts, such as a doctor: chosen on the page, printed by the browser."""

from flask import Blueprint, render_template

from couples.web import handed_words, login
from couples.web.house import house

place = Blueprint("own_paper", __name__)
SORTS = ("part", "entry", "care", "map", "weather", "line", "keepsake", "goal", "number")


@place.get("/mine/print")
def show() -> str:
    """Everything that is one's own; what is ticked goes on paper, and nobody here learns of it."""
    person = login.person()
    about = handed_words.of_one(house().guided.gathering.of_person(person.id), {})
    for rows in about["handed"].values():
        rows.sort(key=lambda row: (row["on"] is not None, row["on"]), reverse=True)
    return render_template("mine/print.html", sorts=SORTS, **about)
