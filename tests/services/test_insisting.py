"""What holds is written at last: a disk that was full for a moment makes no pause and no absence disappear (F18)."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from couples.domain.session import commands as ask
from couples.store import logins
from couples.store.database import Unit
from couples.store.trouble import StoreTrouble
from tests.evening import Night, a_night, eventually
from tests.makers import A, B


@pytest.fixture
def night(tmp_path: Path) -> Iterator[Night]:
    with a_night(tmp_path) as night:
        night.starts()
        yield night


@contextmanager
def a_full_disk(night: Night) -> Iterator[None]:
    """Nothing of the session can be written while this lasts."""

    def fills(unit: Unit) -> None:
        for table in ("journal", "handled"):
            unit.conn.exec_driver_sql(
                f"CREATE TRIGGER full_{table} BEFORE INSERT ON {table} BEGIN SELECT RAISE(ROLLBACK, 'full'); END"
            )

    def empties(unit: Unit) -> None:
        for table in ("journal", "handled"):
            unit.conn.exec_driver_sql(f"DROP TRIGGER full_{table}")

    night.accounts.store.write(fills)
    yield
    night.accounts.store.write(empties)


def tried_again(night: Night) -> dict[str, Any]:
    """Ben's screen after one more try, as the clock of the house makes them."""
    night.conducting.again()
    return night.view(B)


def test_f18_a_pause_that_could_not_be_written_is_written_when_the_disk_is_well_whoever_is_gone(night: Night) -> None:
    with a_full_disk(night):
        with pytest.raises(Exception, match=r"full|nothing was kept"):
            night.says(A, "Pause")
        night.conducting.again()
        eventually(lambda: night.hints.standing(night.session_id))
        assert night.view(B)["running"], "not recorded, and not said to be"
    eventually(lambda: tried_again(night)["pause"]["theirs"])
    eventually(lambda: not night.hints.standing(night.session_id))


def test_an_absence_that_could_not_be_written_holds_when_the_disk_is_well(night: Night) -> None:
    with a_full_disk(night), pytest.raises(Exception, match=r"full|nothing was kept"):
        night.notices(ask.NoticeAway(side=A))
    eventually(lambda: "away-them" in tried_again(night)["holds"])


def test_leaving_quickly_is_told_before_it_is_written_and_written_though_its_giver_is_gone(night: Night) -> None:
    night.notes.lines.clear()
    night.accounts.store.write(lambda unit: logins.end(unit, night.chairs[A].login_id))
    with a_full_disk(night):
        night.conducting.step_out(night.people[A])
        assert [kind for kind, _ in night.notes.lines] == ["hint"]
        assert night.view(B)["running"], "not recorded, and not said to be"
        assert night.hints.standing(night.session_id), "and nothing permissive passes meanwhile"
    eventually(lambda: tried_again(night)["pause"]["theirs"])
    eventually(lambda: not night.hints.standing(night.session_id))


def test_what_is_written_once_is_not_tried_again(night: Night) -> None:
    with a_full_disk(night), pytest.raises(Exception, match=r"full|nothing was kept"):
        night.says(A, "Pause")
    again = {"v": 1, "id": f"c{night.said}", "do": "Pause"}
    night.conducting.answer(night.chairs[A], again)
    for side in (A, B):
        night.permits(side, "Answer", step=0, choice="yes")
    night.conducting.again()
    night.notices(ask.NoticeTime())
    assert night.view(A)["running"]


def test_a_house_that_cannot_hold_what_is_open_does_not_open_its_doors(night: Night) -> None:
    with a_full_disk(night), pytest.raises(StoreTrouble):
        night.inviting.hold_all()
