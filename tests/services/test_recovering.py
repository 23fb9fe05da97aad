"""A changed password leaves only this device signed in; a printed code brings its owner back, once."""

import pytest

from couples.domain.refusal import Reason, Refused
from tests.accounts import PASSWORD, Accounts, refused

NEW = "the second kettle is a green one"


def test_changing_the_password_keeps_only_this_device_with_a_new_token(accounts: Accounts) -> None:
    ana = accounts.joins()
    here, there = accounts.enters(ana.sign_in_name), accounts.enters(ana.sign_in_name)
    fresh = accounts.entering.change_password(ana.person_id, here.login_id, old=PASSWORD, new=NEW)
    assert fresh.login_id == here.login_id
    assert accounts.entering.login_of(fresh.token) is not None
    assert accounts.entering.login_of(here.token) is None
    assert accounts.entering.login_of(there.token) is None
    assert accounts.porter.logins == [there.login_id]
    with refused(Reason.WRONG_SIGN_IN):
        accounts.enters(ana.sign_in_name)
    assert accounts.enters(ana.sign_in_name, NEW).token


@pytest.mark.parametrize(
    ("old", "new", "reason", "field"),
    [
        ("wrong", NEW, Reason.WRONG_SIGN_IN, "password"),
        (PASSWORD, "short", Reason.PASSWORD_SHORT, "new_password"),
        (PASSWORD, "password1234567", Reason.PASSWORD_COMMON, "new_password"),
    ],
)
def test_a_change_that_cannot_be_changes_nothing(
    accounts: Accounts, old: str, new: str, reason: Reason, field: str
) -> None:
    ana = accounts.joins()
    here = accounts.enters(ana.sign_in_name)
    with refused(reason, field):
        accounts.entering.change_password(ana.person_id, here.login_id, old=old, new=new)
    assert accounts.entering.login_of(here.token) is not None
    assert accounts.enters(ana.sign_in_name).token
    assert accounts.porter.logins == []


def test_an_unlocked_phone_does_not_let_somebody_guess_the_password(accounts: Accounts) -> None:
    ana = accounts.joins()
    for _ in range(5):
        with refused(Reason.WRONG_SIGN_IN):
            accounts.entering.prove(ana.person_id, "wrong")
    with refused(Reason.TOO_MANY):
        accounts.entering.prove(ana.person_id, PASSWORD)
    assert accounts.enters(ana.sign_in_name).token, "signing in is another door"
    accounts.clock.passes(minutes=1)
    assert accounts.entering.prove(ana.person_id, PASSWORD).person_id


def test_a_printed_code_brings_its_owner_back_and_ends_every_other_device(accounts: Accounts) -> None:
    ana = accounts.joins()
    there = accounts.enters(ana.sign_in_name)
    entered = accounts.entering.recover(ana.sign_in_name, ana.recovery_codes[3].lower(), NEW, device="phone")
    assert accounts.entering.login_of(entered.token) is not None
    assert accounts.entering.login_of(there.token) is None
    assert accounts.porter.logins == [there.login_id]
    assert accounts.enters(ana.sign_in_name, NEW).token
    assert accounts.entering.recovery_codes_left(ana.person_id) == 7


def test_a_code_opens_once_and_the_others_stay_good(accounts: Accounts) -> None:
    ana = accounts.joins()
    accounts.entering.recover(ana.sign_in_name, ana.recovery_codes[0], NEW)
    with refused(Reason.WRONG_SIGN_IN):
        accounts.entering.recover(ana.sign_in_name, ana.recovery_codes[0], NEW)
    assert accounts.entering.recover(ana.sign_in_name, ana.recovery_codes[1], NEW).token


def test_wrong_name_wrong_code_and_no_code_are_one_answer_and_change_nothing(accounts: Accounts) -> None:
    ana, ben = accounts.joins(), accounts.joins("Ben")
    answers = set()
    for name, code in (
        (ana.sign_in_name, ben.recovery_codes[0]),
        (ana.sign_in_name, "no code at all"),
        ("nobody-here-0000", ana.recovery_codes[0]),
        ("", ""),
    ):
        with pytest.raises(Refused) as caught:
            accounts.entering.recover(name, code, NEW)
        answers.add((caught.value.reason, caught.value.field))
    assert answers == {(Reason.WRONG_SIGN_IN, "")}
    assert accounts.enters(ana.sign_in_name).token
    assert accounts.entering.recovery_codes_left(ben.person_id) == 8


def test_a_bad_new_password_is_said_before_the_code_is_looked_at(accounts: Accounts) -> None:
    ana = accounts.joins()
    for code in (ana.recovery_codes[0], "wrong"):
        with refused(Reason.PASSWORD_SHORT, "new_password"):
            accounts.entering.recover(ana.sign_in_name, code, "short")
    assert accounts.entering.recovery_codes_left(ana.person_id) == 8


def test_guessing_codes_slows_down_and_does_not_block_signing_in(accounts: Accounts) -> None:
    ana = accounts.joins()
    for _ in range(5):
        with refused(Reason.WRONG_SIGN_IN):
            accounts.entering.recover(ana.sign_in_name, "AAAAA-AAAAA-AAAAA-AAAAA", NEW)
    with refused(Reason.TOO_MANY):
        accounts.entering.recover(ana.sign_in_name, ana.recovery_codes[0], NEW)
    assert accounts.enters(ana.sign_in_name).token
    accounts.clock.passes(minutes=1)
    assert accounts.entering.recover(ana.sign_in_name, ana.recovery_codes[0], NEW).token


def test_recovering_ends_the_wait_at_the_sign_in_door(accounts: Accounts) -> None:
    ana = accounts.joins()
    for _ in range(5):
        with refused(Reason.WRONG_SIGN_IN):
            accounts.enters(ana.sign_in_name, "forgotten")
    accounts.entering.recover(ana.sign_in_name, ana.recovery_codes[0], NEW)
    assert accounts.enters(ana.sign_in_name, NEW).token


def test_new_codes_take_the_place_of_all_old_ones(accounts: Accounts) -> None:
    ana = accounts.joins()
    with refused(Reason.WRONG_SIGN_IN):
        accounts.entering.new_recovery_codes(ana.person_id, "wrong")
    fresh = accounts.entering.new_recovery_codes(ana.person_id, PASSWORD)
    assert not set(fresh) & set(ana.recovery_codes)
    with refused(Reason.WRONG_SIGN_IN):
        accounts.entering.recover(ana.sign_in_name, ana.recovery_codes[0], NEW)
    assert accounts.entering.recover(ana.sign_in_name, fresh[0], NEW).token
