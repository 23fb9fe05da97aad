"""What is written to a therapist is read by whom its page names and nobody else, whatever they all do in any order."""

import pytest
from sqlalchemy import select

from couples.domain.admission import Policy
from couples.domain.refusal import Reason, Refused
from couples.domain.talk import ALL_THREE, MOST_MESSAGES
from couples.services.guiding import MOST_LINES, ONE_LOOK
from couples.services.talking import Note, Talking
from couples.store.tables import messages
from tests.accounts import Accounts, refused
from tests.services.practice import Practice, a_practice


@pytest.fixture
def practice(accounts: Accounts) -> Practice:
    return a_practice(accounts, admitted=False)


def let_in(practice: Practice, therapist: str, policy: Policy) -> None:
    admitting = practice.accounts.admitting
    code = admitting.invite(therapist, policy)
    for person in (practice.ana, practice.ben):
        admitting.accept(person, admitting.offer(person, code).ticket)


def talking(practice: Practice) -> Talking:
    return practice.guided.talking


def writes(practice: Practice, who: str, whose: str, text: str) -> str:
    id_ = practice.accounts.entering._dice.id()
    talking(practice).write(who, whose, Note(id_, talking(practice).talk(who).link, text))
    return id_


def answers(practice: Practice, whose: str, text: str) -> str:
    id_, there = practice.accounts.entering._dice.id(), talking(practice)
    link = there.at_desk(practice.noa, practice.couple)[0].link
    there.answer(practice.noa, practice.couple, whose, Note(id_, link, text))
    return id_


def reads(practice: Practice, who: str, whose: str) -> list[str] | Reason:
    there = talking(practice)
    try:
        if who in (practice.noa, practice.max):
            return [each.text for each in there.open(who, practice.couple, whose)]
        return [each.text for each in there.read(who, whose)]
    except Refused as no:
        return no.reason


def test_one_yes_alone_opens_no_page(practice: Practice) -> None:
    admitting = practice.accounts.admitting
    code = admitting.invite(practice.noa, Policy.LIMITED)
    admitting.accept(practice.ana, admitting.offer(practice.ana, code).ticket)
    for who in (practice.ana, practice.ben):
        assert reads(practice, who, ALL_THREE) is Reason.NO_THERAPIST
    assert reads(practice, practice.noa, ALL_THREE) is Reason.NOT_FOUND


def test_without_secrets_nobody_has_a_page_alone(practice: Practice) -> None:
    let_in(practice, practice.noa, Policy.NO_SECRETS)
    for whose in (practice.ana, practice.ben):
        with refused(Reason.NOT_FOUND):
            writes(practice, practice.ana, whose, "psst")
        assert reads(practice, practice.noa, whose) is Reason.NOT_FOUND
    writes(practice, practice.ana, ALL_THREE, "to you both")
    assert reads(practice, practice.ben, ALL_THREE) == reads(practice, practice.noa, ALL_THREE) == ["to you both"]


def test_the_same_note_twice_is_one_message_and_what_is_taken_back_is_gone(practice: Practice) -> None:
    let_in(practice, practice.noa, Policy.LIMITED)
    there, ana = talking(practice), practice.ana
    note = Note("a" * 32, there.talk(ana).link, "once")
    for _ in range(2):
        there.write(ana, ana, note)
    assert reads(practice, practice.noa, ana) == ["once"]
    for other in (practice.ben, practice.noa):
        there.take_back(other, "a" * 32)
    assert reads(practice, ana, ana) == ["once"]
    for _ in range(2):
        there.take_back(ana, "a" * 32)
    assert reads(practice, practice.noa, ana) == []


def test_words_typed_for_one_therapist_go_to_no_other(practice: Practice) -> None:
    let_in(practice, practice.noa, Policy.LIMITED)
    there, ana = talking(practice), practice.ana
    typed = Note("a" * 32, there.talk(ana).link, "for Noa")
    practice.accounts.admitting.end(practice.ben)
    with refused(Reason.NO_THERAPIST):
        there.write(ana, ana, typed)
    let_in(practice, practice.max, Policy.LIMITED)
    with refused(Reason.OVERTAKEN):
        there.write(ana, ana, typed)
    with refused(Reason.OVERTAKEN):
        there.answer(practice.max, practice.couple, ana, typed)
    assert reads(practice, practice.max, ana) == []


