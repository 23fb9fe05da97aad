"""Two people are linked only when both said so; a code that does not open says nothing about why."""

import pytest

from couples.domain.refusal import Reason, Refused
from couples.domain.session.state import Side
from couples.services.linking import TRIES
from couples.store import tries
from couples.store.unit import Unit
from couples.store.words import words
from tests.accounts import Accounts, refused


def test_both_see_each_other_and_confirm_and_then_sit_together(accounts: Accounts) -> None:
    ana, ben = accounts.joins("Ana", pronouns="she/they"), accounts.joins("Ben", pronouns="")
    code = accounts.linking.make_code(ana.person_id)
    seen_by_ben = accounts.linking.enter_code(ben.person_id, code.text.lower().replace("-", " "))
    seen_by_ana = accounts.linking.proposal_of(ana.person_id)
    assert seen_by_ana is not None
    assert (seen_by_ben.other_name, seen_by_ben.other_pronouns) == ("Ana", "she/they")
    assert (seen_by_ana.other_name, seen_by_ana.other_pronouns) == ("Ben", "")
    assert seen_by_ana.words == seen_by_ben.words
    assert len(set(seen_by_ana.words) & set(words("aloud"))) == 3
    assert accounts.linking.confirm(ben.person_id) is None
    seat = accounts.linking.confirm(ana.person_id)
    assert seat is not None
    assert (seat.side, seat.person_id, seat.partner_id, seat.epoch) == (Side.A, ana.person_id, ben.person_id, 1)
    other = accounts.linking.seat_of(ben.person_id)
    assert other is not None
    assert (other.side, other.partner_id, other.couple_id) == (Side.B, ana.person_id, seat.couple_id)
    assert accounts.linking.proposal_of(ana.person_id) is None


def test_entering_a_code_links_nobody_yet(accounts: Accounts) -> None:
    ana, ben = accounts.joins(), accounts.joins("Ben")
    accounts.linking.enter_code(ben.person_id, accounts.linking.make_code(ana.person_id).text)
    assert accounts.linking.confirm(ben.person_id) is None
    assert accounts.linking.confirm(ben.person_id) is None
    assert accounts.linking.seat_of(ben.person_id) is None


def test_nobody_sees_whether_the_other_has_confirmed(accounts: Accounts) -> None:
    ana, ben = accounts.joins(), accounts.joins("Ben")
    accounts.linking.enter_code(ben.person_id, accounts.linking.make_code(ana.person_id).text)
    before = accounts.linking.proposal_of(ana.person_id)
    accounts.linking.confirm(ben.person_id)
    assert accounts.linking.proposal_of(ana.person_id) == before
    own = accounts.linking.proposal_of(ben.person_id)
    assert own is not None
    assert own.you_confirmed


def test_wrong_expired_used_own_replaced_and_blocked_are_one_answer(accounts: Accounts) -> None:
    ana, ben, cleo = accounts.joins(), accounts.joins("Ben"), accounts.joins("Cleo")
    link, answers = accounts.linking, list[Refused]()

    def wrong(person_id: str, text: str) -> None:
        with pytest.raises(Refused) as caught:
            link.enter_code(person_id, text)
        answers.append(caught.value)

    wrong(ben.person_id, "AAAAA-AAAAA")  # wrong
    wrong(ben.person_id, "what is this")  # no code at all
    wrong(ben.person_id, link.make_code(ben.person_id).text)  # own
    replaced = link.make_code(ana.person_id).text
    expired = link.make_code(ana.person_id).text
    wrong(ben.person_id, replaced)
    accounts.clock.passes(minutes=10)
    wrong(ben.person_id, expired)
    used = link.make_code(ana.person_id).text
    link.enter_code(cleo.person_id, used)
    wrong(ben.person_id, used)
    link.refuse(cleo.person_id)
    wrong(ben.person_id, link.make_code(ana.person_id).text)  # good, but after five wrong ones
    assert {(error.reason, error.field) for error in answers} == {(Reason.CODE_NOT_GOOD, "code")}
    assert len(answers) == 7


