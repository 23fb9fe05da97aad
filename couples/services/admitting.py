"""How a couple lets a therapist in: a code for both, a page that says all, each one's own yes; and out by either.

A waiting yes is seen by nobody but its giver: the partner's pages and the therapist's desk are the same with it and
without it. Unlinking puts the therapist out in the same transaction (R2).
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from couples.domain import code
from couples.domain.admission import (
    INVITATION_LIVES,
    MOST_INVITATIONS,
    Acceptance,
    Invitation,
    Policy,
    admitted,
)
from couples.domain.card import Audience
from couples.domain.people import Person, Role, Seat
from couples.domain.refusal import Reason, Refused
from couples.services.carrying import Carrying
from couples.services.limiting import Door, Limiting
from couples.services.ports import Clock, Dice
from couples.services.unoffering import nobody_looks
from couples.store import admissions, cards, couples, desk, people, seen, therapists
from couples.store.database import Store, Unit
from couples.store.keyring import Keyring

PURPOSE = "therapist's invitation"


@dataclass(frozen=True, slots=True)
class Guide:
    """What a couple reads of a therapist before and after they let them in."""

    chosen_name: str
    pronouns: str
    practice: str
    policy: Policy


class Stand(StrEnum):
    """How it stands for one of the two."""

    NONE = "none"
    WAITING = "waiting"  # I said yes; nothing tells whether the other has
    ADMITTED = "admitted"


@dataclass(frozen=True, slots=True)
class Admission:
    """How it stands for this person, and with whom."""

    stand: Stand
    guide: Guide | None = None


@dataclass(frozen=True, slots=True)
class Offer:
    """A therapist behind a code; the ticket goes into the form that says yes."""

    guide: Guide
    ticket: str


@dataclass(frozen=True, slots=True)
class Admitters:
    """A couple on a therapist's desk: the two as they call themselves, and whether there is something new to read."""

    couple_id: str
    policy: Policy
    people: tuple[Person, Person]
    new: bool = False


