"""A pause goes its way whoever gives it and however: by leaving quickly, or with an id that was used before."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from tests.evening import Night, a_night, eventually
from tests.makers import A, B


@pytest.fixture
def night(tmp_path: Path) -> Iterator[Night]:
    with a_night(tmp_path) as night:
        yield night


def test_leaving_quickly_pauses_for_the_other(night: Night) -> None:
    night.starts()
    night.conducting.step_out(night.people[A])
    eventually(lambda: night.view(B)["pause"]["theirs"])


def test_a_pause_is_never_swallowed_by_another_command_with_its_id(night: Night) -> None:
    night.starts()
    body = night.body("TakeBack")
    assert night.conducting.answer(night.chairs[A], body).refused is None
    for _ in range(2):  # and a second time it is the same pause
        answered = night.conducting.answer(night.chairs[A], {"id": body["id"], "do": "Pause"})
        assert answered.refused is None
        assert night.view(B)["pause"]["theirs"]
        assert body["id"] in answered.scenes[B]["settled"]
    night.hints.add(night.session_id, body["id"], A)
    night.conducting.answer(night.chairs[A], body)
    assert night.hints.standing(night.session_id), "another command settles no pause"


def test_f03_a_second_device_that_sends_the_same_pause_again_is_the_same_pause(night: Night) -> None:
    """A page retries by every way it has; another device may be the way that works. Late, it stops nothing anew."""
    night.starts()
    body = night.body("Pause")
    first = night.conducting.answer(night.chairs[A], body)
    phone = night.accounts.entering.open_login_for(night.people[A], device="phone")
    second = replace(night.chairs[A], login_id=phone.login_id)
    for _ in range(2):
        again = night.conducting.answer(second, body)
        assert again.answer() == first.answer()
        assert again.scenes[B]["seq"] == first.scenes[B]["seq"], "no new event"
        assert again.scenes[B]["view"]["epoch"] == first.scenes[B]["view"]["epoch"]
        assert not night.hints.standing(night.session_id), "the hint it gave is settled by the one that stands"
    for side in (A, B):
        night.permits(side, "Answer", step=0, choice="yes")
    assert night.conducting.answer(second, body).refused is None
    assert night.view(B)["running"], "they have gone on since"
    assert night.says(A, "Pause").refused is None
    assert night.view(B)["pause"]["theirs"], "a new one stops it"


def test_leaving_quickly_without_a_session_is_nothing(night: Night) -> None:
    alone = night.accounts.joins("Cleo")
    night.conducting.step_out(alone.person_id)
