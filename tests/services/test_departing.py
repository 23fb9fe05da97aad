"""Anyone may go at once and alone; what was shared cannot be read any more, and linking again brings nothing back."""

import pytest

from couples.domain.refusal import Reason
from couples.store import couples, journal, kept, people, sessions
from couples.store.sessions import SessionRow
from couples.store.trouble import KeyGone
from couples.store.vault import Owner, Place
from tests.accounts import PASSWORD, Accounts, refused


def a_session(accounts: Accounts, couple_id: str) -> SessionRow:
    row = SessionRow("s" * 32, couple_id, 1, opened_at=accounts.clock.wall, closed=False)
    accounts.store.write(lambda unit: sessions.insert(unit, row))
    accounts.store.write(lambda unit: journal.append(unit, row, 0, ['{"said": "something shared"}']))
    return row


def test_one_is_enough_to_unlink_and_both_are_free_at_once(accounts: Accounts) -> None:
    ana, ben = accounts.joins(), accounts.joins("Ben")
    couple_id = accounts.links(ana, ben)
    accounts.departing.unlink(ben.person_id)
    assert accounts.linking.seat_of(ana.person_id) is None
    assert accounts.linking.seat_of(ben.person_id) is None
    assert accounts.introducing.partner_of(ana.person_id) is None
    assert accounts.porter.couples == [couple_id]
    assert accounts.linking.make_code(ana.person_id).text


def test_unlinking_ends_the_open_session_and_forgets_its_journal(accounts: Accounts) -> None:
    ana, ben = accounts.joins(), accounts.joins("Ben")
    row = a_session(accounts, accounts.links(ana, ben))
    accounts.departing.unlink(ana.person_id)
    assert accounts.store.read(lambda unit: sessions.by_id(unit, row.id)) is None
    assert accounts.store.read(lambda unit: sessions.open_of(unit, row.couple_id)) is None


def test_what_was_sealed_for_both_opens_no_more(accounts: Accounts) -> None:
    ana, ben = accounts.joins(), accounts.joins("Ben")
    owner, place = Owner.couple(accounts.links(ana, ben), 1), Place("journal", "event_sealed", "s/1")
    sealed = accounts.store.write(lambda unit: unit.vault.seal(owner, place, "something shared"))
    assert accounts.store.read(lambda unit: unit.vault.open_text(owner, place, sealed)) == "something shared"
    accounts.departing.unlink(ana.person_id)
    with pytest.raises(KeyGone):
        accounts.store.read(lambda unit: unit.vault.open_text(owner, place, sealed))


def test_linking_again_is_a_new_couple(accounts: Accounts) -> None:
    ana, ben = accounts.joins(), accounts.joins("Ben")
    first = accounts.links(ana, ben)
    accounts.departing.unlink(ana.person_id)
    second = accounts.links(ben, ana)
    assert first != second
    seat = accounts.linking.seat_of(ana.person_id)
    assert seat is not None
    assert (seat.couple_id, seat.side) == (second, "B")


def test_unlinking_twice_is_unlinking_once(accounts: Accounts) -> None:
    ana, ben = accounts.joins(), accounts.joins("Ben")
    accounts.links(ana, ben)
    accounts.departing.unlink(ana.person_id)
    accounts.departing.unlink(ana.person_id)
    accounts.departing.unlink(ben.person_id)
    assert len(accounts.porter.couples) == 1


def test_unlinking_takes_back_a_proposal_too(accounts: Accounts) -> None:
    ana, ben = accounts.joins(), accounts.joins("Ben")
    accounts.linking.enter_code(ben.person_id, accounts.linking.make_code(ana.person_id).text)
    accounts.departing.unlink(ana.person_id)
    assert accounts.linking.proposal_of(ben.person_id) is None
    assert accounts.porter.couples == []


def test_others_stay_linked(accounts: Accounts) -> None:
    ana, ben, cleo, dev = (accounts.joins(name) for name in ("Ana", "Ben", "Cleo", "Dev"))
    accounts.links(ana, ben)
    accounts.links(cleo, dev)
    accounts.departing.unlink(ana.person_id)
    assert accounts.linking.seat_of(cleo.person_id) is not None


def test_leaving_takes_everything_of_ones_own_and_frees_the_other(accounts: Accounts) -> None:
    ana, ben = accounts.joins(), accounts.joins("Ben")
    couple_id = accounts.links(ana, ben)
    here, bens = accounts.enters(ana.sign_in_name), accounts.enters(ben.sign_in_name)
    accounts.store.write(lambda unit: kept.keep(unit, "k", ana.person_id, accounts.clock.wall, "a line of mine"))
    accounts.departing.leave_account(ana.person_id, PASSWORD)
    assert accounts.store.read(lambda unit: people.by_id(unit, ana.person_id)) is None
    assert accounts.store.read(lambda unit: couples.partner_of(unit, ben.person_id)) is None
    assert accounts.entering.login_of(here.token) is None
    assert accounts.entering.login_of(bens.token) is not None
    assert (accounts.porter.couples, accounts.porter.logins) == ([couple_id], [here.login_id])
    assert accounts.store.read(lambda unit: kept.of_person(unit, ana.person_id)) == []
    with pytest.raises(KeyGone):
        accounts.store.write(lambda unit: unit.vault.seal(Owner.person(ana.person_id), Place("a", "b", "c"), "x"))
    with refused(Reason.WRONG_SIGN_IN):
        accounts.enters(ana.sign_in_name)


def test_leaving_asks_for_the_password_first(accounts: Accounts) -> None:
    ana = accounts.joins()
    with refused(Reason.WRONG_SIGN_IN, "password"):
        accounts.departing.leave_account(ana.person_id, "wrong")
    assert accounts.enters(ana.sign_in_name).token
