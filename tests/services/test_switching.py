"""Sessions are off for both alike when their therapist says so: none begins, and an open one ends gently."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from couples.domain.admission import Policy
from couples.domain.refusal import Reason
from couples.services.guided import Guided, guided
from couples.store import off
from tests.accounts import refused
from tests.evening import Night, a_night
from tests.homes import parts
from tests.makers import A, B
from tests.services.test_admitting import a_therapist


@pytest.fixture
def night(tmp_path: Path) -> Iterator[Night]:
    with a_night(tmp_path) as night:
        yield night


class Room:
    """A night with a therapist whom both let in."""

    def __init__(self, night: Night) -> None:
        self.night, self.accounts = night, night.accounts
        self.noa = a_therapist(night.accounts, "Noa")
        self.couple = night.chairs[A].couple_id
        self.guided: Guided = guided(
            **parts(night.accounts), keyring=night.accounts.keyring, conducting=night.conducting
        )
        self.lets_in()

    def lets_in(self) -> None:
        admitting = self.accounts.admitting
        code = admitting.invite(self.noa, Policy.LIMITED)
        for person in self.night.people.values():
            admitting.accept(person, admitting.offer(person, code).ticket)

    def off(self) -> None:
        self.guided.switching.turn_off(self.noa, self.couple)

    def are_off(self) -> set[bool]:
        return {self.guided.switching.are_off(person) for person in self.night.people.values()}


def test_a_running_session_ends_as_when_one_of_the_two_ends_it_and_its_look_back_stays(night: Night) -> None:
    room = Room(night)
    night.starts()
    before = room.guided.guiding.space(room.noa, room.couple)
    room.off()
    assert room.are_off() == {True}
    assert [night.view(side)["screen"] for side in (A, B)] == ["debrief", "debrief"]
    assert [night.view(side)["debrief"]["off"] for side in (A, B)] == [
        True,
        True,
    ]  # the same word for both, also after a restart
    assert night.inviting.enter(night.people[A]) == night.session_id  # who comes back finds it
    after = room.guided.guiding.space(room.noa, room.couple)
    assert (before.cards, before.handed, after.sessions_off) == (after.cards, after.handed, True)


def test_a_pause_that_stands_goes_on_standing(night: Night) -> None:
    room = Room(night)
    night.starts()
    night.says(A, "Pause")
    room.off()
    assert night.view(B)["screen"] == "paused" or night.view(B)["pause"]["theirs"]
    assert night.says(B, "Pause").refused is None


def test_in_the_lobby_it_closes_and_none_begins_until_it_is_on_again(night: Night) -> None:
    room = Room(night)
    room.off()
    assert [night.view(side)["screen"] for side in (A, B)] == ["closed", "closed"]
    for person in night.people.values():
        with refused(Reason.SESSIONS_OFF):
            night.inviting.enter(person)
    room.off()
    room.guided.switching.turn_on(room.noa, room.couple)
    assert room.are_off() == {False}
    assert night.inviting.enter(night.people[B]) != night.session_id


def test_a_session_that_came_in_between_gets_no_exercise(night: Night) -> None:
    room = Room(night)
    night.accounts.store.write(lambda unit: off.turn_off(unit, room.couple))
    no = night.permits(A, "Propose", exercise="breathe", length=2, depth=1, option="easy").refused
    assert no is not None
    assert no.reason is Reason.SESSIONS_OFF


def test_it_ends_with_the_admission_and_nobody_else_can_set_it(night: Night) -> None:
    room = Room(night)
    other = a_therapist(night.accounts, "Max")
    for who in (other, night.people[A], "nobody"):
        for do in (room.guided.switching.turn_off, room.guided.switching.turn_on):
            with refused(Reason.NOT_FOUND):
                do(who, room.couple)
    room.off()
    night.accounts.admitting.end(night.people[B])
    assert room.are_off() == {False}
    with refused(Reason.NOT_FOUND):
        room.off()
    room.lets_in()
    assert room.are_off() == {False}
    assert not room.guided.switching.are_off(room.noa)
