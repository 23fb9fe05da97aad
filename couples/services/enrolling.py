"""A therapist starts an account, and comes in each time with the digits their phone shows, beside the password (R13).

Nothing here says that somebody is licensed: no register is asked, and the pages that couples read say so.
"""

from base64 import b32encode
from collections.abc import Callable
from dataclasses import dataclass, replace
from hmac import compare_digest

import pyotp

from couples.domain.people import Person, Role, chosen_name_of, pronouns_of
from couples.domain.refusal import Reason, Refused
from couples.domain.therapist import Therapist, digits_of, matching, practice_of
from couples.services.entering import Entered, Entering
from couples.services.half_in import BY_PASSWORD, BY_PRINTED, Half, Halves
from couples.services.joining import Joining, time_zone_of
from couples.services.limiting import Door, Limiting
from couples.services.ports import Clock, Dice, Hasher
from couples.services.recovering import fresh_codes, hash_of
from couples.store import codes, people, therapists
from couples.store.database import Store, Unit
from couples.store.keyring import Keyring


@dataclass(frozen=True, slots=True, kw_only=True)
class TherapistSignUp:
    """The form as it was filled in. ``terms``: what a therapist promises here was read and ticked."""

    terms: bool
    invitation: str
    name_ticket: str
    chosen_name: str
    pronouns: str
    practice: str
    password: str
    time_zone: str = "UTC"
    source: str = ""


@dataclass(frozen=True, slots=True)
class SetUp:
    """What the phone is given, as a picture's address and as letters to type."""

    address: str
    secret: str


@dataclass(frozen=True, slots=True)
class Proved:
    """In, with a login; and after the phone was set up, new recovery codes, shown once."""

    entered: Entered
    sign_in_name: str
    recovery_codes: list[str]


