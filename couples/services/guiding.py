"""A therapist opens a couple's space: what each owner handed to them, and nothing else; and each opening is noted.

Who they are, that both still admit them, and what is handed are read in one transaction, anew each time. The line that
both partners can see is written before a word is handed out (R13). What comes onto a page that is open already is noted
under the moment of that opening: when one of the two shares something, the other sees no new line.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import groupby

from couples.domain.admission import Policy, admitted
from couples.domain.audit import Line, Seal
from couples.domain.card import Audience, Seen
from couples.domain.handed import Handed
from couples.domain.people import Person, Seat
from couples.domain.refusal import Reason, Refused
from couples.domain.session.state import Side
from couples.domain.talk import told_apart
from couples.services.handing import handed_by_both
from couples.services.ports import Clock
from couples.store import admissions, assignments, audits, cards, couples, off, people, seen
from couples.store.audits import Items, Opening
from couples.store.database import Store, Unit
from couples.store.keyring import Keyring

ONE_LOOK = timedelta(minutes=15)  # as long as a therapist's login rests: a page that looks again is one opening
ANSWER = "answer"  # to practice, among the things of a line
MOST_LINES = 50  # openings, the newest, as a couple reads them: a line for each, however much was written meanwhile


@dataclass(frozen=True, slots=True)
class Space:
    """All that a therapist reads of one couple. Nothing in it depends on anything that was not handed to them."""

    couple_id: str
    policy: Policy
    people: dict[Side, Person]
    sessions_off: bool
    cards: tuple[tuple[Side, Seen], ...]
    handed: tuple[Handed, ...]
    answers: tuple[tuple[Side, str], ...] = ()  # to practice, by the proposal's id: read on a page of their own

    @property
    def names(self) -> dict[Side, str]:
        """As each thing says whose it is: who takes the other's name must not be taken for them."""
        told = told_apart({person.id: (person.chosen_name, person.pronouns) for person in self.people.values()})
        return {side: told[person.id] for side, person in self.people.items()}


@dataclass(frozen=True, slots=True)
class Opened:
    """One opening as one of the two reads it. ``items``: which of their own things stood there, by kind and id.

    ``whole`` is False when what was noted of these things is not what was written.
    """

    at: datetime
    items: frozenset[str]
    whole: bool


