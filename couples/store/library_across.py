"""What spans several parts of an exercise's file, told to its author beside the shape's own errors.

Looks at the raw data, so that one mistake does not hide another.
"""

from collections.abc import Iterator
from typing import Any

from couples.domain.steps import STEP_TYPES
from couples.domain.steps.choose import GENTLER, Choose
from couples.store.library_errors import Check, Place
from couples.store.library_tags import untold


def across(raw: dict[str, Any]) -> Iterator[Check]:
    """Every mistake that no single part can see."""
    steps = [(index, step) for index, step in enumerate(_list(raw, "steps")) if isinstance(step, dict)]
    if any(step.get("kind") == "breathe" for _, step in steps) and not raw.get("options"):
        yield ("options",), "is missing", "a breathe step needs at least one [[options]] with phases"
    yield from _naming(raw)
    yield from _touch(raw, steps)
    yield from _dials(raw, steps)
    yield from _depths(raw, steps)
    yield from _asked(steps)
    yield from _ways(steps)
    yield from untold(raw, steps)


def line_by_line(node: object, place: Place = ()) -> Iterator[Check]:
    """Lists must have as many lines in each language."""
    if isinstance(node, list):
        for index, item in enumerate(node):
            yield from line_by_line(item, (*place, index))
    elif isinstance(node, dict):
        en, es = node.get("en"), node.get("es")
        if isinstance(en, list) and isinstance(es, list) and len(en) != len(es):
            yield (*place, "es"), f"has {len(es)} lines where en has {len(en)}", "translate line by line"
        for key, value in node.items():
            yield from line_by_line(value, (*place, key))


def _naming(raw: dict[str, Any]) -> Iterator[Check]:
    if raw.get("names") is True and "naming" not in raw:
        yield ("naming",), "is missing", "names = true needs a [naming] table"
    if "naming" in raw and raw.get("names") is not True:
        yield ("naming",), "is never shown", "write names = true, or take the table out"


def _touch(raw: dict[str, Any], steps: list[tuple[int, dict[str, Any]]]) -> Iterator[Check]:
    if raw.get("track") == "touch" or raw.get("names") is True:
        return
    for index, step in steps:
        if step.get("touch") is True:
            hint = 'touch belongs to track = "touch", or to what people name themselves'
            yield ("steps", index, "touch"), "is outside the touch track", hint


def _dials(raw: dict[str, Any], steps: list[tuple[int, dict[str, Any]]]) -> Iterator[Check]:
    known = {dial.get("id") for dial in _list(raw, "dials") if isinstance(dial, dict)}
    for index, step in steps:
        for dial in sorted(set(map(str, _list(step, "dials"))) - known):
            message = f"names the dial {dial}, which the file does not have"
            yield ("steps", index, "dials"), message, "add a [[dials]] with this id"


def _depths(raw: dict[str, Any], steps: list[tuple[int, dict[str, Any]]]) -> Iterator[Check]:
    ids = {step.get("id") for _, step in steps}
    for index, depth in enumerate(_list(raw, "depths")):
        until = depth.get("until") if isinstance(depth, dict) else None
        if until is not None and until not in ids:
            yield ("depths", index, "until"), f"names the step {until}, which there is not", "write the id of a step"


def _asked(steps: list[tuple[int, dict[str, Any]]]) -> Iterator[Check]:
    """A step that asks needs the words of its gate; what is named or set must be asked for by the step after it."""
    for (index, step), after in zip(steps, [*(step for _, step in steps[1:]), None], strict=False):
        step_type = STEP_TYPES.get(str(step.get("kind")))
        if step_type is None:
            continue
        if not step_type.asks and "gate" in step:
            yield (
                ("steps", index, "gate"),
                "is never shown",
                "nothing here needs a yes; take it out",
            )
        follower = STEP_TYPES.get(str(after.get("kind"))) if after else None
        if step_type.kind in ("gate", "dials") and (follower is None or not follower.asks):
            yield ("steps", index, "kind"), "leads to no question", "put the step after it that both are asked for"


def _ways(steps: list[tuple[int, dict[str, Any]]]) -> Iterator[Check]:
    """How it goes on is one of four ways that every session knows."""
    for index, step in steps:
        for at, choice in enumerate(_list(step, "choices") if step.get("kind") == Choose.kind else []):
            if isinstance(choice, dict) and choice.get("id") not in (*GENTLER, None):
                yield ("steps", index, "choices", at, "id"), "is no way to go on", f"use one of {', '.join(GENTLER)}"


def _list(node: dict[str, Any], key: str) -> list[Any]:
    found = node.get(key)
    return found if isinstance(found, list) else []