def test_there_is_room_for_many_and_a_full_page_says_so(practice: Practice) -> None:
    let_in(practice, practice.noa, Policy.LIMITED)
    for n in range(MOST_MESSAGES):
        writes(practice, practice.ana, practice.ana, str(n))
    with refused(Reason.FULL, "text"):
        writes(practice, practice.ana, practice.ana, "one more")
    writes(practice, practice.ana, ALL_THREE, "there is room elsewhere")
    answers(practice, practice.ana, "and for the other")
    assert reads(practice, practice.ana, practice.ana)[:2] == ["and for the other", str(MOST_MESSAGES - 1)]


def is_new(practice: Practice) -> bool:
    (couple,) = practice.accounts.admitting.couples_of(practice.noa)
    return couple.new


def test_the_desk_knows_what_was_written_since_and_on_which_page(practice: Practice) -> None:
    let_in(practice, practice.noa, Policy.LIMITED)
    there, ana = talking(practice), practice.ana
    answers(practice, ana, "hello")
    assert not is_new(practice)
    first = writes(practice, ana, ana, "hello too")
    for other in (ALL_THREE, practice.ben):
        there.open(practice.noa, practice.couple, other)
        practice.space()
        assert is_new(practice)
    assert there.at_desk(practice.noa, practice.couple)[1] == {ana}
    there.open(practice.noa, practice.couple, ana)
    assert not is_new(practice)
    second = writes(practice, ana, ana, "one more")
    assert is_new(practice)
    there.take_back(ana, second)
    assert not is_new(practice)
    there.take_back(ana, first)
    assert not is_new(practice)


def test_opening_a_page_is_an_opening_and_its_things_are_told_to_their_writer_alone(practice: Practice) -> None:
    let_in(practice, practice.noa, Policy.LIMITED)
    ana, ben, guiding = practice.ana, practice.ben, practice.guiding
    mine = writes(practice, ana, ana, "alone")
    both = writes(practice, ben, ALL_THREE, "to all")
    reads(practice, practice.noa, ana)
    reads(practice, practice.noa, ALL_THREE)
    practice.space()
    (hers,), (his,) = guiding.opened(ana), guiding.opened(ben)
    assert hers.at == his.at
    assert hers.whole
    assert his.whole
    assert (set(hers.items), set(his.items)) == ({f"message/{mine}"}, {f"message/{both}"})


def test_however_much_is_written_while_it_lies_open_the_other_reads_as_many_openings(practice: Practice) -> None:
    let_in(practice, practice.noa, Policy.LIMITED)
    for n in range(3):
        for m in range(MOST_LINES // 2 if n == 2 else 1):
            writes(practice, practice.ana, practice.ana, f"{n} {m}")
            reads(practice, practice.noa, practice.ana)
        practice.accounts.clock.passes(seconds=ONE_LOOK.total_seconds())
    assert len(practice.guiding.opened(practice.ben)) == 3
    assert all(not one.items for one in practice.guiding.opened(practice.ben))


def test_after_the_end_each_of_the_two_keeps_their_own_words_and_the_therapist_nothing(practice: Practice) -> None:
    let_in(practice, practice.noa, Policy.LIMITED)
    there, ana, ben = talking(practice), practice.ana, practice.ben
    writes(practice, ana, ana, "alone")
    writes(practice, ana, ALL_THREE, "to all")
    writes(practice, ben, ALL_THREE, "his")
    answers(practice, ana, "hers to her")
    practice.accounts.admitting.end(ben)
    assert [each.text for each in there.from_before(ana)] == ["to all", "alone"]
    assert [each.text for each in there.from_before(ben)] == ["his"]
    store = practice.accounts.store
    assert store.read(lambda unit: set(unit.conn.scalars(select(messages.c.person_id)))) == {ana, ben}
    let_in(practice, practice.noa, Policy.LIMITED)
    for whose in (ALL_THREE, ana, ben):
        assert reads(practice, practice.noa, whose) == []
    for each in there.from_before(ana):
        there.take_back(ana, each.id)
    assert there.from_before(ana) == []
    assert len(there.from_before(ben)) == 1


def test_what_is_left_of_somebody_who_goes_is_nothing(practice: Practice) -> None:
    let_in(practice, practice.noa, Policy.LIMITED)
    writes(practice, practice.ana, practice.ana, "alone")
    answers(practice, practice.ana, "to her")
    practice.accounts.departing.unlink(practice.ben)
    store = practice.accounts.store
    assert [each.text for each in talking(practice).from_before(practice.ana)] == ["alone"]
    assert store.read(lambda unit: set(unit.conn.scalars(select(messages.c.whose)))) == {""}
    assert reads(practice, practice.ana, ALL_THREE) is Reason.NO_THERAPIST
