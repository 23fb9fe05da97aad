"""How what lasts is called on the pages: chips in the reader's language, own words as they are."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from flask_babel import lazy_gettext as _

from couples.domain.aftercare import Plan
from couples.domain.keepsake import Age, Kind
from couples.domain.sheet import Line, Shown, What
from couples.domain.weather import LINES
from couples.services.reading import Reading
from couples.web import language
from couples.web.house import house

PAGES = {
    "good": Kind.WIN,
    "learned": Kind.LESSON,
    "breath": Kind.BREATH,
    "ease": Kind.MUSCLES,
    "own": Kind.WISH,
    "helped": Kind.HELPED,
    "day": Kind.AFTER,
}  # what stands in an address, which says nothing of what was written (R8)
AGES = {Age.THIS_MONTH: _("This month"), Age.LAST_MONTH: _("Last month"), Age.A_WHILE_AGO: _("A while ago")}
OWN = "own-words"
Words = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Said:
    """One line of a weather as a page shows it. ``glyph`` is a chip's id, or ``own-words``."""

    line: str
    glyph: str
    text: str


def words() -> Words:
    """All words of these pages in the reader's language."""
    return house().reading.overtime_words(language.chosen())


def label(chips: Iterable[Words], chip_id: str) -> str:
    """What a chip says; empty for one that there is not any more."""
    return next((str(chip["label"]) for chip in chips if chip["id"] == chip_id), "")


def text_of(kept: Line, all_words: Words) -> str:
    """A kept thing in one line: what was tapped, then own words."""
    tapped = label(all_words["keepsakes"][kept.kind]["chips"], kept.tap)
    return ": ".join(part for part in (tapped, kept.words) if part)


def plan_rows(plan: Plan, all_words: Words) -> list[tuple[str, list[str]]]:
    """A plan by its sorts, in their order; a sort of which nothing was tapped is not there."""
    rows = [
        (kind["label"], [chip["label"] for chip in kind["chips"] if f"{kind['id']}/{chip['id']}" in plan.taps])
        for kind in all_words["aftercare"]["kinds"]
    ]
    return [row for row in rows if row[1]]


def weather_of(lines: Mapping[str, str], all_words: Words) -> dict[str, Said]:
    """Each said line of a weather; a chip is known by its id and by its words in any language."""
    said = {}
    for line in LINES:
        if word := lines.get(line):
            chip = _chips(house().reading).get((line, word), OWN)
            text = word if chip == OWN else label(all_words["weather"][line]["chips"], chip)
            said[line] = Said(line, chip, text)
    return said


def of_what(shown: Iterable[Shown], what: What) -> list[Shown]:
    """Only these, in the order of their words: it tells nothing of when."""
    return [one for one in shown if one.what is what]


def lines_of(shown: Iterable[Shown], all_words: Words) -> list[dict[str, Any]]:
    """Shown lines as a page reads them, by sort and then by letter."""
    found = [(one, one.line) for one in shown if one.line]
    rows = [
        {
            "id": one.id,
            "kind": line.kind,
            "heading": all_words["keepsakes"][line.kind]["heading"],
            "text": text_of(line, all_words),
            "thanked": one.thanked,
        }
        for one, line in found
    ]
    kinds = list(Kind)
    return sorted(rows, key=lambda row: (kinds.index(row["kind"]), row["text"].casefold(), row["id"]))


@cache
def _chips(reading: Reading) -> dict[tuple[str, str], str]:
    found = {}
    for lang in language.LANGUAGES:
        weather = reading.overtime_words(lang)["weather"]
        for line in LINES:
            for chip in weather[line]["chips"]:
                found[line, chip["id"]] = found[line, chip["label"]] = chip["id"]
    return found
