"""An exercise as a therapist might write it, and questions for one alone: whole, small, in English alone."""

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


ALONE = "What the week was like"


def a_question(question_id: str = "question-1", **more: Any) -> dict[str, Any]:
    chips = [{"id": "c1", "label": en("Heavy")}, {"id": "c2", "label": en("I can’t tell")}]
    return {"id": question_id, "ask": en("How was this week?"), "chips": chips} | more


def for_one(*questions: dict[str, Any], **more: Any) -> dict[str, Any]:
    return {
        "languages": ["en"],
        "title": en(ALONE),
        "about": {"en": ["A look back, for you alone."]},
        "tags": ["thought"],
        "track": "self-image",
        "minutes": 5,
        "depth": 1,
        "content_notes": [],
        "closing": {"en": ["A week is a week."]},
        "questions": [*questions] or [a_question(), a_question("question-2", ask=en("What helped?"), chips=[])],
    } | more


def made_for_one(version: int = 1, **more: Any) -> Made:
    return Made(ref(OWN_ID, version), for_one(**more))
