"""Whatever three people do in whatever order: nobody is linked without having said yes to exactly that person."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from couples.domain.refusal import Refused
from tests.accounts import Accounts, SeededDice, some_accounts

LIKELY = ["meet"] * 4 + ["confirm"] * 12
RARE = ["make", "enter", "keep and enter", "refuse", "unlink", "take back", "wait"]
DEEDS = LIKELY + RARE


@pytest.fixture(scope="module")
def accounts(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Accounts]:
    folder: Path = tmp_path_factory.mktemp("walk")
    with some_accounts(folder) as house:
        yield house


@dataclass
class Walk:
    """Three people, the last code each showed, and to which three words each said yes."""

    accounts: Accounts
    ids: list[str]
    shown: dict[int, str] = field(default_factory=dict)
    yes: dict[int, tuple[str, ...]] = field(default_factory=dict)
    links: int = 0

    def does(self, deed: str, one: int, other: int) -> None:
        link, me = self.accounts.linking, self.ids[one]
        try:
            match deed:
                case "make":
                    self.shown[one] = link.make_code(me).text
                case "meet":
                    self.shown[other] = link.make_code(self.ids[other]).text
                    link.enter_code(me, self.shown[other])
                case "enter":
                    link.enter_code(me, self.shown.get(other, "AAAAA-AAAAA"))
                case "keep and enter":
                    link.enter_kept(me, link.keep(self.shown.get(other, "AAAAA-AAAAA")))
                case "confirm":
                    self.confirms(one)
                case "refuse":
                    link.refuse(me)
                case "take back":
                    link.take_back(me)
                case "unlink":
                    self.accounts.departing.unlink(me)
                case "wait":
                    self.accounts.clock.passes(minutes=(4, 10, 31)[one])
        except Refused:
            pass

    def confirms(self, one: int) -> None:
        seen = self.accounts.linking.proposal_of(self.ids[one])
        seat = self.accounts.linking.confirm(self.ids[one])
        if seen is None:
            assert seat is not None, "confirming nothing gives nothing new"
            return
        self.yes[one] = seen.words
        if seat:
            other = self.ids.index(seat.partner_id)
            assert seen.other_name == f"Person {other}", "linked with the one who was shown"
            assert self.yes.get(other) == seen.words, "the other had said yes to the very same proposal"
            self.links += 1

    def holds(self) -> None:
        seats = [self.accounts.linking.seat_of(who) for who in self.ids]
        proposals = [self.accounts.linking.proposal_of(who) for who in self.ids]
        for at, (seat, proposal) in enumerate(zip(seats, proposals, strict=True)):
            if proposal:
                assert seat is None, "who is linked is in no proposal"
                back = proposals[int(proposal.other_name[-1])]
                assert back is not None
                assert (back.other_name, back.words) == (f"Person {at}", proposal.words), "both see the same proposal"
            if seat:
                across = seats[self.ids.index(seat.partner_id)]
                assert across is not None
                assert (across.partner_id, across.couple_id) == (seat.person_id, seat.couple_id)
                assert {seat.side, across.side} == {"A", "B"}


def walks(accounts: Accounts, seed: int) -> int:
    """One walk of thirty deeds; gives how often two people came together on it."""
    accounts.clock.passes(hours=2)
    dice = SeededDice(seed)
    walk = Walk(accounts, [accounts.joins(f"Person {at}").person_id for at in range(3)])
    for _ in range(30):
        walk.does(DEEDS[dice.below(len(DEEDS))], dice.below(3), dice.below(3))
    walk.holds()
    return walk.links


def test_no_order_of_deeds_links_somebody_who_did_not_say_yes(accounts: Accounts) -> None:
    assert sum(walks(accounts, seed) for seed in range(12)) >= 6, "the walks did lead somewhere"
