"""A therapist opens the space of a couple that admits them now; it is noted, and what is unshared leaves no sign."""

import re
import sqlite3
from collections.abc import Callable
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest

from couples.domain.admission import Policy
from couples.domain.card import Audience
from couples.domain.handed import Item
from couples.domain.keepsake import Kind
from couples.domain.refusal import Reason
from couples.services.guiding import ONE_LOOK, sealing
from couples.store import audits
from couples.store.examining import examine_database, openings_noted
from tests.accounts import Accounts, refused
from tests.services.practice import Practice, a_practice


@pytest.fixture
def practice(accounts: Accounts) -> Practice:
    return a_practice(accounts)


def times(practice: Practice, person: str) -> list[float]:
    first = practice.accounts.clock().wall
    return [(first - one.at).total_seconds() for one in practice.guiding.opened(person)]


def test_only_the_therapist_whom_both_admit_now_opens_it(accounts: Accounts) -> None:
    practice = a_practice(accounts, admitted=False)
    code = accounts.admitting.invite(practice.noa, Policy.NO_SECRETS)
    for step in ("nobody", "one", "both"):
        for therapist, couple in ((practice.max, practice.couple), (practice.noa, "nobody's"), ("", practice.couple)):
            with refused(Reason.NOT_FOUND):
                practice.guiding.space(therapist, couple)
        if step == "both":
            break
        with refused(Reason.NOT_FOUND):
            practice.space()
        person = practice.ana if step == "nobody" else practice.ben
        accounts.admitting.accept(person, accounts.admitting.offer(person, code).ticket)
    assert [person.chosen_name for person in practice.space().people.values()] == ["Ana", "Ben"]
    accounts.departing.unlink(practice.ben)
    with refused(Reason.NOT_FOUND):
        practice.space()
    with refused(Reason.NOT_FOUND):
        practice.guiding.couple(practice.noa, practice.couple)


def test_each_opening_is_one_line_for_both_and_a_page_that_looks_again_is_the_same(practice: Practice) -> None:
    assert times(practice, practice.ana) == []
    for _ in range(3):
        practice.space()
        practice.accounts.clock.passes(minutes=4)
    assert times(practice, practice.ana) == times(practice, practice.ben) == [12 * 60]
    practice.accounts.clock.passes(minutes=3)
    practice.space()
    assert times(practice, practice.ana) == times(practice, practice.ben) == [0, 15 * 60]


def test_which_item_stood_there_only_its_owner_reads_and_sharing_meanwhile_shows_the_other_nothing(
    practice: Practice,
) -> None:
    practice.space()
    practice.accounts.clock.passes(minutes=5)
    before = practice.guiding.opened(practice.ben)
    line = practice.keeps_a_line(practice.ana, "Mine")
    practice.handing.hand(practice.ana, Item.LINE, line)
    practice.shows_a_card(practice.ana, "tea in bed")
    practice.space()
    assert practice.guiding.opened(practice.ben) == before
    (opened,) = practice.guiding.opened(practice.ana)
    assert {name.partition("/")[0] for name in opened.items} == {"line", "card"}
    assert opened.whole
    practice.accounts.clock.passes(minutes=10)
    practice.space()
    assert len(practice.guiding.opened(practice.ben)) == 2  # as it would be had nothing been shared meanwhile


def test_another_therapist_s_openings_are_their_own_lines(practice: Practice) -> None:
    practice.space()
    practice.accounts.admitting.end(practice.ana)
    practice.lets_in(practice.max)
    practice.accounts.clock.passes(seconds=1)
    practice.guiding.space(practice.max, practice.couple)
    assert times(practice, practice.ana) == [0, 1]
    practice.accounts.departing.unlink(practice.ana)
    assert practice.guiding.opened(practice.ana) == []


def _handed_and_taken_back(practice: Practice, who: str) -> None:
    line = practice.keeps_a_line(who, "canary")
    practice.handing.hand(who, Item.LINE, line)
    practice.handing.take_back(who, Item.LINE, line)


def _answered(practice: Practice, who: str) -> None:
    for question in range(4):
        practice.measuring.answer(who, question, 1)


def _paused(practice: Practice, who: str) -> None:
    practice.inviting.enter(who)
    practice.conducting.step_out(who)


