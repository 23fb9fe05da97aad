"""What an answer at the gate needs to count: a yes, somebody who looks at it now; a wait and a no, nothing at all."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from couples.domain.refusal import Reason, Refused
from tests.evening import Night, a_night
from tests.makers import A, B


@pytest.fixture
def night(tmp_path: Path) -> Iterator[Night]:
    """Both are asked."""
    with a_night(tmp_path) as night:
        night.permits(A, "Propose", exercise="breathe", length=2, depth=1, option="easy")
        night.permits(B, "Agree", length=2, depth=1)
        yield night


def test_a_yes_whose_giver_can_see_no_page_is_taken_back_before_the_other_answers(night: Night) -> None:
    night.permits(A, "Answer", step=0, choice="yes")
    night.notes.looking_away.add(A)
    night.permits(B, "Answer", step=0, choice="yes")
    assert not night.view(B)["running"]
    assert night.view(A)["gate"]["answer"] is None
    night.notes.looking_away.clear()
    night.permits(A, "Answer", step=0, choice="yes")
    assert night.view(B)["running"]


def test_f12_a_wait_or_no_needs_no_page_that_is_seen_no_fresh_beat_and_waits_for_no_hint(night: Night) -> None:
    night.notes.looking_away.add(A)
    night.hints.add(night.session_id, "on-its-way", B)
    for choice in ("wait", "no"):
        assert night.permits(A, "Answer", step=0, choice=choice, heard="").refused is None
        assert night.view(A)["gate"]["answer"] == choice
    with pytest.raises(Refused) as refused:
        night.permits(A, "Answer", step=0, choice="yes")
    assert refused.value.reason is Reason.HELD
    night.hints.settle(night.session_id, "on-its-way")
    with pytest.raises(Refused) as refused:
        night.permits(A, "Answer", step=0, choice="yes")
    assert refused.value.reason is Reason.TOO_OLD
    night.permits(B, "Answer", step=0, choice="yes")
    assert night.view(B)["screen"] == "not-now"


def test_f12_a_no_that_comes_by_two_ways_is_one_no(night: Night) -> None:
    body = night.body("Answer", step=0, choice="no", epoch=night.view(A)["epoch"], heard="")
    answers = [night.conducting.answer(night.chairs[A], body) for _ in range(2)]
    assert answers[0].answer() == answers[1].answer() == {"id": body["id"], "ok": True}
    assert [answered.scenes[A]["own"] for answered in answers] == [night.scene(A)["own"]] * 2
    night.permits(B, "Answer", step=0, choice="yes")
    assert night.conducting.answer(night.chairs[A], body).refused is None, "it was done"
    assert night.view(A)["gate"]["answer"] is None, "and is not done again"


def test_f12_a_no_for_a_question_that_is_gone_changes_nothing(night: Night) -> None:
    asked = night.view(A)["epoch"]
    night.says(B, "SetAside", until="something-else")
    night.permits(B, "Propose", exercise="talk", length=5, depth=1)
    night.permits(A, "Agree", length=5, depth=1)
    before = night.scene(A), night.scene(B)
    answered = night.permits(A, "Answer", step=0, choice="no", epoch=asked)
    assert answered.refused == Refused(Reason.OVERTAKEN)
    assert (night.scene(A), night.scene(B)) == before
