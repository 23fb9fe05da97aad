"""The words behind what somebody handed to their therapist, read from where their owner keeps them, and nothing else.

This is the one place that opens a person's own things for somebody else (R4). Each kind is read once, however many of
it were handed; what is gone, or is not its owner's, is simply not found.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from couples.domain import csi
from couples.domain.handed import Entry, Handed, Item, Mark
from couples.domain.keepsake import MAY_BE_SHOWN
from couples.domain.people import Seat
from couples.domain.session.state import Side
from couples.domain.sheet import Common, Line
from couples.store import agreements, common_sheets, keepsakes, kept, learning, own_sheets, reveals, weathers
from couples.store.database import Unit
from couples.store.solo import ENTRIES

Read = Mapping[str, Handed]  # by the mark's id


def found(unit: Unit, seat: Seat, marks: Sequence[Mark]) -> Read:
    """By the mark's id, what the person in this seat handed."""
    handed = {name: replace(one, by=frozenset({seat.side})) for name, one in own(unit, seat.person_id, marks).items()}
    for item in {mark.item for mark in marks} & set(_OF_BOTH):
        handed |= _OF_BOTH[item](unit, seat, [mark for mark in marks if mark.item is item])
    return handed


def own(unit: Unit, person_id: str, marks: Sequence[Mark]) -> Read:
    """The same of what is a person's own; nothing that anybody else had a part in can come out of here."""
    mine: dict[str, Handed] = {}
    for item in {mark.item for mark in marks} & set(_OWN):
        mine |= _OWN[item](unit, person_id, [mark for mark in marks if mark.item is item])
    return mine


def _lines(unit: Unit, person_id: str, marks: Sequence[Mark]) -> Read:
    there = {line.id: line for line in kept.of_person(unit, person_id)}
    return {mark.id: _own(mark, of=one.of, text=one.line) for mark in marks if (one := there.get(mark.of))}


def _keepsakes(unit: Unit, person_id: str, marks: Sequence[Mark]) -> Read:
    there = {each.id: each for each in keepsakes.of_person(unit, person_id) if each.kind in MAY_BE_SHOWN}
    return {
        mark.id: _own(mark, line=Line(one.kind, one.tap, one.words)) for mark in marks if (one := there.get(mark.of))
    }


def _weather(unit: Unit, person_id: str, marks: Sequence[Mark]) -> Read:
    there = {each.id: each.lines for each in weathers.of_person(unit, person_id)}
    return {mark.id: _own(mark, weather=there[mark.of]) for mark in marks if mark.of in there}


def _goals(unit: Unit, person_id: str, marks: Sequence[Mark]) -> Read:
    there = {goal.id: goal.text for goal in own_sheets.of_person(unit, person_id).goals}
    return {mark.id: _own(mark, text=there[mark.of]) for mark in marks if mark.of in there}


def _parts(unit: Unit, person_id: str, marks: Sequence[Mark]) -> Read:
    there = {str(part): text for part, text in own_sheets.of_person(unit, person_id).intake.items()}
    return {mark.id: _own(mark, of=mark.of, text=there[mark.of]) for mark in marks if mark.of in there}


def _number(unit: Unit, person_id: str, marks: Sequence[Mark]) -> Read:
    number = csi.number(learning.of_person(unit, person_id).answers)
    return {mark.id: _own(mark, number=number) for mark in marks if not mark.of and number is not None}


def _entries(unit: Unit, person_id: str, marks: Sequence[Mark]) -> Read:
    there = {mark.id: ENTRIES.by_id(unit, person_id, mark.of) for mark in marks}
    return {
        mark.id: _own(mark, entry=Entry(one.practice, one.answers, one.asked))
        for mark in marks
        if (one := there[mark.id]) and one.answers
    }


def _care(unit: Unit, person_id: str, marks: Sequence[Mark]) -> Read:
    plan = own_sheets.of_person(unit, person_id).plan
    return {mark.id: _own(mark, plan=plan) for mark in marks if not mark.of and plan.says}


def _map(unit: Unit, person_id: str, marks: Sequence[Mark]) -> Read:
    spots = own_sheets.of_person(unit, person_id).spots
    return {mark.id: _own(mark, spots=spots) for mark in marks if not mark.of and spots}


def _ours(unit: Unit, seat: Seat, marks: Sequence[Mark]) -> Read:
    there = {goal.id: goal.text for goal in common_sheets.of_couple(unit, seat).goals if goal.ours}
    return {mark.id: _of_both(mark, text=there[mark.of]) for mark in marks if mark.of in there}


def _outcomes(unit: Unit, seat: Seat, marks: Sequence[Mark]) -> Read:
    common = common_sheets.of_couple(unit, seat)
    texts = _texts(unit, seat, common)
    stood = {one.thing: one for one in (common.outcome.stood if common.outcome else ())}
    return {
        mark.id: _of_both(mark, text=texts.get(mark.of, ""), stood=stood[mark.of])
        for mark in marks
        if mark.of in stood and (mark.of in texts or mark.of.startswith("practice/"))
    }


def _agreement(unit: Unit, seat: Seat, marks: Sequence[Mark]) -> Read:
    lines = tuple(line.text for line in agreements.of_couple(unit, seat).lines if line.stands)
    return {mark.id: _of_both(mark, lines=lines) for mark in marks if not mark.of and lines}


def _reveals(unit: Unit, seat: Seat, marks: Sequence[Mark]) -> Read:
    out = {mark.id: reveals.revealed_of(unit, seat, mark.of) for mark in marks}
    return {
        mark.id: _of_both(mark, of=mark.of, matches=row.revealed.matches)
        for mark in marks
        if (row := out[mark.id]) and row.revealed.matches
    }


def _texts(unit: Unit, seat: Seat, common: Common) -> dict[str, str]:
    """What can come out of a review, in the words of the two; a practice has the library's."""
    lines = agreements.of_couple(unit, seat).lines
    return {f"goal/{goal.id}": goal.text for goal in common.goals if goal.ours} | {
        f"line/{line.id}": line.text for line in lines if line.stands
    }


def _own(mark: Mark, **words: object) -> Handed:
    return Handed(mark.id, mark.item, frozenset(), **words)  # type: ignore[arg-type]  # one field each


def _of_both(mark: Mark, **words: object) -> Handed:
    return Handed(mark.id, mark.item, frozenset(Side), **words)  # type: ignore[arg-type]  # as above


_OWN: Mapping[Item, Callable[[Unit, str, Sequence[Mark]], Read]] = {
    Item.LINE: _lines,
    Item.KEEPSAKE: _keepsakes,
    Item.WEATHER: _weather,
    Item.GOAL: _goals,
    Item.NUMBER: _number,
    Item.ENTRY: _entries,
    Item.PART: _parts,
    Item.CARE: _care,
    Item.MAP: _map,
}
_OF_BOTH: Mapping[Item, Callable[[Unit, Seat, Sequence[Mark]], Read]] = {
    Item.OURS: _ours,
    Item.OUTCOME: _outcomes,
    Item.AGREEMENT: _agreement,
    Item.REVEAL: _reveals,
}