class Admitting:
    """Invitations, yeses, and ends."""

    def __init__(
        self,
        *,
        store: Store,
        clock: Clock,
        dice: Dice,
        keyring: Keyring,
        look_over: Callable[[str], None] = nobody_looks,
    ) -> None:
        self._look_over = look_over
        self._store, self._clock, self._dice, self._keyring = store, clock, dice, keyring
        self._tickets = Carrying(keyring=keyring, dice=dice, purpose=PURPOSE)
        self._limits = Limiting(store=store, clock=clock, dice=dice, keyring=keyring)

    # the therapist

    def invite(self, therapist_id: str, policy: Policy) -> str:
        """A code for both of one couple, shown once, good for two weeks."""
        drawn, now = code.draw(self._dice.below, code.LINK_LENGTH), self._clock().wall
        invitation = Invitation(self._dice.id(), therapist_id, policy, now + INVITATION_LIVES)

        def make(unit: Unit) -> None:
            if admissions.invitations_open(unit, therapist_id, now) >= MOST_INVITATIONS:
                raise Refused(Reason.FULL)
            admissions.keep_invitation(unit, invitation, self._hash_of(drawn))

        self._store.write(make)
        return code.shown(drawn)

    def couples_of(self, therapist_id: str, after: int = 0, at_most: int | None = None) -> Sequence[Admitters]:
        """Whoever let them in, both of them, by their names; a few looks at the database, however many they are."""

        def look(unit: Unit) -> list[Admitters]:
            here = desk.lines(unit, therapist_id)[after : None if at_most is None else after + at_most]
            known = people.many(unit, [person_id for line in here for person_id in line.person_ids])
            new = seen.couples_with_new(unit, therapist_id)
            return [
                Admitters(line.couple_id, line.policy, (known[one], known[other]), line.couple_id in new)
                for line in here
                for one, other in [line.person_ids]
            ]

        return self._store.read(look)

    def let_go(self, therapist_id: str, couple_id: str) -> None:
        """The therapist ends it from their side; a couple that is not theirs is not found."""

        def end(unit: Unit) -> None:
            yeses = admissions.of_couple(unit, couple_id)
            if not admitted(yeses) or yeses[0].therapist_id != therapist_id:
                raise Refused(Reason.NOT_FOUND)
            admissions.forget_couple(unit, couple_id)

        self._store.write(end)
        self._store.scrub()
        self._look_over(couple_id)

    # each of the two

    def offer(self, person_id: str, typed: str) -> Offer:
        """Who stands behind a code. Refused(ADMISSION_NOT_GOOD) alike for every code that is not good."""
        door = Door("admission", person_id)
        self._limits.knock(door)
        code_hash, now = self._hash_of(code.plain(typed, code.LINK_LENGTH) or "none"), self._clock().wall

        def look(unit: Unit) -> Offer:
            _seated(unit, person_id)
            found = self._good(unit, admissions.invitation_of(unit, code_hash), now)
            self._limits.was_right(unit, door)
            return Offer(_guide(unit, found.therapist_id, found.policy), self._tickets.seal(found.id, now))

        return self._store.write(look)

    def accept(self, person_id: str, ticket: str) -> Admission:
        """This person's own yes. Saying it twice is saying it once."""

        def say(unit: Unit) -> Admission:
            seat = _seated(unit, person_id)
            mine = admissions.of_person(unit, person_id)
            carried = self._tickets.open(ticket)
            if mine is not None and carried and mine.invitation_id == carried.text:
                return _standing(unit, person_id)
            if mine is not None:
                raise Refused(Reason.ALREADY_ADMITTED)
            found = self._offered(unit, ticket)
            yes = Acceptance(person_id, seat.couple_id, found.therapist_id, found.id, found.policy)
            admissions.keep(unit, yes)
            if admitted(admissions.of_couple(unit, seat.couple_id)):
                admissions.drop_invitation(unit, found.id)
                cards.hide_all_of_couple(unit, seat.couple_id, Audience.THERAPIST)  # nothing was shown to this one yet
            return _standing(unit, person_id)

        return self._store.write(say)

    def standing(self, person_id: str) -> Admission:
        """How it stands for this person."""
        return self._store.read(lambda unit: _standing(unit, person_id))

    def end(self, person_id: str) -> None:
        """Out at once, for both; a waiting yes is taken back and nobody else sees that it ever was there."""

        def end(unit: Unit) -> str:
            mine = admissions.of_person(unit, person_id)
            was_in = mine is not None and admitted(admissions.of_couple(unit, mine.couple_id))
            if mine and was_in:
                admissions.forget_couple(unit, mine.couple_id)
            admissions.take_back(unit, person_id)
            return mine.couple_id if mine and was_in else ""

        couple_id = self._store.write(end)
        self._store.scrub()
        if couple_id:
            self._look_over(couple_id)

    def sweep(self) -> None:
        """Forget invitations that ran out."""
        now = self._clock().wall
        self._store.write(lambda unit: admissions.sweep(unit, now))

    def _offered(self, unit: Unit, ticket: str) -> Invitation:
        carried = self._tickets.open(ticket)
        found = admissions.invitation_by_id(unit, carried.text) if carried else None
        return self._good(unit, found, self._clock().wall)

    def _good(self, unit: Unit, found: Invitation | None, now: datetime) -> Invitation:
        who = people.by_id(unit, found.therapist_id) if found else None
        if found is None or who is None or who.role is not Role.THERAPIST or not found.opens(now):
            raise Refused(Reason.ADMISSION_NOT_GOOD, "code")
        return found

    def _hash_of(self, plain: str) -> bytes:
        return self._keyring.keyed_hash(PURPOSE, plain)


def _seated(unit: Unit, person_id: str) -> Seat:
    seat = couples.seat_of(unit, person_id)
    if seat is None:
        raise Refused(Reason.NOT_LINKED)
    return seat


def _standing(unit: Unit, person_id: str) -> Admission:
    mine = admissions.of_person(unit, person_id)
    if mine is None:
        return Admission(Stand.NONE)
    stand = Stand.ADMITTED if admitted(admissions.of_couple(unit, mine.couple_id)) else Stand.WAITING
    return Admission(stand, _guide(unit, mine.therapist_id, mine.policy))


def _guide(unit: Unit, therapist_id: str, policy: Policy) -> Guide:
    person, kept = people.by_id(unit, therapist_id), therapists.of_person(unit, therapist_id)
    if person is None or kept is None:
        raise Refused(Reason.ADMISSION_NOT_GOOD, "code")
    return Guide(person.chosen_name, person.pronouns, kept.practice, policy)
