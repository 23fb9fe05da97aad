"""What was handed to a therapist, as a page shows it: the owner's own words unaltered, and whose they are.

Everything is in an order that tells nothing of when it was handed: by sort, then by its words.
"""

from collections.abc import Iterable, Mapping
from typing import Any

from flask_babel import gettext as _

from couples.domain import csi
from couples.domain.card import Audience, Kind, Seen
from couples.domain.handed import Handed, Item
from couples.domain.intake import Part
from couples.domain.people import Person
from couples.domain.session.state import Side
from couples.services.guiding import Space
from couples.web import card_words, language, overtime_words, pictures, self_words
from couples.web.house import house
from couples.web.intake import ASKED

Rows = list[dict[str, Any]]


def of_space(space: Space) -> dict[str, Any]:
    """Everything a therapist reads of one couple."""
    names = space.names
    return {"cards": _cards([(names[side], card) for side, card in space.cards]), **_handed(space.handed, names)}


def of_one(handed: Iterable[Handed], names: Mapping[Side, str]) -> dict[str, Any]:
    """The same for its owner, who looks at it as the therapist does."""
    return _handed(handed, names)


def own_cards(person: Person) -> Rows:
    """One's own cards that a therapist reads."""
    seen = house().answering.as_seen(person.id, Audience.THERAPIST)
    return _cards([(person.chosen_name, card) for card in seen])


def _cards(shown: Iterable[tuple[str, Seen]]) -> Rows:
    printed, kinds = {pages.deck.id: pages for pages in card_words.decks().values()}, list(Kind)
    faces = [(name, card_words.face(card, printed), card.id) for name, card in shown]
    faces.sort(key=lambda one: (kinds.index(one[1].kind), one[1].text.casefold(), one[0].casefold(), one[1].words))
    return [{"id": id_, "kind": card_words.KINDS[face.kind], "face": face, "by": [name]} for name, face, id_ in faces]


def names(cards: Rows, handed: Mapping[str, Rows]) -> dict[str, str]:
    """What stands on a therapist's page, as the list of openings names it."""
    found = {f"card/{row['id']}": str(row["face"].text) for row in cards}
    return found | {f"{item}/{row['id']}": str(row["text"]) for item, rows in handed.items() for row in rows}


def _handed(handed: Iterable[Handed], names: Mapping[Side, str]) -> dict[str, Any]:
    words = overtime_words.words()
    rows: dict[str, Rows] = {item.value: [] for item in Item}
    for one in handed:
        by = [names[side] for side in Side if side in one.by]
        rows[one.item].append({"id": one.id, "by": by, "on": one.on, **_said(one, words, names)})
    for of_item in rows.values():
        of_item.sort(key=lambda row: (str(row["text"]).casefold(), row["by"], row["id"]))
    return {"words": words, "handed": rows, "most": csi.MOST}


def _said(one: Handed, words: overtime_words.Words, names: Mapping[Side, str]) -> dict[str, Any]:
    match one.item:
        case Item.KEEPSAKE if one.line:
            heading = words["keepsakes"][one.line.kind]["heading"]
            return {"text": overtime_words.text_of(one.line, words), "heading": heading}
        case Item.WEATHER if one.weather:
            said = overtime_words.weather_of(one.weather, words)
            return {"text": " ".join(each.text for each in said.values()), "said": said}
        case Item.OUTCOME if one.stood:
            labels = {stand["id"]: stand["label"] for stand in words["review"]["stands"]}
            text = one.text or _title(one.stood.thing.partition("/")[2], words)
            return {"text": text, "label": labels[one.stood.stand], "lines": one.stood.lines}
        case Item.ENTRY if one.entry:
            return _entry(one)
        case Item.PART:
            return {"text": one.text, "heading": ASKED[Part(one.of)][0]}
        case Item.LINE:
            return {"text": one.text, "heading": house().reading.lines_asked(language.chosen()).get(one.of, "")}
        case Item.NUMBER:
            return {"text": str(one.number)}
        case Item.CARE if one.plan:
            rows = overtime_words.plan_rows(one.plan, words)
            return {"text": words["aftercare"]["heading"], "rows": rows, "own": one.plan.text}
        case Item.MAP:
            return {"text": _("What feels safe"), "spots": pictures.numbered(one.spots)}
        case Item.AGREEMENT:
            return {"text": _("The lines that stand"), "lines": one.lines}
        case Item.REVEAL:
            return _reveal(one, names)
        case _:
            return {"text": one.text}


def _reveal(one: Handed, names: Mapping[Side, str]) -> dict[str, Any]:
    pages = next((each for each in card_words.decks().values() if each.deck.id == one.of), None)
    if pages is None:
        return {"text": ""}
    matches = [
        {
            "text": pages.cards[match.card]["text"],
            "said": [
                (names.get(side, ""), card_words.ANSWERS[yes.answer], yes.words)
                for side, yes in sorted(match.yeses.items())
            ],
        }
        for match in one.matches
        if match.card in pages.cards
    ]
    return {"text": pages.title, "matches": matches}


def _entry(one: Handed) -> dict[str, Any]:
    if one.entry is None:
        return {"text": ""}
    pages = self_words.pages_of(one.entry)
    return {"text": pages.title if pages else "", "lines": self_words.said(pages, one.entry)}


def _title(practice: str, words: overtime_words.Words) -> str:
    return next((str(each["title"]) for each in words["shelf"] if each["id"] == practice), practice)