class Enrolling:
    """Therapists at the door. ``invitation`` is the host's own word, empty when everybody may start an account."""

    def __init__(
        self,
        *,
        store: Store,
        clock: Clock,
        dice: Dice,
        hasher: Hasher,
        keyring: Keyring,
        joining: Joining,
        entering: Entering,
        product_name: str = "Attune",
        invitation: str = "",
    ) -> None:
        self._store, self._clock, self._dice = store, clock, dice
        self._hasher, self._keyring = hasher, keyring
        self._joining, self._entering = joining, entering
        self._product, self._invitation = product_name, invitation
        self._halves = Halves(keyring=keyring, dice=dice)
        self._limits = Limiting(store=store, clock=clock, dice=dice, keyring=keyring)

    @property
    def by_invitation(self) -> bool:
        """Whether the host gives out a code."""
        return bool(self._invitation)

    def sign_up(self, form: TherapistSignUp) -> str:
        """Make the account; gives the ticket with which the phone is set up. Nobody is in before that."""
        if not form.terms:
            raise Refused(Reason.UNKNOWN, "terms")
        chosen_name, pronouns = chosen_name_of(form.chosen_name), pronouns_of(form.pronouns)
        practice = practice_of(form.practice)
        self._must_be_invited(form)
        drawn = self._joining.name_in(form.name_ticket) or self._joining.draw_name()[0]
        password = self._joining.judge(form.password, chosen_name=chosen_name, drawn=drawn)
        hashed, now = self._hasher.hash(password), self._clock().wall
        person_id, secret = self._dice.id(), self._new_secret()

        def join(unit: Unit) -> people.Secret:
            person = Person(
                id=person_id,
                role=Role.THERAPIST,
                sign_in_name=self._joining.free_name(unit, drawn),
                chosen_name=chosen_name,
                pronouns=pronouns,
                theme="auto",
                calm=False,
                time_zone=time_zone_of(form.time_zone),
            )
            people.insert(unit, person, password_hash=hashed, now=now)
            therapists.keep(unit, Therapist(person_id, practice, secret))
            return people.Secret(person_id, person.sign_in_name, hashed, Role.THERAPIST)

        return self._halves.of(self._store.write(join), BY_PASSWORD, now).ticket

    def set_up(self, ticket: str) -> SetUp | None:
        """What to show to the phone; None when it was set up before. Refused(PROOF_TOO_LATE) for an old ticket.

        Of a phone that was lost, only whoever showed the printed code sees the new letters: a password alone does not.
        """
        half = self._half(ticket)
        secret, therapist = self._store.read(lambda unit: self._who(unit, half))
        if therapist.proved or not (therapist.is_new or half.printed):
            return None
        address = pyotp.TOTP(therapist.secret).provisioning_uri(name=secret.sign_in_name, issuer_name=self._product)
        return SetUp(address, " ".join(therapist.secret[at : at + 4] for at in range(0, len(therapist.secret), 4)))

    def prove(self, ticket: str, typed: str, *, device: str, source: str = "") -> Proved | str:
        """In, with the right digits. With a printed code instead: the ticket with which the new phone is set up.

        Refused(PROOF_NOT_GOOD) for anything else, alike for all; a few of these, and it takes a while.
        """
        half, now = self._half(ticket), self._clock().wall
        door = Door("second", half.person_id, source)
        self._limits.knock(door)

        def prove(unit: Unit) -> Proved | str:
            secret, therapist = self._who(unit, half)
            step = matching(typed, now, therapist.last_step, _digits_of(therapist))
            if step is None:
                self._lost_phone(unit, half, therapist, typed)
                return self._halves.of(secret, BY_PRINTED, now).ticket
            self._limits.was_right(unit, door)
            new = fresh_codes(self._dice, self._keyring) if not therapist.proved else None
            if new:
                codes.keep_recovery(unit, half.person_id, new.stored)
            therapists.keep(unit, replace(therapist, proved=True, last_step=step))
            entered = self._entering.open_login_in(unit, half.person_id, device=device)
            return Proved(entered, secret.sign_in_name, new.shown if new else [])

        return self._store.write(prove)

    def new_recovery_codes(self, person_id: str, password: str, typed: str) -> list[str]:
        """Eight new codes in the place of all the old ones, for whoever has the phone too: each can replace it."""
        self._entering.prove(person_id, password)
        door, now = Door("second", person_id), self._clock().wall
        self._limits.knock(door)
        new = fresh_codes(self._dice, self._keyring)

        def work(unit: Unit) -> None:
            therapist = therapists.of_person(unit, person_id)
            step = matching(typed, now, therapist.last_step, _digits_of(therapist)) if therapist else None
            if therapist is None or step is None:
                raise Refused(Reason.PROOF_NOT_GOOD, "digits")
            self._limits.was_right(unit, door)
            therapists.keep(unit, replace(therapist, last_step=step))
            codes.keep_recovery(unit, person_id, new.stored)

        self._store.write(work)
        return new.shown

    def practice(self, person_id: str) -> str:
        """The line under a therapist's name."""
        found = self._store.read(lambda unit: therapists.of_person(unit, person_id))
        return found.practice if found else ""

    def change_practice(self, person_id: str, text: str) -> None:
        """In their own words, or empty."""
        practice = practice_of(text)

        def change(unit: Unit) -> None:
            if found := therapists.of_person(unit, person_id):
                therapists.keep(unit, replace(found, practice=practice))

        self._store.write(change)

    def _must_be_invited(self, form: TherapistSignUp) -> None:
        if not self._invitation:
            return
        door = Door("invitation", "", form.source)
        self._limits.knock(door)
        if not compare_digest(form.invitation.strip().encode(), self._invitation.encode()):
            raise Refused(Reason.INVITATION_NOT_GOOD, "invitation")
        self._store.write(lambda unit: self._limits.was_right(unit, door))

    def _half(self, ticket: str) -> Half:
        return self._halves.open(ticket, self._clock().wall)

    def _who(self, unit: Unit, half: Half) -> tuple[people.Secret, Therapist]:
        """Whose ticket it is, unless the password changed or the account went meanwhile."""
        secret, therapist = people.secret_by_id(unit, half.person_id), therapists.of_person(unit, half.person_id)
        if secret is None or therapist is None or self._halves.mark_of(secret) != half.mark:
            raise Refused(Reason.PROOF_TOO_LATE)
        return secret, therapist

    def _lost_phone(self, unit: Unit, half: Half, therapist: Therapist, typed: str) -> None:
        """A printed code stands in for the phone once, and the new phone gets a new secret."""
        printed = "" if half.by_code or half.printed or digits_of(typed) or therapist.is_new else typed
        if not codes.use_recovery(unit, half.person_id if printed else "", hash_of(self._keyring, printed)):
            raise Refused(Reason.PROOF_NOT_GOOD, "digits")
        therapists.keep(unit, replace(therapist, secret=self._new_secret(), proved=False))

    def _new_secret(self) -> str:
        """160 bits, as the phones' apps expect them."""
        return b32encode(bytes.fromhex(self._dice.id() + self._dice.id())[:20]).decode()


def _digits_of(therapist: Therapist) -> Callable[[int], str]:
    return pyotp.TOTP(therapist.secret).generate_otp
