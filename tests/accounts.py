"""A small house with a real store, a clock moved by hand, seeded dice, and a doorkeeper who keeps a notebook."""

from base64 import urlsafe_b64encode
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random
from typing import Any, TypeVar

import pytest

from couples.domain.now import Now
from couples.domain.refusal import Reason, Refused
from couples.services.admitting import Admitting
from couples.services.departing import Departing
from couples.services.enrolling import Enrolling
from couples.services.entering import Entered, Entering
from couples.services.hashing import ArgonHasher, Strength
from couples.services.introducing import Introducing
from couples.services.joining import Joined, Joining, SignUp
from couples.services.linking import Linking
from couples.store.database import Store
from couples.store.keyring import Keyring
from couples.store.threads import ThreadingRuntime

T = TypeVar("T")
FIRST_DAY = datetime(2026, 11, 22, 20, 0, tzinfo=UTC)
PASSWORD = "a kettle sings in the hallway"
QUICK = Strength(passes=1, memory_kib=8)  # the same function, without the long moment


class StillClock:
    """Stands still until somebody moves it."""

    def __init__(self) -> None:
        self.wall = FIRST_DAY

    def __call__(self) -> Now:
        return Now(wall=self.wall, mono=(self.wall - FIRST_DAY).total_seconds())

    def passes(self, **time: float) -> None:
        self.wall += timedelta(**time)


class SeededDice:
    """Falls the same way every time."""

    def __init__(self, seed: int = 7) -> None:
        self._random = Random(seed)

    def id(self) -> str:
        return self._random.randbytes(16).hex()

    def token(self) -> str:
        return urlsafe_b64encode(self._random.randbytes(32)).decode().rstrip("=")

    def below(self, n: int) -> int:
        return self._random.randrange(n)


@dataclass
class Porter:
    """A doorkeeper with a notebook."""

    logins: list[str] = field(default_factory=list)
    couples: list[str] = field(default_factory=list)

    def login_ended(self, login_id: str) -> None:
        self.logins.append(login_id)

    def couple_ended(self, couple_id: str) -> None:
        self.couples.append(couple_id)


class CountingRuntime(ThreadingRuntime):
    """Counts the heavy works that leave the serving thread."""

    def __init__(self) -> None:
        super().__init__()
        self.works = 0

    def off_hub(self, work: Callable[[], T]) -> T:
        self.works += 1
        return work()


@dataclass
class Accounts:
    """All the account services over one store."""

    runtime: CountingRuntime
    store: Store
    keyring: Keyring
    clock: StillClock
    porter: Porter
    joining: Joining
    entering: Entering
    linking: Linking
    departing: Departing
    introducing: Introducing
    enrolling: Enrolling
    admitting: Admitting

    def joins(self, name: str = "Ana", password: str = PASSWORD, pronouns: str = "she/they") -> Joined:
        _, ticket = self.joining.draw_name()
        form = SignUp(adult=True, name_ticket=ticket, chosen_name=name, pronouns=pronouns, password=password)
        return self.joining.sign_up(form)

    def enters(self, name: str, password: str = PASSWORD, *, shared: bool = False, source: str = "") -> Entered:
        return self.entering.sign_in(name, password, shared_device=shared, device="phone", source=source)

    def links(self, a: Joined, b: Joined) -> str:
        """Both do what linking takes; gives the couple's id."""
        self.linking.enter_code(b.person_id, self.linking.make_code(a.person_id).text)
        self.linking.confirm(a.person_id)
        seat = self.linking.confirm(b.person_id)
        assert seat is not None
        return seat.couple_id


@contextmanager
def some_accounts(folder: Path) -> Iterator[Accounts]:
    runtime, clock, dice, porter = CountingRuntime(), StillClock(), SeededDice(), Porter()
    keyring = Keyring(folder / "keys" / "keys.json")
    store = Store(url=f"sqlite:///{folder / 'house.db'}", keyring=keyring, runtime=runtime)
    store.open()
    hasher = ArgonHasher(runtime=runtime, pepper=keyring.secret("passwords"), strength=QUICK)
    entering = Entering(store=store, clock=clock, dice=dice, hasher=hasher, keyring=keyring, doorkeeper=porter)
    parts: dict[str, Any] = {"store": store, "clock": clock, "dice": dice, "keyring": keyring, "hasher": hasher}
    joining = Joining(**parts)
    enrolling = Enrolling(**parts, joining=joining, entering=entering)
    try:
        yield Accounts(
            runtime=runtime,
            store=store,
            keyring=keyring,
            clock=clock,
            porter=porter,
            joining=joining,
            entering=entering,
            linking=Linking(store=store, clock=clock, dice=dice, keyring=keyring),
            departing=Departing(store=store, clock=clock, entering=entering, doorkeeper=porter),
            introducing=Introducing(store=store),
            enrolling=enrolling,
            admitting=Admitting(store=store, clock=clock, dice=dice, keyring=keyring),
        )
    finally:
        store.close()


@contextmanager
def refused(reason: Reason, field: str | None = None) -> Iterator[None]:
    """What is done inside is refused, for this reason and no other."""
    with pytest.raises(Refused) as caught:
        yield
    assert caught.value.reason is reason
    assert field is None or caught.value.field == field
