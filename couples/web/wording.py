"""Whoever needs words that mean what they say finds the room saying what it means, on their own screen alone."""

from dataclasses import replace
from typing import Any

from flask import g, request

from couples.domain.wording import Said, throughout
from couples.services.sifting import Item
from couples.web import language, login, needs
from couples.web.house import house

ROOM = "/s/"


def said() -> Said | None:
    """How this page says a sentence; None where it says it as it stands. Looked up once a page."""
    if "said" not in g:
        here = login.current() if request.path.startswith(ROOM) else None
        wanted = here is not None and needs.wants_plain_words(here[0])
        g.said = house().reading.plainly(language.chosen()) if wanted else None
    found: Said | None = g.said
    return found


def plainly(words: dict[str, Any]) -> dict[str, Any]:
    """Words of the house for this page; what people write is never among them."""
    say = said()
    return throughout(words, say) if say else words


def room() -> dict[str, Any]:
    """The room's own words; a page lays those of the exercises that are under way beside them."""
    return plainly(house().reading.room_words(language.chosen()))


def shelf(person_id: str) -> list[Item]:
    """What the two can do, by names that say what it is; what their therapist wrote keeps the therapist's words."""
    say, items = said(), house().sifting.together(person_id, language.chosen())
    if not say:
        return items
    return [one if one.own else replace(one, title=say(one.title), about=say(one.about)) for one in items]
