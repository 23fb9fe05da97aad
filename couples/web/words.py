"""Words for hard moments: a sentence is built by tapping, changed by typing only if one likes, and kept as a draft."""

from dataclasses import dataclass

from flask import Blueprint, render_template, request
from werkzeug.wrappers import Response

from couples.domain.refusal import Reason, Refused
from couples.domain.script import built
from couples.services.reading import ScriptPages, Way
from couples.web import language
from couples.web.card_words import code
from couples.web.house import house
from couples.web.refusals import UNFIT

place = Blueprint("words", __name__)


@dataclass(frozen=True, slots=True)
class Question:
    """One part as the page shows it; ``said`` is the place of the tapped piece, as the form sends it."""

    heading: str
    optional: bool
    pieces: tuple[str, ...]
    said: str | None
    missing: bool = False

    @property
    def picked(self) -> int | None:
        """None for what was left out, and for a piece that is not there."""
        places = {str(at): at for at in range(len(self.pieces))}
        return places.get(self.said or "")


@place.get("/words")
def show() -> str:
    """All there is: ways to say something, and statements to sort."""
    lang = language.chosen()
    scripts = {code("script", script.id): script for script in house().reading.scripts(lang)}
    sorts = {code("sort", each.id): each for each in house().reading.sorts(lang)}
    return render_template("words/words.html", scripts=scripts, sorts=sorts)


@place.get("/words/<ref>")
def one(ref: str) -> str:
    """A script to build, or the ways to choose from where there are several."""
    script, way = found(ref)
    if way is None:
        ways = {code("script", script.id, each.id): each for each in script.ways}
        return render_template("words/ways.html", script=script, ways=ways)
    return _page(ref, script, way, questions_of(way))


@place.post("/words/<ref>")
def build(ref: str) -> Response | str | tuple[str, int]:
    """Without scripts: the sentence, or the same page with a word beside each part that is open."""
    script, way = found(ref)
    if way is None:
        raise Refused(Reason.NOT_FOUND)
    questions = questions_of(way, look=True)
    if any(question.missing for question in questions):
        return _page(ref, script, way, questions), UNFIT
    sentence = built(way.parts, [question.picked for question in questions])
    return _page(ref, script, way, questions, sentence)


def found(ref: str) -> tuple[ScriptPages, Way | None]:
    for script in house().reading.scripts(language.chosen()):
        if ref == code("script", script.id):
            return script, script.ways[0] if len(script.ways) == 1 else None
        for way in script.ways:
            if ref == code("script", script.id, way.id):
                return script, way
    raise Refused(Reason.NOT_FOUND)


def questions_of(way: Way, *, look: bool = False) -> list[Question]:
    """The parts with what was tapped; ``look`` for what is open yet."""
    asked = [
        Question(heading, part.optional, part.pieces, request.form.get(f"part{n}"))
        for n, (heading, part) in enumerate(zip(way.headings, way.parts, strict=True))
    ]
    return [_missing(question) if look and question.picked is None else question for question in asked]


def _missing(question: Question) -> Question:
    return Question(question.heading, question.optional, question.pieces, question.said, not question.optional)


def _page(ref: str, script: ScriptPages, way: Way, questions: list[Question], sentence: str = "") -> str:
    typed, was = request.form.get("text", ""), request.form.get("was", "")
    own = typed if typed.strip() and typed != was else ""
    return render_template(
        "words/build.html",
        ref=ref,
        script=script,
        way=way,
        questions=questions,
        sentence=sentence,
        text=own or sentence,
        own=bool(own),
        back=code("script", script.id) if way.id else "",
    )
