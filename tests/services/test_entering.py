"""Who knows the password comes in; who does not learns nothing; a device that is ended is out at once."""

from threading import Thread

import pytest

from couples.domain.people import Role
from couples.domain.refusal import Reason, Refused
from tests.accounts import PASSWORD, Accounts, refused

NEW = "the second kettle is a green one"


def test_signing_in_gives_a_token_that_shows_who_is_here(accounts: Accounts) -> None:
    ana = accounts.joins()
    entered = accounts.enters(ana.sign_in_name.upper().replace("-", " "))
    found = accounts.entering.login_of(entered.token)
    assert found is not None
    person, login = found
    assert (person.id, person.chosen_name, person.role) == (ana.person_id, "Ana", Role.PARTNER)
    assert (login.id, login.device, login.shared_device) == (entered.login_id, "phone", False)


def test_a_wrong_name_and_a_wrong_password_are_one_answer(accounts: Accounts) -> None:
    ana = accounts.joins()
    answers = set()
    for name, password in (
        (ana.sign_in_name, "wrong"),
        ("nobody-here-0000", PASSWORD),
        ("", ""),
        ("é", "\ud800" * 5000),
    ):
        with pytest.raises(Refused) as caught:
            accounts.enters(name, password)
        answers.add((caught.value.reason, caught.value.field))
    assert answers == {(Reason.WRONG_SIGN_IN, "")}


def test_a_wrong_name_costs_the_same_work_as_a_wrong_password(accounts: Accounts) -> None:
    ana, works = accounts.joins(), []
    for name in (ana.sign_in_name, "nobody-here-0000"):
        before = accounts.runtime.works
        with refused(Reason.WRONG_SIGN_IN):
            accounts.enters(name, "wrong")
        with refused(Reason.WRONG_SIGN_IN):
            accounts.entering.recover(name, "wrong", NEW)
        works.append(accounts.runtime.works - before)
    assert works == [2, 2]


def test_somebody_proved_otherwise_is_signed_in_without_a_password(accounts: Accounts) -> None:
    ana = accounts.joins()
    entered = accounts.entering.open_login_for(ana.person_id, shared_device=True, device="demo")
    found = accounts.entering.login_of(entered.token)
    assert found is not None
    assert (found[0].id, found[1].shared_device, found[1].device) == (ana.person_id, True, "demo")


def test_a_token_that_nobody_gave_shows_nobody(accounts: Accounts) -> None:
    accounts.joins()
    assert accounts.entering.login_of("") is None
    assert accounts.entering.login_of("x" * 64) is None


@pytest.mark.parametrize("known", [True, False])
def test_guessing_slows_down_the_same_for_a_name_that_nobody_has(accounts: Accounts, known: bool) -> None:
    name = accounts.joins().sign_in_name if known else "nobody-here-0000"
    for _ in range(5):
        with refused(Reason.WRONG_SIGN_IN):
            accounts.enters(name, "wrong")
    for password in ("wrong", PASSWORD):
        with refused(Reason.TOO_MANY):
            accounts.enters(name, password)
    accounts.clock.passes(minutes=1)
    with refused(Reason.WRONG_SIGN_IN):
        accounts.enters(name, "wrong")
    accounts.clock.passes(minutes=1)
    with refused(Reason.TOO_MANY):
        accounts.enters(name, "wrong")


def test_the_owner_gets_in_after_a_short_wait_and_from_elsewhere_at_once(accounts: Accounts) -> None:
    ana = accounts.joins()
    for _ in range(20):
        with pytest.raises(Refused):
            accounts.enters(ana.sign_in_name, "wrong", source="a stranger")
    assert accounts.enters(ana.sign_in_name, source="at home").token
    accounts.clock.passes(minutes=15)
    assert accounts.enters(ana.sign_in_name, source="a stranger").token


def test_many_sources_together_slow_down_too_but_never_for_long(accounts: Accounts) -> None:
    ana = accounts.joins()
    for at in range(30):
        with refused(Reason.WRONG_SIGN_IN):
            accounts.enters(ana.sign_in_name, "wrong", source=f"stranger {at}")
        accounts.clock.passes(seconds=2)
    with refused(Reason.TOO_MANY):
        accounts.enters(ana.sign_in_name, source="at home")
    accounts.clock.passes(minutes=1)
    assert accounts.enters(ana.sign_in_name, source="at home").token


