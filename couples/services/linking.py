"""Two people are linked only when both said so, signed in, having seen each other's chosen name (R1).

A code that is wrong, expired, used, one's own, or tried too often is one and the same refusal, and entering the right
one makes no more than a proposal. Who cannot link, or does not want to, loses nothing else.
"""

from datetime import datetime

from couples.domain import code
from couples.domain.link import CODE_LIVES, PROPOSAL_LIVES, WORDS, LinkCode, Proposal, StoredCode, StoredProposal
from couples.domain.people import Seat
from couples.domain.refusal import Reason, Refused
from couples.domain.tries import LINK_WINDOW, too_many_codes
from couples.services.carrying import Carrying
from couples.services.ports import Clock, Dice
from couples.store import codes, couples, people, proposals, tries
from couples.store.database import Store, Unit
from couples.store.keyring import Keyring
from couples.store.words import words

PURPOSE = "link code"
TRIES = "link"
_NO_CODE = " " * code.LINK_LENGTH  # as long as a code, so that a kept ticket does not tell


class Linking:
    """Codes, proposals and the two confirmations."""

    def __init__(self, *, store: Store, clock: Clock, dice: Dice, keyring: Keyring) -> None:
        self._store = store
        self._clock = clock
        self._dice = dice
        self._keyring = keyring
        self._kept = Carrying(keyring=keyring, dice=dice, purpose=PURPOSE)

    def make_code(self, person_id: str) -> LinkCode:
        """A code to show to the partner, for ten minutes, in the place of any earlier code or proposal."""
        drawn, now = code.draw(self._dice.below, code.LINK_LENGTH), self._clock().wall
        stored = StoredCode(maker_id=person_id, expires_at=now + CODE_LIVES)

        def make(unit: Unit) -> None:
            _must_be_free(unit, person_id)
            proposals.drop(unit, person_id)
            codes.keep_link(unit, self._dice.id(), stored, self._hash_of(drawn))

        self._store.write(make)
        return LinkCode(code.shown(drawn), stored.expires_at)

    def take_back(self, person_id: str) -> None:
        """The code shown so far opens nothing any more."""
        self._store.write(lambda unit: codes.drop_link(unit, person_id))

    def keep(self, text: str) -> str:
        """Seal a code opened before signing in. The ticket looks the same for every code, good or not."""
        return self._kept.seal(code.plain(text, code.LINK_LENGTH) or _NO_CODE, self._clock().wall)

    def enter_code(self, person_id: str, text: str) -> Proposal:
        return self._enter(person_id, code.plain(text, code.LINK_LENGTH), opened=self._clock().wall)

    def enter_kept(self, person_id: str, ticket: str) -> Proposal:
        """Enter a code that was opened in time and kept through the sign-up."""
        carried = self._kept.open(ticket)
        if carried is None:
            raise Refused(Reason.CODE_NOT_GOOD, "code")
        return self._enter(person_id, code.plain(carried.text, code.LINK_LENGTH), opened=carried.at)

    def proposal_of(self, person_id: str) -> Proposal | None:
        """The proposal as this person sees it, while it stands."""
        now = self._clock().wall

        def look(unit: Unit) -> Proposal | None:
            stored = proposals.of_person(unit, person_id, now)
            return _seen_by(unit, person_id, stored) if stored else None

        return self._store.read(look)

    def confirm(self, person_id: str) -> Seat | None:
        """Say yes to the proposal. Gives the seat once both did, None while the other has not."""
        now, couple_id = self._clock().wall, self._dice.id()

        def confirm(unit: Unit) -> Seat | None:
            if seat := couples.seat_of(unit, person_id):
                return seat
            stored = proposals.of_person(unit, person_id, now)
            if stored is None:
                raise Refused(Reason.NOT_FOUND)
            proposals.confirm(unit, stored, person_id)
            if not stored.confirmed_by(stored.other_of(person_id)):
                return None
            for one in (stored.maker_id, stored.taker_id):
                forget_links(unit, one)
            couples.link(unit, couple_id, stored.maker_id, stored.taker_id)
            return couples.seat_of(unit, person_id)

        return self._store.write(confirm)

    def refuse(self, person_id: str) -> None:
        """No, or not now: the proposal is gone for both, and nothing says who removed it or whether it ran out."""
        self._store.write(lambda unit: proposals.drop(unit, person_id))

    def seat_of(self, person_id: str) -> Seat | None:
        return self._store.read(lambda unit: couples.seat_of(unit, person_id))

    def sweep(self) -> None:
        """Forget codes and proposals that ran out, and old wrong tries."""
        now = self._clock().wall

        def sweep(unit: Unit) -> None:
            codes.sweep(unit, now)
            proposals.sweep(unit, now)

        self._store.write(sweep)

    def _enter(self, person_id: str, typed: str | None, *, opened: datetime) -> Proposal:
        now = self._clock().wall
        # a refusal is returned, not raised, out of the transaction: the wrong try has to stay counted
        outcome = self._store.write(lambda unit: self._try(unit, person_id, typed, opened, now))
        if isinstance(outcome, Reason):
            raise Refused(outcome, "code")
        return outcome

    def _try(self, unit: Unit, person_id: str, typed: str | None, opened: datetime, now: datetime) -> Proposal | Reason:
        if couples.seat_of(unit, person_id):
            return Reason.ALREADY_LINKED
        if typed is None or self._rests(unit, person_id, now):  # what cannot be a code guesses nothing: not counted
            return Reason.CODE_NOT_GOOD
        found = codes.find_link(unit, self._hash_of(typed))
        if found is None or found.maker_id == person_id or not found.opens(now=now, opened=opened):
            tries.add(unit, self._dice.id(), kind=TRIES, key_hash=self._key(person_id), at=now)
            return Reason.CODE_NOT_GOOD
        return self._propose(unit, found.maker_id, person_id, now)

    def _propose(self, unit: Unit, maker_id: str, taker_id: str, now: datetime) -> Proposal:
        for one in (maker_id, taker_id):
            forget_links(unit, one)
        stored = StoredProposal(
            id=self._dice.id(),
            maker_id=maker_id,
            taker_id=taker_id,
            maker_confirmed=False,
            taker_confirmed=False,
            words=" ".join(self._three_words()),
            expires_at=now + PROPOSAL_LIVES,
        )
        proposals.insert(unit, stored)
        return _seen_by(unit, taker_id, stored)

    def _rests(self, unit: Unit, person_id: str, now: datetime) -> bool:
        after = now - LINK_WINDOW
        own = len(tries.since(unit, TRIES, self._key(person_id), after))
        return too_many_codes(own, len(tries.of_everybody(unit, TRIES, after)))

    def _three_words(self) -> list[str]:
        left = list(words("aloud"))
        return [left.pop(self._dice.below(len(left))) for _ in range(WORDS)]

    def _hash_of(self, plain: str) -> bytes:
        return self._keyring.keyed_hash(PURPOSE, plain)

    def _key(self, person_id: str) -> bytes:
        return self._keyring.keyed_hash("tries/link", person_id)


def forget_links(unit: Unit, person_id: str) -> None:
    """Remove this person's code and proposal, whichever there is."""
    codes.drop_link(unit, person_id)
    proposals.drop(unit, person_id)


def _must_be_free(unit: Unit, person_id: str) -> None:
    if couples.seat_of(unit, person_id):
        raise Refused(Reason.ALREADY_LINKED)


def _seen_by(unit: Unit, person_id: str, stored: StoredProposal) -> Proposal:
    other = people.by_id(unit, stored.other_of(person_id))
    if other is None:  # cannot be: a person's rows go with the person
        raise Refused(Reason.NOT_FOUND)
    return Proposal(
        other_name=other.chosen_name,
        other_pronouns=other.pronouns,
        words=tuple(stored.words.split()),
        you_confirmed=stored.confirmed_by(person_id),
        expires_at=stored.expires_at,
    )
