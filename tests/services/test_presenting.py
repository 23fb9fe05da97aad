"""A draft is its owner's; its picked parts are both's while they stand, and nobody's afterwards."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import func, select

from couples.domain.refusal import Reason, Refused
from couples.domain.session.state import Side
from couples.machine import SystemDice
from couples.services.drafting import MOST_DRAFTS, Drafting
from couples.services.presenting import TEXT, Pick, Presenting
from couples.store import tables
from tests.accounts import refused
from tests.evening import Night, a_night
from tests.makers import A, B

WEBM = b"\x1a\x45\xdf\xa3" + bytes(40)


@pytest.fixture
def night(tmp_path: Path) -> Iterator[Night]:
    with a_night(tmp_path) as night:
        yield night


def drafting(night: Night) -> Drafting:
    return Drafting(store=night.accounts.store, dice=SystemDice(), conducting=night.conducting)


def presenting(night: Night) -> Presenting:
    return Presenting(store=night.accounts.store, clock=night.accounts.clock, dice=SystemDice())


def reads(night: Night, side: Side) -> list[str]:
    chair = night.chairs[side]
    parts = presenting(night).standing(chair.person_id, chair.login_id, night.session_id)
    return [part.content.decode() if part.kind == TEXT else part.kind for part in parts]


def lays_out(night: Night, side: Side, draft: str, *places: int) -> str:
    chair = night.chairs[side]
    marks = {one.id: one.mark for one in drafting(night).all(chair.person_id)}
    pick = Pick(places, marks.get(draft, ""))
    return presenting(night).lay_out(chair.person_id, chair.login_id, night.session_id, draft, pick)


def brings(night: Night, side: Side, text: str = "one\n\ntwo\n\nthree", *places: int) -> None:
    draft = drafting(night).add(night.people[side], text)
    item = lays_out(night, side, draft, *(places or (0,)))
    assert night.permits(side, "Present", item=item).refused is None


def copies(night: Night) -> int:
    return night.accounts.store.read(
        lambda unit: unit.conn.scalar(select(func.count()).select_from(tables.presented)) or 0
    )


def test_only_the_picked_parts_stand_for_both_until_put_away(night: Night) -> None:
    brings(night, A, "one\n\ntwo\n\nthree", 2, 0)
    assert reads(night, A) == reads(night, B) == ["one", "three"]
    night.says(B, "PutAway")
    assert reads(night, A) == reads(night, B) == []
    assert copies(night) == 0
    assert [draft.opening for draft in drafting(night).all(night.people[A])] == ["one"]


def test_laying_out_alone_tells_nobody(night: Night) -> None:
    draft = drafting(night).add(night.people[A], "one")
    before = night.scene(B)
    lays_out(night, A, draft, 0)
    assert night.scene(B) == before
    assert reads(night, B) == []


def test_nobody_presents_what_the_other_laid_out_or_what_is_not_there(night: Night) -> None:
    draft = drafting(night).add(night.people[A], "one")
    item = lays_out(night, A, draft, 0)
    night.permits(B, "Present", item=item)
    assert reads(night, A) == reads(night, B) == []
    night.says(B, "PutAway")
    with refused(Reason.NOT_FOUND):
        lays_out(night, B, draft, 0)
    with refused(Reason.NOTHING_SAID):
        lays_out(night, A, draft)
    with refused(Reason.UNKNOWN):
        lays_out(night, A, draft, 7)


def test_a_pause_covers_what_stands_even_for_the_page_that_asks(night: Night) -> None:
    brings(night, A)
    night.says(B, "Pause")
    assert reads(night, A) == reads(night, B) == []
    for side in Side:
        night.permits(side, "Resume")
    assert reads(night, B) == ["one"]


@pytest.mark.parametrize("who", [A, B])
def test_ending_takes_it_off_both_screens_and_off_the_disk(night: Night, who: Side) -> None:
    brings(night, A)
    night.says(who, "End")
    assert copies(night) == 0


def test_what_stands_does_not_change_under_an_eye(night: Night) -> None:
    brings(night, A)
    draft = drafting(night).add(night.people[A], "another")
    with refused(Reason.NOT_NOW):
        lays_out(night, A, draft, 0)
    assert reads(night, B) == ["one"]


def test_changing_the_draft_leaves_what_stands_as_it_was_brought(night: Night) -> None:
    brings(night, A)
    (draft,) = drafting(night).all(night.people[A])
    drafting(night).write(night.people[A], draft.id, "something else")
    assert reads(night, B) == ["one"]


def test_deleting_the_draft_takes_what_stands_off_both_screens_at_once(night: Night) -> None:
    brings(night, A)
    (draft,) = drafting(night).all(night.people[A])
    drafting(night).delete(night.people[A], drafting(night).add(night.people[A], "another"))
    assert reads(night, B) == ["one"]
    drafting(night).delete(night.people[A], draft.id)
    assert reads(night, A) == reads(night, B) == []
    assert [night.view(side)["screen"] for side in Side] == ["lobby", "lobby"]
    told = night.notes.lines[-1]
    assert told[0] == "tell"
    assert set(told[1].to) == set(Side), "both pages hear of it, not only when they ask"
    assert copies(night) == 0


def test_deleting_one_voice_takes_off_what_it_stands_in_and_nothing_else(night: Night) -> None:
    ana = night.people[A]
    draft = drafting(night).add(ana, "words")
    for _ in range(2):
        drafting(night).record(ana, draft, "audio/webm", 3, WEBM)
    heard, unheard = drafting(night).one(ana, draft).recordings
    night.permits(A, "Present", item=lays_out(night, A, draft, 0, 1))
    drafting(night).unrecord(ana, draft, unheard.id)
    assert reads(night, B) == ["words", "audio/webm"]
    night.says(B, "Pause")
    drafting(night).unrecord(ana, draft, heard.id)
    assert copies(night) == 0
    assert night.view(B)["presented"] is None


def test_what_is_only_laid_out_goes_with_its_draft_and_tells_nobody(night: Night) -> None:
    draft = drafting(night).add(night.people[A], "one")
    item, before = lays_out(night, A, draft, 0), [night.scene(side) for side in Side]
    drafting(night).delete(night.people[A], draft)
    assert copies(night) == 0
    assert [night.scene(side) for side in Side] == before
    night.permits(A, "Present", item=item)
    assert reads(night, B) == []


def test_a_draft_deleted_at_home_when_no_room_is_open_is_just_gone(night: Night) -> None:
    draft = drafting(night).add(night.people[A], "one")
    night.says(A, "End")
    drafting(night).delete(night.people[A], draft)
    assert drafting(night).all(night.people[A]) == []


def test_strangers_and_who_unlinked_read_nothing(night: Night) -> None:
    brings(night, A)
    night.accounts.departing.unlink(night.people[B])
    for side in Side:
        with pytest.raises(Refused):
            reads(night, side)
    assert copies(night) == 0


def test_a_voice_is_kept_heard_brought_and_gone(night: Night) -> None:
    ana = night.people[A]
    draft = drafting(night).record(ana, "", "audio/webm", 3, WEBM)
    spoken = drafting(night).one(ana, draft).recordings[0]
    assert drafting(night).sound(ana, draft, spoken.id) == ("audio/webm", WEBM)
    with refused(Reason.NOT_FOUND):
        drafting(night).sound(night.people[B], draft, spoken.id)
    item = lays_out(night, A, draft, 0)
    night.permits(A, "Present", item=item)
    chair = night.chairs[B]
    (part,) = presenting(night).standing(chair.person_id, chair.login_id, night.session_id)
    heard = presenting(night).sound(chair.person_id, chair.login_id, night.session_id, part.id)
    assert heard == ("audio/webm", WEBM)
    with refused(Reason.NOT_FOUND):
        presenting(night).sound(chair.person_id, chair.login_id, night.session_id, spoken.id)
    night.says(A, "PutAway")
    with refused(Reason.NOT_FOUND):
        presenting(night).sound(chair.person_id, chair.login_id, night.session_id, part.id)
    drafting(night).unrecord(ana, draft, spoken.id)
    assert drafting(night).all(ana) == []


def test_a_recording_joins_a_draft_and_leaves_it_alone_again(night: Night) -> None:
    ana = night.people[A]
    draft = drafting(night).add(ana, "words")
    assert drafting(night).record(ana, draft, "audio/webm", 3, WEBM) == draft
    spoken = drafting(night).one(ana, draft).recordings[0]
    drafting(night).write(ana, draft, "")
    drafting(night).write(ana, draft, "words again")
    drafting(night).unrecord(ana, draft, spoken.id)
    assert drafting(night).one(ana, draft).parts == ("words again",)
    with refused(Reason.NO_SOUND):
        drafting(night).record(ana, draft, "audio/webm", 3, b"not a sound")
    with refused(Reason.NOT_FOUND):
        drafting(night).record(night.people[B], draft, "audio/webm", 3, WEBM)


def test_nobody_fills_the_disk_with_drafts(night: Night) -> None:
    for number in range(MOST_DRAFTS):
        drafting(night).add(night.people[A], f"draft {number}")
    with refused(Reason.FULL):
        drafting(night).add(night.people[A], "one more")


def test_what_one_person_speaks_has_a_room_of_its_own_size(night: Night, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("couples.services.drafting.ROOM_FOR_SOUND", 3000)
    sound = WEBM + bytes(1000)
    work, who = drafting(night), night.people[A]
    first, _ = (work.record(who, "", "audio/webm", 1, sound) for _ in range(2))
    with refused(Reason.NO_ROOM):
        work.record(who, first, "audio/webm", 1, sound)
    work.record(night.people[B], "", "audio/webm", 1, sound)
    work.delete(who, first)
    work.record(who, "", "audio/webm", 1, sound)
