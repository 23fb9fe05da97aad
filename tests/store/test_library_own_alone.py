"""What a therapist writes for one alone obeys the rules of the library's own practices, and cannot get round them."""

import tomllib
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from couples.store.library import CONTENT, load_library
from couples.store.library_own import Known, check, own_exercise, own_practice, read
from couples.store.library_sketch_alone import pages_sketch, question_sketch
from couples.store.library_toml import written
from tests.own import ALONE, a_question, a_step, en, for_one, made, made_for_one

KNOWN = Known()


def said(*questions: dict[str, Any], **more: Any) -> str:
    return "; ".join(
        f"{'.'.join(map(str, place))} {what}" for place, what, _ in check(for_one(*questions, **more), KNOWN)
    )


def test_what_is_whole_is_read_in_both_languages() -> None:
    assert check(for_one(), KNOWN) == []
    practice = own_practice(made_for_one(version=3, about={"en": ["About {minutes} minutes."]}))
    assert practice.outline.id == made_for_one(version=3).id
    assert [question.id for question in practice.outline.questions] == ["question-1", "question-2"]
    for lang in ("en", "es"):
        assert practice.words(lang)["title"] == ALONE
        assert practice.words(lang)["about"] == ["About 5 minutes."]
    assert ("title", "es") in [place for place, _, _ in check(for_one(languages=["en", "es"]), KNOWN)]


@pytest.mark.parametrize(
    ("questions", "more", "told"),
    [
        ([a_question(gives="forward")], {}, "questions.0.gives is only for the exercises of this product"),
        ([a_question(gives="draft")], {}, "questions.0.gives is only for"),
        ([], {"order": 3}, "order is only for"),
        ([], {"steps": [a_step()]}, "steps is not known here"),
        ([], {"names": True}, "names is not known here"),
        ([], {"window": 7}, "window is not known here"),
        ([], {"questions": []}, "questions list should have at least"),
        ([], {"questions": "none"}, "questions"),
        ([a_question(f"q{n}") for n in range(13)], {}, "questions list should have at most 12"),
        ([a_question(), a_question()], {}, "questions has the id question-1 more than once"),
        ([a_question(body=True)], {}, "questions.0 has chips of its own beside the body map"),
        ([a_question(chips=[], write=False)], {}, "questions.0 cannot be answered"),
        ([a_question(ask=en("Glad!"))], {}, "questions.0.ask.en has an exclamation mark"),
        ([a_question(ask=en("<b>You</b>"))], {}, "questions.0.ask.en has signs of a program"),
        (
            [a_question(chips=[{"id": "c1", "label": en("x" * 61)}])],
            {},
            "questions.0.chips.0.label.en is 61 characters",
        ),
        ([], {"track": "touch"}, "content_notes does not say touch"),
        ([], {"minutes": 90}, "minutes input should be less than or equal to 30"),
        ([], {"closing": {"en": []}}, "closing.en list should have at least"),
        ([], {"languages": ["fr"]}, "languages is not one of the known words"),
    ],
)
def test_it_cannot_get_round_the_rules(questions: list[dict[str, Any]], more: dict[str, Any], told: str) -> None:
    assert told in said(*questions, **more)


def test_neither_shape_is_taken_for_the_other() -> None:
    with pytest.raises(ValueError, match="steps"):
        own_practice(made())
    with pytest.raises(ValueError, match="questions"):
        own_exercise(made_for_one())


@pytest.mark.parametrize("path", sorted((CONTENT / "practices").glob("*.toml")), ids=lambda path: path.stem)
def test_a_shipped_practice_written_anew_is_the_same_and_fits_but_for_what_only_the_house_says(path: Any) -> None:
    raw = tomllib.loads(path.read_text(encoding="utf-8"))
    assert tomllib.loads(written(raw)) == raw
    assert {what for place, what, _ in check(raw, KNOWN)} == {"is only for the exercises of this product"}


def test_what_is_written_is_read_again_as_it_was_and_a_mistake_has_its_line() -> None:
    draft = for_one(a_question(hint=en("Only if you like."), write=False), printed=True)
    assert read(written(draft), KNOWN) == (draft, [])
    text = written(draft).replace("How was", "How great was!")
    (mistake,) = read(text, KNOWN)[1]
    assert text.split("\n")[(mistake.line or 0) - 1] == 'ask.en = "How great was! this week?"'


NODES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=8),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from(["en", "es", "id", "label", "chips"]), inner, max_size=3)
    ),
    max_leaves=6,
)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.sampled_from(["whole", "question", "chip"]), st.data())
def test_whatever_stands_in_a_draft_is_checked_without_a_fault(where: str, data: st.DataObject) -> None:
    draft = for_one()
    question = draft["questions"][0]
    target = {"whole": draft, "question": question, "chip": question["chips"][0]}[where]
    target[data.draw(st.sampled_from([*target, "gives", "body", "write", "steps", "order"]))] = data.draw(NODES)
    check(draft, KNOWN)


LIBRARY = load_library()


@pytest.mark.parametrize("lang", ["en", "es"])
def test_a_question_that_is_hardly_begun_has_its_phone(lang: str) -> None:
    empty: dict[str, Any] = {"languages": ["en"], "questions": [{"id": "q"}, a_question(body=True, write=False)]}
    assert question_sketch(empty, 0, lang, LIBRARY) == {
        "ask": "",
        "hint": "",
        "chips": [],
        "body": False,
        "write": True,
    }
    with_map = question_sketch(empty, 1, lang, LIBRARY)
    assert (with_map["ask"], with_map["body"], with_map["write"]) == ("How was this week?", True, False)
    assert {"id", "label"} <= set(with_map["chips"][0])
    assert pages_sketch(empty, lang) == {"title": "", "minutes": 5, "about": [], "closing": []}
    assert pages_sketch(for_one(minutes=3), lang)["about"] == ["A look back, for you alone."]