def test_after_five_wrong_codes_even_a_good_one_waits_an_hour(accounts: Accounts) -> None:
    ana, ben = accounts.joins(), accounts.joins("Ben")
    for _ in range(5):
        with refused(Reason.CODE_NOT_GOOD):
            accounts.linking.enter_code(ben.person_id, "AAAAA-AAAAA")
    with refused(Reason.CODE_NOT_GOOD):
        accounts.linking.enter_code(ben.person_id, accounts.linking.make_code(ana.person_id).text)
    accounts.clock.passes(hours=1)
    assert accounts.linking.enter_code(ben.person_id, accounts.linking.make_code(ana.person_id).text).words


def test_a_slip_of_the_finger_that_cannot_be_a_code_costs_no_try(accounts: Accounts) -> None:
    ana, ben = accounts.joins(), accounts.joins("Ben")
    code = accounts.linking.make_code(ana.person_id).text
    for _ in range(9):
        with refused(Reason.CODE_NOT_GOOD):
            accounts.linking.enter_code(ben.person_id, code[:-1])
    assert accounts.linking.enter_code(ben.person_id, code).words


def test_a_blocked_guesser_is_not_blocked_longer_by_guessing_on(accounts: Accounts) -> None:
    ana, ben = accounts.joins(), accounts.joins("Ben")
    for _ in range(59):
        with refused(Reason.CODE_NOT_GOOD):
            accounts.linking.enter_code(ben.person_id, "AAAAA-AAAAA")
        accounts.clock.passes(minutes=1)
    accounts.clock.passes(minutes=6)
    assert accounts.linking.enter_code(ben.person_id, accounts.linking.make_code(ana.person_id).text).words


def test_all_accounts_together_have_a_limit_too(accounts: Accounts) -> None:
    ana, ben = accounts.joins(), accounts.joins("Ben")
    now = accounts.clock.wall

    def storm(unit: Unit) -> None:
        for at in range(500):
            tries.add(unit, f"{at:032x}", kind=TRIES, key_hash=at.to_bytes(32, "big"), at=now)

    accounts.store.write(storm)
    code = accounts.linking.make_code(ana.person_id).text
    with refused(Reason.CODE_NOT_GOOD):
        accounts.linking.enter_code(ben.person_id, code)


def test_a_code_kept_through_a_sign_up_is_good_for_half_an_hour_more(accounts: Accounts) -> None:
    ana = accounts.joins()
    code = accounts.linking.make_code(ana.person_id).text
    accounts.clock.passes(minutes=9)
    ticket = accounts.linking.keep(code)
    accounts.clock.passes(minutes=30)
    ben = accounts.joins("Ben")
    with refused(Reason.CODE_NOT_GOOD):
        accounts.linking.enter_code(ben.person_id, code)
    assert accounts.linking.enter_kept(ben.person_id, ticket).other_name == "Ana"


def test_a_code_kept_too_long_or_opened_too_late_is_not_good(accounts: Accounts) -> None:
    ana, ben = accounts.joins(), accounts.joins("Ben")
    code = accounts.linking.make_code(ana.person_id).text
    early = accounts.linking.keep(code)
    accounts.clock.passes(minutes=10)
    late = accounts.linking.keep(code)
    with refused(Reason.CODE_NOT_GOOD):
        accounts.linking.enter_kept(ben.person_id, late)
    accounts.clock.passes(minutes=30)
    with refused(Reason.CODE_NOT_GOOD):
        accounts.linking.enter_kept(ben.person_id, early)


def test_a_kept_ticket_does_not_tell_and_cannot_be_made_or_changed(accounts: Accounts) -> None:
    ana, ben = accounts.joins(), accounts.joins("Ben")
    code = accounts.linking.make_code(ana.person_id).text
    tickets = [accounts.linking.keep(text) for text in (code, "AAAAA-AAAAA", "no code", "")]
    assert len({len(ticket) for ticket in tickets}) == 1
    assert not any(code.replace("-", "") in ticket for ticket in tickets)
    name_ticket = accounts.joining.draw_name()[1]
    for bad in (*tickets[1:], "", "é", tickets[0][:-4], "A" + tickets[0], name_ticket):
        with refused(Reason.CODE_NOT_GOOD, "code"):
            accounts.linking.enter_kept(ben.person_id, bad)
    assert accounts.linking.enter_kept(ben.person_id, tickets[0]).words


