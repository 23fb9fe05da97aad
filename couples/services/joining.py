"""Somebody comes in for the first time: no e-mail address, a name given by the house, and codes to print.

The house draws the sign-in name, so sign-up never says "taken" (R10). The page keeps the drawn name in a sealed ticket.
"""

import math
from dataclasses import dataclass
from datetime import timedelta
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from couples.domain import sign_in_name
from couples.domain.people import Person, Role, chosen_name_of, pronouns_of
from couples.domain.refusal import Reason, Refused
from couples.services.carrying import Carrying
from couples.services.judging import Judging
from couples.services.ports import Clock, Dice, Hasher
from couples.services.recovering import fresh_codes
from couples.store import codes, people
from couples.store.database import Store, Unit
from couples.store.keyring import Keyring
from couples.store.words import words

NAME_KEPT = timedelta(days=1)
PASSPHRASE_WORDS = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class SignUp:
    """The sign-up form as it was filled in."""

    adult: bool
    name_ticket: str
    chosen_name: str
    pronouns: str
    password: str
    time_zone: str = "UTC"


@dataclass(frozen=True, slots=True)
class Joined:
    """A new person. The codes are shown once and kept nowhere."""

    person_id: str
    sign_in_name: str
    recovery_codes: list[str]


@dataclass(frozen=True, slots=True)
class Passphrase:
    """A passphrase to take or leave, and honestly how many bits of chance are in it."""

    text: str
    bits: int


class Joining:
    """Signing up."""

    def __init__(
        self, *, store: Store, clock: Clock, dice: Dice, hasher: Hasher, keyring: Keyring, product_name: str = "Attune"
    ) -> None:
        self._store = store
        self._clock = clock
        self._dice = dice
        self._hasher = hasher
        self._keyring = keyring
        self._judging = Judging(product_name=product_name)
        self._names = Carrying(keyring=keyring, dice=dice, purpose="sign-in name")

    def draw_name(self) -> tuple[str, str]:
        """A sign-in name for the form, and the ticket that keeps it; draw again as often as liked."""
        name = self._store.read(self._free_name)
        return name, self._names.seal(name, self._clock().wall)

    def name_in(self, ticket: str) -> str | None:
        """The name that a form showed before, for showing it again; None when the ticket is not good any more."""
        carried = self._names.open(ticket)
        return carried.text if carried and self._clock().wall - carried.at < NAME_KEPT else None

    def passphrase(self) -> Passphrase:
        """Four words to remember."""
        kept = words("passphrases")
        drawn = [kept[self._dice.below(len(kept))] for _ in range(PASSPHRASE_WORDS)]
        return Passphrase(text="-".join(drawn), bits=int(PASSPHRASE_WORDS * math.log2(len(kept))))

    def is_a_passphrase(self, text: str) -> bool:
        """Whether these are four of our own words, as a form showed them before."""
        parts = text.split("-")
        return len(parts) == PASSPHRASE_WORDS and set(parts) <= set(words("passphrases"))

    def judge(self, password: str, *, chosen_name: str, drawn: str = "") -> str:
        """The password as it will be hashed; refuses what is short or easily guessed, before anything is made."""
        return self._judging.check(password, names=(drawn, chosen_name), field="password")

    def sign_up(self, form: SignUp) -> Joined:
        """Make the account. Gives the name that was really given: the drawn one, or a new one if that is gone."""
        if not form.adult:
            raise Refused(Reason.NOT_ADULT, "adult")
        chosen_name, pronouns = chosen_name_of(form.chosen_name), pronouns_of(form.pronouns)
        drawn = self.name_in(form.name_ticket) or self._store.read(self._free_name)
        password = self.judge(form.password, chosen_name=chosen_name, drawn=drawn)
        hashed = self._hasher.hash(password)
        new = fresh_codes(self._dice, self._keyring)
        person_id, now = self._dice.id(), self._clock().wall

        def join(unit: Unit) -> str:
            name = self.free_name(unit, drawn)
            person = Person(
                id=person_id,
                role=Role.PARTNER,
                sign_in_name=name,
                chosen_name=chosen_name,
                pronouns=pronouns,
                theme="auto",
                calm=False,
                time_zone=time_zone_of(form.time_zone),
            )
            people.insert(unit, person, password_hash=hashed, now=now)
            codes.keep_recovery(unit, person_id, new.stored)
            return name

        return Joined(person_id, self._store.write(join), new.shown)

    def free_name(self, unit: Unit, drawn: str) -> str:
        """The drawn name if nobody took it meanwhile, otherwise another."""
        return drawn if people.name_is_free(unit, drawn) else self._free_name(unit)

    def _free_name(self, unit: Unit) -> str:
        while True:
            name = sign_in_name.draw(self._dice.below, words("names", "first"), words("names", "second"))
            if people.name_is_free(unit, name):
                return name


def time_zone_of(text: str) -> str:
    """The time zone a browser named, or UTC when nobody here knows it."""
    try:
        return ZoneInfo(text).key
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return "UTC"
