"""An own exercise: its steps move by name, its finished versions never change, and its refs say which one is meant."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from couples.domain import own_exercise
from couples.domain.own_exercise import MOST_STEPS, MOST_VERSIONS, Own, is_own, parts_of, ref
from couples.domain.refusal import Reason
from tests.accounts import refused
from tests.own import OWN_ID


def ids(draft: dict[str, object]) -> list[object]:
    return [step["id"] for step in own_exercise.steps_of(draft)]


def of(n: int) -> dict[str, object]:
    draft: dict[str, object] = {"steps": []}
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


DEEDS = {
    "up": lambda draft, at: own_exercise.moved(draft, at, -1),
    "down": lambda draft, at: own_exercise.moved(draft, at, 1),
    "double": lambda draft, at: own_exercise.doubled(draft, at) if len(ids(draft)) < MOST_STEPS else draft,
    "away": own_exercise.without,
}


@given(st.lists(st.tuples(st.sampled_from(["up", "down", "double", "away", "add"]), st.integers(0, 5)), max_size=25))
def test_whatever_is_done_to_the_steps_each_has_its_own_name_and_none_is_lost(deeds: list[tuple[str, int]]) -> None:
    draft = of(3)
    for deed, at in deeds:
        before = ids(draft)
        here = at % len(before) if before else 0
        if deed == "add":
            draft = own_exercise.added(draft, "timer") if len(before) < MOST_STEPS else draft
            assert ids(draft)[: len(before)] == before
        elif before:
            draft = DEEDS[deed](draft, here)
            kept = set(before) - ({before[here]} if deed == "away" else set())
            assert kept <= set(ids(draft))
        assert len(set(ids(draft))) == len(ids(draft))


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
