"""An own exercise: its steps move by name, its finished versions never change, and its refs say which one is meant."""

from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from couples.domain import own_exercise
from couples.domain.own_exercise import MOST_QUESTIONS, MOST_STEPS, MOST_VERSIONS, Own, is_own, parts_of, ref, ref_at
from couples.domain.refusal import Reason
from couples.domain.sieve import Company
from tests.accounts import refused
from tests.own import OWN_ID, made, made_for_one


def ids(draft: dict[str, object]) -> list[object]:
    return [step["id"] for step in own_exercise.steps_of(draft)]


def of(n: int, listed: str = "steps") -> dict[str, object]:
    draft: dict[str, object] = {listed: []}
    for _ in range(n):
        draft = own_exercise.added(draft, "say")
    return draft


def test_it_begins_with_a_name_and_nothing_else_is_chosen_for_its_author() -> None:
    own = own_exercise.new(OWN_ID, "  Three   good things ", ["en", "es"])
    assert own.draft["title"] == {"en": "Three good things", "es": "Three good things"}
    assert (own.version, own.ref, own.changed, own.draft["steps"]) == (0, "", True, [])
    with refused(Reason.WORDS_MISSING, "title"):
        own_exercise.new(OWN_ID, " ", ["en"])


@pytest.mark.parametrize(
    "name", ["", "own-1-1", f"own-{OWN_ID}", f"own-{OWN_ID}-0", f"own-{OWN_ID}-100", "breathe-together"]
)
def test_only_a_whole_ref_is_one(name: str) -> None:
    assert not is_own(name)
    with refused(Reason.NOT_FOUND):
        parts_of(name)


@given(st.integers(min_value=1, max_value=MOST_VERSIONS))
def test_a_ref_names_its_exercise_and_version_and_is_a_plain_name(version: int) -> None:
    name = ref(OWN_ID, version)
    assert (is_own(name), parts_of(name)) == (True, (OWN_ID, version))
    assert len(name) <= 40


def test_what_was_finished_never_changes_whatever_its_author_does() -> None:
    own, first = own_exercise.finished(Own(OWN_ID, of(1)))
    again, same = own_exercise.finished(own)
    assert (again, same) == (own, first), "the same once more is no new version"
    step = own.draft["steps"][0]
    step["heading"] = {"en": "Changed"}
    assert first.draft["steps"][0] == {"id": "step-1", "kind": "say"}
    later, second = own_exercise.finished(own)
    assert (second.id, later.ref, later.changed) == (ref(OWN_ID, 2), ref(OWN_ID, 2), False)
    with refused(Reason.FULL):
        own_exercise.finished(Own(OWN_ID, of(2), version=MOST_VERSIONS))
    assert own_exercise.copied(later, "b" * 32) == Own("b" * 32, later.draft)


MOST = {"steps": MOST_STEPS, "questions": MOST_QUESTIONS}
DEEDS: dict[str, Callable[[Any, int, int], dict[str, Any]]] = {
    "up": lambda draft, at, _: own_exercise.moved(draft, at, -1),
    "down": lambda draft, at, _: own_exercise.moved(draft, at, 1),
    "double": lambda draft, at, most: own_exercise.doubled(draft, at) if len(ids(draft)) < most else draft,
    "away": lambda draft, at, _: own_exercise.without(draft, at),
}


@given(
    st.sampled_from(["steps", "questions"]),
    st.lists(st.tuples(st.sampled_from(["up", "down", "double", "away", "add"]), st.integers(0, 5)), max_size=25),
)
def test_whatever_is_done_to_the_steps_each_has_its_own_name_and_none_is_lost(
    listed: str, deeds: list[tuple[str, int]]
) -> None:
    draft, most = of(3, listed), MOST[listed]
    for deed, at in deeds:
        before = ids(draft)
        here = at % len(before) if before else 0
        if deed == "add":
            draft = own_exercise.added(draft, "timer") if len(before) < most else draft
            assert ids(draft)[: len(before)] == before
        elif before:
            draft = DEEDS[deed](draft, here, most)
            kept = set(before) - ({before[here]} if deed == "away" else set())
            assert kept <= set(ids(draft))
        assert len(set(ids(draft))) == len(ids(draft))
        assert set(draft) == {listed}, "what is for one alone stays so, and what is for two"


def test_a_step_keeps_its_name_and_is_found_by_it_wherever_it_stands() -> None:
    draft = own_exercise.put(of(3), 1, {"id": "forged", "kind": "say", "heading": {"en": "Mine"}})
    assert ids(draft) == ["step-1", "step-2", "step-3"]
    assert own_exercise.place_of(own_exercise.moved(draft, 1, 1), "step-2") == 2
    with refused(Reason.OVERTAKEN):
        own_exercise.place_of(draft, "step-9")
    with refused(Reason.NOT_FOUND):
        own_exercise.without(draft, 7)
    with refused(Reason.FULL):
        own_exercise.added(of(MOST_STEPS), "say")


def test_a_step_added_twice_under_one_name_is_there_once() -> None:
    once = own_exercise.added(of(1), "ask", "evening")
    assert own_exercise.added(once, "ask", "evening") == once
    assert ids(once)[-1] == "evening"


def test_for_one_alone_it_has_questions_and_no_kinds_and_says_so_at_its_door() -> None:
    own = own_exercise.new(OWN_ID, "A look back", ["en"], Company.ALONE)
    assert (own.draft["questions"], "steps" in own.draft, own.door) == ([], False, "")
    asked = own_exercise.added(own.draft, "say")
    assert asked["questions"] == [{"id": "question-1"}]
    assert own_exercise.doubled(asked, 0)["questions"][1] == {"id": "question-2"}
    with refused(Reason.FULL):
        own_exercise.added(of(MOST_QUESTIONS, "questions"), "")
    after, _ = own_exercise.finished(own)
    assert after.door == f"practices/{after.ref}"
    assert own_exercise.finished(Own(OWN_ID, of(1)))[0].door == f"exercises/{ref(OWN_ID, 1)}"


@given(st.sampled_from([made(), made_for_one()]), st.integers(min_value=1, max_value=MOST_VERSIONS))
def test_a_door_leads_to_its_version_and_no_door_of_the_library_does(found: own_exercise.Made, version: int) -> None:
    one = own_exercise.Made(ref(OWN_ID, version), found.draft)
    assert ref_at(own_exercise.door_of(one)) == one.id
    assert {ref_at(door) for door in ("exercises/breathe-together", "practices/reframe", "toolkit/x", "")} == {""}


def test_other_words_about_the_whole_leave_its_questions_as_they_are_by_now() -> None:
    about, now = {"title": {"en": "New"}, "questions": []}, made_for_one().draft
    assert own_exercise.with_steps_of(about, now) == {"title": {"en": "New"}, "questions": now["questions"]}
