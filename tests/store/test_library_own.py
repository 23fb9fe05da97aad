"""What a therapist writes obeys the library's rules and cannot get round them, whatever way it comes in."""

import tomllib
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from couples.domain.steps import STEP_TYPES
from couples.store.library import CONTENT, load_library
from couples.store.library_errors import ContentError
from couples.store.library_own import LARGEST, MOST_MISTAKES, Known, check, own_exercise, read
from couples.store.library_sketch import sketch
from couples.store.library_toml import written
from tests.own import a_draft, a_step, en, made

KNOWN = Known(frozenset({"touch/hands"}), frozenset({"practices/reframe"}))


def said(**more: Any) -> str:
    return "; ".join(f"{'.'.join(map(str, place))} {what}" for place, what, _ in check(a_draft(**more), KNOWN))


def test_what_is_whole_is_read_in_both_languages_and_says_that_it_is_own() -> None:
    assert check(a_draft(), KNOWN) == []
    exercise = own_exercise(made(version=3))
    assert (exercise.outline.id, exercise.outline.version) == (made(version=3).id, 3)
    for lang in ("en", "es"):
        words = exercise.words[lang, 5]
        assert (words["title"], words["own"]) == ("Three good things", True)
    both = a_draft(languages=["en", "es"])
    assert ("title", "es") in [place for place, _, _ in check(both, KNOWN)]


def test_one_language_is_told_of_once() -> None:
    assert said(title=en("Glad!")) == "title.en has an exclamation mark"


@pytest.mark.parametrize("key", ["names", "proposer_starts", "practises_pause"])
def test_what_opens_a_door_is_only_the_houses_to_say(key: str) -> None:
    assert f"{key} is only for the exercises of this product" in said(**{key: True})


@pytest.mark.parametrize(
    ("more", "told"),
    [
        ({"steps": [{k: v for k, v in a_step().items() if k != "touch"}]}, "steps.0.touch is not said"),
        ({"steps": [a_step(touch=True)]}, "is outside the touch track"),
        ({"steps": [a_step(touch=True)], "track": "touch"}, "content_notes does not say touch"),
        ({"steps": [{k: v for k, v in a_step().items() if k != "gate"}]}, "steps.0.gate is missing"),
        ({"steps": [a_step(cards=["touch/hands", "touch/nobody"])]}, "steps.0.cards names a card that no deck has"),
        ({"steps": [a_step(heading=en("<b>Hello</b>"))]}, "steps.0.heading.en has signs of a program"),
        ({"steps": [a_step(heading=en("{{ config }}"))]}, "has signs of a program"),
        ({"steps": [a_step(window=3)]}, "steps.0.window is not known here"),
        ({"steps": [a_step(due="tomorrow")]}, "steps.0.due is not known here"),
        ({"steps": [a_step(kind="run")]}, "steps.0 is not one of the known words"),
        ({"steps": [a_step(f"s{n}") for n in range(21)]}, "steps has more than 20 steps"),
        ({"steps": []}, "steps list should have at least"),
        ({"alone": "practices/nothing"}, "alone names something that there is not"),
        ({"languages": ["fr"]}, "languages is not one of the known words"),
        ({"languages": "en"}, "languages is not one of the known words"),
    ],
)
def test_it_cannot_get_round_the_rules(more: dict[str, Any], told: str) -> None:
    assert told in said(**more)


def test_a_way_on_is_one_that_every_session_knows() -> None:
    ways = [{"id": "on", "label": en("On")}, {"id": "for-ever", "label": en("More")}]
    step = a_step("after", kind="choose", question=en("And now?"), choices=ways)
    step = {key: value for key, value in step.items() if key not in ("gate", "prompts")}
    assert "choices.1.id is no way to go on" in said(steps=[a_step(), step])


@pytest.mark.parametrize("path", sorted((CONTENT / "exercises").glob("*.toml")), ids=lambda path: path.stem)
def test_every_shipped_file_is_the_same_when_it_is_written_anew(path: Any) -> None:
    raw = tomllib.loads(path.read_text(encoding="utf-8"))
    assert tomllib.loads(written(raw)) == raw


def test_what_is_written_is_read_again_as_it_was() -> None:
    draft = a_draft(a_step(heading=en('"Quoted" \\ — ¿qué?')), options=[])
    assert read(written(draft), KNOWN) == (draft, [])


def mistakes(text: str) -> list[ContentError]:
    return read(text, KNOWN)[1]


def test_every_mistake_of_a_file_has_its_line() -> None:
    text = (
        written(a_draft())
        .replace('track = "talk"', 'track = "talk"\nscript = "x"')
        .replace("Each says", "Each shouts!")
    )
    lines = text.split("\n")
    assert {lines[each.line - 1] for each in mistakes(text) if each.line} == {
        'script = "x"',
        'about.en = "Each shouts! one good thing."',
    }


@pytest.mark.parametrize(
    "text",
    [
        "a = " + "[" * 3000,
        "a = " + "[" * 200 + "]" * 200,
        "a = " + "9" * 9000,
        "x" * (LARGEST + 1),
        "a = 1\na = 2",
        "steps = 1",
        "steps = [1, 2]",
        '[[steps]]\nkind = ["say"]\nid = ["x"]',
        "depths = [{until = []}]",
        "a = 1979-05-27",
        "a = nan",
        "",
    ],
)
def test_whatever_is_sent_is_answered_and_nothing_is_made_of_it(text: str) -> None:
    assert mistakes(text)


def test_a_flood_of_mistakes_is_told_as_far_as_one_can_take_it_in() -> None:
    assert len(mistakes("\n".join(f"k{n} = 1" for n in range(3000)))) <= MOST_MISTAKES
    assert mistakes("a = [\n" + '"x",\n' * 7000 + "]")


def test_no_hidden_mark_turns_a_page_around() -> None:
    raw, found = read(written(a_draft(title={"en": "Three\u202e good"})), KNOWN)
    assert (raw["title"], found) == ({"en": "Three good"}, [])


WORDS = st.sampled_from(["en", "es", "id", "kind", "text"])
NODES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(WORDS, inner, max_size=3),
    max_leaves=6,
)
MORE = ("dials", "options", "questions", "topics", "cards", "choices", "ideas", "stages")


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.sampled_from(["whole", "step", "gate"]), st.data())
def test_whatever_stands_in_a_draft_is_checked_without_a_fault(where: str, data: st.DataObject) -> None:
    draft = a_draft()
    target = {"whole": draft, "step": draft["steps"][0], "gate": draft["steps"][0]["gate"]}[where]
    target[data.draw(st.sampled_from([*target, *MORE]))] = data.draw(NODES)
    check(draft, KNOWN)


_loaded: list[Any] = []


def load() -> Any:
    if not _loaded:
        _loaded.append(load_library())
    return _loaded[0]


@pytest.mark.parametrize("kind", sorted(STEP_TYPES))
def test_an_empty_step_of_every_kind_has_both_its_phones(kind: str) -> None:
    found = sketch({"languages": ["es"], "steps": [{"id": "s", "kind": kind}]}, 0, "en", load())
    assert set(found.views) == {"A", "B"}
    assert found.views["A"]["step"]["kind"] == kind
