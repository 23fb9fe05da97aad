"""A step and an exercise as plain forms: each field knows its place in the draft, and goes back there.

A field's name is that place (``gate.what.en``, ``questions.0.text.es``); ``own_rows`` reads it.
"""

from collections.abc import Callable, Iterable, Mapping
from copy import deepcopy
from dataclasses import dataclass, field
from typing import Any

from flask_babel import lazy_gettext as _
from werkzeug.datastructures import MultiDict

from couples.domain.deck import TOPICS
from couples.domain.step_type import Slot
from couples.domain.steps import STEP_TYPES
from couples.domain.steps.choose import GENTLER, Choose
from couples.web import own_words as say
from couples.web.own_rows import LISTED, TRUE, Draft, at, clean, named, put, row_of, rows_of, with_rows

LINE, LINES, TICKS, PICK, NUMBER = "line", "lines", "ticks", "pick", "number"
SPARE = 2  # empty rows that wait below those that are filled in


SIFTED = _(
    "Whoever leaves one of these out is not asked for this step, and nobody is told whose it was. A step with touch"
    " that names nothing counts as all kinds of touch."
)
BUTTONS = _("The words on each button. A way without words is not offered; two at least.")


@dataclass(slots=True)
class Field:
    """One thing to fill in. ``value`` as it stands in the draft; ``choices`` as (value, words)."""

    name: str
    label: Any
    kind: str = LINE
    value: Any = ""
    hint: Any = ""
    lang: str = ""
    choices: list[tuple[str, Any]] = field(default_factory=list)
    errors: list[Any] = field(default_factory=list)

    @property
    def place(self) -> str:
        """Where it belongs, whatever the language."""
        return self.name.rpartition(".")[0] if self.lang else self.name


@dataclass(slots=True)
class Group:
    """Fields that belong together; ``place`` is what they fill in as a whole, and a folded one opens by a tap."""

    legend: Any
    fields: list[Field]
    place: str = ""
    hint: Any = ""
    folded: bool = False
    rows: bool = False  # what belongs to one row stands side by side where there is room
    errors: list[Any] = field(default_factory=list)


def step_groups(step: Draft, languages: list[str], dials: list[tuple[str, Any]]) -> list[Group]:
    """Everything that a step of this kind can say."""
    step = _four_ways(step)
    texts = texts_of(step, languages)
    first = Group(
        _("On the screen"),
        [
            *texts("heading", _("The heading")),
            *texts("lines", _("A few lines under it"), LINES, _("One thought a line.")),
            *texts("end", _("What stands there when it is over")),
            Field("touch", _("Does anybody touch in this step?"), PICK, _yes_no(step.get("touch")), "", "", say.YES_NO),
        ],
    )
    gate = Group(
        _("What both are asked before it"),
        [each for part, label in say.GATE.items() for each in texts(f"gate.{part}", label)],
        "gate",
        _("Both read this before they answer, so it must be exact. It starts only with two yeses."),
    )
    slots = [group for name, slot in _slots(step) for group in _slot(step, name, slot, languages, dials)]
    return [first, *slots, *([gate] if STEP_TYPES[step["kind"]].asks else []), _more(step)]


def step_from(form: MultiDict[str, str], before: Draft, languages: list[str], dials: list[tuple[str, Any]]) -> Draft:
    """The step as it was filled in; whatever no field asks for stays."""
    step = _four_ways(deepcopy(before))
    for group in step_groups(with_rows(before, form), languages, dials):
        for each in group.fields:
            if each.name in form or each.kind in (TICKS, PICK):
                put(step, each, form)
    step["touch"] = {"yes": True, "no": False}.get(form.get("touch", ""))
    for name, slot in _slots(before):
        if slot.what == "chips":
            step[name] = [chip for chip in map(clean, rows_of(step, name)) if chip.get("label")]
        elif slot.what in LISTED:
            step[name] = named(step, name, slot)
    found: Draft = clean(step)
    return found


def _four_ways(step: Draft) -> Draft:
    """Each way to go on in its place, whether it has words or not."""
    if step["kind"] != Choose.kind:
        return step
    there = {row.get("id"): row for row in rows_of(step, "choices")}
    return step | {"choices": [deepcopy(there.get(way, {"id": way})) for way in GENTLER]}


def _yes_no(value: object) -> str:
    return "" if value is None else ("yes" if value is True else "no")


