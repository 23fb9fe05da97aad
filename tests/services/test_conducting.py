"""The one way through a session, on a real store."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from couples.domain.refusal import Reason, Refused
from couples.domain.session import commands as ask
from couples.domain.session.state import LASTS
from couples.services.inviting import STANDS_FOR
from couples.services.weathering import Weathering
from couples.store import journal, sessions
from couples.store.database import Unit
from tests.accounts import SeededDice, refused
from tests.evening import Night, a_night, eventually
from tests.makers import A, B


@pytest.fixture
def night(tmp_path: Path) -> Iterator[Night]:
    with a_night(tmp_path) as night:
        yield night


def length_of_journal(night: Night) -> int:
    def count(unit: Unit) -> int:
        row = sessions.by_id(unit, night.session_id)
        return len(journal.read(unit, row)) if row else -1

    return night.accounts.store.read(count)


def test_the_hint_of_a_pause_goes_before_anything_is_written(night: Night) -> None:
    night.notes.lines.clear()
    night.says(A, "Pause")
    eventually(lambda: [kind for kind, _ in night.notes.lines] == ["hint", "tell"])
    assert night.notes.lines[0][1] == (A, f"c{night.said}")
    eventually(lambda: not night.hints.standing(night.session_id))


def test_while_a_hint_stands_nothing_permissive_gets_through(night: Night) -> None:
    night.hints.add(night.session_id, "on-its-way", B)
    with pytest.raises(Refused) as refused:
        night.permits(A, "Propose", exercise="breathe", length=2, depth=1, option="easy")
    assert refused.value.reason is Reason.HELD
    assert night.says(B, "NotToday").refused is None


def test_a_pause_that_could_not_be_written_leaves_both_held(night: Night) -> None:
    night.starts()
    night.accounts.store.close()
    with pytest.raises(Exception, match="not open"):
        night.says(A, "Pause")
    assert night.hints.standing(night.session_id)


def test_the_same_id_again_gets_the_same_answer_and_no_new_event(night: Night) -> None:
    body = night.body("Pause")
    for _ in range(3):
        answered = night.conducting.answer(night.chairs[A], body)
        assert answered.answer() == {"id": body["id"], "ok": True}
        assert body["id"] in answered.scenes[B]["settled"]
    assert length_of_journal(night) == 3  # two came in, one paused
    late = night.body("Resume", epoch=0, heard="run.0")
    refusals = [night.conducting.answer(night.chairs[A], late).refused for _ in range(2)]
    assert refusals == [Refused(Reason.OVERTAKEN), Refused(Reason.OVERTAKEN)]


def test_a_sealed_answer_is_news_for_its_giver_alone(night: Night) -> None:
    night.permits(A, "Propose", exercise="breathe", length=2, depth=1, option="easy")
    night.permits(B, "Agree", length=2, depth=1)
    seq = night.scene(B)["seq"]
    answered = night.permits(A, "Answer", step=0, choice="no")
    assert answered.to == {A}
    assert night.scene(B)["seq"] == seq
    assert night.permits(B, "Answer", step=0, choice="yes").to == {A, B}
    assert night.view(B)["screen"] == "not-now"


def test_a_refusal_is_told_to_nobody_else(night: Night) -> None:
    assert night.permits(A, "Answer", step=0, choice="yes").to == {A}


def test_the_seat_is_read_again_with_every_command(night: Night) -> None:
    night.accounts.entering.sign_out(night.chairs[A].login_id)
    with pytest.raises(Refused) as refused:
        night.says(A, "Pause")
    assert refused.value.reason is Reason.NO_SEAT
    eventually(lambda: not night.hints.standing(night.session_id))  # a pause of nobody holds nobody
    assert night.says(B, "Pause").refused is None


def test_nobody_speaks_from_the_other_side_or_for_another_login(night: Night) -> None:
    for chair in (
        replace(night.chairs[A], side=B),
        replace(night.chairs[A], login_id=night.chairs[B].login_id),
        replace(night.chairs[A], session_id="0" * 32),
    ):
        with pytest.raises(Refused) as refused:
            night.conducting.handle(chair, night.body("Pause")).wait()
        assert refused.value.reason is Reason.NO_SEAT


def test_unlinking_ends_the_room_for_both(night: Night) -> None:
    night.accounts.departing.unlink(night.people[B])
    for side in (A, B):
        with pytest.raises(Refused):
            night.says(side, "Pause")


def test_a_yes_from_another_run_of_the_server_is_too_old(night: Night) -> None:
    answered = night.permits(A, "Resume", heard="other.0")
    assert answered.refused == Refused(Reason.TOO_OLD)
    assert night.permits(A, "Resume", heard="run.not-a-number").refused == Refused(Reason.TOO_OLD)


def test_what_is_kept_goes_to_its_owner_and_the_rest_is_gone(night: Night) -> None:
    night.starts()
    night.says(A, "End")
    night.says(A, "Write", field="good", text="your voice")
    night.says(A, "Write", field="change", text="slower next time")
    night.says(A, "Write", field="body", text="Tired")
    night.says(A, "Write", field="mind", text="Cloudy")
    night.says(A, "Keep", fields=["good", "us", "body"])
    night.says(A, "Part")
    night.says(B, "Part")
    mine = night.keeping.of_person(night.people[A])
    assert {(line.of, line.line) for line in mine} == {("good", "your voice"), ("body", "Tired")}
    weather = Weathering(store=night.accounts.store, clock=night.accounts.clock, dice=SeededDice())
    assert [dict(one.lines) for one in weather.of_person(night.people[A])] == [{"body": "Tired"}]
    assert weather.of_person(night.people[B]) == []
    assert night.keeping.of_person(night.people[B]) == []
    line = night.keeping.of_person(night.people[A])[0]
    with refused(Reason.NOT_FOUND):
        night.keeping.delete(night.people[B], line.id)
    assert night.keeping.of_person(night.people[A]) != []
    for each in night.keeping.of_person(night.people[A]):
        night.keeping.delete(night.people[A], each.id)
    assert night.keeping.of_person(night.people[A]) == []
    assert night.view(A)["screen"] == "closed"
    assert night.says(A, "Pause").refused == Refused(Reason.CLOSED)
    assert length_of_journal(night) == 0


def test_a_room_stands_for_the_other_for_half_an_hour(tmp_path: Path) -> None:
    with a_night(tmp_path) as night:
        night.says(A, "End")
        fresh = night.inviting.enter(night.people[A])
        assert fresh != night.session_id
        seen = night.inviting.standing(night.people[B])
        assert seen is not None
        assert (seen.session_id, seen.invited_by_me, seen.partner_name) == (fresh, False, "Ana")
        mine = night.inviting.standing(night.people[A])
        assert mine is not None
        assert mine.invited_by_me
        night.accounts.clock.wall += STANDS_FOR + timedelta(seconds=1)
        assert night.inviting.standing(night.people[B]) is None
        night.inviting.sweep()
        assert night.inviting.enter(night.people[B]) != fresh


def test_after_a_day_a_session_closes_by_itself(night: Night) -> None:
    night.starts()
    night.accounts.clock.wall += LASTS + timedelta(seconds=1)
    night.inviting.sweep()
    assert length_of_journal(night) == -1, "not even that it was"


def test_someone_without_a_partner_has_no_room(night: Night) -> None:
    alone = night.accounts.joins("Cleo")
    assert night.inviting.standing(alone.person_id) is None
    with pytest.raises(Refused) as refused:
        night.inviting.enter(alone.person_id)
    assert refused.value.reason is Reason.NOT_LINKED


def test_whoever_is_done_with_the_debrief_is_not_asked_back_in(night: Night) -> None:
    night.starts()
    night.says(A, "End")
    night.says(A, "Part")
    assert night.inviting.standing(night.people[A]) is None
    assert night.inviting.standing(night.people[B]) is not None


def test_a_restart_holds_every_open_session_and_a_broken_one_keeps_nobody_out(night: Night) -> None:
    night.starts()
    night.inviting.hold_all()
    assert "restart" in night.view(A)["holds"]

    def tear(unit: Unit) -> None:
        unit.conn.exec_driver_sql("DELETE FROM journal WHERE seq = 2")

    night.accounts.store.write(tear)
    night.inviting.hold_all()
    with pytest.raises(journal.JournalBroken):
        night.says(A, "Resume", epoch=0, heard="run.0")


def test_time_and_absence_go_the_same_way(night: Night) -> None:
    night.starts()
    assert night.notices(ask.NoticeTime()) is not None
    night.accounts.clock.passes(minutes=13)
    night.notices(ask.NoticeTime())
    assert night.view(A)["screen"] == "held"
    night.notices(ask.NoticeAway(side=A))
    assert night.view(B)["holds"] == ["away-them", "consent"]
    night.says(A, "End")
    night.says(A, "Part")
    night.says(B, "Part")
    assert night.notices(ask.NoticeAway(side=A)) is None


def test_one_note_more_makes_no_page_longer_on_the_disk(night: Night) -> None:
    def sealed(unit: Unit) -> int:
        row = unit.conn.exec_driver_sql("SELECT length(page_sealed) FROM own_pages ORDER BY 1 DESC LIMIT 1").scalar()
        return int(row or 0)

    night.permits(A, "Propose", exercise="breathe", length=2, depth=1, option="easy")
    night.permits(B, "Agree", length=2, depth=1)
    night.permits(A, "Answer", step=0, choice="no")
    short = night.accounts.store.read(sealed)
    night.permits(A, "Answer", step=0, choice="wait", ask_again="after the long film, when we are both awake")
    assert night.accounts.store.read(sealed) == short
