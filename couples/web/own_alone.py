"""What a therapist writes for one alone as plain forms: what it says of itself, and one question.

As in ``own_about`` and ``own_fields`` each field's name is its place in the draft. What can be tapped is written one a
line; a line that reads as it did keeps its name, and whatever a file said of it besides.
"""

from copy import deepcopy

from flask_babel import lazy_gettext as _
from werkzeug.datastructures import MultiDict

from couples.domain.people import tidy_text
from couples.web import own_words as say
from couples.web import sieve
from couples.web.own_about import THOUGHTS, languages_of, name_group, purpose
from couples.web.own_fields import LINES, PICK, TICKS, Field, Group, texts_of
from couples.web.own_rows import TRUE, Draft, clean, put, rows_of

MINUTES = (2, 3, 5, 10, 15, 20)
NUMBERS = ("minutes", "depth")
MOST_LINES = 200  # that are kept of what can be tapped; the check asks for far less
LOOSE = ("written", "printed", "body", "write", "chips")  # filled in by hand, below

CHIPS = _("One a line, sixty letters at most. Let one of them be “I can’t tell”, or “nothing”.")
WRITE = _("Nobody has to write. What is tapped is an answer too.")
PLACES = _("A map of the body")
WORDS = [(TRUE, _("They can add words of their own"))]


def about_groups(draft: Draft) -> list[Group]:
    """Everything that it says of itself."""
    languages = languages_of(draft)
    texts = texts_of(draft, languages)
    title = texts("title", _("The name"))
    chosen = {draft["minutes"]} if isinstance(draft.get("minutes"), int) else set()
    minutes = [(str(n), str(n)) for n in sorted({*MINUTES, *chosen})]
    deep = [(str(n), words) for n, words in sieve.DEEP.items()]
    fields = [
        Field("minutes", _("About how many minutes"), PICK, str(draft.get("minutes", "")), "", "", minutes),
        Field("depth", _("How close it comes"), PICK, str(draft.get("depth", "")), "", "", deep),
    ]
    paper = [(TRUE, _("They may want their answers on paper"))]
    printed = [TRUE] if draft.get("printed") is True else []
    closing = texts("closing", _("After the last question"), LINES, _("True also for somebody who skipped them all."))
    return [
        name_group(languages, title + texts("about", _("What they read first"), LINES, THOUGHTS)),
        purpose(draft),
        Group(_("How long and how close"), fields),
        Group(_("At the end"), [*closing, Field("printed", _("On paper"), TICKS, printed, "", "", paper)]),
    ]


def about_from(form: MultiDict[str, str], before: Draft, groups: list[Group]) -> Draft:
    """The draft as it was filled in; its questions stay."""
    draft = _filled(form, before, groups)
    for name in NUMBERS:
        draft[name] = int(draft[name]) if draft.get(name) else None
    draft["printed"] = TRUE in form.getlist("printed") or None
    draft["languages"] = say.written_in(form.get("written", "")) or languages_of(before)
    kept: Draft = clean(draft)
    return kept | {"content_notes": draft.get("content_notes") or [], "questions": before.get("questions", [])}


def question_groups(question: Draft, languages: list[str]) -> list[Group]:
    """Everything that one question can say."""
    texts = texts_of(question, languages)
    rows = rows_of(question, "chips")
    chips = [
        Field(each.name, each.label, LINES, "\n".join(_label(row, each.lang) for row in rows), each.hint, each.lang)
        for each in texts("chips", _("What can be tapped"), LINES, CHIPS)
    ]
    body = [TRUE] if question.get("body") is True else []
    write = [] if question.get("write") is False else [TRUE]
    places = [(TRUE, _("The places of the body can be tapped instead"))]
    return [
        Group(_("The question"), texts("ask", _("What is asked")) + texts("hint", _("A smaller line under it"))),
        Group(_("To tap, if you like"), chips, "chips"),
        Group(PLACES, [Field("body", PLACES, TICKS, body, "", "", places)], folded=not body),
        Group(_("Own words"), [Field("write", _("Own words"), TICKS, write, WRITE, "", WORDS)]),
    ]


def question_from(form: MultiDict[str, str], before: Draft, languages: list[str]) -> Draft:
    """The question as it was filled in; whatever no field asks for stays."""
    question = _filled(form, before, question_groups(before, languages))
    question["body"] = TRUE in form.getlist("body") or None
    question["write"] = None if TRUE in form.getlist("write") else False
    question["chips"] = _chips(form, rows_of(before, "chips"), languages)
    found: Draft = clean(question)
    return found


def _filled(form: MultiDict[str, str], before: Draft, groups: list[Group]) -> Draft:
    draft = deepcopy(before)
    for each in (each for group in groups for each in group.fields):
        if each.place not in LOOSE and (each.name in form or each.kind in (TICKS, PICK)):
            put(draft, each, form)
    return draft


def _chips(form: MultiDict[str, str], before: list[Draft], languages: list[str]) -> list[Draft]:
    """One a line; another language line by line beside the first."""
    first, taken = languages[0], {str(row.get("id")) for row in before}
    labels = _labels(form, languages)
    said = {label.get(first) for label in labels}
    there = {_label(row, first): row for row in before}
    reworded = {n: row for n, row in enumerate(before) if _label(row, first) not in said}
    free = (name for n in range(1, MOST_LINES) if (name := f"c{n}") not in taken)
    rows = []
    for n, label in enumerate(labels):
        row = there.pop(label.get(first, ""), None) or reworded.get(n) or {"id": next(free)}
        others = {lang: text for lang in say.LANGUAGES if lang not in languages and (text := _label(row, lang))}
        rows.append({**row, "label": others | label})
    return rows


def _labels(form: MultiDict[str, str], languages: list[str]) -> list[Draft]:
    lines = {
        lang: [line.strip() for line in tidy_text(form.get(f"chips.{lang}", "")).split("\n")] for lang in languages
    }
    rows = [
        {lang: each[n] for lang, each in lines.items() if n < len(each) and each[n]}
        for n in range(max(map(len, lines.values())))
    ]
    return [label for label in rows if label][: MOST_LINES // 4]


def _label(row: Draft, lang: str) -> str:
    label = row.get("label")
    return str(label.get(lang, "")) if isinstance(label, dict) else ""
