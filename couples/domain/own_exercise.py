"""A therapist writes an exercise of their own: a draft to change at leisure, and versions that stay as they are.

It is for two, step by step, or for one alone, question by question. What somebody does was one version when they
began; whatever its author does later changes another one. A version's name (``ref``) holds its number. A draft is plain
data in the shape of an exercise's or a practice's file; whether it is whole is judged where the library's files are.
"""

import re
from collections.abc import Mapping
from copy import deepcopy
from dataclasses import dataclass, field, replace
from typing import Any

from couples.domain.people import short_line
from couples.domain.refusal import Reason, Refused
from couples.domain.sieve import Company

MOST_OWN = 200
MOST_STEPS = 20
MOST_QUESTIONS = 12
MOST_VERSIONS = 99
TITLE_LENGTH = 200  # characters
REF = re.compile(r"own-([0-9a-f]{32})-([1-9][0-9]?)")
DOORS = {Company.TOGETHER: "exercises/", Company.ALONE: "practices/"}

Draft = Mapping[str, Any]
Step = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Own:
    """One exercise on its author's desk. ``version`` is the newest finished one (0: none), ``made`` its draft."""

    id: str
    draft: dict[str, Any]
    version: int = 0
    made: dict[str, Any] = field(default_factory=dict)
    retired: bool = False

    @property
    def ref(self) -> str:
        """The newest finished version; empty before the first."""
        return ref(self.id, self.version) if self.version else ""

    @property
    def door(self) -> str:
        """What leads to that version, as to a thing of the library; empty before the first."""
        return door_of(Made(self.ref, self.made)) if self.version else ""

    @property
    def changed(self) -> bool:
        """Whether the draft says something that no finished version says."""
        return self.draft != self.made


@dataclass(frozen=True, slots=True)
class Made:
    """One finished version, under its ref; nothing in it changes any more."""

    id: str
    draft: dict[str, Any]


def ref(own_id: str, version: int) -> str:
    """How a version is called wherever an exercise of the library would be called by its id."""
    return f"own-{own_id}-{version}"


def is_own(exercise: str) -> bool:
    """Whether a therapist wrote it."""
    return REF.fullmatch(exercise) is not None


def parts_of(exercise: str) -> tuple[str, int]:
    """The exercise and the version that a ref names. Refused(NOT_FOUND) for anything else."""
    found = REF.fullmatch(exercise)
    if found is None:
        raise Refused(Reason.NOT_FOUND)
    return found[1], int(found[2])


def company_of(draft: Draft) -> Company:
    """Whether two do it, step by step, or each alone, question by question."""
    return Company.ALONE if "questions" in draft else Company.TOGETHER


def door_of(made: Made) -> str:
    """What leads to a version, as to a thing of the library."""
    return DOORS[company_of(made.draft)] + made.id


def ref_at(door: str) -> str:
    """The version that a door leads to; empty for a door of the library's."""
    name = door.partition("/")[2]
    return name if is_own(name) else ""


def new(own_id: str, title: str, languages: list[str], company: Company = Company.TOGETHER) -> Own:
    """A beginning: its name, what it is written in, and for whom."""
    line = short_line(title, TITLE_LENGTH, "title")
    if not line:
        raise Refused(Reason.WORDS_MISSING, "title")
    draft = {"languages": [*languages], "title": dict.fromkeys(languages, line), "content_notes": []}
    return Own(own_id, draft | {"questions" if company is Company.ALONE else "steps": []})


def finished(own: Own) -> tuple[Own, Made]:
    """The draft as the next version. The same once more is no new one."""
    if own.version and not own.changed:
        return own, Made(own.ref, own.made)
    if own.version >= MOST_VERSIONS:
        raise Refused(Reason.FULL)
    after = replace(own, version=own.version + 1, made=deepcopy(own.draft))
    return after, Made(after.ref, after.made)


def copied(own: Own, own_id: str) -> Own:
    """The same draft once more, to change it; it has no version yet."""
    return Own(own_id, deepcopy(own.draft))


def listed(draft: Draft) -> str:
    """What it is made of: its steps, or its questions."""
    return "questions" if company_of(draft) is Company.ALONE else "steps"


def steps_of(draft: Draft) -> list[Step]:
    """All of them, in their order; of something for one alone, its questions."""
    return [*draft.get(listed(draft), [])]


def added(draft: Draft, kind: str, name: str = "") -> dict[str, Any]:
    """One more at the end; under a name that is there already, as a tap too many sends it, none."""
    steps = steps_of(draft)
    if name and any(step.get("id") == name for step in steps):
        return dict(draft)
    step = {"id": name or _free(draft)}
    return _with(draft, [*steps, step if company_of(draft) is Company.ALONE else step | {"kind": kind}])


def with_steps_of(draft: Draft, other: Draft) -> dict[str, Any]:
    """What it says of itself as a whole, and the other's steps or questions."""
    return {**draft, listed(other): steps_of(other)}


def put(draft: Draft, at: int, step: Step) -> dict[str, Any]:
    """Other words in this place; its name stays."""
    steps, here = steps_of(draft), _place(draft, at)
    steps[here] = step | {"id": steps[here]["id"]}
    return _with(draft, steps)


def moved(draft: Draft, at: int, by: int) -> dict[str, Any]:
    """Further up (-1) or down (+1); the first and the last stay where they are."""
    steps, here = steps_of(draft), _place(draft, at)
    there = min(max(here + by, 0), len(steps) - 1)
    steps[here], steps[there] = steps[there], steps[here]
    return _with(draft, steps)


def doubled(draft: Draft, at: int) -> dict[str, Any]:
    """The same once more, right after it."""
    steps, here = steps_of(draft), _place(draft, at)
    return _with(draft, [*steps[: here + 1], deepcopy(steps[here]) | {"id": _free(draft)}, *steps[here + 1 :]])


def without(draft: Draft, at: int) -> dict[str, Any]:
    """One step less."""
    steps, here = steps_of(draft), _place(draft, at)
    return _with(draft, steps[:here] + steps[here + 1 :])


def place_of(draft: Draft, step_id: str) -> int:
    """Where the step of this name stands now. Refused(OVERTAKEN) when it is gone, as on a page that is older."""
    for at, step in enumerate(steps_of(draft)):
        if step.get("id") == step_id:
            return at
    raise Refused(Reason.OVERTAKEN)


def _with(draft: Draft, steps: list[Step]) -> dict[str, Any]:
    if len(steps) > (MOST_QUESTIONS if company_of(draft) is Company.ALONE else MOST_STEPS):
        raise Refused(Reason.FULL)
    return {**draft, listed(draft): steps}


def _place(draft: Draft, at: int) -> int:
    if not 0 <= at < len(steps_of(draft)):
        raise Refused(Reason.NOT_FOUND)
    return at


def _free(draft: Draft) -> str:
    taken = {step.get("id") for step in steps_of(draft)}
    one = listed(draft).removesuffix("s")
    return next(name for n in range(1, MOST_STEPS + 2) if (name := f"{one}-{n}") not in taken)
