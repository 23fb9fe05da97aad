"""Someone's piles are theirs alone, and whatever else they change of themselves leaves them as they lie."""

import pytest

from couples.domain.profile import Pile
from couples.domain.refusal import Reason
from couples.services.shelving import Shelving
from couples.services.sorting import Sorting
from couples.store.library import load_library
from tests.accounts import Accounts, refused
from tests.homes import with_no_room

LIBRARY = load_library()
NO, ASKED = "closeness/no-is-unkind", "closeness/like-to-be-asked"


@pytest.fixture
def sorting(accounts: Accounts) -> Sorting:
    return Sorting(store=accounts.store, statements=LIBRARY.statements)


def test_a_statement_lies_where_its_owner_laid_it_last(accounts: Accounts, sorting: Sorting) -> None:
    ana, ben = accounts.joins("Ana").person_id, accounts.joins("Ben").person_id
    sorting.lay(ana, NO, Pile.MINE)
    sorting.lay(ana, ASKED, Pile.MINE)
    sorting.lay(ana, NO, Pile.HANDED)
    assert sorting.piles(ana) == {NO: Pile.HANDED, ASKED: Pile.MINE}
    assert sorting.piles(ben) == {}


def test_leaving_a_topic_out_leaves_the_piles_as_they_lie(accounts: Accounts, sorting: Sorting) -> None:
    ana = accounts.joins("Ana").person_id
    shelving = Shelving(store=accounts.store, outlines=LIBRARY.outlines, conducting=with_no_room(accounts))
    sorting.lay(ana, NO, Pile.UNSURE)
    shelving.leave_out(ana, frozenset({"breath"}))
    sorting.lay(ana, ASKED, Pile.MINE)
    assert sorting.piles(ana) == {NO: Pile.UNSURE, ASKED: Pile.MINE}
    assert shelving.left_out(ana) == {"breath"}


def test_what_is_let_go_is_gone_and_off_the_disk(
    accounts: Accounts, sorting: Sorting, monkeypatch: pytest.MonkeyPatch
) -> None:
    ana = accounts.joins("Ana").person_id
    scrubbed: list[str] = []
    monkeypatch.setattr(accounts.store, "scrub", lambda: scrubbed.append("scrub"))
    sorting.lay(ana, NO, Pile.HANDED)
    sorting.lay(ana, ASKED, Pile.MINE)
    sorting.let_go(ana, NO)
    assert sorting.piles(ana) == {ASKED: Pile.MINE}
    assert scrubbed == ["scrub"]


def test_only_statements_that_there_are_can_be_sorted(accounts: Accounts, sorting: Sorting) -> None:
    ana = accounts.joins("Ana").person_id
    with refused(Reason.NOT_FOUND):
        sorting.lay(ana, "closeness/everything", Pile.MINE)
    assert sorting.piles(ana) == {}
