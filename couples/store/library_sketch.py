"""Whoever writes a step sees it on both phones before it is whole: what is missing stays empty there.

Made of the same words and the same views as the room's screens, without any session: nothing of it is kept.
"""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

from couples.domain.exercise import Starts, StepOutline
from couples.domain.session.state import Side
from couples.domain.step_type import Slot, Stretch
from couples.domain.steps import STEP_TYPES
from couples.store.library import Library
from couples.store.library_own import languages_of
from couples.store.library_toml import is_text
from couples.store.library_words import LANGUAGES, Words, offered

FALLBACK_MINUTES = 5
_ITEM: Mapping[str, dict[str, Any]] = {
    "prompts": {"text": "", "hint": None},
    "questions": {
        "text": "", "other": None, "hint": None, "answer": "text", "private": False, "keeps": None, "choices": [],
        "low": "", "high": "",
    },
    "cards": {"text": "", "hint": None},
    "chips": {"label": "", "line": None},
    "ideas": {"label": "", "line": None, "cards": []},
    "dials": {},
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Sketch:
    """One step: the exercise's words with this step alone in them, and what each side's screen gets to know."""

    exercise: Words
    step: Words
    views: Mapping[str, dict[str, Any]]


def sketch(draft: Mapping[str, Any], at: int, lang: str, library: Library) -> Sketch:
    """The step in this place of a draft; the kind must be one that there is."""
    raw = draft["steps"][at]
    said = said_in(draft, lang)
    minutes = next((n for n in listed_in(draft, "lengths") if isinstance(n, int)), FALLBACK_MINUTES)
    step = _filled(plain(raw, said, minutes), raw["kind"])
    dials = [
        each for each in plain(listed_in(draft, "dials"), said, minutes) if isinstance(each, dict) and "levels" in each
    ]
    options = plain(listed_in(draft, "options"), said, minutes) or library.words("breathe-together", said)["options"]
    exercise = {
        "id": "own", "version": 1, "title": plain(draft.get("title"), said, minutes) or "", "own": True,
        "steps": [step], "dials": dials, "options": options, "lengths": [minutes],
    }  # fmt: skip
    outline = _outline(step, dials)
    return Sketch(exercise, step, {side: _view(outline, Side(side), minutes, options) for side in ("A", "B")})


def said_in(draft: Mapping[str, Any], lang: str) -> str:
    """The reader's language, or the one that it is written in."""
    return offered(lang) if offered(lang) in languages_of(draft) else languages_of(draft)[0]


def _view(step: StepOutline, side: Side, minutes: int, options: list[Words]) -> dict[str, Any]:
    step_type = STEP_TYPES[step.kind]
    first = Side.A if step.starts is Starts.FIRST else Side.B
    at = Stretch(step, first, step_type.begin(step, first), 0, {Side.A: {}, Side.B: {}}, 0, 0)
    playing = {
        **{key: value for key, value in asdict(step).items() if key in ("id", "kind", "touch")},
        "index": 0, "count": 1, "timed": step_type.timed, "seconds": step.seconds or minutes * 60, "elapsed": 0,
        "lapses_in": None, "moves": 0, "first": first is side, "handed": {}, "play": step_type.view(at, side),
    }  # fmt: skip
    done = {"id": "own", "version": 1, "length": minutes, "depth": 1, "mine": first is side, "naming": None}
    return {
        "screen": "step",
        "back": {"latest": at.latest},
        "step": playing,
        "exercise": done | {"option": options[0].get("id", "") if options else ""},
    }


def _filled(step: Words, kind: str) -> Words:
    found = {"id": "", "heading": "", "lines": [], "end": "", "touch": False} | step | {"kind": kind}
    found["lines"] = [line for line in listed_in(found, "lines") if isinstance(line, str)]
    said = step.get("gate")
    gate = said if isinstance(said, dict) else {}
    found["gate"] = {"what": "", "where": "", "how_long": "", "ends": ""} | gate if STEP_TYPES[kind].asks else None
    return found | {name: _slot(step.get(name), slot) for name, slot in STEP_TYPES[kind].words.items()}


def _slot(said: Any, slot: Slot) -> Any:  # noqa: ANN401 - whatever the draft has there
    match slot.what:
        case "text":
            return said if isinstance(said, str) else ""
        case "stages":
            stages = said if isinstance(said, dict) else {}
            return {name: {"speaker": "", "listener": ""} | stages.get(name, {}) for name in slot.names}
        case "lines" | "dials":
            return [each for each in said if isinstance(each, str)] if isinstance(said, list) else []
        case _:
            listed = [each for each in said if isinstance(each, dict)] if isinstance(said, list) else []
            return [{"id": str(n)} | _ITEM[slot.what] | each for n, each in enumerate(listed)]


def _outline(step: Words, dials: list[Words]) -> StepOutline:
    ids: dict[str, tuple[str, ...]] = {"private": ()}
    for name, slot in STEP_TYPES[step["kind"]].words.items():
        match slot.what:
            case "prompts":
                ids[name] = tuple(str(n) for n in range(len(step[name])))
            case "dials":
                known = {each["id"]: tuple(level["id"] for level in each["levels"]) for each in dials}
                ids |= {name: tuple(each for each in step[name] if each in known)} | known
            case "questions" | "chips" | "cards" | "ideas":
                ids[name] = tuple(each["id"] for each in step[name])
    seconds = step.get("seconds") if isinstance(step.get("seconds"), int) else None
    starts = Starts.SECOND if step.get("starts") == Starts.SECOND else Starts.FIRST
    return StepOutline(step["id"], step["kind"], seconds, touch=step["touch"] is True, starts=starts, ids=ids)


def plain(node: Any, lang: str, minutes: int) -> Any:  # noqa: ANN401 - a part of a draft
    """A part of a draft in one language, or in the one that there is."""
    if is_text(node):
        return plain(node.get(lang) or next((node[each] for each in LANGUAGES if each in node), ""), lang, minutes)
    if isinstance(node, dict):
        return {key: plain(value, lang, minutes) for key, value in node.items()}
    if isinstance(node, list):
        return [plain(value, lang, minutes) for value in node]
    return node.replace("{minutes}", str(minutes)) if isinstance(node, str) else node


def listed_in(node: Mapping[str, Any], key: str) -> list[Any]:
    """A list, whatever stands there."""
    found = node.get(key)
    return found if isinstance(found, list) else []