class Guiding:
    """The couples of a therapist, one space at a time."""

    def __init__(self, *, store: Store, clock: Clock, keyring: Keyring) -> None:
        self._store, self._clock = store, clock
        self._seal = sealing(keyring)

    def space(self, therapist_id: str, couple_id: str) -> Space:
        """Open it. Refused(NOT_FOUND) for a couple that does not admit this therapist now, as for one there is not."""
        space, noted = self._store.read(lambda unit: self._look(unit, therapist_id, couple_id))
        return space if noted else self._store.write(lambda unit: self._note(unit, therapist_id, couple_id))

    def couple(self, therapist_id: str, couple_id: str) -> dict[Side, Person]:
        """Who the two are, for a page that opens nothing of theirs."""
        return self._store.read(lambda unit: the_couple(unit, therapist_id, couple_id)[2])

    def opened(self, person_id: str) -> list[Opened]:
        """When this person's space was opened, the newest first; what of it was theirs, nobody else reads."""

        def look(unit: Unit) -> list[Opened]:
            seat = couples.seat_of(unit, person_id)
            lines = audits.of_couple(unit, seat.couple_id, MOST_LINES) if seat else []
            looks = groupby(lines, key=lambda line: line.at)
            return [self._opened(unit, at, list(of), person_id) for at, of in looks]

        return self._store.read(look)

    def _opened(self, unit: Unit, at: datetime, lines: list[Line], person_id: str) -> Opened:
        items = [(line, audits.items_of(unit, line.seq, person_id)) for line in lines]
        whole = all(audits.is_whole(line, self._seal, person_id, of) for line, of in items)
        return Opened(at, frozenset().union(*(of for _, of in items)), whole)

    def is_noted(self, unit: Unit, therapist_id: str, couple_id: str, items: Items) -> bool:
        """Inside a transaction: whether the lines of this look hold all that stands there now, by person."""
        look = self._this_look(unit, therapist_id, couple_id)
        return bool(look) and all(
            of <= frozenset().union(*(audits.items_of(unit, line.seq, who) for line in look))
            for who, of in items.items()
        )

    def note(self, unit: Unit, therapist_id: str, couple_id: str, items: Items) -> None:
        """One more line, under the moment of the opening that is still going on."""
        look = self._this_look(unit, therapist_id, couple_id)
        at = look[0].at if look else self._clock().wall
        audits.add(unit, self._seal, Opening(couple_id, therapist_id, at), items)

    def _note(self, unit: Unit, therapist_id: str, couple_id: str) -> Space:
        space, noted = self._look(unit, therapist_id, couple_id)
        if not noted:
            self.note(unit, therapist_id, couple_id, _items(space))
            seen.keep(unit, therapist_id, couple_id)
        return space

    def _look(self, unit: Unit, therapist_id: str, couple_id: str) -> tuple[Space, bool]:
        policy, seat, both = the_couple(unit, therapist_id, couple_id)
        shown = (
            (each.side, card)
            for each in (seat, seat.of_partner)
            for card in cards.shown_by(unit, each, Audience.THERAPIST)
        )
        handed, is_off = handed_by_both(unit, seat), off.are_off(unit, couple_id)
        answers = _answers(unit, seat)
        space = Space(couple_id, policy, both, is_off, tuple(shown), tuple(handed), answers)
        return space, self.is_noted(unit, therapist_id, couple_id, _items(space))

    def _this_look(self, unit: Unit, therapist_id: str, couple_id: str) -> list[Line]:
        """The lines of an opening that is still going on."""
        lines = audits.of_couple(unit, couple_id, MOST_LINES)
        still = bool(lines) and lines[0].therapist_id == therapist_id and self._clock().wall < lines[0].at + ONE_LOOK
        return [line for line in lines if line.at == lines[0].at] if still else []


def sealing(keyring: Keyring) -> Seal:
    """The keyed hash of the chain, the same for whoever has the key file."""
    return lambda said: keyring.keyed_hash(audits.AUDIT, said)


def the_couple(unit: Unit, therapist_id: str, couple_id: str) -> tuple[Policy, Seat, dict[Side, Person]]:
    """Inside a transaction: who they are, the seat of one of them, and the policy they said yes to; else NOT_FOUND."""
    yeses = admissions.of_couple(unit, couple_id)
    if not admitted(yeses) or yeses[0].therapist_id != therapist_id:
        raise Refused(Reason.NOT_FOUND)
    seat = couples.seat_of(unit, couples.persons_of(unit, couple_id)[Side.A.value])
    both = {each.side: people.by_id(unit, each.person_id) for each in (seat, seat.of_partner)} if seat else {}
    named = {side: person for side, person in both.items() if person}
    if seat is None or len(named) != len(Side):
        raise Refused(Reason.NOT_FOUND)
    return yeses[0].policy, seat, named


def _answers(unit: Unit, seat: Seat) -> tuple[tuple[Side, str], ...]:
    """The answers to practice that either of the two lets the therapist read."""
    told = ((each.side, assignments.told_by(unit, each.person_id)) for each in (seat, seat.of_partner))
    return tuple((side, id_) for side, mine in told for id_, answer in mine.items() if answer.shared)


def _items(space: Space) -> dict[str, frozenset[str]]:
    """Whose what stands on the page, by person."""
    all_of_it = [(frozenset({side}), f"card/{card.id}") for side, card in space.cards]
    all_of_it += [(each.by, f"{each.item}/{each.id}") for each in space.handed]
    all_of_it += [(frozenset({side}), f"{ANSWER}/{id_}") for side, id_ in space.answers]
    return {person.id: frozenset(name for by, name in all_of_it if side in by) for side, person in space.people.items()}