def test_a_storm_over_many_names_is_slowed_for_a_minute(accounts: Accounts) -> None:
    ana = accounts.joins()
    for at in range(60):
        with refused(Reason.WRONG_SIGN_IN):
            accounts.enters(f"some-name-{at:04}", "wrong")
    with refused(Reason.TOO_MANY):
        accounts.enters(ana.sign_in_name)
    accounts.clock.passes(seconds=5)
    assert accounts.enters(ana.sign_in_name).token


def test_guesses_at_the_same_moment_are_all_counted(accounts: Accounts) -> None:
    ana, answers = accounts.joins(), list[Reason]()

    def guess() -> None:
        try:
            accounts.enters(ana.sign_in_name, "wrong")
        except Refused as error:
            answers.append(error.reason)

    threads = [Thread(target=guess) for _ in range(20)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(20)
    assert answers.count(Reason.WRONG_SIGN_IN) == 5
    assert answers.count(Reason.TOO_MANY) == 15


def test_getting_in_forgets_the_wrong_tries(accounts: Accounts) -> None:
    ana = accounts.joins()
    for _ in range(3):
        for _ in range(4):
            with refused(Reason.WRONG_SIGN_IN):
                accounts.enters(ana.sign_in_name, "wrong")
        assert accounts.enters(ana.sign_in_name).token


def test_signing_out_ends_the_login_and_closes_its_connections(accounts: Accounts) -> None:
    ana = accounts.joins()
    first, second = accounts.enters(ana.sign_in_name), accounts.enters(ana.sign_in_name)
    accounts.entering.sign_out(first.login_id)
    assert accounts.entering.login_of(first.token) is None
    assert accounts.entering.login_of(second.token) is not None
    assert accounts.porter.logins == [first.login_id]


def test_signing_out_everywhere_may_keep_this_device(accounts: Accounts) -> None:
    ana, ben = accounts.joins(), accounts.joins("Ben")
    here, *others = [accounts.enters(ana.sign_in_name) for _ in range(3)]
    bens = accounts.enters(ben.sign_in_name)
    accounts.entering.sign_out_everywhere(ana.person_id, here.login_id)
    assert accounts.entering.login_of(here.token) is not None
    assert accounts.entering.login_of(bens.token) is not None
    assert sorted(accounts.porter.logins) == sorted(other.login_id for other in others)
    accounts.entering.sign_out_everywhere(ana.person_id)
    assert accounts.entering.login_of(here.token) is None


def test_the_list_of_devices_is_ones_own_and_each_can_be_ended(accounts: Accounts) -> None:
    ana, ben = accounts.joins(), accounts.joins("Ben")
    old = accounts.enters(ana.sign_in_name, shared=True)
    accounts.clock.passes(minutes=30)
    new, bens = accounts.enters(ana.sign_in_name), accounts.enters(ben.sign_in_name)
    assert [one.id for one in accounts.entering.logins_of(ana.person_id)] == [new.login_id, old.login_id]
    with refused(Reason.NOT_FOUND):
        accounts.entering.end_login(ana.person_id, bens.login_id)
    assert accounts.entering.login_of(bens.token) is not None
    accounts.entering.end_login(ana.person_id, new.login_id)
    assert accounts.porter.logins == [new.login_id]
    accounts.clock.passes(minutes=30)
    assert accounts.entering.logins_of(ana.person_id) == []


def test_a_sign_in_that_crosses_a_password_change_stays_outside(accounts: Accounts) -> None:
    ana = accounts.joins()
    here = accounts.enters(ana.sign_in_name)
    verify = accounts.entering._hasher.verify

    class Slow:
        """The moment in which the password is changed elsewhere."""

        def hash(self, password: str) -> str:
            return hasher.hash(password)

        def verify(self, hashed: str | None, password: str) -> bool:
            right = verify(hashed, password)
            accounts.entering._hasher = hasher
            accounts.entering.change_password(ana.person_id, here.login_id, old=PASSWORD, new=NEW)
            return right

    hasher, accounts.entering._hasher = accounts.entering._hasher, Slow()
    with refused(Reason.WRONG_SIGN_IN):
        accounts.enters(ana.sign_in_name)
