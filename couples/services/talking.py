"""Two people and their therapist write to each other; each page says who reads it, and nobody else can tell (H1).

A page is there while both let the therapist in, under the policy that both said yes to. A therapist who opens one opens
the couple's space: both see that and when, and what of it stood there only its writer.
"""

from dataclasses import dataclass

from couples.domain import talk
from couples.domain.admission import Policy, admitted
from couples.domain.refusal import Reason, Refused
from couples.domain.talk import Message, Three
from couples.services.guiding import Guiding, the_couple
from couples.services.ports import Clock
from couples.store import admissions, couples, messages, people
from couples.store.database import Store, Unit
from couples.store.messages import Sheet

MESSAGE = "message"  # among the things of a line of openings


@dataclass(frozen=True, slots=True)
class Talk:
    """Who writes with whom. ``link`` names the admission: what a page offers is for this therapist alone."""

    link: str
    policy: Policy
    therapist: str
    names: dict[str, str]  # by id, of all three
    pages: frozenset[str]


@dataclass(frozen=True, slots=True)
class Note:
    """What somebody is about to send. ``link``: the admission under which the form was made."""

    id: str
    link: str
    text: str


class Talking:
    """Messages of one couple and the therapist whom both let in."""

    def __init__(self, *, store: Store, clock: Clock, guiding: Guiding) -> None:
        self._store, self._clock, self._guiding = store, clock, guiding

    # each of the two

    def talk(self, person_id: str) -> Talk:
        """With whom, and on which pages. Refused(NO_THERAPIST) while nobody is let in by both."""
        return self._store.read(lambda unit: _talk(unit, person_id, *_of_partner(unit, person_id)))

    def read(self, person_id: str, whose: str) -> list[Message]:
        """What stands on one of their pages, the newest first. Refused(NOT_FOUND) for any other."""

        def look(unit: Unit) -> list[Message]:
            link, three = _of_partner(unit, person_id)
            return messages.on(unit, _sheet(three, link, person_id, whose))

        return self._store.read(look)

    def write(self, person_id: str, whose: str, note: Note) -> None:
        """The same note again is the same message. Refused(OVERTAKEN) when the admission is another one by now."""
        text = talk.words_of(note.text)

        def work(unit: Unit) -> None:
            link, three = _of_partner(unit, person_id)
            sheet = _sheet(three, _same(link, note.link), person_id, whose)
            self._keep(unit, sheet, Message(note.id, person_id, text, self._clock().wall), unread=True)

        self._store.write(work)

    def take_back(self, person_id: str, id_: str) -> None:
        """One's own, gone for everybody and from the disk; never refused, also when it has ended."""
        self._store.write(lambda unit: messages.take_back(unit, person_id, id_))
        self._store.scrub()

    def from_before(self, person_id: str) -> list[Message]:
        """What they wrote to a therapist who is not in any more."""
        return self._store.read(lambda unit: messages.from_before(unit, person_id))

    def own(self, person_id: str) -> frozenset[str]:
        """The ids of all that they wrote and that still stands somewhere."""

        return self._store.read(lambda unit: messages.ids_by(unit, person_id))

    # the therapist

    def at_desk(self, therapist_id: str, couple_id: str) -> tuple[Talk, frozenset[str]]:
        """With whom, and on whose pages something stands that they have not read. No message is opened."""

        def look(unit: Unit) -> tuple[Talk, frozenset[str]]:
            link, three = _of_couple(unit, therapist_id, couple_id)
            return _talk(unit, therapist_id, link, three), messages.unread(unit, link)

        return self._store.read(look)

    def open(self, therapist_id: str, couple_id: str, whose: str) -> list[Message]:
        """An opening of the couple's space like any other, noted before a word is handed out (R13)."""

        def look(unit: Unit) -> tuple[list[Message], dict[str, frozenset[str]]]:
            link, three = _of_couple(unit, therapist_id, couple_id)
            found = messages.on(unit, _sheet(three, link, therapist_id, whose))
            return found, {one: frozenset(f"{MESSAGE}/{m.id}" for m in found if m.by == one) for one in three.pair}

        def noted(unit: Unit) -> tuple[list[Message], bool]:
            found, items = look(unit)
            return found, self._guiding.is_noted(unit, therapist_id, couple_id, items)

        def note(unit: Unit) -> list[Message]:
            found, items = look(unit)
            self._guiding.note(unit, therapist_id, couple_id, items)
            messages.mark_read(unit, [each.id for each in found])
            return found

        found, known = self._store.read(noted)
        return found if known else self._store.write(note)

    def answer(self, therapist_id: str, couple_id: str, whose: str, note: Note) -> None:
        """As ``write``, from the desk."""
        text = talk.words_of(note.text)

        def work(unit: Unit) -> None:
            link, three = _of_couple(unit, therapist_id, couple_id)
            sheet = _sheet(three, _same(link, note.link), therapist_id, whose)
            self._keep(unit, sheet, Message(note.id, therapist_id, text, self._clock().wall), unread=False)

        self._store.write(work)

    def _keep(self, unit: Unit, sheet: Sheet, message: Message, *, unread: bool) -> None:
        there = messages.ids_by(unit, message.by, sheet)
        if message.id not in there:
            talk.room_for_one(there)
            messages.keep(unit, sheet, message, unread=unread)


def _of_partner(unit: Unit, person_id: str) -> tuple[str, Three]:
    """Inside a transaction: the admission under which they write, and who the three are."""
    seat = couples.seat_of(unit, person_id)
    yeses = admissions.of_couple(unit, seat.couple_id) if seat else ()
    if seat is None or not admitted(yeses):
        raise Refused(Reason.NO_THERAPIST)
    pair = frozenset({seat.person_id, seat.partner_id})
    return yeses[0].invitation_id, Three(yeses[0].therapist_id, pair, yeses[0].policy)


def _of_couple(unit: Unit, therapist_id: str, couple_id: str) -> tuple[str, Three]:
    """The same for the therapist; Refused(NOT_FOUND) for a couple that is not theirs now."""
    _, seat, _ = the_couple(unit, therapist_id, couple_id)
    return _of_partner(unit, seat.person_id)


def _talk(unit: Unit, person_id: str, link: str, three: Three) -> Talk:
    known = people.many(unit, {three.therapist, *three.pair})
    names = {id_: person.chosen_name for id_, person in known.items()}
    told = talk.told_apart({id_: (known[id_].chosen_name, known[id_].pronouns) for id_ in three.pair})
    return Talk(link, three.policy, three.therapist, names | told, three.pages_of(person_id))


def _sheet(three: Three, link: str, person_id: str, whose: str) -> Sheet:
    if person_id not in three.readers(whose):
        raise Refused(Reason.NOT_FOUND)
    return Sheet(link, whose)


def _same(link: str, of_the_form: str) -> str:
    """What was typed for one therapist is not sent to the next, nor under another policy."""
    if link != of_the_form:
        raise Refused(Reason.OVERTAKEN)
    return link
