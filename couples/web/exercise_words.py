"""The words of an exercise by its name, for whoever is here: the library's, or what their therapist wrote."""

from collections.abc import Iterable
from typing import Any

from flask_babel import lazy_gettext as _

from couples.domain.own_exercise import is_own
from couples.domain.refusal import Reason, Refused
from couples.web import language, login, wording
from couples.web.house import house

WRITTEN_BY = _("Written by your therapist, not by this product.")


def words_of(exercise: str) -> dict[str, Any]:
    """With ``{minutes}`` left standing. Refused(NOT_FOUND) for what is not there for this person."""
    found = known([exercise])
    if not found:
        raise Refused(Reason.NOT_FOUND)
    return found[exercise]


def known(exercises: Iterable[str]) -> dict[str, dict[str, Any]]:
    """All of these that there are words for; a room opens, and pauses, whatever became of the rest."""
    found = {each: _words(each, language.chosen()) for each in exercises}
    return {each: words for each, words in found.items() if words is not None}


def _words(exercise: str, lang: str) -> dict[str, Any] | None:
    if not is_own(exercise):
        found = house().reading.exercise(exercise, lang)
        return wording.plainly(found) if found else None
    words = house().lending.words(login.person().id, exercise, lang)
    return words | {"about": f"{words['about']} {WRITTEN_BY}"} if words else None


def topics_of(exercise: str, step: int) -> frozenset[str]:
    """What one of its steps touches."""
    if is_own(exercise):
        return house().lending.topics(login.person().id, exercise, step)
    return house().reading.topics(exercise, step)
