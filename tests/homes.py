"""Ana and Ben, linked, at home with their cards and their words: what several tests of use cases begin with."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from typing import Any

from couples.machine import SystemDice
from couples.services.answering import Answering
from couples.services.beating import Beat
from couples.services.conducting import Conducting
from couples.services.hinting import Hints
from couples.store.library import Library, load_library
from tests.accounts import Accounts
from tests.evening import Notes

library: Callable[[], Library] = cache(load_library)


@dataclass
class Home:
    """The two by their ids, and their cards."""

    accounts: Accounts
    ana: str
    ben: str
    answering: Answering


def parts(accounts: Accounts) -> dict[str, Any]:
    """What every use case is handed."""
    return {"store": accounts.store, "clock": accounts.clock, "dice": SystemDice()}


def with_no_room(accounts: Accounts) -> Conducting:
    """The way through to a session, while none is open."""
    return Conducting(**parts(accounts), library=library(), beat=Beat("t"), hints=Hints(), teller=Notes())


def at_home(accounts: Accounts) -> Home:
    """Two new people, linked; no page of theirs is open."""
    ana, ben = accounts.joins("Ana"), accounts.joins("Ben")
    accounts.links(ana, ben)
    house = parts(accounts)
    answering = Answering(**house, decks=library().deck_outlines, conducting=with_no_room(accounts))
    return Home(accounts, ana.person_id, ben.person_id, answering)
