"""An exercise as a therapist might write it: whole, small, in English alone."""

from typing import Any

from couples.domain.own_exercise import Made, ref

OWN_ID = "0123456789abcdef" * 2
TITLE = "Three good things"


def en(text: str) -> dict[str, str]:
    return {"en": text}


def a_step(step_id: str = "step-1", **more: Any) -> dict[str, Any]:
    gate = {"what": en("Say one good thing each. No touch."), "where": en("Where you are."), "how_long": en("Short.")}
    return {
        "id": step_id,
        "kind": "say",
        "touch": False,
        "heading": en("One good thing"),
        "lines": {"en": ["Take your time."]},
        "end": en("That was it."),
        "gate": gate | {"ends": en("When both have said one, or sooner.")},
        "prompts": [{"text": en("Something good today was…")}],
    } | more


def a_draft(*steps: dict[str, Any], **more: Any) -> dict[str, Any]:
    return {
        "languages": ["en"],
        "title": en(TITLE),
        "about": en("Each says one good thing."),
        "tags": ["thought"],
        "track": "talk",
        "lengths": [5],
        "content_notes": [],
        "not_when": {"en": ["On a day that is too full."]},
        "notes": {"en": ["Small things count."]},
        "depths": [{"depth": 1, "line": en("Something small.")}],
        "steps": [*steps] or [a_step()],
    } | more


def made(version: int = 1, **more: Any) -> Made:
    return Made(ref(OWN_ID, version), a_draft(**more))
