"""What distress fills in lasts until the morning, in a new room too, and leaves nothing that another could read."""

from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import delete, select

from couples.domain.session.state import Side
from couples.services.filling import Filling
from couples.store import people
from couples.store.database import Unit
from couples.store.tables import nights
from tests.accounts import PASSWORD
from tests.evening import Night, a_night
from tests.makers import A, B


def panics(night: Night, side: Side) -> None:
    night.says(side, "Pause")
    night.says(side, "NoteSign", sign="panic")


def goes_home(night: Night) -> None:
    night.says(A, "SetAside", until="later")
    night.says(A, "End")
    for side in Side:
        night.says(side, "Part")


def comes_again(night: Night) -> None:
    for side in (B, A):
        night.session_id = night.inviting.enter(night.people[side])
    night.chairs = {side: replace(chair, session_id=night.session_id) for side, chair in night.chairs.items()}


def links_again(night: Night) -> None:
    """A new couple, of the same two, and both in its room."""
    linking = night.accounts.linking
    linking.enter_code(night.people[B], linking.make_code(night.people[A]).text)
    for side in Side:
        linking.confirm(night.people[side])
    seat = linking.seat_of(night.people[A])
    assert seat is not None
    night.chairs = {side: replace(chair, couple_id=seat.couple_id) for side, chair in night.chairs.items()}
    comes_again(night)


def at_a_gate(night: Night) -> None:
    naming = {"what": "a hug", "where": "here", "how_long": "a song", "ends": "we let go"}
    night.permits(B, "Propose", exercise="check", length=2, depth=1, naming=naming)
    night.permits(A, "Agree", length=2, depth=1)


def rows(night: Night) -> list[tuple[str, int]]:
    def look(unit: Unit) -> list[tuple[str, int]]:
        found = unit.conn.execute(select(nights.c.person_id, nights.c.night_sealed)).all()
        return sorted((row.person_id, len(row.night_sealed)) for row in found)

    return night.accounts.store.read(look)


def test_it_stands_in_a_new_room_of_the_same_night_for_its_giver_alone(tmp_path: Path) -> None:
    with a_night(tmp_path) as night:
        night.starts()
        panics(night, A)
        goes_home(night)
        comes_again(night)
        at_a_gate(night)
        assert night.view(A)["gate"]["filled"] == "no"
        assert night.view(B)["gate"]["filled"] is None


@pytest.mark.parametrize("leaver", Side)
def test_it_outlasts_the_couple_whoever_of_the_two_ends_it_in_the_middle(tmp_path: Path, leaver: Side) -> None:
    with a_night(tmp_path) as night:
        night.starts()
        panics(night, A)
        night.accounts.departing.unlink(night.people[leaver])
        found = rows(night)
        assert [person for person, _ in found] == sorted(night.people.values())
        assert len({size for _, size in found}) == 1
        links_again(night)
        at_a_gate(night)
        assert night.view(A)["gate"]["filled"] == "no"
        assert night.view(B)["gate"]["filled"] is None


def test_a_partner_who_leaves_for_good_does_not_take_it_along(tmp_path: Path) -> None:
    with a_night(tmp_path) as night:
        night.starts()
        panics(night, A)
        night.accounts.departing.leave_account(night.people[B], PASSWORD)
        assert [person for person, _ in rows(night)] == [night.people[A]]


def test_whoever_leaves_outside_an_evening_leaves_no_row(tmp_path: Path) -> None:
    with a_night(tmp_path) as night:
        night.says(A, "End")
        night.accounts.store.write(lambda unit: unit.conn.execute(delete(nights)))
        night.accounts.departing.unlink(night.people[A])
        assert rows(night) == []


def test_a_night_looks_alike_whatever_is_in_it(tmp_path: Path) -> None:
    with a_night(tmp_path) as night:
        night.starts()
        panics(night, A)
        assert rows(night) == [], "while the room is open it is on its giver's page"
        goes_home(night)
        found = rows(night)
        assert [person for person, _ in found] == sorted(night.people.values())
        assert len({size for _, size in found}) == 1


def test_a_second_room_in_which_nothing_happens_does_not_end_it(tmp_path: Path) -> None:
    with a_night(tmp_path) as night:
        night.starts()
        panics(night, A)
        goes_home(night)
        night.session_id = night.inviting.enter(night.people[B])
        night.chairs = {side: replace(chair, session_id=night.session_id) for side, chair in night.chairs.items()}
        night.says(B, "End")
        comes_again(night)
        at_a_gate(night)
        assert night.view(A)["gate"]["filled"] == "no"


def test_at_four_in_the_morning_it_is_gone_from_the_page_and_from_the_disk(tmp_path: Path) -> None:
    with a_night(tmp_path) as night:
        night.starts()
        panics(night, A)
        goes_home(night)
        clock, filling = night.accounts.clock, Filling(store=night.accounts.store, clock=night.accounts.clock)
        filling.sweep()
        assert len(rows(night)) == 2
        clock.wall = night.accounts.store.read(
            lambda unit: unit.conn.execute(select(nights.c.until)).scalars().all()[0]
        )
        comes_again(night)
        at_a_gate(night)
        assert night.view(A)["gate"]["filled"] is None
        filling.sweep()
        assert rows(night) == []


def test_a_yes_to_one_of_the_own_questions_fills_in_wait_and_is_news_for_nobody_else(tmp_path: Path) -> None:
    with a_night(tmp_path) as night:
        at_a_gate(night)
        before = night.scene(B)
        answered = night.says(A, "HoldBack")
        assert answered.to == {A}
        assert night.scene(B) == before
        assert night.view(A)["gate"]["filled"] == "wait"
        assert night.says(A, "HoldBack").to == {A}


def test_whoever_leaves_for_good_takes_it_along(tmp_path: Path) -> None:
    with a_night(tmp_path) as night:
        night.starts()
        panics(night, A)
        goes_home(night)
        night.accounts.store.write(lambda unit: people.delete(unit, night.people[A]))
        assert [person for person, _ in rows(night)] == [night.people[B]]
