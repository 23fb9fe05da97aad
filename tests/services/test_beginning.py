"""Each part of the beginning has its own readers, and said differently it is only its owner's again."""

import pytest

from couples.domain.handed import Item
from couples.domain.intake import Part
from couples.domain.refusal import Reason
from couples.domain.sheet import What
from tests.accounts import Accounts, refused
from tests.services.practice import Practice, a_practice


@pytest.fixture
def practice(accounts: Accounts) -> Practice:
    return a_practice(accounts)


def read_by_ben(practice: Practice) -> list[str]:
    return [one.text for one in practice.lasting.showing.by_partner(practice.ben) if one.what is What.INTAKE]


def read_by_noa(practice: Practice) -> list[str]:
    return [one.text for one in practice.space().handed]


def test_a_part_is_shown_to_each_reader_by_itself(practice: Practice) -> None:
    beginning, ana = practice.lasting.beginning, practice.ana
    for part in Part:
        beginning.write(ana, part, f"words of {part}")
    assert (read_by_ben(practice), read_by_noa(practice)) == ([], [])
    beginning.show(ana, Part.HOPES)
    practice.handing.hand(ana, Item.PART, Part.HEALTH)
    assert (read_by_ben(practice), read_by_noa(practice)) == (["words of hopes"], ["words of health"])
    assert beginning.of_person(ana).shown == {Part.HOPES}
    beginning.withdraw(ana, Part.HOPES)
    practice.handing.take_back(ana, Item.PART, Part.HEALTH)
    assert (read_by_ben(practice), read_by_noa(practice)) == ([], [])


def test_said_differently_nobody_else_reads_it_any_more_and_the_same_again_changes_nothing(practice: Practice) -> None:
    beginning, ana = practice.lasting.beginning, practice.ana
    for words in ("other words", ""):
        beginning.write(ana, Part.HOPES, "rest")
        beginning.show(ana, Part.HOPES)
        practice.handing.hand(ana, Item.PART, Part.HOPES)
        beginning.write(ana, Part.HOPES, "rest ")
        beginning.write(ana, Part.SETTLES, "tea")
        assert (read_by_ben(practice), read_by_noa(practice)) == (["rest"], ["rest"])
        beginning.write(ana, Part.HOPES, words)
        assert (read_by_ben(practice), read_by_noa(practice)) == ([], [])


def test_an_empty_part_is_shown_to_nobody_and_alone_it_is_still_ones_own(accounts: Accounts) -> None:
    practice = a_practice(accounts)
    beginning, ana = practice.lasting.beginning, practice.ana
    with refused(Reason.NOTHING_SAID):
        beginning.show(ana, Part.HOPES)
    with refused(Reason.NOT_FOUND):
        practice.handing.hand(ana, Item.PART, Part.HOPES)
    accounts.departing.unlink(ana)
    beginning.write(ana, Part.HOPES, "rest")
    assert beginning.of_person(ana).said == {Part.HOPES: "rest"}
    beginning.write(ana, Part.HOPES, "more rest")
    with refused(Reason.NOT_LINKED):
        beginning.show(ana, Part.HOPES)
