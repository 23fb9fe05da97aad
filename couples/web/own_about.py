"""What an exercise says about itself as a whole, as one plain form: its name, for whom it is, how long, how deep."""

from copy import deepcopy
from typing import Any

from flask_babel import lazy_gettext as _
from werkzeug.datastructures import MultiDict

from couples.web import own_words as say
from couples.web import sieve
from couples.web.own_fields import LINES, PICK, TICKS, Field, Group, texts_of
from couples.web.own_rows import Draft, clean, put

LENGTHS = (2, 3, 5, 10, 15, 20, 30, 45, 60)  # minutes
Choice = tuple[str, Any]
THOUGHTS = _("One thought a line.")
LANGUAGES: list[Choice] = [("en", _("English")), ("es", _("Spanish")), ("both", _("Both"))]


def about_groups(draft: Draft, breaths: list[Choice], doors: list[Choice]) -> list[Group]:
    """Everything that it says."""
    languages, draft = languages_of(draft), _deep(draft)
    texts = texts_of(draft, languages)
    deep = [each for n, words in sieve.DEEP.items() for each in texts(f"depths.{n - 1}.line", words)]
    none = _("A depth without words is not offered. Of two wishes the gentler stands.")
    leave = texts("not_when", _("When to leave it for another day"), LINES, THOUGHTS)
    know = texts("notes", _("What they should know"), LINES, THOUGHTS)
    return [
        name_group(languages, texts("title", _("The name")) + texts("about", _("What it is, in one or two sentences"))),
        purpose(draft),
        _lengths(draft),
        Group(_("What each depth means here"), deep, "depths", none),
        Group(_("Before they begin"), leave + know),
        *_taken_over(draft, breaths, doors),
    ]


def name_group(languages: list[str], named: list[Field]) -> Group:
    """What it is called, and what it is written in."""
    written = "both" if len(languages) > 1 else languages[0]
    hint = _("The two of a couple read what there is.")
    return Group(_("Its name"), [*named, Field("written", _("I write it in"), PICK, written, hint, "", LANGUAGES)])


def purpose(draft: Draft) -> Group:
    """For whom it is, and what may come up."""

    def ticks(name: str, label: Any, known: dict[Any, Any], hint: Any = "") -> Field:  # noqa: ANN401 - a lazy text
        return Field(name, label, TICKS, draft.get(name, []), hint, "", _named(known))

    track = Field("track", _("What it is for"), PICK, draft.get("track", ""), "", "", _named(sieve.TRACKS))
    told = _("So that people can leave it before they open it.")
    tags = ticks("tags", _("What it works with"), sieve.TAGS)
    return Group(
        _("For whom it is"), [track, tags, ticks("content_notes", _("What may come up in it"), sieve.NOTES, told)]
    )


def _lengths(draft: Draft) -> Group:
    chosen = [n for n in draft.get("lengths", []) if isinstance(n, int)]
    minutes = [(str(n), str(n)) for n in sorted({*LENGTHS, *chosen})]
    hint = _("Four at most. Of two wishes the shorter stands.")
    field = Field("lengths", _("Minutes to choose from"), TICKS, [str(n) for n in chosen], hint, "", minutes)
    return Group(_("How long"), [field])


def _taken_over(draft: Draft, breaths: list[Choice], doors: list[Choice]) -> list[Group]:
    """What comes from the library by a tick."""
    breath, alone = _("Breaths to follow"), _("The same for one alone")
    found = _("Whoever is alone just now finds this beside it.")
    ticks = Field("options", breath, TICKS, ids_of(draft, "options"), "", "", breaths)
    pick = Field("alone", alone, PICK, draft.get("alone", ""), found, "", doors)
    together = _("For a step in which they breathe together.")
    return [Group(breath, [ticks], "options", together, folded=True), Group(alone, [pick], folded=True)]


def about_from(form: MultiDict[str, str], before: Draft, groups: list[Group]) -> Draft:
    """The draft as it was filled in. What no field asks for stays; breaths are taken over by whoever knows them."""
    draft = _deep(deepcopy(before))
    for each in (each for group in groups for each in group.fields):
        if each.name not in ("written", "options") and (each.name in form or each.kind in (TICKS, PICK)):
            put(draft, each, form)
    draft["lengths"] = sorted(int(n) for n in draft.get("lengths") or [])
    draft["depths"] = [each for each in map(clean, draft["depths"]) if each.get("line")]
    draft["languages"] = say.written_in(form.get("written", "")) or languages_of(before)
    kept: Draft = clean(draft)
    return kept | {"content_notes": draft.get("content_notes") or [], "steps": before.get("steps", [])}


def languages_of(draft: Draft) -> list[str]:
    """What it is written in."""
    said = draft.get("languages")
    known = [each for each in say.LANGUAGES if isinstance(said, list) and each in said]
    return known or [*say.LANGUAGES]


def ids_of(draft: Draft, which: str) -> list[str]:
    """What of the library's is taken over already."""
    found = draft.get(which)
    return [str(each.get("id")) for each in found if isinstance(each, dict)] if isinstance(found, list) else []


def _deep(draft: Draft) -> Draft:
    """Each depth in its place, whether it has words or not."""
    found = draft.get("depths")
    there = {each.get("depth"): each for each in found if isinstance(each, dict)} if isinstance(found, list) else {}
    return {**draft, "depths": [deepcopy(there.get(n, {"depth": n})) for n in sieve.DEEP]}


def _named(known: dict[Any, Any]) -> list[tuple[str, Any]]:
    return [(each.value, words) for each, words in known.items()]