def test_kept_guesses_count_like_typed_ones(accounts: Accounts) -> None:
    ana, ben = accounts.joins(), accounts.joins("Ben")
    for _ in range(5):
        with refused(Reason.CODE_NOT_GOOD):
            accounts.linking.enter_kept(ben.person_id, accounts.linking.keep("AAAAA-AAAAA"))
    good = accounts.linking.keep(accounts.linking.make_code(ana.person_id).text)
    with refused(Reason.CODE_NOT_GOOD):
        accounts.linking.enter_kept(ben.person_id, good)


def test_either_may_say_no_and_the_other_only_sees_nothing_there(accounts: Accounts) -> None:
    ana, ben = accounts.joins(), accounts.joins("Ben")
    for who, other in ((ana, ben), (ben, ana)):
        accounts.linking.enter_code(ben.person_id, accounts.linking.make_code(ana.person_id).text)
        accounts.linking.confirm(other.person_id)
        accounts.linking.refuse(who.person_id)
        assert accounts.linking.proposal_of(other.person_id) is None
        with refused(Reason.NOT_FOUND):
            accounts.linking.confirm(other.person_id)


def test_a_proposal_runs_out(accounts: Accounts) -> None:
    ana, ben = accounts.joins(), accounts.joins("Ben")
    accounts.linking.enter_code(ben.person_id, accounts.linking.make_code(ana.person_id).text)
    accounts.linking.confirm(ana.person_id)
    accounts.clock.passes(minutes=30)
    assert accounts.linking.proposal_of(ben.person_id) is None
    with refused(Reason.NOT_FOUND):
        accounts.linking.confirm(ben.person_id)
    assert accounts.linking.enter_code(ben.person_id, accounts.linking.make_code(ana.person_id).text).words


def test_a_new_code_takes_back_the_old_one_and_a_pending_proposal(accounts: Accounts) -> None:
    ana, ben = accounts.joins(), accounts.joins("Ben")
    accounts.linking.enter_code(ben.person_id, accounts.linking.make_code(ana.person_id).text)
    accounts.linking.make_code(ana.person_id)
    assert accounts.linking.proposal_of(ben.person_id) is None
    code = accounts.linking.make_code(ana.person_id).text
    accounts.linking.take_back(ana.person_id)
    with refused(Reason.CODE_NOT_GOOD):
        accounts.linking.enter_code(ben.person_id, code)


def test_both_made_a_code_and_one_is_enough(accounts: Accounts) -> None:
    ana, ben = accounts.joins(), accounts.joins("Ben")
    anas, bens = accounts.linking.make_code(ana.person_id), accounts.linking.make_code(ben.person_id)
    accounts.linking.enter_code(ben.person_id, anas.text)
    with refused(Reason.CODE_NOT_GOOD):
        accounts.linking.enter_code(ana.person_id, bens.text)
    assert accounts.linking.proposal_of(ana.person_id) is not None


def test_who_is_linked_makes_no_codes_and_enters_none(accounts: Accounts) -> None:
    ana, ben, cleo = accounts.joins(), accounts.joins("Ben"), accounts.joins("Cleo")
    code = accounts.linking.make_code(cleo.person_id).text
    accounts.links(ana, ben)
    with refused(Reason.ALREADY_LINKED):
        accounts.linking.make_code(ana.person_id)
    with refused(Reason.ALREADY_LINKED):
        accounts.linking.enter_code(ben.person_id, code)
    with refused(Reason.ALREADY_LINKED):
        accounts.linking.enter_kept(ben.person_id, accounts.linking.keep(code))


def test_confirming_twice_is_confirming_once(accounts: Accounts) -> None:
    ana, ben = accounts.joins(), accounts.joins("Ben")
    couple_id = accounts.links(ana, ben)
    seat = accounts.linking.confirm(ana.person_id)
    assert seat is not None
    assert seat.couple_id == couple_id


def test_sweeping_keeps_what_still_lives(accounts: Accounts) -> None:
    ana, ben = accounts.joins(), accounts.joins("Ben")
    ticket = accounts.linking.keep(accounts.linking.make_code(ana.person_id).text)
    accounts.clock.passes(minutes=39)
    accounts.linking.sweep()
    assert accounts.linking.enter_kept(ben.person_id, ticket).words
    accounts.linking.sweep()
    assert accounts.linking.proposal_of(ana.person_id) is not None
