"""The library: everything there is to do, read in peace outside the room; what is looked at is noted nowhere."""

from flask import Blueprint, render_template

from couples.domain.own_exercise import ref_at
from couples.domain.refusal import Reason, Refused
from couples.domain.sieve import Company
from couples.services.sifting import Item
from couples.web import card_words, language, login, sieve
from couples.web.house import house

place = Blueprint("library", __name__)
PAGES = {"care": "/mine/care", "drafts": "/drafts", "weather": "/mine/weather"}


@place.get("/library")
def show() -> str:
    """Together and alone, sifted by what the address asks for."""
    sifting, lang = house().sifting, language.chosen()
    me = login.person().id
    all_of_it = sifting.together(me, lang) + sifting.alone(lang) + _own_alone(me, lang)
    wanted = sieve.asked()
    left = [item for item in all_of_it if wanted.fits(item.entry)]
    return render_template(
        "library/library.html",
        form=sieve.form(all_of_it),
        off=house().guided.switching.are_off(me),
        parts=[(words, _rows(left, company)) for company, words in sieve.COMPANY.items()],
    )


@place.get("/library/<ref>")
def one(ref: str) -> str:
    """One exercise: what it is, how long, what may come up, its steps, and the two doors."""
    sifting, lang, person_id = house().sifting, language.chosen(), login.person().id
    exercise = next((item.id for item in sifting.together(person_id, lang) if code(item.id) == ref), "")
    page = sifting.page(person_id, exercise, lang)
    if page is None:
        raise Refused(Reason.NOT_FOUND)
    return render_template(
        "library/exercise.html",
        ref=ref,
        page=page,
        told=sieve.told(page.item.entry),
        alone=door(page.words["alone"]) if page.words["alone"] else "",
        partner=house().introducing.partner_of(person_id),
        off=house().guided.switching.are_off(person_id),
    )


def code(exercise: str) -> str:
    """What stands in an address for an exercise."""
    return card_words.code("exercise", exercise)


def is_together(named: str) -> bool:
    """Whether it takes two."""
    return named.startswith("exercises/")


def door(named: str) -> str:
    """Where something stands, by its name in the library."""
    kind, _, name = named.partition("/")
    doors = {
        "exercises": lambda: f"/library/{code(name)}",
        "practices": lambda: f"/self/about/{card_words.code('practice', name)}",
        "toolkit": lambda: f"/toolkit#tool-{name}",
        "pages": lambda: PAGES[name],
    }
    return doors[kind]()


def _own_alone(person_id: str, lang: str) -> list[Item]:
    """What a therapist wrote for one alone, as long as it is open and not left."""
    doors = {mine.plan.door for mine in house().trying.all(person_id).open if not mine.together}
    found = house().sifting.own(person_id, lang) if any(map(ref_at, doors)) else []
    return [item for item in found if item.door in doors]


def _rows(items: list[Item], company: Company) -> list[tuple[Item, str, list[object]]]:
    return [(item, door(item.door), sieve.told(item.entry)) for item in items if item.entry.company is company]
