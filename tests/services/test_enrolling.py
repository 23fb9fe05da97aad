"""A therapist's password alone opens nothing; the phone's digits do, once; a printed code stands in for either."""

from dataclasses import replace

import pyotp
import pytest

from couples.domain.people import Role
from couples.domain.refusal import Reason
from couples.services.enrolling import Enrolling, Proved, TherapistSignUp
from couples.services.half_in import GOOD_FOR, HalfIn
from couples.store import people
from tests.accounts import PASSWORD, Accounts, refused

NEW = "the second kettle is a green one"


def the_form(accounts: Accounts, **changed: object) -> TherapistSignUp:
    _, ticket = accounts.joining.draw_name()
    form = TherapistSignUp(
        terms=True,
        invitation="",
        name_ticket=ticket,
        chosen_name="Noa",
        pronouns="they",
        practice="With couples, by the river",
        password=PASSWORD,
    )
    return replace(form, **changed)  # type: ignore[arg-type]  # names and values of the form's own fields


class Phone:
    """An authenticator app."""

    def __init__(self, accounts: Accounts, ticket: str) -> None:
        set_up = accounts.enrolling.set_up(ticket)
        assert set_up
        assert set_up.address.startswith("otpauth://totp/")
        self._secret = set_up.secret.replace(" ", "")
        self._accounts = accounts

    def shows(self) -> str:
        return pyotp.TOTP(self._secret).at(self._accounts.clock.wall)


@pytest.fixture
def enrolled(accounts: Accounts) -> tuple[Phone, Proved]:
    """Noa, with a phone that was set up half a minute ago."""
    ticket = accounts.enrolling.sign_up(the_form(accounts))
    phone = Phone(accounts, ticket)
    proved = accounts.enrolling.prove(ticket, phone.shows(), device="laptop")
    assert isinstance(proved, Proved)
    accounts.clock.passes(seconds=30)
    return phone, proved


def half_in(accounts: Accounts, name: str, password: str = PASSWORD) -> str:
    with pytest.raises(HalfIn) as half:
        accounts.enters(name, password)
    return half.value.ticket


def test_an_account_is_opened_by_the_phone_and_ends_when_it_is_left_alone(
    accounts: Accounts, enrolled: tuple[Phone, Proved]
) -> None:
    _, proved = enrolled
    assert len(proved.recovery_codes) == 8
    found = accounts.entering.login_of(proved.entered.token)
    assert found
    assert (found[0].role, found[0].chosen_name) == (Role.THERAPIST, "Noa")
    assert accounts.enrolling.practice(found[0].id) == "With couples, by the river"
    accounts.enrolling.change_practice(found[0].id, "  In   town ")
    assert accounts.enrolling.practice(found[0].id) == "In town"
    accounts.clock.passes(minutes=16)
    assert accounts.entering.login_of(proved.entered.token) is None


def test_the_password_alone_opens_no_login_and_digits_open_one_once(
    accounts: Accounts, enrolled: tuple[Phone, Proved]
) -> None:
    phone, proved = enrolled
    name = proved.sign_in_name
    ticket = half_in(accounts, name)
    assert accounts.enrolling.set_up(ticket) is None  # nobody is shown the secret a second time
    for wrong in ("000000", "", "12345", "abc"):
        with refused(Reason.PROOF_NOT_GOOD):
            accounts.enrolling.prove(ticket, wrong, device="laptop")
    again = accounts.enrolling.prove(ticket, phone.shows(), device="laptop")
    assert isinstance(again, Proved)
    assert again.recovery_codes == []
    with refused(Reason.PROOF_NOT_GOOD):  # whoever looked over the shoulder
        accounts.enrolling.prove(half_in(accounts, name), phone.shows(), device="laptop")
    accounts.clock.passes(seconds=30)
    assert accounts.enrolling.prove(half_in(accounts, name), phone.shows(), device="laptop")


def test_guessing_digits_gets_slow(accounts: Accounts, enrolled: tuple[Phone, Proved]) -> None:
    phone, proved = enrolled
    ticket = half_in(accounts, proved.sign_in_name)
    slow = False
    for number in range(40):
        try:
            with refused(Reason.PROOF_NOT_GOOD):
                accounts.enrolling.prove(ticket, f"{number:06d}", device="laptop")
        except AssertionError:
            slow = True
            break
    assert slow
    with refused(Reason.TOO_MANY):
        accounts.enrolling.prove(ticket, phone.shows(), device="laptop")


def test_a_ticket_is_good_for_ten_minutes_and_for_one_password(
    accounts: Accounts, enrolled: tuple[Phone, Proved]
) -> None:
    phone, proved = enrolled
    old = half_in(accounts, proved.sign_in_name)
    accounts.clock.passes(seconds=GOOD_FOR.total_seconds())
    for ticket in (old, "", "nonsense"):
        with refused(Reason.PROOF_TOO_LATE):
            accounts.enrolling.prove(ticket, phone.shows(), device="laptop")
    before = half_in(accounts, proved.sign_in_name)
    with pytest.raises(HalfIn):
        accounts.entering.recover(proved.sign_in_name, proved.recovery_codes[0], NEW)
    with refused(Reason.PROOF_TOO_LATE):
        accounts.enrolling.prove(before, phone.shows(), device="laptop")


