"""A therapist comes in by two yeses, each given alone, and goes out by either; nobody learns of a yes before."""

from dataclasses import dataclass

import pytest

from couples.domain.admission import INVITATION_LIVES, MOST_INVITATIONS, Policy
from couples.domain.refusal import Reason
from couples.services.admitting import Admitting, Stand
from couples.services.enrolling import TherapistSignUp
from tests.accounts import PASSWORD, Accounts, refused


@dataclass
class Practice:
    """Ana and Ben, linked; Noa and Max, therapists."""

    accounts: Accounts
    ana: str
    ben: str
    couple: str
    noa: str
    max: str

    @property
    def admitting(self) -> Admitting:
        return self.accounts.admitting

    def says_yes(self, person: str, code: str) -> Stand:
        return self.admitting.accept(person, self.admitting.offer(person, code).ticket).stand

    def stands(self) -> tuple[Stand, Stand]:
        return self.admitting.standing(self.ana).stand, self.admitting.standing(self.ben).stand

    def both_say_yes(self) -> None:
        code = self.admitting.invite(self.noa, Policy.NO_SECRETS)
        assert [self.says_yes(person, code) for person in (self.ana, self.ben)] == [Stand.WAITING, Stand.ADMITTED]


def a_therapist(accounts: Accounts, name: str) -> str:
    _, ticket = accounts.joining.draw_name()
    form = TherapistSignUp(
        terms=True,
        invitation="",
        name_ticket=ticket,
        chosen_name=name,
        pronouns="they",
        practice="By the river",
        password=PASSWORD,
    )
    accounts.enrolling.sign_up(form)
    found = accounts.store.read(
        lambda unit: unit.conn.exec_driver_sql("SELECT id FROM people ORDER BY rowid DESC LIMIT 1").scalar_one()
    )
    return str(found)


@pytest.fixture
def practice(accounts: Accounts) -> Practice:
    ana, ben = accounts.joins("Ana"), accounts.joins("Ben", pronouns="he/him")
    couple = accounts.links(ana, ben)
    return Practice(
        accounts, ana.person_id, ben.person_id, couple, a_therapist(accounts, "Noa"), a_therapist(accounts, "Max")
    )


def test_they_read_who_it_is_and_the_policy_before_anything(practice: Practice) -> None:
    code = practice.admitting.invite(practice.noa, Policy.LIMITED)
    guide = practice.admitting.offer(practice.ana, code.lower().replace("-", " ")).guide
    said = (guide.chosen_name, guide.pronouns, guide.practice, guide.policy)
    assert said == ("Noa", "they", "By the river", Policy.LIMITED)
    assert practice.stands() == (Stand.NONE, Stand.NONE)


def test_both_yeses_let_them_in_and_either_puts_them_out(practice: Practice) -> None:
    for out in (practice.ana, practice.ben):
        practice.both_say_yes()
        assert practice.stands() == (Stand.ADMITTED, Stand.ADMITTED)
        (couple,) = practice.admitting.couples_of(practice.noa)
        assert ([each.chosen_name for each in couple.people], couple.policy) == (["Ana", "Ben"], Policy.NO_SECRETS)
        assert practice.admitting.couples_of(practice.max) == []
        practice.admitting.end(out)
        assert practice.stands() == (Stand.NONE, Stand.NONE)
        assert practice.admitting.couples_of(practice.noa) == []


def test_a_waiting_yes_is_seen_by_nobody_else(practice: Practice) -> None:
    code = practice.admitting.invite(practice.noa, Policy.NO_SECRETS)
    before = (practice.admitting.standing(practice.ben), practice.admitting.offer(practice.ben, code).guide)
    practice.says_yes(practice.ana, code)
    after = (practice.admitting.standing(practice.ben), practice.admitting.offer(practice.ben, code).guide)
    assert before == after
    assert practice.admitting.couples_of(practice.noa) == []
    practice.admitting.end(practice.ana)
    assert practice.stands() == (Stand.NONE, Stand.NONE)
    assert practice.says_yes(practice.ben, code) is Stand.WAITING  # the code is still theirs


def test_saying_yes_twice_is_once_and_to_two_is_refused(practice: Practice) -> None:
    code = practice.admitting.invite(practice.noa, Policy.NO_SECRETS)
    ticket = practice.admitting.offer(practice.ana, code).ticket
    assert [practice.admitting.accept(practice.ana, ticket).stand for _ in range(2)] == [Stand.WAITING] * 2
    other = practice.admitting.invite(practice.max, Policy.NO_SECRETS)
    with refused(Reason.ALREADY_ADMITTED):
        practice.says_yes(practice.ana, other)
    assert practice.says_yes(practice.ben, other) is Stand.WAITING  # to somebody else: that lets nobody in
    assert practice.admitting.couples_of(practice.noa) == practice.admitting.couples_of(practice.max) == []


