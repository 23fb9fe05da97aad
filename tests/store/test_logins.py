"""A forgotten device signs itself out, never in the middle of an evening; an ended one is out at once."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from couples.domain.refusal import Reason
from couples.store import logins, sessions
from couples.store.sessions import SessionRow
from tests.accounts import Accounts, refused, some_accounts


@pytest.fixture
def accounts(tmp_path: Path) -> Iterator[Accounts]:
    with some_accounts(tmp_path) as house:
        yield house


def test_a_shared_device_forgets_within_the_hour_and_an_own_one_within_the_month(accounts: Accounts) -> None:
    ana = accounts.joins()
    shared, own = accounts.enters(ana.sign_in_name, shared=True), accounts.enters(ana.sign_in_name)
    accounts.clock.passes(minutes=59)
    assert accounts.entering.login_of(shared.token) is not None
    accounts.clock.passes(minutes=60)
    assert accounts.entering.login_of(shared.token) is None
    for _ in range(29):
        assert accounts.entering.login_of(own.token) is not None
        accounts.clock.passes(days=1)
    accounts.clock.passes(hours=23)
    assert accounts.entering.login_of(own.token) is None


def test_inside_a_live_session_only_an_ending_by_hand_signs_out(accounts: Accounts) -> None:
    ana, ben = accounts.joins(), accounts.joins("Ben")
    couple_id = accounts.links(ana, ben)
    left_before = accounts.enters(ana.sign_in_name, shared=True)
    accounts.clock.passes(hours=2)
    here = accounts.enters(ana.sign_in_name, shared=True)
    row = SessionRow("s", couple_id, 1, opened_at=accounts.clock.wall, closed=False)
    accounts.store.write(lambda unit: sessions.insert(unit, row))
    accounts.clock.passes(hours=23)
    assert accounts.entering.login_of(here.token) is not None
    assert accounts.entering.login_of(left_before.token) is None
    accounts.clock.passes(hours=2)
    assert accounts.store.read(lambda unit: logins.alive(unit, here.login_id, accounts.clock.wall)) is not None
    accounts.store.write(lambda unit: sessions.close(unit, "s"))
    assert accounts.entering.login_of(here.token) is None


def test_an_ended_login_is_out_in_the_middle_of_a_session_too(accounts: Accounts) -> None:
    ana, ben = accounts.joins(), accounts.joins("Ben")
    row = SessionRow("s", accounts.links(ana, ben), 1, opened_at=accounts.clock.wall, closed=False)
    accounts.store.write(lambda unit: sessions.insert(unit, row))
    here = accounts.enters(ana.sign_in_name)
    accounts.entering.sign_out(here.login_id)
    assert accounts.store.read(lambda unit: logins.alive(unit, here.login_id, accounts.clock.wall)) is None


def test_sweeping_forgets_ended_logins_and_old_tries(accounts: Accounts) -> None:
    ana = accounts.joins()
    accounts.enters(ana.sign_in_name, shared=True)
    kept = accounts.enters(ana.sign_in_name)
    with refused(Reason.WRONG_SIGN_IN):
        accounts.enters(ana.sign_in_name, "wrong")
    accounts.clock.passes(days=4)
    accounts.entering.sweep()
    assert accounts.entering.login_of(kept.token) is not None
    assert [one.id for one in accounts.entering.logins_of(ana.person_id)] == [kept.login_id]


def test_a_page_that_looks_by_itself_keeps_nobody_signed_in(accounts: Accounts) -> None:
    ana = accounts.joins()
    shared = accounts.enters(ana.sign_in_name, shared=True)
    for _ in range(4):
        accounts.clock.passes(minutes=14)
        assert accounts.entering.glance(shared.token) is not None
    accounts.clock.passes(minutes=4)
    assert accounts.entering.glance(shared.token) is None
    assert accounts.entering.login_of(shared.token) is None