def _more(step: Draft) -> Group:
    topics = [(topic, say.TOPICS.get(topic, topic)) for topic in sorted(TOPICS)]
    return Group(
        _("How long, whose turn, and what it touches"),
        [
            Field(
                "seconds",
                _("How many seconds"),
                NUMBER,
                step.get("seconds", ""),
                _("Left empty, the length that both choose fills it."),
            ),
            Field("starts", _("Who begins"), PICK, step.get("starts", "first"), "", "", say.STARTS),
            Field("topics", _("What it touches"), TICKS, step.get("topics", []), SIFTED, "", topics),
        ],
        folded=True,
    )


def _slots(step: Draft) -> Iterable[tuple[str, Slot]]:
    return STEP_TYPES[step["kind"]].words.items()


def _slot(step: Draft, name: str, slot: Slot, languages: list[str], dials: list[tuple[str, Any]]) -> list[Group]:
    texts, words = texts_of(step, languages), say.SLOTS.get(name, name)
    match slot.what:
        case "text":
            return [Group(words, texts(name, words), name)]
        case "lines":
            return [Group(words, texts(name, words, LINES, _("One thought a line.")), name)]
        case "stages":
            return [_stage(texts, f"{name}.{each}", say.STAGES[each]) for each in slot.names]
        case "dials":
            return [Group(words, [Field(name, words, TICKS, step.get(name, []), "", "", dials)], name)]
        case "chips":
            ways = [each for n, way in enumerate(GENTLER) for each in texts(f"{name}.{n}.label", say.WAYS[way])]
            return [Group(words, ways, name, BUTTONS)]
        case _:
            rows = min(
                max(len(rows_of(step, name)) + (1 if slot.what == "questions" else SPARE), slot.least), slot.most
            )
            return _list_groups(texts, slot.what, name, rows, step)


def _stage(texts: "Texts", place: str, words: Any) -> Group:  # noqa: ANN401 - a lazy text
    return Group(words, [each for who, label in say.ROLES.items() for each in texts(f"{place}.{who}", label)], place)


Texts = Callable[..., list[Field]]


def _list_groups(texts: Texts, what: str, name: str, rows: int, step: Draft) -> list[Group]:
    if what == "questions":
        return [_question(texts, name, n, step) for n in range(rows)]
    first, second = ("label", "line") if what == "ideas" else ("text", "hint")
    found = []
    for n in range(rows):
        found += texts(f"{name}.{n}.{first}", _("%(n)s.", n=n + 1)) + texts(
            f"{name}.{n}.{second}", _("A smaller line, if you like")
        )
    return [Group(say.SLOTS[name], found, name, _("Empty ones are left out. Save for more."), rows=True)]


def _question(texts: Texts, name: str, n: int, step: Draft) -> Group:
    here, row = f"{name}.{n}", row_of(step, name, n)
    fields = [
        *texts(f"{here}.text", _("The question")),
        Field(f"{here}.answer", _("How it is answered"), PICK, row.get("answer", "text"), "", "", say.ANSWERS),
        *texts(f"{here}.choices", _("What can be chosen"), LINES, _("For one or several: one choice a line.")),
        *texts(f"{here}.low", _("For a place between two words: this end")),
        *texts(f"{here}.high", _("and that end")),
        *texts(f"{here}.other", _("In other words for whoever does not begin")),
        *texts(f"{here}.hint", _("A smaller line under it")),
    ]
    if step["kind"] == "ask":
        ticked = [TRUE] if row.get("private") else []
        fields.append(
            Field(f"{here}.private", _("Privacy"), TICKS, ticked, "", "", [(TRUE, _("It can never be shared"))])
        )
    return Group(_("Question %(n)s", n=n + 1), fields, here, folded=not row)


def texts_of(step: Draft, languages: list[str]) -> Texts:
    def texts(place: str, label: Any, kind: str = LINE, hint: Any = "") -> list[Field]:  # noqa: ANN401 - a lazy text
        said = at(step, place)
        found = []
        for lang in languages:
            name = say.in_language(label, lang) if len(languages) > 1 else label
            found.append(Field(f"{place}.{lang}", name, kind, _shown(said, kind, lang), hint, lang))
        return found

    return texts


def _shown(said: Any, kind: str, lang: str) -> str:  # noqa: ANN401 - whatever stands there
    if kind == LINES and isinstance(said, list):  # choices: each has a label of its own
        return "\n".join(str(chip.get("label", {}).get(lang, "")) for chip in said if isinstance(chip, dict))
    text = said.get(lang, "") if isinstance(said, Mapping) else ""
    return "\n".join(map(str, text)) if isinstance(text, list) else str(text)
