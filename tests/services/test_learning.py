"""Someone's shelf and their own number are theirs alone, and leave each other as they are."""

import pytest

from couples.domain.csi import number
from couples.domain.learning import Resonance, Shelf
from couples.domain.refusal import Reason
from couples.services.learning import Learning
from couples.services.measuring import Measuring
from tests.accounts import Accounts, refused

CARDS = ("a", "b", "c")


@pytest.fixture
def learning(accounts: Accounts) -> Learning:
    return Learning(store=accounts.store, cards=CARDS)


@pytest.fixture
def measuring(accounts: Accounts) -> Measuring:
    return Measuring(store=accounts.store)


@pytest.fixture
def scrubbed(accounts: Accounts, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    done: list[str] = []
    monkeypatch.setattr(accounts.store, "scrub", lambda: done.append("scrub"))
    return done


def test_later_and_hide_lead_to_the_next_one(accounts: Accounts, learning: Learning, scrubbed: list[str]) -> None:
    ana, ben = accounts.joins("Ana").person_id, accounts.joins("Ben").person_id
    assert learning.put_off(ana, "a") == "b"
    assert learning.hide(ana, "b") == "c"
    assert scrubbed == ["scrub"]
    shelf = learning.shelf(ana)
    assert learning.order(shelf) == ["c", "a"]
    assert learning.hidden(shelf) == ["b"]
    assert learning.after(shelf, "a") is None
    assert learning.put_off(ana, "a") is None
    assert learning.shelf(ben) == Shelf()
    learning.bring_back(ana, "b")
    learning.bring_back(ana, "a")
    assert learning.shelf(ana) == Shelf()


def test_what_is_said_is_kept_until_one_would_rather_not(
    accounts: Accounts, learning: Learning, scrubbed: list[str]
) -> None:
    ana = accounts.joins("Ana").person_id
    learning.say(ana, "a", Resonance.PARTLY)
    assert learning.shelf(ana).said == {"a": Resonance.PARTLY}
    assert scrubbed == []
    learning.say(ana, "a", None)
    assert learning.shelf(ana) == Shelf()
    assert scrubbed == ["scrub"]


def test_only_cards_that_there_are_can_be_touched(accounts: Accounts, learning: Learning) -> None:
    ana = accounts.joins("Ana").person_id
    with refused(Reason.NOT_FOUND):
        learning.put_off(ana, "z")
    with refused(Reason.NOT_FOUND):
        learning.hide(ana, "z")
    with refused(Reason.NOT_FOUND):
        learning.say(ana, "z", Resonance.YES)
    with refused(Reason.NOT_FOUND):
        learning.bring_back(ana, "z")
    assert learning.shelf(ana) == Shelf()


def test_the_number_is_its_owner_s_and_deleting_it_leaves_the_shelf(
    accounts: Accounts, learning: Learning, measuring: Measuring, scrubbed: list[str]
) -> None:
    ana, ben = accounts.joins("Ana").person_id, accounts.joins("Ben").person_id
    learning.put_off(ana, "a")
    for question, value in enumerate((4, 5, 3, 4)):
        measuring.answer(ana, question, value)
    assert number(measuring.answers(ana)) == 16
    measuring.answer(ana, 0, None)
    assert number(measuring.answers(ana)) is None
    assert not measuring.answers(ben).begun
    measuring.delete(ana)
    assert not measuring.answers(ana).begun
    assert learning.shelf(ana) == Shelf(later=("a",))
    assert scrubbed == ["scrub"]
    with refused(Reason.UNKNOWN):
        measuring.answer(ana, 1, 6)