def test_a_printed_code_stands_in_for_a_lost_phone_once(accounts: Accounts, enrolled: tuple[Phone, Proved]) -> None:
    old, proved = enrolled
    ticket = accounts.enrolling.prove(half_in(accounts, proved.sign_in_name), proved.recovery_codes[0], device="laptop")
    assert isinstance(ticket, str)
    new = Phone(accounts, ticket)
    with refused(Reason.PROOF_NOT_GOOD):
        accounts.enrolling.prove(ticket, old.shows(), device="laptop")
    with refused(Reason.PROOF_NOT_GOOD):  # the new phone is not set up yet: a second code opens nothing
        accounts.enrolling.prove(ticket, proved.recovery_codes[1], device="laptop")
    opened = accounts.enrolling.prove(ticket, new.shows(), device="laptop")
    assert isinstance(opened, Proved)
    assert len(set(opened.recovery_codes) | set(proved.recovery_codes)) == 16
    accounts.clock.passes(seconds=30)
    with refused(Reason.PROOF_NOT_GOOD):  # the old sheet is worth nothing now
        accounts.enrolling.prove(half_in(accounts, proved.sign_in_name), proved.recovery_codes[2], device="laptop")


def test_who_lost_their_phone_and_set_up_no_other_is_not_guarded_by_the_password_alone(
    accounts: Accounts, enrolled: tuple[Phone, Proved]
) -> None:
    old, proved = enrolled
    name, codes = proved.sign_in_name, proved.recovery_codes
    first = accounts.enrolling.prove(half_in(accounts, name), codes[0], device="laptop")
    assert isinstance(first, str)
    letters = accounts.enrolling.set_up(first)  # and here they closed the page
    assert letters
    ticket = half_in(accounts, name)  # whoever knows the password comes as far as this
    assert accounts.enrolling.set_up(ticket) is None
    with refused(Reason.PROOF_NOT_GOOD):
        accounts.enrolling.prove(ticket, old.shows(), device="laptop")
    second = accounts.enrolling.prove(ticket, codes[1], device="laptop")  # the owner has more of them
    assert isinstance(second, str)
    new = Phone(accounts, second)
    assert accounts.enrolling.set_up(first) != letters
    assert isinstance(accounts.enrolling.prove(second, new.shows(), device="laptop"), Proved)


def test_a_printed_code_cannot_stand_in_for_password_and_phone(
    accounts: Accounts, enrolled: tuple[Phone, Proved]
) -> None:
    phone, proved = enrolled
    with pytest.raises(HalfIn) as half:
        accounts.entering.recover(proved.sign_in_name, proved.recovery_codes[0], NEW)
    assert accounts.entering.login_of(proved.entered.token) is None  # every device is out
    with refused(Reason.PROOF_NOT_GOOD):
        accounts.enrolling.prove(half.value.ticket, proved.recovery_codes[1], device="laptop")
    assert accounts.enrolling.prove(half.value.ticket, phone.shows(), device="laptop")
    accounts.clock.passes(seconds=30)
    assert accounts.enrolling.prove(half_in(accounts, proved.sign_in_name, NEW), phone.shows(), device="laptop")


def test_who_closed_the_page_before_the_phone_was_set_up_finds_the_same_letters_again(accounts: Accounts) -> None:
    ticket = accounts.enrolling.sign_up(the_form(accounts))
    first = accounts.enrolling.set_up(ticket)
    name = accounts.store.read(lambda unit: unit.conn.exec_driver_sql("SELECT sign_in_name FROM people").scalar_one())
    assert accounts.enrolling.set_up(half_in(accounts, name)) == first


def test_what_does_not_fit_makes_no_account(accounts: Accounts) -> None:
    for reason, field, changed in (
        (Reason.UNKNOWN, "terms", {"terms": False}),
        (Reason.NAME_MISSING, "chosen_name", {"chosen_name": " "}),
        (Reason.TOO_LONG, "practice", {"practice": "x" * 121}),
        (Reason.PASSWORD_SHORT, "password", {"password": "short"}),
    ):
        with refused(reason, field):
            accounts.enrolling.sign_up(the_form(accounts, **changed))
    assert accounts.store.read(lambda unit: unit.conn.exec_driver_sql("SELECT count(*) FROM people").scalar_one()) == 0


def test_where_the_host_gives_out_a_code_it_is_needed(accounts: Accounts) -> None:
    parts = {"store": accounts.store, "clock": accounts.clock, "dice": accounts.entering._dice}
    by_code = Enrolling(
        **parts,  # type: ignore[arg-type]  # three parts of three types
        hasher=accounts.entering._hasher,
        keyring=accounts.keyring,
        joining=accounts.joining,
        entering=accounts.entering,
        invitation="river-stones-7",
    )
    assert by_code.by_invitation
    assert not accounts.enrolling.by_invitation
    for wrong in ("", "river-stones-8"):
        with refused(Reason.INVITATION_NOT_GOOD, "invitation"):
            by_code.sign_up(the_form(accounts, invitation=wrong))
    assert by_code.sign_up(the_form(accounts, invitation=" river-stones-7 "))


def test_leaving_deletes_a_therapist_too(accounts: Accounts, enrolled: tuple[Phone, Proved]) -> None:
    secret = accounts.store.read(lambda unit: people.secret_of(unit, enrolled[1].sign_in_name))
    assert secret
    person_id = secret.person_id
    ticket = half_in(accounts, enrolled[1].sign_in_name)
    accounts.departing.leave_account(person_id, PASSWORD)
    assert accounts.enrolling.practice(person_id) == ""
    accounts.enrolling.change_practice(person_id, "nobody")
    with refused(Reason.PROOF_TOO_LATE):
        accounts.enrolling.set_up(ticket)
    rows = accounts.store.read(lambda unit: unit.conn.exec_driver_sql("SELECT count(*) FROM therapists").scalar_one())
    assert rows == 0
