"""Ana and Ben with a therapist whom both let in, another therapist, and another couple; for the tests of all that."""

from dataclasses import dataclass
from typing import Any

from couples.domain.admission import Policy
from couples.domain.card import Answer, Audience, Kind, Said
from couples.machine import SystemDice
from couples.services.answering import Answering, Written
from couples.services.beating import Beat
from couples.services.conducting import Conducting
from couples.services.guided import Guided, guided
from couples.services.guiding import Guiding, Space
from couples.services.handing import Handing
from couples.services.hinting import Hints
from couples.services.inviting import Inviting
from couples.services.keeping import Keeping
from couples.services.lasting import Lasting, lasting
from couples.services.measuring import Measuring
from couples.services.practising import Practising
from couples.store.library_practices import outlines_of
from tests.accounts import Accounts
from tests.services.homes import LIBRARY
from tests.services.test_admitting import a_therapist
from tests.web.conftest import Quiet


@dataclass
class Practice:
    """Everybody by name, and what they use."""

    accounts: Accounts
    ana: str
    ben: str
    couple: str
    noa: str
    max: str
    conducting: Conducting
    inviting: Inviting
    answering: Answering
    lasting: Lasting
    keeping: Keeping
    measuring: Measuring
    practising: Practising
    guided: Guided

    @property
    def handing(self) -> Handing:
        return self.guided.handing

    @property
    def guiding(self) -> Guiding:
        return self.guided.guiding

    def lets_in(self, therapist: str) -> None:
        code = self.accounts.admitting.invite(therapist, Policy.NO_SECRETS)
        for person in (self.ana, self.ben):
            admitting = self.accounts.admitting
            admitting.accept(person, admitting.offer(person, code).ticket)

    def space(self) -> Space:
        return self.guiding.space(self.noa, self.couple)

    def shows_a_card(self, person: str, text: str, to: Audience = Audience.THERAPIST) -> str:
        card = self.answering.add(person, Kind.WISH, text)
        self.answering.save(person, card.id, Written(Said(Answer.YES), text, to=to))
        return card.id

    def keeps_a_line(self, person: str, text: str) -> str:
        self.keeping.keep_line(person, text)
        return next(line.id for line in self.keeping.of_person(person) if line.line == text)


def a_practice(accounts: Accounts, *, admitted: bool = True) -> Practice:
    ana, ben = accounts.joins("Ana"), accounts.joins("Ben", pronouns="he/him")
    couple, dice, store = accounts.links(ana, ben), SystemDice(), accounts.store
    parts: dict[str, Any] = {"store": store, "clock": accounts.clock, "dice": dice}
    conducting = Conducting(**parts, library=LIBRARY, beat=Beat("test"), hints=Hints(), teller=Quiet())
    made = Practice(
        accounts,
        ana.person_id,
        ben.person_id,
        couple,
        a_therapist(accounts, "Noa"),
        a_therapist(accounts, "Max"),
        conducting,
        Inviting(**parts, conducting=conducting, teller=Quiet()),
        Answering(**parts, decks=LIBRARY.deck_outlines, conducting=conducting),
        lasting(**parts, library=LIBRARY),
        Keeping(**parts),
        Measuring(store=store),
        Practising(**parts, practices=outlines_of(LIBRARY.practices)),
        guided(**parts, keyring=accounts.keyring, conducting=conducting),
    )
    if admitted:
        made.lets_in(made.noa)
    return made
