"""A couple's evening on a real store without a network: what is said goes through the one way, and is noted."""

import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from couples.domain import card
from couples.domain.card import Said
from couples.domain.comfort import Kind
from couples.domain.now import Now
from couples.domain.session import commands as ask
from couples.domain.session.state import Side
from couples.machine import SystemDice
from couples.services.answering import Answering
from couples.services.beating import Beat
from couples.services.comforting import Comforting
from couples.services.conducting import Answered, Chair, Conducting
from couples.services.hinting import Hints
from couples.services.inviting import Inviting
from couples.services.keeping import Keeping
from couples.store.grounds import mark_practised
from couples.store.library import Library, RoomWords
from tests.accounts import Accounts, SeededDice, some_accounts
from tests.makers import SHELF, A, B


def eventually(so: Callable[[], object], within: float = 5.0) -> None:
    """What is delivered after the commit comes a moment after whoever waited for the commit."""
    give_up = time.monotonic() + within
    while not so():
        assert time.monotonic() < give_up, "it did not come"
        time.sleep(0.005)


class Shelf(Library):
    """The exercises of the tests, without words."""

    @property
    def outlines(self) -> dict[str, Any]:
        return dict(SHELF)


@dataclass
class Notes:
    """A teller who writes down what would have been told, in order."""

    lines: list[tuple[str, Any]] = field(default_factory=list)
    looking_away: set[Side] = field(default_factory=set)

    def hint(self, session_id: str, by: Side, command_id: str) -> None:
        self.lines.append(("hint", (by, command_id)))

    def tell(self, answered: Answered) -> None:
        self.lines.append(("tell", answered))

    def sees(self, session_id: str, side: Side) -> bool:
        return side not in self.looking_away


@dataclass
class Night:
    """Ana sits on side A, Ben on side B of one open session."""

    accounts: Accounts
    notes: Notes
    hints: Hints
    beat: Beat
    conducting: Conducting
    inviting: Inviting
    keeping: Keeping
    session_id: str = ""
    chairs: Mapping[Side, Chair] = field(default_factory=dict)
    people: Mapping[Side, str] = field(default_factory=dict)
    said: int = 0

    @property
    def now(self) -> Now:
        return self.accounts.clock()

    def body(self, do: str, **fields: Any) -> dict[str, Any]:
        self.said += 1
        return {"v": 1, "id": f"c{self.said}", "do": do} | fields

    def says(self, side: Side, do: str, **fields: Any) -> Answered:
        """A narrowing command."""
        return self.conducting.answer(self.chairs[side], self.body(do, **fields))

    def permits(self, side: Side, do: str, **fields: Any) -> Answered:
        """A permissive one, from a fresh page."""
        return self.says(side, do, **(self.fresh() | fields))

    def fresh(self) -> dict[str, Any]:
        return {"epoch": self.view(A)["epoch"], "heard": self.beat.token(self.now.mono)}

    def scene(self, side: Side) -> dict[str, Any]:
        chair = self.chairs[side]
        return self.conducting.sit(chair.person_id, chair.login_id, self.session_id)[1]

    def view(self, side: Side) -> dict[str, Any]:
        view: dict[str, Any] = self.scene(side)["view"]
        return view

    def notices(self, notice: ask.Notice) -> Answered | None:
        return self.conducting.notice(self.session_id, notice).wait()

    def starts(self, exercise: str = "breathe") -> None:
        """Agreed and running."""
        outline = SHELF[exercise]
        size = {"length": outline.lengths[0], "depth": outline.depths[0]}
        option = outline.options[0] if outline.options else ""
        self.permits(A, "Propose", exercise=exercise, option=option, **size)
        self.permits(B, "Agree", **size)
        for side in Side:
            self.permits(side, "Answer", step=0, choice="yes")
        assert self.view(A)["running"]

    def keeps_a_comfort(self, side: Side) -> None:
        """One thing of their own kit."""
        kit = Comforting(store=self.accounts.store, dice=SystemDice())
        kit.keep(self.people[side], Kind.TEXTURE, "the blue blanket")

    def shows_a_stop_word(self, side: Side) -> None:
        """A word that means stop, where the partner sees it."""
        house: dict[str, Any] = {"store": self.accounts.store, "clock": self.accounts.clock, "dice": SystemDice()}
        cards = Answering(**house, decks={}, conducting=self.conducting)
        word = cards.add(self.people[side], card.Kind.STOP, "lighthouse").id
        cards.say(self.people[side], word, Said(card.Answer.YES))
        cards.show(self.people[side], word, card.Audience.PARTNER)

    def opens_touch(self) -> None:
        """All that has to stand before the house proposes touch (T7)."""
        for side in Side:
            self.keeps_a_comfort(side)
        self.shows_a_stop_word(A)
        self.accounts.store.write(lambda unit: mark_practised(unit, self.chairs[A].couple_id))


@contextmanager
def a_night(folder: Path) -> Iterator[Night]:
    """Two linked people, both in the room."""
    with some_accounts(folder) as accounts:
        notes, hints, beat = Notes(), Hints(), Beat("run")
        dice = SeededDice(11)
        parts: dict[str, Any] = {"store": accounts.store, "clock": accounts.clock, "dice": dice, "teller": notes}
        conducting = Conducting(**parts, library=Shelf({}, {}, {}, {}, RoomWords({})), beat=beat, hints=hints)
        inviting = Inviting(**parts, conducting=conducting)
        night = Night(
            accounts,
            notes,
            hints,
            beat,
            conducting,
            inviting,
            Keeping(store=accounts.store, clock=accounts.clock, dice=dice),
        )
        ana, ben = accounts.joins("Ana"), accounts.joins("Ben")
        couple = accounts.links(ana, ben)
        night.people = {A: ana.person_id, B: ben.person_id}
        night.session_id = inviting.enter(ana.person_id)
        assert inviting.enter(ben.person_id) == night.session_id
        logins = {side: accounts.entering.open_login_for(person).login_id for side, person in night.people.items()}
        night.chairs = {s: Chair(night.session_id, night.people[s], logins[s], s, couple) for s in Side}
        yield night