def test_a_code_is_for_one_couple_once_and_for_two_weeks(practice: Practice, accounts: Accounts) -> None:
    cleo, dan = accounts.joins("Cleo"), accounts.joins("Dan")
    accounts.links(cleo, dan)
    code = practice.admitting.invite(practice.noa, Policy.NO_SECRETS)
    practice.says_yes(practice.ana, code)
    late = practice.admitting.offer(cleo.person_id, code).ticket
    practice.says_yes(practice.ben, code)
    for typed in (code, "AAAAA-AAAAA", "", "nonsense"):
        with refused(Reason.ADMISSION_NOT_GOOD, "code"):
            practice.admitting.offer(cleo.person_id, typed)
    for ticket in (late, "", "made up"):
        with refused(Reason.ADMISSION_NOT_GOOD):
            practice.admitting.accept(cleo.person_id, ticket)
    practice.admitting.end(practice.ben)
    with refused(Reason.ADMISSION_NOT_GOOD):  # both had used it
        practice.says_yes(practice.ana, code)
    again = practice.admitting.invite(practice.noa, Policy.NO_SECRETS)
    accounts.clock.passes(seconds=INVITATION_LIVES.total_seconds())
    with refused(Reason.ADMISSION_NOT_GOOD):
        practice.says_yes(practice.ana, again)
    practice.admitting.sweep()
    rows = accounts.store.read(lambda unit: unit.conn.exec_driver_sql("SELECT count(*) FROM invitations").scalar_one())
    assert rows == 0


def test_a_waiting_yes_cannot_be_told_by_whoever_else_has_the_code(practice: Practice, accounts: Accounts) -> None:
    both = accounts.joins("Cleo"), accounts.joins("Dan")
    accounts.links(*both)
    cleo, dan = (each.person_id for each in both)
    code = practice.admitting.invite(practice.noa, Policy.NO_SECRETS)
    before = practice.admitting.offer(cleo, code).guide
    practice.says_yes(practice.ana, code)
    assert practice.admitting.offer(cleo, code).guide == before
    assert practice.says_yes(cleo, code) is Stand.WAITING
    assert practice.says_yes(practice.ben, code) is Stand.ADMITTED  # the first of whom both said yes
    assert len(practice.admitting.couples_of(practice.noa)) == 1
    with refused(Reason.ADMISSION_NOT_GOOD):
        practice.says_yes(dan, code)
    assert practice.admitting.standing(cleo).stand is Stand.WAITING  # as if nobody else had had it
    practice.admitting.end(practice.ana)
    assert practice.admitting.standing(cleo).stand is Stand.WAITING
    practice.admitting.end(cleo)
    assert practice.admitting.standing(cleo).stand is Stand.NONE


def test_unlinking_puts_the_therapist_out_in_the_same_moment_and_relinking_brings_nobody_back(
    practice: Practice, accounts: Accounts
) -> None:
    practice.both_say_yes()
    accounts.departing.unlink(practice.ben)
    assert practice.admitting.couples_of(practice.noa) == []
    assert practice.stands() == (Stand.NONE, Stand.NONE)
    with refused(Reason.NOT_LINKED):
        practice.admitting.offer(practice.ana, "AAAAA-AAAAA")
    accounts.linking.enter_code(practice.ben, accounts.linking.make_code(practice.ana).text)
    for person in (practice.ana, practice.ben):
        accounts.linking.confirm(person)
    assert practice.stands() == (Stand.NONE, Stand.NONE)


def test_a_therapist_ends_with_their_own_couples_only_and_leaving_ends_with_all(
    practice: Practice, accounts: Accounts
) -> None:
    practice.both_say_yes()
    for therapist, couple in ((practice.max, practice.couple), (practice.noa, "nobody's")):
        with refused(Reason.NOT_FOUND):
            practice.admitting.let_go(therapist, couple)
    practice.admitting.let_go(practice.noa, practice.couple)
    assert practice.stands() == (Stand.NONE, Stand.NONE)
    practice.both_say_yes()
    accounts.departing.leave_account(practice.noa, PASSWORD)
    assert practice.stands() == (Stand.NONE, Stand.NONE)


def test_a_code_cannot_be_guessed_and_there_are_not_endlessly_many(practice: Practice) -> None:
    for _ in range(MOST_INVITATIONS):
        practice.admitting.invite(practice.noa, Policy.LIMITED)
    with refused(Reason.FULL):
        practice.admitting.invite(practice.noa, Policy.LIMITED)
    for _ in range(40):
        try:
            with refused(Reason.ADMISSION_NOT_GOOD):
                practice.admitting.offer(practice.ana, "AAAAA-AAAAA")
        except AssertionError:
            break
    with refused(Reason.TOO_MANY):
        practice.admitting.offer(practice.ana, "AAAAA-AAAAA")
