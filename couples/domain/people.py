"""Who is who: a person, the devices they are signed in on, and the seat each of two has in a couple.

A forgotten device signs itself out (R15): after the idle time, and at the latest at the absolute end. Names are kept as
people wrote them, without the invisible marks that could turn a partner's page around.
"""

import unicodedata
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from couples.domain.refusal import Reason, Refused
from couples.domain.session.state import Side

NAME_LENGTH = 40
PRONOUNS_LENGTH = 40
THEMES = ("auto", "light", "dark", "dim")
DEVICE_LENGTH = 40
MOST_MARKS = 8  # on one letter


class Role(StrEnum):
    """What someone is here for."""

    PARTNER = "partner"
    THERAPIST = "therapist"


@dataclass(frozen=True, slots=True)
class Person:
    """One adult with an account. ``pronouns`` is empty when left open; ``calm`` is the low-stimulation switch."""

    id: str
    role: Role
    sign_in_name: str
    chosen_name: str
    pronouns: str
    theme: str
    calm: bool
    time_zone: str


@dataclass(frozen=True, slots=True)
class Login:
    """One browser that a person is signed in on. ``device`` is a coarse word such as "phone"."""

    id: str
    person_id: str
    shared_device: bool
    device: str
    created_at: datetime
    seen_at: datetime


@dataclass(frozen=True, slots=True)
class Seat:
    """Where a person sits in a couple; both seats go at once when either unlinks."""

    couple_id: str
    epoch: int
    side: Side
    person_id: str
    partner_id: str

    @property
    def of_partner(self) -> "Seat":
        """The other seat."""
        return Seat(self.couple_id, self.epoch, self.side.other, self.partner_id, self.person_id)


@dataclass(frozen=True, slots=True)
class Ends:
    """How long a login lasts unused, and how long in all."""

    idle: timedelta
    absolute: timedelta


OWN_DEVICE = Ends(idle=timedelta(days=14), absolute=timedelta(days=30))
SHARED_DEVICE = Ends(idle=timedelta(hours=1), absolute=timedelta(hours=24))
THERAPIST_DEVICE = Ends(idle=timedelta(minutes=15), absolute=timedelta(hours=12))


def ends_of(login: Login, role: Role) -> Ends:
    """Which ends hold for this login; a therapist's are the shortest on any device."""
    if role is Role.THERAPIST:
        return THERAPIST_DEVICE
    return SHARED_DEVICE if login.shared_device else OWN_DEVICE


def has_ended(login: Login, role: Role, at: datetime) -> bool:
    """Whether the device was signed out by time alone at ``at``."""
    ends = ends_of(login, role)
    return at >= login.seen_at + ends.idle or at >= login.created_at + ends.absolute


def is_alive(login: Login, role: Role, now: datetime, session_opened: datetime | None) -> bool:
    """Nobody is signed out by a clock in the middle of a live session (F3).

    ``session_opened`` is when the open session of the person's couple began, None without one. A login that had already
    ended by then stays ended: a session on the new phone does not wake up the lost one.
    """
    if not has_ended(login, role, now):
        return True
    return session_opened is not None and not has_ended(login, role, session_opened)


def chosen_name_of(text: str) -> str:
    """The name by which the partner will know this person."""
    name = short_line(text, NAME_LENGTH, "chosen_name")
    if not any(unicodedata.category(letter)[0] in "LNSP" for letter in name):
        raise Refused(Reason.NAME_MISSING, "chosen_name")
    return name


def pronouns_of(text: str) -> str:
    """Pronouns in the person's own words; nothing is fine too."""
    return short_line(text, PRONOUNS_LENGTH, "pronouns")


def device_of(text: str) -> str:
    """A coarse word for the list of devices, cut to what fits."""
    return tidy_line(text)[:DEVICE_LENGTH]


def theme_of(text: str) -> str:
    """One of the four looks."""
    if text not in THEMES:
        raise Refused(Reason.UNKNOWN, "theme")
    return text


def tidy_line(text: str) -> str:
    """One line without control marks, single spaces between words. The joiners that scripts and emoji need stay."""
    return _seen(" ".join(_composed(text).split()))


def tidy_text(text: str) -> str:
    """Several lines, each break one letter long, without marks that could turn the page of whoever reads it around."""
    lines = _composed(text.replace("\r\n", "\n").replace("\r", "\n")).split("\n")
    return "\n".join(_seen(line.replace("\t", " ")) for line in lines)


def _composed(text: str) -> str:
    """One way of writing each letter. No script needs more marks on one; a thousand cost seconds and hide a page."""
    if text.isascii():
        return text
    kept, marks = [], 0
    for letter in text:
        marks = marks + 1 if unicodedata.category(letter).startswith("M") else 0
        if marks <= MOST_MARKS:
            kept.append(letter)
    return unicodedata.normalize("NFC", "".join(kept))


def _seen(line: str) -> str:
    return "".join(letter for letter in line if letter in _JOINING or unicodedata.category(letter) not in _HIDDEN)


_JOINING = frozenset("\u200c\u200d") | {chr(tag) for tag in range(0xE0020, 0xE0080)}  # scripts, emoji, some flags
_HIDDEN = ("Cc", "Cf", "Cs")  # control, format (bidirectional overrides among them), lone surrogates


def short_line(text: str, limit: int, field: str) -> str:
    """One tidy line of at most ``limit`` letters."""
    line = tidy_line(text)
    if len(line) > limit:
        raise Refused(Reason.TOO_LONG, field)
    return line
