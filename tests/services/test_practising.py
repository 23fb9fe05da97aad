"""Somebody looks at something alone: saved as they go, found again where they were, gone when they say so."""

import pytest

from couples.domain.comfort import MOST_THINGS, Kind
from couples.domain.practice import Answer
from couples.domain.refusal import Reason
from couples.domain.signal import MOST_SIGNALS
from couples.services import practising as module
from couples.services.comforting import Comforting
from couples.services.drafting import MOST_DRAFTS, Drafting
from couples.services.noticing import Noticing
from couples.services.practising import Practising
from couples.store.library import load_library
from couples.store.library_practices import outlines_of
from tests.accounts import Accounts, refused
from tests.homes import with_no_room

LIBRARY = load_library()
TIGHT, LAST = Answer(("tight",), "a band"), 9


@pytest.fixture
def practising(accounts: Accounts) -> Practising:
    return Practising(
        store=accounts.store,
        clock=accounts.clock,
        dice=accounts.entering._dice,
        practices=outlines_of(LIBRARY.practices),
    )


@pytest.fixture
def drafting(accounts: Accounts) -> Drafting:
    return Drafting(store=accounts.store, dice=accounts.entering._dice, conducting=with_no_room(accounts))


@pytest.fixture
def scrubs(accounts: Accounts, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    done: list[str] = []
    monkeypatch.setattr(accounts.store, "scrub", lambda: done.append("scrub"))
    return done


def test_every_answer_is_kept_as_it_is_given_and_is_nobody_elses(accounts: Accounts, practising: Practising) -> None:
    ana, ben = accounts.joins("Ana").person_id, accounts.joins("Ben").person_id
    there = practising.begin(ana, "checkpoint")
    practising.answer(ana, there, 1, TIGHT, 2)
    practising.move(ana, there, 3)
    entry = practising.one(ana, there)
    assert (entry.answers, entry.at) == ({"feel": TIGHT}, "with-it")
    assert practising.all(ben) == []
    for deed in (
        lambda: practising.one(ben, there),
        lambda: practising.answer(ben, there, 1, Answer(), 2),
        lambda: practising.move(ben, there, 1),
        lambda: practising.bring(ben, there, "words"),
        lambda: practising.delete(ben, there),
    ):
        with refused(Reason.NOT_FOUND):
            deed()
    assert practising.one(ana, there).answers == {"feel": TIGHT}


def test_what_was_begun_without_an_answer_leaves_nothing_behind(accounts: Accounts, practising: Practising) -> None:
    ana = accounts.joins("Ana").person_id
    first = practising.begin(ana, "checkpoint")
    other = practising.begin(ana, "reframe")
    assert practising.all(ana) == []
    again = practising.begin(ana, "checkpoint")
    with refused(Reason.NOT_FOUND):
        practising.one(ana, first)
    assert practising.one(ana, other).practice == "reframe"
    practising.answer(ana, again, 1, TIGHT, 2)
    accounts.clock.passes(days=1)
    newer = practising.begin(ana, "checkpoint")
    practising.answer(ana, newer, 1, TIGHT, 2)
    assert [entry.id for entry in practising.all(ana)] == [newer, again]


def test_what_an_answer_replaces_leaves_the_disk(accounts: Accounts, practising: Practising, scrubs: list[str]) -> None:
    ana = accounts.joins("Ana").person_id
    there = practising.begin(ana, "checkpoint")
    practising.answer(ana, there, 1, TIGHT, 2)
    practising.answer(ana, there, 1, TIGHT, 2)
    assert scrubs == []
    practising.answer(ana, there, 1, Answer(), 2)
    assert scrubs == ["scrub"]
    gone = practising.delete(ana, there)
    assert scrubs == ["scrub", "scrub"]
    with refused(Reason.NOT_FOUND):
        practising.one(ana, there)
    practising.bring_back(ana, gone)
    assert practising.one(ana, there) == gone


def test_a_way_forward_is_one_draft_however_often_it_is_tapped(
    accounts: Accounts, practising: Practising, drafting: Drafting
) -> None:
    ana = accounts.joins("Ana").person_id
    there = practising.begin(ana, "checkpoint")
    practising.answer(ana, there, 8, Answer(("slower",)), LAST)
    draft = practising.bring(ana, there, "Slower, please.")
    assert practising.bring(ana, there, "Slower, please.") == draft
    assert [one.text for one in drafting.all(ana)] == ["Slower, please."]
    practising.answer(ana, there, 8, Answer(("rest",)), LAST)
    other = practising.bring(ana, there, "Rest first.")
    assert other != draft
    drafting.delete(ana, other)
    assert practising.bring(ana, there, "Rest first.") not in (draft, other)


def test_with_no_room_for_a_draft_nothing_changes(
    accounts: Accounts, practising: Practising, drafting: Drafting
) -> None:
    ana = accounts.joins("Ana").person_id
    for n in range(MOST_DRAFTS):
        drafting.add(ana, f"draft {n}")
    there = practising.begin(ana, "checkpoint")
    with refused(Reason.FULL):
        practising.bring(ana, there, "Slower.")
    assert practising.one(ana, there).draft == ""


def test_there_is_only_what_is_there_and_as_much_as_fits(
    accounts: Accounts, practising: Practising, monkeypatch: pytest.MonkeyPatch
) -> None:
    ana = accounts.joins("Ana").person_id
    with refused(Reason.NOT_FOUND):
        practising.begin(ana, "nothing-like-it")
    monkeypatch.setattr(module, "MOST_ENTRIES", 1)
    practising.answer(ana, practising.begin(ana, "checkpoint"), 1, TIGHT, 2)
    with refused(Reason.FULL):
        practising.begin(ana, "reframe")


def test_a_kit_is_its_owners_and_takes_a_thing_once(accounts: Accounts, scrubs: list[str]) -> None:
    ana, ben = accounts.joins("Ana").person_id, accounts.joins("Ben").person_id
    comforting = Comforting(store=accounts.store, dice=accounts.entering._dice)
    for text in ("wool", " wool ", "linen"):
        comforting.keep(ana, Kind.TEXTURE, text)
    linen, wool = comforting.kit(ana)
    assert (linen.text, wool.text, comforting.kit(ben)) == ("linen", "wool", [])
    with refused(Reason.NOT_FOUND):
        comforting.let_go(ben, wool.id)
    comforting.bring_back(ana, comforting.let_go(ana, wool.id))
    assert comforting.kit(ana) == [linen, wool]
    comforting.let_go(ana, wool.id)
    assert comforting.kit(ana) == [linen]
    assert scrubs
    for n in range(MOST_THINGS - 1):
        comforting.keep(ana, Kind.SONG, f"song {n}")
    with refused(Reason.FULL):
        comforting.keep(ana, Kind.SONG, "one more")
    comforting.keep(ana, Kind.TEXTURE, "linen")


def test_a_signal_is_kept_changed_and_deleted_by_its_owner_alone(accounts: Accounts) -> None:
    ana, ben = accounts.joins("Ana").person_id, accounts.joins("Ben").person_id
    noticing = Noticing(store=accounts.store, dice=accounts.entering._dice)
    noticing.keep(ana, "Tight chest", "", "")
    (signal,) = noticing.all(ana)
    noticing.change(ana, signal.id, "Tight chest", "too fast", "out")
    assert noticing.one(ana, signal.id).means == "too fast"
    for deed in (
        lambda: noticing.one(ben, signal.id),
        lambda: noticing.change(ben, signal.id, "mine", "", ""),
        lambda: noticing.delete(ben, signal.id),
    ):
        with refused(Reason.NOT_FOUND):
            deed()
    noticing.bring_back(ana, noticing.delete(ana, signal.id))
    assert [one.helps for one in noticing.all(ana)] == ["out"]
    noticing.delete(ana, signal.id)
    assert noticing.all(ana) == []
    for n in range(MOST_SIGNALS):
        noticing.keep(ben, f"signal {n}", "", "")
    with refused(Reason.FULL):
        noticing.keep(ben, "one more", "", "")
