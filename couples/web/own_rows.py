"""How what was filled in finds its way back into a draft, and what stands there finds its field.

What a form has no field for stays in the draft as it is, so nothing that came in a file is lost by changing something
else.
"""

from copy import deepcopy
from typing import Any

from werkzeug.datastructures import MultiDict

from couples.domain.people import tidy_text
from couples.domain.step_type import Slot
from couples.domain.steps import STEP_TYPES

Draft = dict[str, Any]
LISTED = ("prompts", "questions", "cards", "ideas")
LONGEST_NUMBER = 4  # figures
TRUE = "yes"


def put(step: Draft, each: Any, form: MultiDict[str, str]) -> None:  # noqa: ANN401 - a field of ``own_fields``
    """What was filled in stands in its place, or nothing does."""
    typed = tidy_text(form.get(each.name, "")).strip()
    *path, last = each.name.split(".")
    match each.kind:
        case "ticks" if last == "private":
            _node(step, path)[last] = TRUE in form.getlist(each.name) or None
        case "ticks":
            _node(step, path)[last] = [one for one in form.getlist(each.name) if one in dict(each.choices)] or None
        case "number":
            _node(step, path)[last] = int(typed) if typed.isdecimal() and len(typed) <= LONGEST_NUMBER else None
        case "pick":
            _node(step, path)[last] = typed if typed in dict(each.choices) else None
        case "lines" if path[-1] == "choices":
            _put_choices(_node(step, path[:-1]), last, [line.strip() for line in typed.split("\n") if line.strip()])
        case "lines":
            _node(step, path)[last] = [line.strip() for line in typed.split("\n") if line.strip()] or None
        case _:
            _node(step, path)[last] = " ".join(typed.split()) or None


def _put_choices(question: Draft, lang: str, lines: list[str]) -> None:
    before = question.get("choices")
    before = before if isinstance(before, list) else []
    rows = [deepcopy(each) for each in before] + [{"id": f"choice-{n + 1}"} for n in range(len(before), len(lines))]
    for n, row in enumerate(rows):
        label = row.setdefault("label", {})
        label[lang] = lines[n] if n < len(lines) else None
    question["choices"] = [each for each in map(clean, rows) if each.get("label")]


def _node(step: Draft, path: list[str]) -> Draft:
    node: Any = step
    for part, after in zip(path, [*path[1:], ""], strict=False):
        if part.isdecimal():
            while len(node) <= int(part):
                node.append({})
            node = node[int(part)]
            continue
        fits = list if after.isdecimal() else dict
        if not isinstance(node.get(part), fits):
            node[part] = fits()
        node = node[part]
    return node  # type: ignore[no-any-return]  # the way ends at a table


def named(step: Draft, name: str, slot: Slot) -> list[Draft]:
    """The rows that say something, each under a name where its kind has names."""
    rows = [row for row in map(clean, rows_of(step, name)) if any(part in row for part in ("text", "label"))]
    if slot.what == "prompts":
        return rows
    taken = {row.get("id") for row in rows}
    free = (f"{name[:1]}{n}" for n in range(1, 200) if f"{name[:1]}{n}" not in taken)
    return [{"id": row["id"] if row.get("id") else next(free), **row} for row in rows]


def clean(node: Any) -> Any:  # noqa: ANN401 - a part of a draft
    """Without whatever was left empty."""
    if isinstance(node, dict):
        cleaned = {key: clean(value) for key, value in node.items()}
        return {key: value for key, value in cleaned.items() if value not in (None, {}, [], "")}
    return node


def with_rows(step: Draft, form: MultiDict[str, str]) -> Draft:
    """With as many rows as the form sent, so that each of its fields is read."""
    found = deepcopy(step)
    for name, slot in STEP_TYPES[step["kind"]].words.items():
        if slot.what in LISTED:
            sent = [
                int(n)
                for key in form
                if key.startswith(f"{name}.") and (n := key.split(".")[1]).isdecimal() and len(n) < LONGEST_NUMBER
            ]
            most = min(max(sent, default=-1) + 1, slot.most)
            rows = rows_of(found, name)
            found[name] = rows + [{} for _ in range(len(rows), most)]
    return found


def rows_of(step: Draft, name: str) -> list[Draft]:
    found = step.get(name)
    return [row for row in found if isinstance(row, dict)] if isinstance(found, list) else []


def row_of(step: Draft, name: str, n: int) -> Draft:
    rows = rows_of(step, name)
    return rows[n] if n < len(rows) else {}


def at(node: Any, place: str) -> Any:  # noqa: ANN401 - whatever stands there
    for part in place.split("."):
        if isinstance(node, list) and part.isdecimal():
            node = node[int(part)] if int(part) < len(node) else {}
        else:
            node = node.get(part, {}) if isinstance(node, dict) else {}
    return node
