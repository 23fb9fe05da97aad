"""A deck that both answer: nothing of the other shows until both are ready, and then only what both said yes to."""

from flask import Blueprint, redirect, render_template
from flask_wtf import FlaskForm
from markupsafe import escape
from werkzeug.wrappers import Response

from couples.domain.refusal import Reason, Refused
from couples.domain.reveal import Yes
from couples.services.reading import DeckPages
from couples.web import card_words, login
from couples.web.forms import Press, attempt
from couples.web.house import house

place = Blueprint("both", __name__)
PADDED_TO = 64 * 1024  # bytes: the length of the page does not tell how much came out
LONGEST_LINE = 850  # bytes that one condition may add: a long one fits in nearly any script, a whole deck of them too


@place.get("/decks/<code>/both")
def show(code: str) -> str:
    pages = _pages(code)
    return _padded(render_template("decks/both.html", form=Press(formdata=None), **_about(code, pages)))


@place.post("/decks/<code>/both")
def ready(code: str) -> Response | str | tuple[str, int]:
    pages = _pages(code)

    def do() -> Response:
        house().revealing.ready(login.person().id, pages.deck.id)
        return redirect(f"/decks/{code}/both", 303)

    form: FlaskForm = Press()
    answer = attempt(form, "decks/both.html", do, **_about(code, pages))
    return (_padded(answer[0]), answer[1]) if isinstance(answer, tuple) else answer


@place.post("/decks/<code>/both/not-yet")
def not_yet(code: str) -> Response:
    house().revealing.not_yet(login.person().id, _pages(code).deck.id)
    return redirect(f"/decks/{code}/both", 303)


@place.post("/decks/<code>/both/<ref>/withdraw")
def take_back(code: str, ref: str) -> Response:
    """Off both pages."""
    pages = _pages(code)
    source = card_words.sources().get(ref)
    if source is None or source.deck != pages.deck.id:
        raise Refused(Reason.NOT_FOUND)
    house().revealing.take_back(login.person().id, pages.deck.id, source.card)
    return redirect(f"/decks/{code}/both", 303)


def _pages(code: str) -> DeckPages:
    pages = card_words.decks().get(code)
    if pages is None or not pages.deck.together:
        raise Refused(Reason.NOT_FOUND)
    return pages


def _about(code: str, pages: DeckPages) -> dict[str, object]:
    person = login.person()
    standing = house().revealing.standing(person.id, pages.deck.id)
    matches = standing.revealed.matches if standing.revealed else ()
    return {
        "code": code,
        "pages": pages,
        "standing": standing,
        "partner": house().introducing.partner_of(person.id),
        "matches": [
            {
                "ref": card_words.code(pages.deck.id, match.card),
                "text": pages.cards[match.card]["text"],
                "mine": _line(match.yeses[standing.side]),
                "theirs": _line(match.yeses[standing.side.other]),
            }
            for match in matches
            if match.card in pages.cards
        ],
    }


def _line(yes: Yes) -> dict[str, object]:
    """A yes as the page has room for it: of words that would outgrow it the beginning, and that they go on."""
    kept = yes.words
    while len(escape(kept).encode()) > LONGEST_LINE:
        kept = kept[:-1]
    cut = kept != yes.words
    return {"answer": yes.answer.value, "words": f"{kept}…" if cut else kept, "cut": cut}


def _padded(page: str) -> str:
    return page + " " * (-len(page.encode()) % PADDED_TO)
