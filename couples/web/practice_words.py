"""How practice is called on both sides: what it is, how long, how deep, and how it stands."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

from flask_babel import lazy_gettext as _

from couples.domain.assignment import Plan, Says, Stage
from couples.domain.refusal import Reason, Refused
from couples.services.guiding import ANSWER
from couples.services.sifting import Item
from couples.web import card_words, language, library, login, sieve
from couples.web.house import house

ANSWERS = {
    Says.TAKES: _("I would like to try it"),
    Says.CHANGE: _("I would like it different"),
    Says.LEAVES: _("Not for me"),
    Says.DONE: _("I did it"),
}
STAGES = {
    Stage.OPEN: _("Open"),
    Stage.LATER: _("Opens later"),
    Stage.DONE: _("Both told it done"),
    Stage.CLOSED: _("Closed"),
}
KIND = "practice"
NONE: Mapping[str, str] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Face:
    """A proposal as a page shows it; ``about`` is empty for what the library does not have any more."""

    plan: Plan
    title: str
    about: str = ""
    together: bool = False
    depth: Any = ""
    most_depth: Any = ""
    own: int = 0  # the version of what their therapist wrote


def items(doors: Collection[str] | None = None) -> dict[str, Item]:
    """Everything there is to do by its name, in the reader's language; of a therapist's own only these, if told."""
    lang, sifting = language.chosen(), house().sifting
    return {item.door: item for item in sifting.all(lang) + sifting.own(login.person().id, lang, doors)}


def lent(therapist_id: str, couple_id: str, plans: Collection[Plan], known: dict[str, Item]) -> Mapping[str, str]:
    """What their own exercises are called that stand proposed to a couple and are deleted at their desk."""
    if all(plan.door in known for plan in plans):
        return NONE
    return house().revising.titles(therapist_id, couple_id, language.chosen())


def face(plan: Plan, known: dict[str, Item], kept: Mapping[str, str] = NONE) -> Face:
    """One proposal in words. ``kept``: titles of what only the couple has a copy of."""
    item, title = known.get(plan.door), kept.get(plan.door)
    if item is None and title is None:
        return Face(plan, str(_("Something that is not in the library any more")))
    deep = sieve.DEEP if library.is_together(plan.door) else {}
    together, depth, most = library.is_together(plan.door), deep.get(plan.depth, ""), deep.get(plan.most_depth, "")
    if item is None:
        return Face(plan, str(title), "", together, depth, most)
    return Face(plan, item.title, item.about, together, depth, most, item.own)


def at_desk(therapist_id: str, couple_ids: list[str]) -> dict[str, Any]:
    """For the desk: what stands first for each couple, in words, and where a change is asked for."""
    desk = house().assigning.desk(therapist_id, couple_ids)
    known = items([each.next.plan.door for each in desk.values() if each.next])
    firsts = {couple: each.next for couple, each in desk.items() if each.next}
    nexts = {
        couple: (first, face(first.plan, known, lent(therapist_id, couple, [first.plan], known)))
        for couple, first in firsts.items()
    }
    return {
        "next_practice": nexts,
        "asking": {couple for couple, each in desk.items() if each.asking},
        "stages": STAGES,
    }


def answered(person_id: str) -> dict[str, str]:
    """What one of the two lets the therapist read of their answers, as the list of openings names it."""
    found, known = house().trying.all(person_id), items()
    mine = [each for each in (*found.open, *found.earlier) if each.told.shared]
    said = {each.id: _("What you said to “%(title)s”", title=face(each.plan, known).title) for each in mine}
    return {f"{ANSWER}/{id_}": str(words) for id_, words in said.items()}


def code(door: str) -> str:
    """What stands in an address for a thing of the library."""
    return card_words.code(KIND, door)


def item_of(ref: str) -> Item:
    """What that address leads to."""
    for door, item in items().items():
        if code(door) == ref:
            return item
    raise Refused(Reason.NOT_FOUND)
