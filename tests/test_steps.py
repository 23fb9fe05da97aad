"""A new kind of step is one class, one template, one script and one test; nothing else has to know of it."""

import re

import pytest

from couples.domain.steps import STEP_TYPES
from couples.store.library import load_library
from tests.house import ROOT
from tests.journeys.kinds import PLAYS
from tests.playing import KINDS, MOVES


@pytest.mark.parametrize("kind", sorted(STEP_TYPES))
def test_each_kind_has_its_class_template_script_and_test(kind: str) -> None:
    assert STEP_TYPES[kind].__class__.__module__ == f"couples.domain.steps.{kind}"
    assert (ROOT / "templates" / "steps" / f"{kind}.html").is_file()
    script = (ROOT / "static" / "js" / "steps" / f"{kind}.js").read_text()
    assert re.search(r"export (function|const) start|export \{[^}]*\bstart\b", script)
    assert re.search(r"export (function|const) render|export \{[^}]*\brender\b", script)
    assert (ROOT / "tests" / "domain" / "steps" / f"test_{kind}.py").is_file()
    assert kind in KINDS
    assert kind in MOVES
    assert kind in PLAYS


def test_no_other_file_of_the_house_lists_the_kinds() -> None:
    """Adding one touches nothing else: the room, the library and the session find them by themselves."""
    rare = ("mirror", "reveal", "rung")
    parts = ("couples/domain/session", "couples/services", "couples/realtime", "couples/web", "couples/store")
    named = [
        path.relative_to(ROOT).as_posix()
        for part in parts
        for path in (ROOT / part).rglob("*.py")
        if any(f'"{kind}"' in path.read_text() for kind in rare)
    ]
    named += [
        path.relative_to(ROOT).as_posix()
        for path in (ROOT / "static" / "js" / "room").glob("*.js")
        if any(f'"{kind}"' in path.read_text() for kind in rare)
    ]
    assert named == []


def test_every_kind_is_known_to_the_library_and_most_are_used_by_it() -> None:
    used = {step.kind for outline in load_library().outlines.values() for step in outline.steps}
    assert used <= STEP_TYPES.keys()
    assert {
        "say",
        "notice",
        "floor",
        "mirror",
        "breathe",
        "timer",
        "ask",
        "reveal",
        "draw",
        "gate",
        "rung",
        "rest",
    } <= used