UNSHARED: dict[str, Callable[[Practice, str], object]] = {
    "nothing": lambda practice, who: None,
    "a card": lambda practice, who: practice.shows_a_card(who, "canary", Audience.PARTNER),
    "a line": lambda practice, who: practice.keeps_a_line(who, "canary"),
    "a win": lambda practice, who: practice.lasting.remembering.keep(who, Kind.WIN, "", "canary"),
    "a goal": lambda practice, who: practice.lasting.aiming.aim(who, "canary"),
    "a goal for both": lambda practice, who: practice.lasting.aiming.propose(who, "canary"),
    "a number": _answered,
    "weather": lambda practice, who: practice.lasting.weathering.keep(who, {"body": "canary"}),
    "an open room": lambda practice, who: practice.inviting.enter(who),
    "a pause": _paused,
    "taken back": _handed_and_taken_back,
}


def test_what_the_therapist_gets_is_the_same_whatever_is_unshared_and_whoever_did_it(practice: Practice) -> None:
    card = practice.shows_a_card(practice.ana, "tea in bed")
    assert card
    said = practice.space()
    for deed in UNSHARED.values():
        for who in (practice.ana, practice.ben):
            deed(practice, who)
            assert practice.space() == said
    assert "canary" not in repr(said)


def test_what_was_shown_while_nobody_was_in_is_read_by_none_who_comes(practice: Practice) -> None:
    practice.accounts.admitting.end(practice.ana)
    practice.shows_a_card(practice.ana, "tea in bed")
    practice.lets_in(practice.max)
    assert practice.guiding.space(practice.max, practice.couple).cards == ()


def rows(practice: Practice) -> None:
    for _ in range(4):
        practice.space()
        practice.accounts.clock.passes(seconds=ONE_LOOK / timedelta(seconds=1))


TAMPERING = {
    "a changed moment": "UPDATE audit_lines SET at = '2020-01-01 00:00:00' WHERE seq = 2",
    "another couple": "UPDATE audit_lines SET couple_id = 'else' WHERE seq = 2",
    "other things": "UPDATE audit_lines SET about = X'00' WHERE seq = 2",
    "one line out": "DELETE FROM audit_lines WHERE seq = 2",
    "two changed places": """UPDATE audit_lines SET seq = 105 - seq WHERE seq IN (2, 3);
        UPDATE audit_lines SET seq = seq - 100 WHERE seq > 100""",
    "the end cut off": "DELETE FROM audit_lines WHERE seq = 4",
    "all of it": "DELETE FROM audit_lines",
    "its hold": "DELETE FROM audit_head",
    "its length": "UPDATE audit_head SET length = 3",
    "all of it, its hold too": "DELETE FROM audit_items; DELETE FROM audit_lines; DELETE FROM audit_head",
}


def test_the_doctor_finds_a_line_that_was_changed_removed_or_moved(practice: Practice, tmp_path: Path) -> None:
    practice.shows_a_card(practice.ana, "tea in bed")
    for _ in range(4):
        practice.space()
        practice.accounts.clock.passes(seconds=ONE_LOOK / timedelta(seconds=1))
    store, keys = practice.accounts.store, practice.accounts.keyring.path
    store.scrub().wait()
    assert not any("openings" in problem for problem in examine_database(store.path, keys))
    assert openings_noted(store.path) == 4
    for name, tampering in TAMPERING.items():
        copy = tmp_path / "copy.db"
        copy.write_bytes(store.path.read_bytes())
        with closing(sqlite3.connect(copy)) as conn:
            conn.executescript(tampering)
            conn.commit()
        (problem,) = (problem for problem in examine_database(copy, keys) if "openings" in problem)
        assert re.search("from line [124] on", problem), name


def test_what_was_noted_of_somebody_s_things_cannot_go_unseen(practice: Practice) -> None:
    practice.shows_a_card(practice.ana, "tea in bed")
    practice.space()
    store = practice.accounts.store
    store.write(lambda unit: unit.conn.exec_driver_sql("DELETE FROM audit_items WHERE person_id = ?", (practice.ana,)))
    (opened,) = practice.guiding.opened(practice.ana)
    assert not opened.whole
    lines, head = store.read(audits.chain)
    assert (len(lines), head is not None) == (1, True)
    assert sealing(practice.accounts.keyring)("x") != sealing(practice.accounts.keyring)("y")
