"""A couple that let a therapist in, and what is proposed to it: for the tests of practice."""

from dataclasses import dataclass, replace
from functools import cache
from typing import Any

from couples.domain.admission import Policy
from couples.domain.assignment import Plan, Says, Stage
from couples.machine import SystemDice
from couples.services.assigning import Assigning, AtDesk, Proposed
from couples.services.composing import Composing
from couples.services.revising import Revising
from couples.services.trying import Trying
from couples.store.library import load_library
from tests.accounts import Accounts
from tests.services.test_admitting import a_therapist

library = cache(load_library)
LISTEN = Plan("exercises/speaker-and-listener", "To hear each other out", 5, 1)
FIRST_RUNG = Plan("exercises/sensory-ladder", "Slowly", 30, 1)


@dataclass
class House:
    """Ana and Ben, who let Noa in; Max, another therapist."""

    accounts: Accounts
    ana: str
    ben: str
    couple: str
    noa: str
    max: str
    assigning: Assigning
    revising: Revising
    trying: Trying
    composing: Composing

    def proposes(self, plan: Plan = LISTEN, **more: Any) -> str:
        self.assigning.propose(self.noa, self.couple, replace(plan, **more), SystemDice().id())
        return self.assigning.of_couple(self.noa, self.couple)[-1].id

    def stages(self) -> list[Stage]:
        return [each.stage for each in self.assigning.of_couple(self.noa, self.couple)]

    def both(self, id_: str, says: Says) -> None:
        for person in (self.ana, self.ben):
            self.trying.tell(person, id_, says)

    def sees(self) -> tuple[list[Proposed], dict[str, AtDesk]]:
        return self.assigning.of_couple(self.noa, self.couple), self.assigning.desk(self.noa, [self.couple])


def a_house(town: Accounts) -> House:
    """Two people anew, and two therapists, one of whom they let in."""
    ana, ben = town.joins("Ana"), town.joins("Ben")
    couple, noa = town.links(ana, ben), a_therapist(town, "Noa")
    code = town.admitting.invite(noa, Policy.LIMITED)
    for one in (ana, ben):
        town.admitting.accept(one.person_id, town.admitting.offer(one.person_id, code).ticket)
    assigning = Assigning(store=town.store, clock=town.clock, library=library())
    return House(
        town,
        ana.person_id,
        ben.person_id,
        couple,
        noa,
        a_therapist(town, "Max"),
        assigning,
        Revising(store=town.store, clock=town.clock, assigning=assigning),
        Trying(store=town.store, clock=town.clock),
        Composing(store=town.store, assigning=assigning),
    )
