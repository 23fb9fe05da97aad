"""Two linked people with all that lasts, for the tests of it."""

from dataclasses import dataclass

from couples.domain.sheet import Shown, What
from couples.machine import SystemDice
from couples.services.lasting import Lasting, lasting
from couples.store.library import load_library
from tests.accounts import Accounts

LIBRARY = load_library()


@dataclass
class Home:
    accounts: Accounts
    ana: str
    ben: str
    lasting: Lasting

    def seen(self, who: str, what: What) -> list[Shown]:
        return [shown for shown in self.lasting.showing.by_partner(who) if shown.what is what]


def a_home(accounts: Accounts) -> Home:
    ana, ben = accounts.joins("Ana"), accounts.joins("Ben")
    accounts.links(ana, ben)
    made = lasting(store=accounts.store, clock=accounts.clock, dice=SystemDice(), library=LIBRARY)
    return Home(accounts, ana.person_id, ben.person_id, made)
