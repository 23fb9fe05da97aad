"""Someone lets their therapist read one thing, and takes it back as easily; of what both made, both have to.

A waiting yes is seen by nobody but its giver. When the thing itself changes or goes, nothing is left to read, until it
is handed anew (each use case says so by ``handings.lapse``).
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from hashlib import blake2s

from couples.domain.admission import admitted
from couples.domain.handed import OF_BOTH, Handed, Item, Mark, is_open, later
from couples.domain.people import Seat
from couples.domain.refusal import Reason, Refused
from couples.domain.session.state import Side
from couples.services.belonging import seat_of, today_of
from couples.services.handed_words import found
from couples.services.ports import Clock, Dice
from couples.store import admissions, couples, handings, people
from couples.store.database import Store, Unit
from couples.store.handings import Given

MOST_HANDED = 500  # of one couple


@dataclass(frozen=True, slots=True)
class Hands:
    """How it stands for one of the two. ``given``: by thing, whether the therapist reads it now or it waits.

    ``link`` names the admission: what a page offers is for this therapist, and not for one who came after.
    """

    therapist: str = ""  # by name; empty without one
    link: str = ""
    given: Mapping[tuple[str, str], bool] = field(default_factory=dict)

    def says(self, item: str, of: str = "") -> str:
        """``open``, ``waiting`` or nothing, as templates ask."""
        there = self.given.get((item, of))
        return "" if there is None else "open" if there else "waiting"


@dataclass(frozen=True, slots=True)
class OnThePage:
    """What somebody had before their eyes as they pressed; ``print`` is empty where nothing can have changed."""

    link: str
    print: str = ""


class Handing:
    """What one of the two hands to the therapist of both."""

    def __init__(self, *, store: Store, clock: Clock, dice: Dice) -> None:
        self._store, self._clock, self._dice = store, clock, dice

    def hands(self, person_id: str) -> Hands:
        """Empty for one alone and for two without a therapist."""

        def look(unit: Unit) -> Hands:
            seat = couples.seat_of(unit, person_id)
            link = link_of(unit, seat.couple_id) if seat else None
            if seat is None or link is None:
                return Hands()
            therapist = people.by_id(unit, link[1])
            given = handings.of_couple(unit, seat.couple_id, link[0])
            mine = {(each.mark.item.value, each.mark.of): each.open for each in given if each.person_id == person_id}
            return Hands(therapist.chosen_name if therapist else "", link[0], mine)

        return self._store.read(look)

    def print_of(self, person_id: str, item: Item, of: str) -> str:
        """Tells what a thing says now from what it said before; empty when it is not there."""

        def look(unit: Unit) -> str:
            seat = couples.seat_of(unit, person_id)
            return _print(unit, seat, Mark("", item, of)) if seat else ""

        return self._store.read(look)

    def hand(self, person_id: str, item: Item, of: str, page: OnThePage | None = None) -> None:
        """For one's own part. Refused(NO_THERAPIST) without one, Refused(NOT_FOUND) for what is not one's own.

        ``page`` is what the pressed page showed: with another therapist, or of other words, it is Refused(OVERTAKEN).
        """

        def work(unit: Unit) -> None:
            seat = seat_of(unit, person_id)
            link = link_of(unit, seat.couple_id)
            if link is None:
                raise Refused(Reason.NO_THERAPIST)
            mark = Mark(self._dice.id(), item, of)
            now = _print(unit, seat, mark)
            if not now:
                raise Refused(Reason.NOT_FOUND)
            if page and (page.link != link[0] or page.print not in ("", now)):
                raise Refused(Reason.OVERTAKEN)
            there = handings.of_couple(unit, seat.couple_id, link[0])
            same = [each for each in there if each.mark.names(item, of)]
            if any(each.person_id == person_id for each in same):
                return
            if len(there) >= MOST_HANDED:
                raise Refused(Reason.FULL)
            today = today_of(unit, person_id, self._clock())
            handings.keep(unit, seat, link[0], replace(mark, on=today))
            others = [each for each in same if item in OF_BOTH]
            sides = [seat.side, *(seat.side.other for _ in others)]
            if is_open(item, sides):
                handings.open_up(unit, mark.id, *(each.mark.id for each in others))

        self._store.write(work)

    def take_back(self, person_id: str, item: Item, of: str) -> None:
        """Never refused; of what is of both, one is enough. Doing it twice is doing it once."""

        def work(unit: Unit) -> None:
            seat = couples.seat_of(unit, person_id)
            if seat and item in OF_BOTH and _is_read(unit, seat, item, of):
                handings.lapse_of_both(unit, seat.couple_id, item, of)
            handings.lapse(unit, person_id, item, of)

        self._store.write(work)
        self._store.scrub()

    def names(self, person_id: str) -> dict[Side, str]:
        """What the two call themselves, by seat; nobody for one alone."""

        def look(unit: Unit) -> dict[Side, str]:
            seat = couples.seat_of(unit, person_id)
            both = (seat, seat.of_partner) if seat else ()
            found = {each.side: people.by_id(unit, each.person_id) for each in both}
            return {side: person.chosen_name for side, person in found.items() if person}

        return self._store.read(look)

    def as_seen(self, person_id: str) -> list[Handed]:
        """What the therapist reads of this person's now: read the way they read it."""

        def look(unit: Unit) -> list[Handed]:
            seat = couples.seat_of(unit, person_id)
            return [each for each in handed_by_both(unit, seat) if seat.side in each.by] if seat else []

        return self._store.read(look)


def _print(unit: Unit, seat: Seat, mark: Mark) -> str:
    thing = found(unit, seat, [mark]).get(mark.id)
    return blake2s(repr(replace(thing, id="")).encode(), digest_size=8).hexdigest() if thing else ""


def link_of(unit: Unit, couple_id: str) -> tuple[str, str] | None:
    """The admission under which a therapist is in, and who that is; None while nobody is."""
    yeses = admissions.of_couple(unit, couple_id)
    return (yeses[0].invitation_id, yeses[0].therapist_id) if admitted(yeses) else None


def handed_by_both(unit: Unit, seat: Seat) -> list[Handed]:
    """All that the therapist can ever be handed of this couple, besides cards (R4); one of both stands there once."""
    link = link_of(unit, seat.couple_id)
    if link is None:
        return []
    given = [each for each in handings.of_couple(unit, seat.couple_id, link[0]) if each.open]
    handed: list[Handed] = []
    for each in sorted((seat, seat.of_partner), key=lambda one: one.side):
        own_too = each.side is Side.A  # both marks of what is of both open one thing
        marks = {
            one.mark.id: one.mark
            for one in given
            if one.person_id == each.person_id and (own_too or one.mark.item not in OF_BOTH)
        }
        there = found(unit, each, list(marks.values()))
        handed += [replace(one, on=_since(marks[name], given)) for name, one in there.items()]
    return handed


def _since(mark: Mark, given: Sequence[Given]) -> date | None:
    same = [one.mark.on for one in given if mark.item in OF_BOTH and one.mark.names(mark.item, mark.of)]
    return later(same or [mark.on])


def _is_read(unit: Unit, seat: Seat, item: Item, of: str) -> bool:
    """A tap of one who said nothing does not undo what the other waits for: it would show that there is something."""
    link = link_of(unit, seat.couple_id)
    there = handings.of_couple(unit, seat.couple_id, link[0]) if link else []
    return any(each.mark.names(item, of) and each.open for each in there)
